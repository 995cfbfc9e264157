/** One kind of observer for all that is watched: a value, and who is told when it changes. */

/** What can be watched, seen from outside. */
export interface Watched<T> {
  readonly value: T;
  /** Tells of each change; returns the way to stop. */
  readonly watch: (tell: () => void) => () => void;
}

export class Observable<T> implements Watched<T> {
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
    // A watcher may stop watching while it is told.
    for (const tell of [...this.watchers]) tell();
  }

  readonly watch = (tell: () => void): (() => void) => {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  };
}

/** Tells when any of several changes. */
export function watchAll(watched: readonly Watched<unknown>[], tell: () => void): () => void {
  const stops = watched.map(({ watch }) => watch(tell));
  return () => {
    for (const stop of stops) stop();
  };
}

/** Observables under keys, each made when it is first asked for. */
export class ObservableMap<T> {
  private readonly byKey = new Map<string, Observable<T>>();
  private readonly first: (key: string) => T;

  /** `first`: the value under a key that nobody asked for before. */
  constructor(first: (key: string) => T) {
    this.first = first;
  }

  at(key: string): Observable<T> {
    let observable = this.byKey.get(key);
    if (observable === undefined) {
      observable = new Observable(this.first(key));
      this.byKey.set(key, observable);
    }
    return observable;
  }

  /** The one under a key, if anybody ever asked for it. */
  known(key: string): Observable<T> | undefined {
    return this.byKey.get(key);
  }
}
