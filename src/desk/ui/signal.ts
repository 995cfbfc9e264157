/** A value that can be watched; components read it with `useSignal`. */
import { useSyncExternalStore } from "react";

export class Signal<T> {
  private current: T;
  private readonly watchers = new Set<() => void>();

  constructor(value: T) {
    this.current = value;
  }

  get value(): T {
    return this.current;
  }

  set(value: T): void {
    if (Object.is(value, this.current)) return;
    this.current = value;
    for (const tell of this.watchers) tell();
  }

  readonly watch = (tell: () => void): (() => void) => {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  };
}

export function useSignal<T>(signal: Signal<T>): T;
export function useSignal<T, V>(signal: Signal<T>, select: (value: T) => V): V;
export function useSignal<T, V>(signal: Signal<T>, select?: (value: T) => V): T | V {
  return useSyncExternalStore(signal.watch, () =>
    select === undefined ? signal.value : select(signal.value),
  );
}
