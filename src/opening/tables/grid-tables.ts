/**
 * The three tables found in a document's tables, row by row: a table may be cut by a page, be in pieces or have each row
 * in a table of its own; what a row is, its label says, and what a column is, the heads above it.
 */
import type { TableId } from "../../form/fields";
import { APPLICANT_KINDS, DISPUTE_KINDS, DISPUTE_RESULTS, PROACTIVE_BLOCKS } from "../../form/official-form";
import type { ReadLabel } from "../document/reading";
import type { SourceBlock, SourceRef, SourceTable } from "../document/source-document";
import { isValueLike } from "./cell-value";
import { type GridCell, type GridRow, refOfCell, rowsOf, unfolded } from "./grid";
import {
  applicantColumnOf,
  applicationRowOf,
  misspeltHead,
  officialProactiveLabel,
  officialRowLabel,
  plainLabel,
  proactiveRowOf,
  resultGroupOf,
} from "./labels";
import { applicationTarget, disputeTarget, proactiveTarget, type RawCell, type RawRow } from "./rows";

export interface FoundTables {
  readonly rows: RawRow[];
  readonly labels: ReadLabel[];
  readonly notes: { table: TableId; text: string; source: SourceRef }[];
  readonly extras: { table: TableId; label: string; text: string; source: SourceRef }[];
  readonly oldForm: Set<TableId>;
  /** Blocks in which something was found, with the table it belongs to. */
  readonly blocks: Map<number, TableId>;
}

export const nothingFound = (): FoundTables => ({
  rows: [],
  labels: [],
  notes: [],
  extras: [],
  oldForm: new Set(),
  blocks: new Map(),
});

const PROACTIVE_HEADS = [
  ...new Set(PROACTIVE_BLOCKS.flatMap((block) => block.rows[0]?.columns ?? []).map((column) => column.label)),
];
const APPLICANT_HEADS = APPLICANT_KINDS.map((kind) => kind.label);
const HAN = /\p{Script=Han}/u;
const NOTE = /^(?:备?注|说明)\s*\d?\s*[：:]\s*/;

/** Words of the trial form of 2019 that the present one does not have. */
const OLD_HEADS = /新制作数|新公开数|对外公开总|上一年项目|本年增[/／]?减|采购项目|采购总金额|项目数量/;
const OLD_ROWS = /^(?:政府集中采购|其他对外管理服务事项)/;

/** Heads of section two's columns; null for those of 2019 that mean something else. */
function proactiveColumn(head: string): string | null | undefined {
  const label = plainLabel(head);
  if (/制发|新制作/.test(label)) return "issued";
  if (/对外公开总|新公开|上一年|增减|采购/.test(label)) return null;
  if (/现行有效/.test(label)) return "inForce";
  if (/[废止].{0,3}件?数|废止/.test(label)) return "repealed";
  if (/处理决定/.test(label)) return "decisions";
  if (/收费金额|收费总金额/.test(label)) return "amount";
  return undefined;
}

/** Heads of columns gathered from several rows of heads, until a row of values comes. */
class Heads {
  private texts: string[] = [];
  private fresh = true;
  private block = -1;
  private width = 0;

  /** The next row of heads begins a new set when values came in between. */
  add(row: GridRow, block: number, table: SourceTable): void {
    if (this.fresh) this.texts = [];
    this.fresh = false;
    this.block = block;
    this.width = table.columns;
    for (const cell of row.cells) {
      if (!cell.begins) continue;
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        this.texts[column] = (this.texts[column] ?? "") + cell.text;
      }
    }
  }

  /** Values came: what follows stands under these heads. */
  used(): void {
    this.fresh = true;
  }

  /** Heads by column; none for a table of another width, in which the same column is another. */
  over(block: number, table: SourceTable): readonly string[] {
    return block === this.block || table.columns === this.width ? this.texts : [];
  }
}

const RESULT_WORDS: readonly (readonly [string, RegExp])[] = [
  ["upheld", /结果维持$|维持$/],
  ["corrected", /结果纠正$|纠正$/],
  ["otherResult", /其[他它]结果$/],
  ["pending", /尚未审结$|未审结$/],
  ["total", /[总合]计$/],
];

