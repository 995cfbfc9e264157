/** Which column of a published table is which: its head says so, in whatever order and number the columns stand. */
import { APPLICANT_KINDS, ORGANIZATIONS_HEAD, TOTAL_HEAD } from "../form/official-form";
import type { Matrix } from "./matrix";
import { plainLabel } from "./tables/labels";

/** A column as its head names it: one of the form's, or one that the form does not have. */
export type NamedColumn = { readonly id: string } | { readonly unknown: string };

const TOTAL: NamedColumn = { id: "total" };
/** Heads of section three's columns, and other spellings seen. */
const APPLICANT_HEADS: ReadonlyMap<string, NamedColumn> = new Map<string, NamedColumn>([
  ...APPLICANT_KINDS.map((kind): [string, NamedColumn] => [plainLabel(kind.label), { id: kind.id }]),
  ["其它", { id: "otherOrganization" }],
  [TOTAL_HEAD, TOTAL],
  ["合计", TOTAL],
  ["总数", TOTAL],
]);
const GROUP_HEADS: ReadonlySet<string> = new Set([
  ORGANIZATIONS_HEAD,
  "法人及其他组织",
  "法人和其他组织",
  "法人其他组织",
  "法人",
  "其他组织",
]);

const isGroup = (text: string): boolean => GROUP_HEADS.has(text);

/** What the head's own cells of one column say, from the top down. */
function nameOf(texts: readonly string[]): NamedColumn | undefined {
  for (let from = texts.length - 1; from >= 0; from -= 1) {
    const named = APPLICANT_HEADS.get(texts[from] ?? "") ?? APPLICANT_HEADS.get(texts.slice(from).join(""));
    if (named !== undefined) return named;
  }
  const group = [...texts].reverse().find(isGroup);
  return group === undefined ? undefined : { unknown: group };
}

export interface ApplicantHead {
  /** Columns where they stand, from the first that is the form's; others have the names that the head gives them. */
  readonly columns: ReadonlyMap<number, NamedColumn>;
  /** The same in their order, for rows that do not stand under their heads. */
  readonly sequence: readonly NamedColumn[];
}

/** Heads in the order in which they are read: kinds stand where the group above them stood. */
function sequenceOf(head: Matrix): readonly NamedColumn[] {
  let sequence: readonly { readonly at: number; readonly column: NamedColumn }[] = [];
  for (const row of head) {
    const named = row.flatMap((cell, at) => {
      const column = nameOf([plainLabel(cell ?? "")]);
      return column === undefined ? [] : [{ at, column }];
    });
    const group = sequence.find(({ column }) => "unknown" in column);
    const kinds = named.map(({ at, column }) => ({ at: group?.at ?? at, column }));
    sequence = [...sequence.filter((one) => named.length === 0 || one !== group), ...kinds].sort(
      (a, b) => a.at - b.at,
    );
  }
  return sequence.map(({ column }) => column);
}

/** Rows of a head: three levels, and one more where a word was broken in two. */
const MOST_ROWS = 4;

/** The head of section three's table in the rows above it; null when nothing there is the name of a column. */
export function applicantHead(above: Matrix): ApplicantHead | null {
  const head = above.slice(-MOST_ROWS);
  const width = head.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = new Map<number, NamedColumn>();
  const taken = new Set<string>();
  for (let x = 0; x < width; x += 1) {
    const texts = head.map((row) => plainLabel(row[x] ?? "")).filter((text) => text !== "");
    const leaf = texts[texts.length - 1];
    const named = nameOf(texts) ?? (taken.size > 0 && leaf !== undefined ? { unknown: leaf } : undefined);
    if (named === undefined) continue;
    // A second column of the same name has no place of its own.
    const twice = "id" in named && taken.has(named.id);
    columns.set(x, twice ? { unknown: leaf ?? "" } : named);
    if ("id" in named) taken.add(named.id);
  }
  return taken.size === 0 ? null : { columns, sequence: sequenceOf(head) };
}

/**
 * Whether a head that names only some columns is the official one with a word misread: as many columns, and those that
 * are named in their official order.
 */
export function isOfficial({ columns, sequence }: ApplicantHead, official: readonly string[]): boolean {
  const unnamed = [...columns.values()].some((column) => "unknown" in column);
  const known = sequence.flatMap((column) => ("id" in column ? column.id : []));
  if (!unnamed || columns.size !== official.length || known.length !== sequence.length) return false;
  const places = known.map((id) => official.indexOf(id));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}
