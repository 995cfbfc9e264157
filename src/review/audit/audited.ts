/**
 * 批量核对: what is kept of each file of a run. Plain data without the report's content, so that hundreds take little
 * memory and a run can be kept and compared.
 */
import type { Finding, RuleId, Severity } from "../../checks/finding";
import { findField, TABLE_VALUES } from "../../form/fields";
import { locate } from "../../form/places";
import { type Entries, typedAt } from "../../report/entries";
import { likeness, plainName } from "../summary/unit-names";

export interface AuditFinding {
  /** The same as long as the finding is; unique within its report. */
  readonly id: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Where it stands, and other places to look when that is not in the document. */
  readonly at: string;
  readonly alsoAt: readonly string[];
  readonly message: string;
  /** The words it is about; empty where it is about a figure. */
  readonly quote: string;
  /** What stands right before and after them, on their line. */
  readonly before: string;
  readonly after: string;
  /** Nothing contradicts anything: something is not filled in, or was not read. */
  readonly open: boolean;
  /** Found only because the report of the year before is among the files. */
  readonly twoYears: boolean;
}

export interface AuditedFile {
  /** Path within what was dropped; two files of a run never share it. */
  readonly key: string;
  readonly name: string;
  /** Why it could not be read, as a sentence; empty when it was. */
  readonly problem: string;
  readonly organization: string;
  readonly year: string;
  /** What was noticed while reading, as sentences. */
  readonly remark: string;
  /** Cells of the three tables in which no number was read. */
  readonly unread: number;
  readonly findings: readonly AuditFinding[];
  /** Key of the file of the year before it was checked against; empty when there is none. */
  readonly lastYear: string;
  /** Milliseconds from opening to the last check. */
  readonly took: number;
  /** The file had changed and could not be read once more: all this was found before. */
  readonly notReadAgain?: true;
}

/** Browsers let nobody read a file that changed after it was chosen. */
export const CHANGED_SINCE = "这个文件在选过以后改动过，浏览器不让再读。请把改好的文件再拖进来，会替换它。";
export const FORMER_RESULT = `${CHANGED_SINCE}这里还是上次的结果。`;

/** So many characters around a finding's words tell them from the same words elsewhere. */
const AROUND = 12;

export function auditFinding(finding: Finding, text: string, twoYears: boolean): AuditFinding {
  const { id, rule, severity, at, alsoAt, span, unfilled } = finding;
  const [from, to] = span === undefined ? [0, 0] : [span.from, span.to];
  return {
    id,
    rule,
    severity,
    at,
    alsoAt,
    message: finding.published,
    quote: text.slice(from, to),
    before: text.slice(Math.max(0, from - AROUND), from).replace(/^.*\n/s, ""),
    after: (span === undefined ? "" : text.slice(to, to + AROUND)).replace(/\n.*$/s, ""),
    open: unfilled || rule === "not-read",
    twoYears,
  };
}

/** Cells of the three tables that are typed; totals are worked out. */
const CELLS = Object.values(TABLE_VALUES)
  .flat()
  .filter((id) => findField(id) !== undefined);

/** Not one number was found: nothing that was not found wrong is right. */
export const readNothing = ({ problem, unread }: AuditedFile): boolean =>
  problem === "" && unread >= CELLS.length;
export const NOTHING_READ = "没有读到任何数字";

/** How many cells of a report of this program count as not read: all where none holds a number, for then it is no report. */
export const unreadIn = (entries: Entries): number =>
  CELLS.every((id) => typedAt(entries, id) === "") ? CELLS.length : 0;

export const errorsOf = ({ findings }: AuditedFile): number =>
  findings.filter(({ severity }) => severity === "error").length;
export const warningsOf = ({ findings }: AuditedFile): number =>
  findings.filter(({ severity }) => severity === "warning").length;

/** A unit's name and year as one line: 某单位 2024 年度. */
export const fileTitle = ({ organization, year, name }: AuditedFile): string =>
  organization === "" ? name : `${organization}${year === "" ? "" : ` ${year} 年度`}`;

/** What is wrong and where, as one sentence that stands by itself. */
export function sentenceOf({ at, message }: AuditFinding): string {
  const { name } = locate(at);
  const whole = message.startsWith(name) ? message : `${name}：${message}`;
  return /[。！？]$/.test(whole) ? whole : `${whole}。`;
}

/** Names that surely mean one unit, each under the fullest of them. A short name that fits two units stays by itself. */
export function unitKeys(names: readonly string[]): ReadonlyMap<string, string> {
  const plain = new Map(names.map((name) => [name, plainName(name)]));
  const unique = [...new Set(plain.values())].filter((name) => name !== "");
  const fullest = new Map<string, string>();
  for (const short of unique) {
    // Looking at the end first spares comparing each name with each other in full.
    const longer = unique.filter(
      (name) => name !== short && name.endsWith(short) && likeness(short, name) === 3,
    );
    fullest.set(short, longer.length === 1 ? (longer[0] ?? short) : short);
  }
  return new Map([...plain].map(([name, key]) => [name, fullest.get(key) ?? key]));
}

/** For each file, the key of the file with the same unit's report of the year before; of several the best read. */
export function lastYears(files: readonly AuditedFile[]): ReadonlyMap<string, string> {
  const keys = unitKeys(files.map(({ organization }) => organization));
  const at = (file: AuditedFile, year: number): string => `${keys.get(file.organization)} ${year}`;
  const byUnit = new Map<string, AuditedFile>();
  for (const file of files) {
    if (file.problem !== "" || file.organization === "" || file.year === "") continue;
    const known = byUnit.get(at(file, Number(file.year)));
    if (known === undefined || file.unread < known.unread) byUnit.set(at(file, Number(file.year)), file);
  }
  const pairs = new Map<string, string>();
  for (const file of files) {
    if (file.problem !== "" || file.organization === "" || file.year === "") continue;
    const before = byUnit.get(at(file, Number(file.year) - 1));
    if (before !== undefined) pairs.set(file.key, before.key);
  }
  return pairs;
}
