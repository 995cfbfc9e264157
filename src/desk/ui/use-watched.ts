/** Reads what is watched in a component, which renders only when what it reads changes. */
import { useSyncExternalStore } from "react";
import type { Watched } from "../../report/observable";

export function useWatched<T>(watched: Watched<T>): T;
export function useWatched<T, V>(watched: Watched<T>, select: (value: T) => V): V;
export function useWatched<T, V>(watched: Watched<T>, select?: (value: T) => V): T | V {
  return useSyncExternalStore(watched.watch, () =>
    select === undefined ? watched.value : select(watched.value),
  );
}
