/** Bars above a step that say what is not as usual; each is fetched when it is first to be shown. */
import type { ReactElement } from "react";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { StorageBar } from "../ui/storage-bar";
import { useWatched } from "../ui/use-watched";
import { useSaveProblem, useSession } from "./open-draft";

export const noticeBar = lazyPart(() => import("./notice-bar").then((part) => part.NoticeBar));
export const lockBar = lazyPart(() => import("./lock-bar").then((part) => part.LockBar));

/** What to do when saving fails, or the storage is not as it should be. */
export function SaveProblem(): ReactElement | null {
  return <StorageBar failing={useSaveProblem()} />;
}

/** What happened to the draft without the officer's doing. */
export function DraftNotice(): ReactElement | null {
  const notice = useWatched(useSession().notice);
  return notice === null ? null : <LazyPart part={noticeBar} with={{ notice }} />;
}

/** Why nothing in it can be changed. */
export function DraftLock(): ReactElement | null {
  const lock = useWatched(useSession().lockedBy);
  return lock === null || lock === "version" ? null : <LazyPart part={lockBar} with={{ lock }} />;
}
