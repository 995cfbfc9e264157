/**
 * 现行有效 follows from last year's: in force = last year's in force + issued − repealed. It rightly does not where 制发
 * counts revisions or 废止 leaves out what lapsed: then a note published with the table says so, and answers it.
 */
import { proactiveCell } from "../form/fields";
import { PROACTIVE_BLOCKS } from "../form/official-form";
import type { ReportView } from "../report/live-report";
import { type PartBeyond, partBeyond } from "../report/remark";
import { lastYearOf, YEAR } from "./last-year";
import { defineRule, type Found, type Subject } from "./rule";

const COLUMNS = ["issued", "repealed", "inForce"] as const;
type Column = (typeof COLUMNS)[number];

/** 规章 and 行政规范性文件: the rows that have the three counts. */
const ROWS = PROACTIVE_BLOCKS.flatMap(({ rows }) => rows).filter(({ columns }) =>
  columns.some(({ id }) => id === "inForce"),
);

const TABLE_NOTE = "notes.proactiveDisclosure";
const cellNote = (row: string, column: Column): string => `notes.${proactiveCell(row, column)}`;

/** What a note must speak of to explain that the counts do not follow from each other. */
const CHANGE =
  "(?:清理|修订|修改|修正|失效|到期|口径|调整|重新|补报|漏报|漏统|届满|移交|划转|划入|划出|机构改革|撤并|合并)";
const EXPLAINS = new RegExp(CHANGE);
/** That there was none of it explains nothing: 没有清理, 未作修订, 清理0件, 口径与上年一致. */
const EXPLAINS_NOTHING = new RegExp(
  [
    `(?:没有|并未|未|无|没|不涉及|不存在)(?:再|曾|对[^，。；]{1,8}|进行|开展|组织|发生|作|做|任何|需要?|要){0,3}(?!重新)${CHANGE}(?:(?!失效|废止)[^，。；\\n])*`,
    `${CHANGE}[^，。；\\d]{0,6}(?<!\\d)[0０零](?:件|份|部|条|项)`,
    `${CHANGE}[^，。；]{0,8}(?:不变|未变|没有变|(?<!不)(?:一致|相同))`,
  ].join("|"),
  "g",
);

const explains = (note: string): boolean => EXPLAINS.test(note.replace(EXPLAINS_NOTHING, ""));

/** How a note under the table names each row. */
const NAMED: Readonly<Record<string, RegExp>> = {
  rules: /规章/,
  normativeDocuments: /规范性文件/,
};

/** Remarks of a row, by column, that name more than the number they stand beside: they explain nothing. */
const impossibleRemarks = (report: ReportView, row: string): ReadonlyMap<Column, PartBeyond> =>
  new Map(
    COLUMNS.flatMap((column): readonly (readonly [Column, PartBeyond])[] => {
      const beyond = partBeyond(
        report.typed(cellNote(row, column)),
        report.number(proactiveCell(row, column)),
      );
      return beyond === null ? [] : [[column, beyond]];
    }),
  );

/** A note beside one of the row's numbers, or under the table, unless that one names only the other row. */
function isExplained(report: ReportView, row: string): boolean {
  const impossible = impossibleRemarks(report, row);
  const stands = (column: Column): boolean =>
    !impossible.has(column) && explains(report.typed(cellNote(row, column)));
  if (COLUMNS.some(stands)) return true;
  const note = report.typed(TABLE_NOTE);
  const named = Object.keys(NAMED).filter((id) => NAMED[id]?.test(note));
  return explains(note) && (named.length === 0 || named.includes(row));
}

interface Counts {
  readonly issued: number;
  readonly repealed: number;
  readonly inForce: number;
}

function countsOf(report: ReportView, row: string): Counts | null {
  const [issued, repealed, inForce] = COLUMNS.map((column) => report.number(proactiveCell(row, column)));
  if (typeof issued !== "number" || typeof repealed !== "number" || typeof inForce !== "number") return null;
  return { issued, repealed, inForce };
}

const REASON = "如有清理或修订，请说明。";

/** What to do; a remark that cannot be right is named, since it looks as if it were the explanation. */
function adviceOn(report: ReportView, row: string): string {
  const [beyond] = impossibleRemarks(report, row).values();
  if (beyond === undefined) return REASON;
  const { words, number } = beyond;
  return `备注里的“${words}”比 ${number} 还多，不能作说明。${REASON}`;
}

/** The three counts beside last year's, where known; what does not follow, and the number that would. */
function compare(subject: Subject, row: string) {
  const counts = countsOf(subject.report, row);
  if (counts === null) return null;
  const before = lastYearOf(subject)?.number(proactiveCell(row, "inForce")) ?? null;
  return { ...counts, before };
}

function find(subject: Subject, row: string): readonly Found[] {
  const compared = compare(subject, row);
  if (compared === null || isExplained(subject.report, row)) return [];
  const { issued, repealed, inForce, before } = compared;
  if (before !== null) {
    const expected = before + issued - repealed;
    if (expected === inForce) return [];
    return [
      {
        message: `上年有效 ${before}，本年制发 ${issued}、废止 ${repealed}，应为 ${expected}，填的是 ${inForce}。`,
        advice: adviceOn(subject.report, row),
        values: { lastYear: before, issued, repealed, expected, stated: inForce },
        // A new report begins with last year's number, which is what mostly stands here still.
        fixes:
          expected < 0
            ? []
            : [
                {
                  label: `改为 ${expected}`,
                  name: "现行有效件数改为算出的数",
                  changes: [{ key: proactiveCell(row, "inForce"), value: String(expected) }],
                },
              ],
      },
    ];
  }
  if (inForce >= issued) return [];
  return [
    {
      message: `本年制发 ${issued} 件，现行有效只有 ${inForce} 件。`,
      advice: adviceOn(subject.report, row),
      values: { issued, repealed, stated: inForce },
    },
  ];
}

export const inForce = defineRule({
  id: "in-force",
  name: "现行有效件数",
  severity: "warning",
  holds(subject) {
    const sums = ROWS.flatMap(({ id, label }) => {
      const compared = compare(subject, id);
      if (compared === null || compared.before === null) return [];
      const { before, issued, repealed, inForce: now } = compared;
      return before + issued - repealed === now
        ? [`${label} ${before} + ${issued} − ${repealed} = ${now}`]
        : [];
    });
    return sums.length === 0 ? null : `现行有效件数与上年接得上：${sums.join("；")}`;
  },
  checks: ROWS.map(({ id: row }) => ({
    at: proactiveCell(row, "inForce"),
    reads: [
      ...COLUMNS.map((column) => proactiveCell(row, column)),
      ...COLUMNS.map((column) => cellNote(row, column)),
      TABLE_NOTE,
      YEAR,
    ],
    find: (subject) => find(subject, row),
  })),
});