function disputeColumn(head: string): { kind: string; result: string } | null {
  const label = plainLabel(head);
  const result = RESULT_WORDS.find(([, words]) => words.test(label))?.[0];
  if (result === undefined) return null;
  if (/未经.{0,2}复议/.test(label)) return { kind: "litigationDirect", result };
  if (/复议后/.test(label)) return { kind: "litigationAfterReconsideration", result };
  if (/复议/.test(label) && !/诉讼/.test(label)) return { kind: "reconsideration", result };
  return null;
}

/** Fifteen heads of results without the kinds of case above them: the first five are the first kind's, and so on. */
function kindsByOrder(heads: readonly string[]): ({ kind: string; result: string } | null)[] | null {
  const results = heads.map((head) => {
    const label = plainLabel(head ?? "");
    return RESULT_WORDS.find(([, words]) => words.test(label))?.[0] ?? null;
  });
  if (heads.some((head) => /复议|诉讼|起诉/.test(head ?? ""))) return null;
  const seen = new Map<string, number>();
  const columns = results.map((result) => {
    if (result === null) return null;
    const times = seen.get(result) ?? 0;
    seen.set(result, times + 1);
    const kind = DISPUTE_KINDS[times]?.id;
    return kind === undefined ? null : { kind, result };
  });
  const complete = RESULT_WORDS.every(([result]) => seen.get(result) === DISPUTE_KINDS.length);
  return complete ? columns : null;
}

/** The kind of case that a label or a caption names: 行政诉讼（复议后起诉）; null where it names none, or several. */
function kindNamedBy(label: string): string | null {
  const text = label.slice(0, LONGEST_HEAD).replace(/[^\p{Script=Han}]/gu, "");
  const direct = /未经.{0,2}复议/.test(text);
  const after = /复议后/.test(text);
  if (direct !== after) return direct ? "litigationDirect" : "litigationAfterReconsideration";
  return /^[一二三四五六]?行政复议(?:情况|案件)?$/.test(text) ? "reconsideration" : null;
}

/** Five heads of results, the kind of case on the line above: a table a kind. */
function kindByCaption(
  heads: readonly string[],
  kind: string | null,
): ({ kind: string; result: string } | null)[] | null {
  if (kind === null || heads.some((head) => /复议|诉讼|起诉/.test(head ?? ""))) return null;
  const results = heads.map((head) => {
    const label = plainLabel(head ?? "");
    return RESULT_WORDS.find(([, words]) => words.test(label))?.[0] ?? null;
  });
  const named = results.filter((result) => result !== null);
  if (named.length !== RESULT_WORDS.length || new Set(named).size !== named.length) return null;
  return results.map((result) => (result === null ? null : { kind, result }));
}

export class GridTables {
  readonly found = nothingFound();
  private readonly applicants = new Heads();
  private readonly proactive = new Heads();
  private readonly disputes = new Heads();
  private table: TableId | null = null;
  /** The kind of case that the line above the table names. */
  private captionKind: string | null = null;
  private lastApplicationRow: RawRow | null = null;

  /** Takes the document's tables in reading order. */
  readAll(blocks: readonly SourceBlock[]): FoundTables {
    blocks.forEach((block, index) => {
      if (block.kind !== "table") {
        if (block.text.trim() !== "") this.captionKind = kindNamedBy(block.text);
        return;
      }
      const turned = isTurned(block);
      const from = this.found.rows.length;
      const table = turned ? turnedTable(block) : block;
      for (const row of rowsOf(table)) {
        for (const line of unfolded(row)) this.readRow(table, index, line);
      }
      if (turned) this.turnBack(from);
      this.captionKind = null;
    });
    return this.found;
  }

  /** Rows read from a turned table say where their cells stand in the document. */
  private turnBack(from: number): void {
    const rows = this.found.rows.splice(from);
    for (const row of rows) {
      const cells = row.cells.map((cell) => {
        const { row: across, column: down } = cell.source;
        return { ...cell, source: { ...cell.source, row: down ?? 0, column: across ?? 0 } };
      });
      this.found.rows.push({ ...row, cells });
    }
  }

