/** Says when something is wrong with the storage as a whole. Nothing while it works. */
import type { ReactElement } from "react";
import { problemOfConnection } from "../../drafts/connection";
import type { Problem } from "../../report/problem";
import { LazyPart } from "./lazy-part";
import { lazyPart } from "./part";
import { useApp } from "./services";
import { useWatched } from "./use-watched";

/** Seldom shown, and fetched ahead once the first screen stands: see `watch-storage.ts`. */
export const storageProblem = lazyPart(() => import("./storage-problem").then((part) => part.StorageProblem));

/** `failing`: why the open draft cannot be saved, when that is all that is wrong. */
export function StorageBar({ failing = null }: { readonly failing?: Problem | null }): ReactElement | null {
  const state = useWatched(useApp().connection.state);
  const problem = problemOfConnection(state) ?? failing;
  return problem === null ? null : <LazyPart part={storageProblem} with={{ problem, state }} />;
}
