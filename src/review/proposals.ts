/**
 * What a supervisor changed in a report that came back, beside what the officer changed meanwhile: each difference waits
 * under `proposal:{field id}` until the officer chooses. Nothing of what stands in the draft is touched before.
 */
import type { FieldId } from "../form/fields";
import { type Change, type Entries, typedAt } from "../report/entries";
import { keyFor } from "../report/key-kinds";
import { changedBy, differencesOf } from "../report/three-way";

export const proposalKey = (id: FieldId): string => keyFor("proposal", id);

export interface Proposal {
  readonly id: FieldId;
  /** As it was submitted; null where that is not known any more. */
  readonly base: string | null;
  readonly theirs: string;
}

/** The changes that put every difference up for choice. `base`: what was submitted, where it is known. */
export function proposalsOf(
  base: Entries | null,
  mine: Entries,
  theirs: Entries,
  fields: readonly FieldId[],
): readonly Change[] {
  const wanted = new Set(fields);
  return differencesOf(base ?? mine, mine, theirs)
    .filter((difference) => wanted.has(difference.key) && (base === null || changedBy(difference) !== "mine"))
    .map(({ key, base: was, theirs: other }) => ({
      key: proposalKey(key),
      value: JSON.stringify([base === null ? null : was, other]),
    }));
}

function parse(id: FieldId, text: string): Proposal | null {
  try {
    const raw: unknown = JSON.parse(text);
    if (!Array.isArray(raw)) return null;
    const [base, theirs] = raw as readonly unknown[];
    if (typeof theirs !== "string") return null;
    return { id, base: typeof base === "string" ? base : null, theirs };
  } catch {
    return null;
  }
}

/** Differences that wait for a choice, in the order given. */
export const proposalsIn = (entries: Entries, fields: readonly FieldId[]): readonly Proposal[] =>
  fields.flatMap((id) => {
    const text = typedAt(entries, proposalKey(id));
    return text === "" ? [] : (parse(id, text) ?? []);
  });

/** Takes the supervisor's text, or keeps what stands. */
export const chooseProposal = ({ id, theirs }: Proposal, take: boolean): readonly Change[] => [
  ...(take ? [{ key: id, value: theirs }] : []),
  { key: proposalKey(id), value: "" },
];