  private readRow(table: SourceTable, block: number, row: GridRow): void {
    const begun = row.cells.filter((cell) => cell.begins);
    if (begun.every((cell) => cell.text.trim() === "" && cell.trouble === undefined)) return;
    if (this.note(table, block, begun)) return;
    if (this.heads(table, row, block)) return;
    const firstValue = row.cells.findIndex(
      (cell) =>
        cell.begins && (cell.trouble !== undefined || (cell.text.trim() !== "" && isValueLike(cell.text))),
    );
    const before = firstValue < 0 ? row.cells : row.cells.slice(0, firstValue);
    const words = [...before].reverse().filter((cell) => HAN.test(cell.text));
    // A word may stand where a number should: the label is what names a row.
    const label =
      words.find((cell) => namesRow(cell.text)) ??
      words[0] ??
      // A column of running numbers may stand before the labels.
      labelBehind(row);
    if (label !== undefined) this.labelled(table, block, row, label, firstValue);
    else if (firstValue >= 0) this.unlabelled(table, block, row);
  }

  private note(table: SourceTable, block: number, cells: readonly GridCell[]): boolean {
    const filled = cells.filter((cell) => cell.text.trim() !== "");
    const [first] = filled;
    if (filled.length !== 1 || first === undefined || !NOTE.test(first.text) || this.table === null)
      return false;
    const text = first.text.replace(NOTE, "").trim();
    this.found.notes.push({ table: this.table, text, source: refOfCell(block, table, first) });
    return true;
  }

  /** Rows of heads: no number stands in them, and what is in them names columns. */
  private heads(table: SourceTable, row: GridRow, block: number): boolean {
    const begun = row.cells.filter((cell) => cell.begins && cell.text.trim() !== "");
    if (begun.some((cell) => /^[\d０-９]/.test(cell.text.trim()) && isValueLike(cell.text))) return false;
    const texts = begun.map((cell) => plainLabel(cell.text));
    const results = texts.filter((text) => RESULT_WORDS.some(([, words]) => words.test(text)));
    const ofDisputes = texts.some((text) =>
      /^行政(?:复议|诉讼)$|复议后起诉|未经.{0,2}复议|结果维持/.test(text),
    );
    if (ofDisputes || (this.table === "disputes" && results.length >= 3)) {
      this.disputes.add(row, block, table);
      this.table = "disputes";
      this.found.blocks.set(block, "disputes");
      return true;
    }
    const kinds = texts.filter((text) => applicantColumnOf(text) !== null);
    const group = begun.some((cell) =>
      /申请人情况|法人或其他组织|勾稽关系/.test(plainLabel(cell.text) + cell.text),
    );
    if (
      group ||
      kinds.length >= 3 ||
      (kinds.length >= 1 && texts.length === kinds.length && this.table !== "disputes" && texts.length > 1)
    ) {
      this.applicants.add(row, block, table);
      this.table = "applications";
      this.misspeltHeads("applications", table, block, begun, APPLICANT_HEADS);
      this.found.blocks.set(block, "applications");
      return true;
    }
    if (
      texts.some((text) => proactiveColumn(text) !== undefined || text === "信息内容") &&
      proactiveLabelOf(begun) === null
    ) {
      this.proactive.add(row, block, table);
      this.table = "proactiveDisclosure";
      this.found.blocks.set(block, "proactiveDisclosure");
      if (texts.some((text) => OLD_HEADS.test(text))) this.found.oldForm.add("proactiveDisclosure");
      this.misspeltHeads("proactiveDisclosure", table, block, begun, PROACTIVE_HEADS);
      return true;
    }
    return false;
  }

  private misspeltHeads(
    of: TableId,
    table: SourceTable,
    block: number,
    cells: readonly GridCell[],
    official: readonly string[],
  ): void {
    for (const cell of cells) {
      const name = misspeltHead(cell.text, official);
      if (name !== null) this.otherLabel(of, cell, name, refOfCell(block, table, cell));
    }
  }

  private labelled(
    table: SourceTable,
    block: number,
    row: GridRow,
    label: GridCell,
    firstValue: number,
  ): void {
    const source = refOfCell(block, table, label);
    const cells = this.cellsAfter(table, block, row, label);
    if (cells.length === 0) {
      const tail = valuesInLabel(label, source);
      if (tail !== null)
        this.labelledRow(table, block, { ...label, text: tail.label }, source, [tail.cell], false);
      return;
    }
    const named = this.labelledRow(table, block, label, source, cells, true);
    if (named || firstValue < 0) return;
    if (this.disputeRow(table, block, row, label, cells)) return;
    this.oldRow(label, source, cells);
  }

