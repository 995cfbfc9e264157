/** Holds what a text says against a report and, where it is known, last year's. */
import { APPLICATION_COLUMNS, applicationCell, type FieldId } from "../form/fields";
import type { ReportView } from "../report/live-report";
import type { Owner, Period } from "./circumstances";
import type { Reading } from "./quantity";
import type { Change, Rate, Statement } from "./statement";

/** Numbers of the tables that a statement can mean, in the order of its readings; none equals what is stated. */
export interface Difference {
  readonly stated: number;
  readonly computed: number;
  readonly alternatives: readonly number[];
  /** Of 均为自然人申请: how many there are of every kind; null where it is not known, or not said. */
  readonly all: number | null;
}

const GOVERNMENT = /(?:人民政府|管理委员会|管委会|行政公署|新区|实验区|合作区|开发区|[省市区县州盟旗])$/;

/** 某市人民政府|国有资产监督管理委员会, 国家税务总局|某县税务局: a name that leads with the body above it. */
const ABOVE = /^.*(?:人民政府|总局|局|厅|委员会|委(?!员会)|部|院)(?=.{2,}$)/;
const PLACE_ONLY = /[省市区县州盟旗]$/;
const PLACE = /[省市区县州盟旗]/;
const OFFICE = /办(?:公[室厅])?$/;
/** 市委 is the party's committee, never short for a 委员会 of the government: those are called by their matter, 市住建委. */
const PARTY = /^[省市区县州盟旗]委$/;

