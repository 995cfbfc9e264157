/**
 * Who has reported and who has not: the expected units against the reports that came. A unit that reported twice shows
 * both, and a name that may mean a unit is asked; nothing is guessed, and what is missing is not 0.
 */
import type { Stage } from "../standing";
import { type ExpectedUnit, kindOfUnit, matchNames } from "./unit-names";

/** A received report as the board knows it. */
export interface ReceivedReport {
  /** Of the draft on this desk. */
  readonly id: string;
  /** Of the draft where it is written: two reports of one are submissions of the same. */
  readonly draftId: string;
  readonly organization: string;
  readonly year: string;
  readonly stage: Stage;
  readonly revision: number;
  readonly contentHash: string;
  /** ISO time of the last submission, or of its receipt. */
  readonly submittedAt: string;
  readonly changedAt: string;
  readonly errors: number;
  readonly warnings: number;
  /** Warnings that the officer confirmed with a reason. */
  readonly answered: number;
  readonly openComments: number;
}

/** 未报送, 本年不报, 待审核, 已退回, 已通过, 通过失效, 报了两份. */
export type BoardState = "missing" | "excused" | "submitted" | "returned" | "approved" | "void" | "double";

export interface BoardRow {
  /** The listed name, or the report's where the list does not have it. */
  readonly name: string;
  readonly kind: string;
  readonly state: BoardState;
  /** The unit's report; with `double`, the newest. */
  readonly report: ReceivedReport | null;
  /** Further reports of the same unit and year. */
  readonly others: readonly ReceivedReport[];
  /** Reports whose name may mean this unit. */
  readonly perhaps: readonly ReceivedReport[];
  /** Not on the list of expected units. */
  readonly unexpected: boolean;
  readonly overdue: boolean;
}

/** What the supervisor has settled: who is expected, by when, who need not report, which report is whose. */
export interface Collection {
  readonly year: number;
  readonly expected: readonly ExpectedUnit[];
  /** ISO date. */
  readonly deadline: string;
  /** Listed names that do not report this year, with the reason. */
  readonly excused: Readonly<Record<string, string>>;
  /** Listed name → organization of its report, where the names differ and somebody said so. */
  readonly matched: Readonly<Record<string, string>>;
}

/** Reports of bureaus are due by 31 January of the following year (条例第四十九条). */
export const defaultDeadline = (year: number): string => `${year + 1}-01-31`;

export const newCollection = (year: number): Collection => ({
  year,
  expected: [],
  deadline: defaultDeadline(year),
  excused: {},
  matched: {},
});

const stateOf = (report: ReceivedReport): BoardState =>
  report.stage === "draft" ? "submitted" : report.stage;

/**
 * Reports of one unit, newest first; those with the same content count once, and of one draft's submissions the last: what
 * was sent twice under one number is settled by the number after it.
 */
function newestFirst(reports: readonly ReceivedReport[]): readonly ReceivedReport[] {
  const last = reports.filter(
    ({ draftId, revision }) => !reports.some((one) => one.draftId === draftId && one.revision > revision),
  );
  const sorted = last.sort((a, b) => {
    if (a.submittedAt !== b.submittedAt) return a.submittedAt < b.submittedAt ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  });
  return sorted.filter(
    (report, index) => sorted.findIndex(({ contentHash }) => contentHash === report.contentHash) === index,
  );
}

/** The board, in the order of the list; units that are not on it follow, by name. `today`: ISO date. */
export function boardOf(
  collection: Collection,
  received: readonly ReceivedReport[],
  today: string,
): readonly BoardRow[] {
  const byName = new Map<string, ReceivedReport[]>();
  for (const report of received) {
    if (report.year !== String(collection.year)) continue;
    byName.set(report.organization, [...(byName.get(report.organization) ?? []), report]);
  }
  const late = today > collection.deadline;
  const settled = new Set(Object.values(collection.matched));
  const open = collection.expected.filter(({ name }) => collection.matched[name] === undefined);
  const free = [...byName.keys()].filter((name) => !settled.has(name));
  const matches = new Map(
    matchNames(
      open.map(({ name }) => name),
      free,
    ).map((match) => [match.listed, match]),
  );
  const used = new Set<string>();
  const rows = collection.expected.map(({ name, kind }): BoardRow => {
    const match = matches.get(name);
    const organization = collection.matched[name] ?? match?.name ?? null;
    const reports = organization === null ? [] : newestFirst(byName.get(organization) ?? []);
    if (organization !== null) used.add(organization);
    const perhaps = (match?.perhaps ?? []).flatMap((candidate) => byName.get(candidate) ?? []);
    return rowOf(name, kind, reports, {
      perhaps,
      unexpected: false,
      late,
      excused: name in collection.excused,
    });
  });
  const listless = collection.expected.length === 0;
  const further = [...byName.keys()]
    .filter((name) => !used.has(name))
    .sort((a, b) => a.localeCompare(b, "zh-CN"))
    .map((name) =>
      rowOf(name, kindOfUnit(name), newestFirst(byName.get(name) ?? []), {
        perhaps: [],
        unexpected: !listless,
        late,
        excused: false,
      }),
    );
  return [...rows, ...further];
}

function rowOf(
  name: string,
  kind: string,
  reports: readonly ReceivedReport[],
  given: {
    readonly perhaps: readonly ReceivedReport[];
    readonly unexpected: boolean;
    readonly late: boolean;
    readonly excused: boolean;
  },
): BoardRow {
  const [report = null, ...others] = reports;
  const state =
    report === null
      ? given.excused
        ? "excused"
        : "missing"
      : others.length > 0
        ? "double"
        : stateOf(report);
  return {
    name,
    kind,
    state,
    report,
    others,
    perhaps: report === null ? given.perhaps : [],
    unexpected: given.unexpected,
    overdue: given.late && state === "missing",
  };
}

export interface BoardCounts {
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
  readonly returned: number;
  readonly missing: number;
}

/** The counts on top, which are filters too. */
export function countBoard(rows: readonly BoardRow[]): BoardCounts {
  const count = (...states: readonly BoardState[]): number =>
    rows.filter(({ state }) => states.includes(state)).length;
  return {
    expected: rows.length - count("excused"),
    approved: count("approved"),
    waiting: count("submitted", "void", "double"),
    returned: count("returned"),
    missing: count("missing"),
  };
}

/** Days from one ISO date to another; negative when it is past. */
export const daysUntil = (today: string, date: string): number =>
  Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);

const monthAndDay = (iso: string): string => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`;

/** What to send to the units whose report is missing: who, what, by when, how. */
export function reminderText(
  names: readonly string[],
  { year, deadline }: Pick<Collection, "year" | "deadline">,
  today: string,
): string {
  const days = daysUntil(today, deadline);
  const when =
    days >= 0
      ? `请于${monthAndDay(deadline)}前报送`
      : `报送截止日期是${monthAndDay(deadline)}，已超过 ${-days} 天，请尽快报送`;
  return `${names.join("、")}：
截至${monthAndDay(today)}，还没有收到${names.length > 1 ? "各单位" : "贵单位"}${year}年度政府信息公开工作年度报告。${when}：在填报台“核对与输出”里选“送审”，把生成的文件发来即可。本年没有收到申请的，也要报送，相应各格填 0。`;
}

export const BOARD_STATES: Readonly<Record<BoardState, string>> = {
  missing: "未报送",
  excused: "本年不报",
  submitted: "待审核",
  returned: "已退回",
  approved: "已通过",
  void: "通过失效",
  double: "报了两份",
};