  /** A row by its label; false when the label names none. */
  private labelledRow(
    table: SourceTable,
    block: number,
    label: GridCell,
    source: SourceRef,
    cells: readonly RawCell[],
    parted: boolean,
  ): boolean {
    const application = applicationRowOf(label.text);
    const hasValue = cells.some((cell) => cell.text.trim() !== "" && isValueLike(cell.text));
    const fits =
      cells.length >= 5 || this.table === "applications" || cells.some((cell) => /^\d{7,}$/.test(cell.text));
    if (application !== null && fits && (hasValue || application.exact)) {
      // A misspelt label counts only where numbers stand beside it.
      this.table = "applications";
      this.found.blocks.set(block, "applications");
      const target = applicationTarget(application.of);
      if (!application.exact)
        this.otherLabel("applications", label, officialRowLabel(application.of), source);
      const raw: RawRow = { target, cells: this.underApplicants(table, block, cells), parted };
      this.found.rows.push(raw);
      this.lastApplicationRow = raw;
      this.applicants.used();
      return true;
    }
    const group = resultGroupOf(label.text);
    if (
      group !== null &&
      group.of !== "results" &&
      this.table === "applications" &&
      hasValue &&
      cells.length >= 5
    ) {
      this.found.oldForm.add("applications");
      this.extra("applications", label.text, cells);
      return true;
    }
    const proactive = proactiveRowOf(label.text);
    if (
      proactive !== null &&
      this.table !== "applications" &&
      (hasValue || proactive.exact) &&
      cells.length <= 12
    ) {
      this.table = "proactiveDisclosure";
      this.found.blocks.set(block, "proactiveDisclosure");
      const target = proactiveTarget(proactive.of);
      if (!proactive.exact && plainLabel(label.text) !== target.label) {
        this.otherLabel("proactiveDisclosure", label, officialProactiveLabel(proactive.of), source);
      }
      this.found.rows.push({
        target,
        cells: this.underProactive(table, block, target.ids, label, cells),
        parted,
      });
      this.proactive.used();
      return true;
    }
    return false;
  }

  /** 行政复议 | five numbers, as a row of its own. */
  private disputeRow(
    table: SourceTable,
    block: number,
    row: GridRow,
    label: GridCell,
    cells: readonly RawCell[],
  ): boolean {
    if (this.table !== "disputes") return false;
    const kind = kindNamedBy(label.text);
    const filled = cells.filter((cell) => cell.text.trim() !== "");
    if (kind === null || filled.length > DISPUTE_RESULTS.length + 2) {
      if (filled.length < 4) return false;
      this.unlabelledDisputes(table, block, row, cells);
      return true;
    }
    this.found.rows.push({ target: disputeTarget([kind]), cells: filled, parted: true });
    this.found.blocks.set(block, "disputes");
    this.disputes.used();
    return true;
  }

  private oldRow(label: GridCell, _source: SourceRef, cells: readonly RawCell[]): void {
    if (!OLD_ROWS.test(plainLabel(label.text)) || this.table !== "proactiveDisclosure") return;
    this.found.oldForm.add("proactiveDisclosure");
    this.extra("proactiveDisclosure", label.text, cells);
  }

  private extra(table: TableId, label: string, cells: readonly RawCell[]): void {
    for (const { text, source } of cells) {
      if (text.trim() !== "")
        this.found.extras.push({ table, label: label.trim(), text: text.trim(), source });
    }
  }

  private unlabelled(table: SourceTable, block: number, row: GridRow): void {
    const cells = this.cellsAfter(table, block, row, null);
    if (this.table === "disputes") this.unlabelledDisputes(table, block, row, cells);
    else if (this.table === "applications" && this.lastApplicationRow !== null && cells.length >= 7) {
      // Its label may have been lost or be a picture; whether it is the row between, its neighbours tell later.
      const target = { ...applicationTarget(""), row: UNKNOWN_ROW };
      this.found.rows.push({
        target,
        cells: this.underApplicants(table, block, cells),
        parted: true,
        byPlace: true,
      });
    }
  }