/** Whether a name's characters stand in a longer one, in their order. */
function abbreviates(name: string, whole: string): boolean {
  let from = 0;
  for (const char of name) {
    const at = whole.indexOf(char, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return name !== "";
}

/**
 * Whether a short name is that of the reporting body: 区政府办公室 of 汉阳区人民政府办公室, 县发改局 of 某县发展和改革局. The
 * body above it is another, even where all its characters stand in the name: 区政府 is not its office, 市局 not its branch.
 */
function isNameOf(named: string, organization: string): boolean {
  // 区政府系统: of a government's roll-up
  const name = named.replace(/政府系统$/, "政府");
  if (name === organization) return true;
  // 大竹县共收到…: the whole county's, not its bureau's
  if (PLACE_ONLY.test(name) && !GOVERNMENT.test(organization)) return false;
  // a township's own office
  if (/[镇乡](?:人民政府)?$|街道办事处$/.test(organization) && name === `${organization}办公室`) return true;
  if (PARTY.test(name)) return organization.endsWith(name);
  const [isOffice, ofGovernment] = [OFFICE.test(name), /人民政府办公[室厅]$/.test(organization)];
  // What came in the government's name is reported by its office.
  if (ofGovernment && /政府$/.test(name)) return abbreviates(name, organization.replace(OFFICE, ""));
  if (ofGovernment) return isOffice && abbreviates(name.replace(OFFICE, "办"), organization);
  if (isOffice && !OFFICE.test(organization) && !/办事处$/.test(organization)) return false;
  // 区公安分局 of 某市公安局某区分局
  if (name.endsWith("分局") && organization.endsWith("分局"))
    return [...name].every((char) => organization.includes(char));
  const own = organization.replace(ABOVE, "");
  return (
    abbreviates(name, own) || (!PLACE.test(own) && abbreviates(name.replace(/^[省市区县州盟旗]/, ""), own))
  );
}

/** What a report calls its own body by its kind alone. */
const OWN_KIND = /^(?:机关|街道|办公[室厅]|[镇乡局委厅办院])$/;
const isOwnKind = (name: string, organization: string): boolean =>
  OWN_KIND.test(name) && (name === "机关" || organization === "" || organization.includes(name[0] ?? name));

/** Whether figures of this owner are the report's own. All of a place's may be those of an unknown organization. */
export function isOwn(owner: Owner, organization: string): boolean {
  if (owner.kind === "own") return true;
  if (owner.kind === "others") return false;
  if (owner.kind === "named" && owner.name === "学校") return /学校|学院|大学|[中小]学$/.test(organization);
  if (owner.kind === "named")
    return isOwnKind(owner.name, organization) || isNameOf(owner.name, organization);
  if (organization === "") return true;
  if (!GOVERNMENT.test(organization)) return false;
  const level = organization.replace(/(?:人民政府|管理委员会|管委会|行政公署)$/, "");
  return owner.place === "域" || level.endsWith(owner.place) || !/[省市区县州盟旗]$/.test(level);
}

export function isThisYear(period: Period, year: number | null): boolean {
  return period.kind === "this" || (period.kind === "year" && (year === null || period.year === year));
}

/** Sum of a reading; null while a cell of it is empty. */
function sumOf(reading: Reading, report: ReportView): number | null {
  let total = 0;
  for (const field of reading) {
    const sum = report.sum(field);
    if (sum.value === null || !sum.complete) return null;
    total += sum.value;
  }
  return Number.isInteger(total) ? total : Number(total.toFixed(6));
}

const RESULT = "applications.results.";
const FORWARD = "applications.carriedForward.";
const valueAt = (row: string, report: ReportView): number =>
  report.sum(applicationCell(row, APPLICATION_COLUMNS[APPLICATION_COLUMNS.length - 1] ?? "")).value ?? 0;

/** Applications came and no result stands in the table: it is not filled, and another check says so. */
function resultsNotFilled(report: ReportView): boolean {
  const came = valueAt("newlyReceived", report) + valueAt("carriedOver", report);
  return came > 0 && valueAt("results.total", report) + valueAt("carriedForward", report) === 0;
}

const isResult = (field: FieldId): boolean => field.startsWith(RESULT) || field.startsWith(FORWARD);

const fits = (stated: number, step: number, inTable: number): boolean =>
  step === 1 ? stated === inTable : Math.abs(stated - inTable) < step + 1e-9;

/** So many cases at most may have come over from a last year that is not known, without anybody explaining it. */
const FEW_CARRIED_OVER = 5;

/** Text counts of this year's new cases may be less than the table's by those that were pending a year ago. */
function newOnlyFits(
  statement: Statement,
  inTable: number,
  report: ReportView,
  lastYear: ReportView | null,
): boolean {
  const gap = inTable - statement.value;
  if (statement.newOnly === undefined || gap < 0) return false;
  if (/上年|结转|去年/.test(report.typed("notes.disputes"))) return true;
  const pending = (statement.readings[0] ?? []).map((field) => field.replace(/\.[^.]+$/, ".pending"));
  const carried = lastYear === null ? null : sumOf(pending, lastYear);
  if (carried !== null) return gap <= carried;
  return statement.newOnly === "surely" || gap <= FEW_CARRIED_OVER;
}

function carriesRightly({ carries }: Statement, year: number | null): boolean {
  return (
    carries === undefined || year === null || carries.year === (carries.to === "this" ? year - 1 : year + 1)
  );
}

/** Whether a statement is one about the report's own tables. */
export function concerns(statement: Statement, organization: string, year: number | null): boolean {
  return (
    statement.exact &&
    isOwn(statement.owner, organization) &&
    isThisYear(statement.period, year) &&
    carriesRightly(statement, year)
  );
}

/** Whether a statement could be held against the tables, and one of its readings is what stands there. */
export function agrees(statement: Statement, report: ReportView): boolean {
  if (!concerns(statement, report.typed("organization"), report.number("year"))) return false;
  return statement.readings.some((reading) => {
    const inTable = sumOf(reading, report);
    return inTable !== null && fits(statement.value, statement.step, inTable);
  });
}

/** Whether all there are in the tables are of this kind, whatever number the text gives them: 38 of 38 are all. */
function areAll({ allOf = [], readings }: Statement, report: ReportView): boolean {
  const ofKind = readings.map((reading) => sumOf(reading, report));
  return allOf.some((reading) => {
    const all = sumOf(reading, report);
    return all !== null && ofKind.includes(all);
  });
}

/** What the tables say instead; null where they agree, or where it cannot be told. */
export function differenceOf(
  statement: Statement,
  report: ReportView,
  lastYear: ReportView | null = null,
): Difference | null {
  if (!concerns(statement, report.typed("organization"), report.number("year"))) return null;
  if (areAll(statement, report)) return null;
  const values: number[] = [];
  for (const reading of statement.readings) {
    const inTable = sumOf(reading, report);
    if (inTable === null) return null;
    if (fits(statement.value, statement.step, inTable)) return null;
    if (newOnlyFits(statement, inTable, report, lastYear)) return null;
    if (!values.includes(inTable)) values.push(inTable);
  }
  const [computed, ...alternatives] = values;
  const ofResults = statement.readings.some((reading) => reading.some(isResult));
  if (ofResults && resultsNotFilled(report)) return null;
  if (computed === undefined) return null;
  const [whole] = statement.allOf ?? [];
  const all = whole === undefined ? null : sumOf(whole, report);
  return { stated: statement.value, computed, alternatives, all };
}

/** Share in per cent, with the decimals that the text gives. */
const rounded = (value: number, step: number): number => {
  const factor = Math.round(1 / step);
  return step >= 1 ? Math.round(value) : Math.round(value * factor) / factor;
};

export interface RateDifference {
  readonly stated: number;
  readonly computed: number;
  readonly numerator: number;
  readonly denominator: number;
}

const givesRate = (rate: Rate, numerator: number, denominator: number): boolean =>
  denominator > 0 && Math.abs((numerator / denominator) * 100 - rate.percent) < rate.step + 1e-9;

/** What a rate comes to from the numbers beside it; null where one pair gives it, or a total of the tables does. */
export function rateDifferenceOf(rate: Rate, report: ReportView): RateDifference | null {
  const { share, named } = rate;
  const [newly, over, handled] = ["newlyReceived", "carriedOver", "results.total"].map((row) =>
    valueAt(row, report),
  );
  const totals = [newly ?? 0, (newly ?? 0) + (over ?? 0), handled ?? 0];
  const whole = named === "handled" ? handled : newly;
  const [first] =
    named === undefined || share === null || !whole ? rate.of : [{ numerator: share, denominator: whole }];
  if (first === undefined || rate.of.some((pair) => givesRate(rate, pair.numerator, pair.denominator)))
    return null;
  if (share !== null && totals.some((total) => givesRate(rate, share, total))) return null;
  const { numerator, denominator } = first;
  return {
    stated: rate.percent,
    computed: rounded((numerator / denominator) * 100, rate.step),
    numerator,
    denominator,
  };
}

export interface ChangeDifference {
  readonly stated: number;
  /** The change that the numbers give, in per cent or 件; negative when it goes the other way. */
  readonly computed: number;
  readonly before: number;
  readonly now: number;
}

/** What a change comes to from this year's and last year's numbers; null where it agrees or cannot be told. */
export function changeDifferenceOf(
  change: Change,
  report: ReportView,
  lastYear: ReportView | null,
): ChangeDifference | null {
  const year = report.number("year");
  if (lastYear === null || !change.exact || !isOwn(change.owner, report.typed("organization"))) return null;
  if (!isThisYear(change.period, year) || (change.against !== undefined && change.against + 1 !== year))
    return null;
  let first: ChangeDifference | null = null;
  for (const reading of change.readings) {
    const before = sumOf(reading, lastYear);
    const inTable = sumOf(reading, report);
    if (before === null || inTable === null) return null;
    const now = change.value ?? inTable;
    if (change.value !== null && change.value !== inTable) continue;
    if (change.unit === "percent" && before === 0) return null;
    const rise = change.unit === "percent" ? ((now - before) / before) * 100 : now - before;
    const computed = change.direction === "up" ? rise : -rise;
    if (Math.abs(computed - change.by) < (change.unit === "percent" ? change.step + 1e-9 : 0.5)) return null;
    first ??= {
      stated: change.by,
      computed: rounded(computed, change.unit === "percent" ? change.step : 1),
      before,
      now,
    };
  }
  return first;
}
