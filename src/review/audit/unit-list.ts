/** What a run found, by unit and as rows for a workbook: sentences that can be sent to the unit as they are. */
import { ruleName } from "../../checks/all-findings";
import { withoutMarks } from "../../checks/text-check";
import type { SheetRows } from "../summary/export-rows";
import {
  type AuditedFile,
  type AuditFinding,
  errorsOf,
  FORMER_RESULT,
  fileTitle,
  sentenceOf,
  unitKeys,
  warningsOf,
} from "./audited";
import { type Change, changeWords } from "./compare-runs";

export interface UnitReport {
  readonly file: AuditedFile;
  /** Must be corrected; then: to be looked at. Each a whole sentence. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** What is empty or was not read, and therefore not checked. */
  readonly open: readonly string[];
}

export interface UnitFindings {
  readonly unit: string;
  readonly reports: readonly UnitReport[];
}

/** Cells that were not read are not filled in either: that is said once. */
const isSaidTwice = ({ rule, at, message }: AuditFinding, all: readonly AuditFinding[]): boolean =>
  rule.startsWith("missing-") &&
  all.some(
    (other) =>
      other.rule === "not-read" &&
      other.at === at &&
      (rule === "missing-text" || cellsIn(other.message) === cellsIn(message)),
  );

const cellsIn = (message: string): string | undefined => /(\d+) 格/.exec(message)?.[1];

function reportOf(file: AuditedFile): UnitReport {
  const worth = file.findings.filter(({ severity }) => severity !== "notice");
  const said = (of: typeof worth): readonly string[] => [...new Set(of.map(sentenceOf))];
  const clear = worth.filter(({ open }) => !open);
  return {
    file,
    errors: said(clear.filter(({ severity }) => severity === "error")),
    warnings: said(clear.filter(({ severity }) => severity === "warning")),
    open: said(worth.filter((one) => one.open && !isSaidTwice(one, worth))),
  };
}

/** Units in the order of their names' first coming, each with its reports from the earliest year on; unread files apart. */
export function byUnit(files: readonly AuditedFile[]): readonly UnitFindings[] {
  const keys = unitKeys(files.map(({ organization }) => organization));
  const units = new Map<string, AuditedFile[]>();
  for (const file of files) {
    if (file.problem !== "") continue;
    const key = file.organization === "" ? `file ${file.key}` : (keys.get(file.organization) ?? "");
    units.set(key, [...(units.get(key) ?? []), file]);
  }
  return [...units.values()].map((reports) => ({
    unit: longest(reports.map(({ organization }) => organization)) || "没有读到单位名称",
    reports: [...reports].sort((a, b) => a.year.localeCompare(b.year)).map(reportOf),
  }));
}

const longest = (names: readonly string[]): string =>
  names.reduce((best, name) => (name.length > best.length ? name : best), "");

const SEVERITY = { error: "必须改正", warning: "请核实", notice: "提示" } as const;

/** One line a file. */
export function fileRows(
  files: readonly AuditedFile[],
  changes: ReadonlyMap<string, Change> | null,
): SheetRows {
  return {
    head: [
      "单位",
      "年度",
      "文件",
      "必须改正",
      "请核实",
      "没读到的格",
      "用时（毫秒）",
      "问题类型",
      "对照的上年文件",
      "打不开或没有再读的原因",
      ...(changes === null ? [] : ["与上次相比"]),
    ],
    rows: files.map((file) => {
      const read = file.problem === "";
      const change = changes?.get(file.key);
      return [
        file.organization,
        file.year,
        file.key,
        read ? String(errorsOf(file)) : "",
        read ? String(warningsOf(file)) : "",
        read ? String(file.unread) : "",
        String(Math.round(file.took)),
        rulesOf(file).join("、"),
        file.lastYear,
        file.notReadAgain === true ? FORMER_RESULT : file.problem,
        ...(changes === null ? [] : [change === undefined ? "" : changeWords(change)]),
      ];
    }),
  };
}

/** One line a finding. */
export function findingRows(files: readonly AuditedFile[]): SheetRows {
  return {
    head: ["单位", "年度", "文件", "程度", "类型", "问题", "原文"],
    rows: files.flatMap((file) =>
      file.findings.map((finding) => [
        file.organization,
        file.year,
        file.key,
        SEVERITY[finding.severity],
        ruleName(finding.rule),
        sentenceOf(finding),
        withoutMarks(finding.quote),
      ]),
    ),
  };
}

/** Names of the rules that found something, each once. */
export const rulesOf = ({ findings }: AuditedFile): readonly string[] => [
  ...new Set(findings.map(({ rule }) => ruleName(rule))),
];

/** What was found, in one line for a person: 乙局 2024 年度：2 处必须改正，1 处请核实. */
export function fileWords(file: AuditedFile): string {
  if (file.problem !== "") return `${file.name}：${file.problem}`;
  const [errors, warnings] = [errorsOf(file), warningsOf(file)];
  const words = [errors > 0 ? `${errors} 处必须改正` : "", warnings > 0 ? `${warnings} 处请核实` : ""].filter(
    (one) => one !== "",
  );
  return `${fileTitle(file)}：${words.length === 0 ? "没有发现问题" : words.join("，")}`;
}