  private unlabelledDisputes(
    table: SourceTable,
    block: number,
    row: GridRow,
    cells: readonly RawCell[],
  ): void {
    const filled = cells.filter((cell) => cell.text.trim() !== "");
    if (filled.length === 0) return;
    this.found.blocks.set(block, "disputes");
    const heads = this.disputes.over(block, table);
    const columns = kindsByOrder(heads) ?? kindByCaption(heads, this.captionKind) ?? heads.map(disputeColumn);
    const kinds = DISPUTE_KINDS.map((kind) => kind.id).filter((kind) =>
      columns.some((column) => column?.kind === kind),
    );
    const full = kinds.every(
      (kind) =>
        new Set(columns.filter((column) => column?.kind === kind).map((column) => column?.result)).size === 5,
    );
    const distinct = columns.filter((column) => column !== null).length === kinds.length * 5;
    const target = kinds.length > 0 && full && distinct ? disputeTarget(kinds) : disputeTarget();
    const results = [...DISPUTE_RESULTS.map((result) => result.id), "total"];
    const headed = cells.map((cell): RawCell => {
      const column = cell.source.column;
      const named = column === undefined ? null : (columns[column] ?? null);
      if (named === null) return cell;
      return { ...cell, at: kinds.indexOf(named.kind) * results.length + results.indexOf(named.result) };
    });
    const underHeads =
      full &&
      distinct &&
      kinds.length > 0 &&
      headed.every((cell) => cell.at !== undefined || cell.text.trim() === "");
    this.found.rows.push({ target, cells: underHeads ? headed : cells, parted: row.cells.length > 1 });
    this.disputes.used();
  }

  /** Cells to the right of the label; of merged ones the first. */
  private cellsAfter(table: SourceTable, block: number, row: GridRow, label: GridCell | null): RawCell[] {
    const from = label === null ? -1 : label.column + label.columnSpan - 1;
    return row.cells
      .filter((cell) => cell.begins && cell.column > from)
      .map((cell) => ({
        text: cell.text,
        source: refOfCell(block, table, cell),
        ...(cell.trouble === undefined ? {} : { trouble: cell.trouble }),
      }));
  }

  /** Section three's cells under their heads, when the heads name all seven columns and the row keeps to them. */
  private underApplicants(table: SourceTable, block: number, cells: readonly RawCell[]): readonly RawCell[] {
    const target = applicationTarget("");
    const ids = target.ids.map((id) => id.split(".").pop() ?? "");
    const columns = new Map<number, number>();
    this.applicants.over(block, table).forEach((head, column) => {
      const kind = applicantColumnOf(head);
      if (kind !== null) columns.set(column, ids.indexOf(kind.of));
    });
    const named = new Set(columns.values());
    if (named.size !== columns.size || named.size < ids.length - 1) return trimmed(cells, ids.length);
    const headed = cells.map((cell): RawCell => {
      const at = cell.source.column === undefined ? undefined : columns.get(cell.source.column);
      return at === undefined ? cell : { ...cell, at };
    });
    // A row in which cells are missing says by its heads less than it seems to; a sheet leaves empty cells out.
    const present = new Set(cells.map((cell) => cell.source.column));
    const isShort = [...columns.keys()].some((column) => !present.has(column));
    if (isShort && table.sheet === undefined && cells.some((cell) => cell.text.trim() !== ""))
      return trimmed(cells, ids.length);
    const beyond = Math.max(...columns.keys());
    const stray = headed.filter((cell) => cell.at === undefined && cell.text.trim() !== "");
    const remarks = stray.filter((cell) => (cell.source.column ?? 0) > beyond && !isValueLike(cell.text));
    this.extra("applications", "", remarks);
    if (stray.length > remarks.length) return trimmed(cells, ids.length);
    return headed.filter((cell) => cell.at !== undefined);
  }

  private underProactive(
    table: SourceTable,
    block: number,
    ids: readonly string[],
    label: GridCell,
    cells: readonly RawCell[],
  ): readonly RawCell[] {
    const keys = ids.map((id) => id.split(".").pop() ?? "");
    const over = this.proactive.over(block, table);
    const heads = cells.map((cell) => over[cell.source.column ?? -1] ?? "");
    const named = heads.map(proactiveColumn);
    const old = heads.some((head) => OLD_HEADS.test(plainLabel(head)));
    if (!old) {
      const filled = cells.filter((cell) => cell.text.trim() !== "");
      const at = named.map((name) => (typeof name === "string" ? keys.indexOf(name) : -1));
      const distinct = new Set(at).size === at.length && at.every((index) => index >= 0);
      if (distinct && cells.length === keys.length)
        return cells.map((cell, index) => ({ ...cell, at: at[index] ?? 0 }));
      return filled.length === keys.length ? filled : trimmed(cells, keys.length);
    }
    const kept: RawCell[] = [];
    cells.forEach((cell, index) => {
      const name = named[index];
      const at = typeof name === "string" ? keys.indexOf(name) : -1;
      if (at >= 0 && !kept.some((other) => other.at === at)) kept.push({ ...cell, at });
      else this.extra("proactiveDisclosure", `${label.text.trim()} ${(heads[index] ?? "").trim()}`, [cell]);
    });
    return kept;
  }

