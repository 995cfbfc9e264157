/**
 * What a supervisor changed in a report that came back, beside what the officer changed meanwhile: each difference waits
 * under `proposal:{field id}` until the officer chooses. Nothing of what stands in the draft is touched before. What was
 * chosen is kept, so that a file which brings the same difference again asks nothing.
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
  /** Number of the submission that it answers. */
  readonly revision: number;
}

/** A proposal as it is stored, with whether the officer has chosen. */
interface Offer extends Proposal {
  readonly chosen: boolean;
}

/** As one entry: a list of [base, theirs, revision, whether chosen]. */
const written = (offers: readonly Offer[]): string =>
  JSON.stringify(offers.map(({ base, theirs, revision, chosen }) => [base, theirs, revision, chosen]));

/** The only form there was before choices were kept, [base, theirs]: it still waits in drafts of that time. */
const isLoneOffer = (raw: readonly unknown[]): boolean => raw.length === 2 && typeof raw[1] === "string";

function offersAt(entries: Entries, id: FieldId): readonly Offer[] {
  const text = typedAt(entries, proposalKey(id));
  if (text === "") return [];
  try {
    const raw: unknown = JSON.parse(text);
    if (!Array.isArray(raw)) return [];
    return (isLoneOffer(raw) ? [raw] : raw).flatMap((one: unknown): readonly Offer[] => {
      if (!Array.isArray(one)) return [];
      const [base, theirs, revision, chosen] = one as readonly unknown[];
      if (typeof theirs !== "string") return [];
      return [
        {
          id,
          base: typeof base === "string" ? base : null,
          theirs,
          revision: Number(revision) || 0,
          chosen: chosen === true,
        },
      ];
    });
  } catch {
    return [];
  }
}

const isSame = (a: Proposal, b: Proposal): boolean => a.theirs === b.theirs && a.revision === b.revision;

/** Whether an offer is known already: as it is, or the same text about a later submission. */
const isKnown = (known: readonly Offer[], { theirs, revision }: Proposal): boolean =>
  known.some((one) => one.theirs === theirs && one.revision >= revision);

/**
 * The changes that put every difference up for choice, but for those that already wait or were chosen. The same text about
 * a later submission takes the place of one that waits. `base`: what was submitted, where it is known. `revision`: number
 * of the submission that theirs answers.
 */
export function proposalsOf(
  base: Entries | null,
  mine: Entries,
  theirs: Entries,
  { fields, revision }: { readonly fields: readonly FieldId[]; readonly revision: number },
): readonly Change[] {
  const wanted = new Set(fields);
  return differencesOf(base ?? mine, mine, theirs)
    .filter((difference) => wanted.has(difference.key) && (base === null || changedBy(difference) !== "mine"))
    .flatMap(({ key, base: was, theirs: other }) => {
      const known = offersAt(mine, key);
      const offer = { id: key, base: base === null ? null : was, theirs: other, revision, chosen: false };
      if (isKnown(known, offer)) return [];
      const kept = known.filter((one) => one.chosen || one.theirs !== other);
      return [{ key: proposalKey(key), value: written([...kept, offer]) }];
    });
}

/** Differences that wait for a choice, in the order given; where their text stands already there is nothing to choose. */
export const proposalsIn = (entries: Entries, fields: readonly FieldId[]): readonly Proposal[] =>
  fields.flatMap((id) =>
    offersAt(entries, id)
      .filter(({ theirs, chosen }) => !chosen && theirs !== typedAt(entries, id))
      .map(({ base, theirs, revision }) => ({ id, base, theirs, revision })),
  );

/** Takes the supervisor's text, or keeps what stands. */
export const chooseProposal = (entries: Entries, proposal: Proposal, take: boolean): readonly Change[] => [
  ...(take ? [{ key: proposal.id, value: proposal.theirs }] : []),
  {
    key: proposalKey(proposal.id),
    value: written(
      offersAt(entries, proposal.id).map((one) => (isSame(one, proposal) ? { ...one, chosen: true } : one)),
    ),
  },
];
