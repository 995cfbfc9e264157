/** Counts over a long list, each a button that shows only what it counts; pressed again, it shows everything. */
import type { ReactElement } from "react";

export type Stat<Id extends string> = readonly [id: Id, count: number, words: string, look: string];

interface Props<Id extends string> {
  /** The first counts everything. */
  readonly stats: readonly Stat<Id>[];
  readonly pressed: Id;
  readonly onPress: (id: Id) => void;
}

export function Stats<Id extends string>({ stats, pressed, onPress }: Props<Id>): ReactElement {
  const all = stats[0]?.[0];
  return (
    <>
      {stats.map(([id, count, words, look]) => (
        <button
          key={id}
          type="button"
          className={`stat ${look}`}
          aria-pressed={pressed === id}
          onClick={() => onPress(pressed === id ? (all ?? id) : id)}
        >
          <b>{count}</b>
          {words}
        </button>
      ))}
    </>
  );
}