  private otherLabel(table: TableId, label: GridCell, official: string, source: SourceRef): void {
    this.found.labels.push({ table, written: label.text.replace(/\s+/g, ""), official, source });
  }
}

/** The label behind a running number: a row's own name rather than that of the group around it. */
function labelBehind(row: GridRow): GridCell | undefined {
  const words = row.cells.filter((cell) => HAN.test(cell.text) && namesRow(cell.text));
  return (
    words.find((cell) => applicationRowOf(cell.text) !== null || proactiveRowOf(cell.text) !== null) ??
    words.find((cell) => cell.begins)
  );
}

/** Columns of a turned table beyond which nobody looks: the form has 25 rows. */
const MOST_TURNED = 60;
const KIND_WORDS = /^行政复议$|未经.{0,2}复议|复议后/;

/** Whether what are rows in the form are columns in this table. */
function isTurned(table: SourceTable): boolean {
  if (table.rows > MOST_TURNED || table.columns > MOST_TURNED) return false;
  const count = (of: "row" | "column", is: (text: string) => boolean): number => {
    const found = new Map<number, number>();
    for (const cell of table.cells) {
      if (cell.text.length < LONGEST_HEAD && is(cell.text))
        found.set(cell[of], (found.get(cell[of]) ?? 0) + 1);
    }
    return Math.max(0, ...found.values());
  };
  const isKind = (text: string): boolean => KIND_WORDS.test(plainLabel(text));
  const isResult = (text: string): boolean =>
    RESULT_WORDS.slice(0, 4).some(([, words]) => words.test(plainLabel(text)));
  if (count("row", isKind) >= 2 && count("column", isResult) >= 4) return true;
  const isApplicant = (text: string): boolean => applicantColumnOf(text) !== null;
  const isRow = (text: string): boolean => applicationRowOf(text) !== null;
  return count("column", isApplicant) >= 5 && count("row", isRow) >= 8;
}

const LONGEST_HEAD = 80;

const turnedTable = (table: SourceTable): SourceTable => ({
  ...table,
  rows: table.columns,
  columns: table.rows,
  cells: table.cells.map((cell) => ({
    ...cell,
    row: cell.column,
    column: cell.row,
    rowSpan: cell.columnSpan,
    columnSpan: cell.rowSpan,
  })),
});

const namesRow = (text: string): boolean =>
  applicationRowOf(text) !== null || resultGroupOf(text) !== null || proactiveRowOf(text) !== null;

/** Row id of a row of values whose label could not be read. */
export const UNKNOWN_ROW = "?";

const proactiveLabelOf = (cells: readonly GridCell[]): string | null => {
  const [first] = cells;
  return first === undefined ? null : (proactiveRowOf(first.text)?.of ?? null);
};

/** Empty cells beyond the table go: at the end first, then before the first value. */
function trimmed(cells: readonly RawCell[], count: number): readonly RawCell[] {
  const kept = [...cells];
  const isEmpty = (cell: RawCell | undefined): boolean =>
    cell !== undefined && cell.text.trim() === "" && cell.trouble === undefined;
  while (kept.length > count && isEmpty(kept[kept.length - 1])) kept.pop();
  while (kept.length > count && isEmpty(kept[0])) kept.shift();
  return kept;
}

/** 1.属于国家秘密0000000: digits at the end of a label's own cell. */
function valuesInLabel(label: GridCell, source: SourceRef): { label: string; cell: RawCell } | null {
  const text = label.text.trim();
  const end = /[\d０-９\s]+$/.exec(text.slice(-80))?.[0] ?? "";
  if (end.trim() === "" || end.length === text.length) return null;
  const from = label.text.lastIndexOf(end.trim());
  return {
    label: text.slice(0, text.length - end.length),
    cell: { text: end.trim(), source: { ...source, from, to: from + end.trim().length } },
  };
}
