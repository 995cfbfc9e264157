/** Two runs over the same reports, before and after they were corrected: what is fixed, what is new, what remains. */
import { type AuditedFile, type AuditFinding, unitKeys } from "./audited";

export type Change =
  /** In the run before and now: some of these may be empty. */
  | {
      readonly kind: "again";
      readonly fixed: readonly AuditFinding[];
      readonly added: ReadonlySet<string>;
      /** How many were found both times. */
      readonly remaining: number;
      /** Found before, and not looked for now: the report of the year before is not there any more. */
      readonly unchecked: readonly AuditFinding[];
    }
  /** Nothing to compare: it was not in the run before, or could not be read one of the two times. */
  | { readonly kind: "first" }
  | { readonly kind: "unread-before" }
  | { readonly kind: "unread-now" }
  | { readonly kind: "unread-twice" }
  /** What stands there is from before. */
  | { readonly kind: "not-read-again" };

export interface Comparison {
  readonly byKey: ReadonlyMap<string, Change>;
  /** Files of the run before that are not among these. */
  readonly absent: readonly AuditedFile[];
}

/** Pairs reports by unit and year, whatever their files are called; what has no unit by its path. */
function pairing(before: readonly AuditedFile[], now: readonly AuditedFile[]): Map<AuditedFile, AuditedFile> {
  const keys = unitKeys([...before, ...now].map(({ organization }) => organization));
  const pairs = new Map<AuditedFile, AuditedFile>();
  const left = new Set(before);
  const take = (nameOf: (file: AuditedFile) => string): void => {
    const named = new Map<string, AuditedFile[]>();
    for (const file of left) {
      const name = nameOf(file);
      if (name !== "") named.set(name, [...(named.get(name) ?? []), file]);
    }
    for (const file of now) {
      if (pairs.has(file)) continue;
      const found = named.get(nameOf(file))?.shift();
      if (found === undefined) continue;
      pairs.set(file, found);
      left.delete(found);
    }
  };
  const unitYear = (file: AuditedFile): string =>
    file.organization === "" || file.year === "" ? "" : `${keys.get(file.organization)} ${file.year}`;
  // Of several reports of one unit and year, those with the same path belong together.
  take((file) => (unitYear(file) === "" ? "" : `${unitYear(file)} ${file.key}`));
  take(unitYear);
  take(({ key }) => key);
  return pairs;
}

function changeOf(before: AuditedFile | undefined, now: AuditedFile): Change {
  if (now.notReadAgain === true) return { kind: "not-read-again" };
  if (before === undefined) return { kind: "first" };
  if (now.problem !== "") return { kind: before.problem === "" ? "unread-now" : "unread-twice" };
  if (before.problem !== "") return { kind: "unread-before" };
  const known = new Set(before.findings.map(({ id }) => id));
  const still = new Set(now.findings.map(({ id }) => id));
  const gone = before.findings.filter(({ id }) => !still.has(id));
  const isLost = ({ twoYears }: AuditFinding): boolean => twoYears && now.lastYear === "";
  return {
    kind: "again",
    fixed: gone.filter((finding) => !isLost(finding)),
    added: new Set(now.findings.flatMap(({ id }) => (known.has(id) ? [] : [id]))),
    remaining: now.findings.filter(({ id }) => known.has(id)).length,
    unchecked: gone.filter(isLost),
  };
}

export function compareRuns(before: readonly AuditedFile[], now: readonly AuditedFile[]): Comparison {
  const pairs = pairing(before, now);
  const used = new Set(pairs.values());
  return {
    byKey: new Map(now.map((file) => [file.key, changeOf(pairs.get(file), file)])),
    absent: before.filter((file) => !used.has(file)),
  };
}

/** 改好 3 · 新出现 1 · 还在 2. */
export function changeWords(change: Change): string {
  switch (change.kind) {
    case "first":
      return "上次没有这份";
    case "unread-before":
      return "上次没有读出来";
    case "unread-now":
      return "这次没有读出来";
    case "not-read-again":
      return "改动过，没有再读";
    case "unread-twice":
      return "两次都打不开";
    default: {
      const words = [
        change.fixed.length > 0 ? `改好 ${change.fixed.length}` : "",
        change.added.size > 0 ? `新出现 ${change.added.size}` : "",
        change.remaining > 0 ? `还在 ${change.remaining}` : "",
        change.unchecked.length > 0 ? `没有再查 ${change.unchecked.length}` : "",
      ].filter((one) => one !== "");
      return words.length === 0 ? "两次都没有问题" : words.join(" · ");
    }
  }
}
