/**
 * Workbooks, read from their parts. The type of each cell is kept, so that an error, a formula without a result, a
 * missing text and a number out of range stay four things, and none of them becomes 0 or blank.
 */
import { LIMITS, OpenFailure, tooMuch } from "../document/limits";
import { Notices, type SourceBlock, type SourceDocument, type Trouble } from "../document/source-document";
import { embeddedReportIn, noticeDangers, relationsOf } from "./office-parts";
import { raisedDigits } from "./raised-digits";
import { dateText, type Merge, numberText, type SheetCell, type SheetContent, tableOfSheet } from "./sheet";
import { type Attributes, parseXml } from "./xml";
import type { Zip } from "./zip";

export function readXlsx(zip: Zip, part: string): SourceDocument {
  const notices = new Notices();
  const relations = relationsOf(zip, part);
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const shared = sharedStrings(zip, `${folder}sharedStrings.xml`);
  const dates = dateStyles(zip, `${folder}styles.xml`);
  const blocks: SourceBlock[] = [];
  let room: number = LIMITS.cells;
  for (const { name, id, hidden } of sheetsOf(zip, part)) {
    if (hidden) {
      notices.add("hidden-sheet", name);
      continue;
    }
    const bytes = zip.part(relations.get(id)?.target ?? "");
    if (bytes === null) continue;
    const reader = new SheetReader(name, shared, dates, notices, room);
    parseXml(bytes, reader);
    const content = reader.content();
    room -= content.cells.length;
    const table = tableOfSheet(content, notices);
    if (table.cells.length > 0) blocks.push(table);
  }
  noticeDangers(zip, part, notices);
  const embedded = embeddedReportIn(zip);
  return { kind: "xlsx", blocks, notices: notices.list(), ...(embedded === undefined ? {} : { embedded }) };
}

interface SheetEntry {
  readonly name: string;
  readonly id: string;
  readonly hidden: boolean;
}

function sheetsOf(zip: Zip, part: string): readonly SheetEntry[] {
  const bytes = zip.part(part);
  if (bytes === null) throw new OpenFailure({ code: "file-damaged" });
  const sheets: SheetEntry[] = [];
  parseXml(bytes, {
    open(name, attributes) {
      if (name !== "sheet" || sheets.length >= 100) return;
      const state = attributes("state") ?? "visible";
      sheets.push({
        name: attributes("name") ?? "",
        id: attributes("id") ?? "",
        hidden: state !== "visible",
      });
    },
    close() {},
    text() {},
  });
  return sheets;
}

function sharedStrings(zip: Zip, part: string): readonly string[] {
  const bytes = zip.part(part);
  if (bytes === null) return [];
  const strings: string[] = [];
  let [text, inText, phonetic, raised] = ["", false, 0, false];
  parseXml(bytes, {
    open(name, attributes) {
      if (name === "si") text = "";
      else if (name === "r") raised = false;
      else if (name === "vertAlign") raised = attributes("val") === "superscript";
      else if (name === "rPh") phonetic += 1;
      else if (name === "t") inText = true;
    },
    close(name) {
      if (name === "rPh") phonetic -= 1;
      else if (name === "t") inText = false;
      else if (name === "r") raised = false;
      else if (name === "si") strings.push(text);
      if (strings.length > LIMITS.cells * 5) throw tooMuch("cells");
    },
    text(part) {
      if (inText && phonetic === 0) text += raised ? raisedDigits(part) : part;
    },
  });
  return strings;
}

const BUILT_IN_DATES = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

const isDateFormat = (code: string): boolean =>
  /[yd年月日]/i.test(
    code
      .replace(/"([^"]*)"/g, (_, quoted: string) => quoted.replace(/[^年月日]/g, ""))
      .replace(/\[[^\]]*\]|\\./g, ""),
  );

/** Which styles show a number as a date. */
function dateStyles(zip: Zip, part: string): ReadonlySet<number> {
  const bytes = zip.part(part);
  const dates = new Set<number>();
  if (bytes === null) return dates;
  const custom = new Set<number>();
  let [inStyles, index] = [false, 0];
  parseXml(bytes, {
    open(name, attributes) {
      if (name === "numFmt" && isDateFormat(attributes("formatCode") ?? "")) {
        custom.add(Number(attributes("numFmtId")));
      } else if (name === "cellXfs") inStyles = true;
      else if (name === "xf" && inStyles) {
        const format = Number(attributes("numFmtId") ?? 0);
        if (custom.has(format) || BUILT_IN_DATES(format)) dates.add(index);
        index += 1;
      }
    },
    close(name) {
      if (name === "cellXfs") inStyles = false;
    },
    text() {},
  });
  return dates;
}

/** A1 notation to row and column, from 0. */
export function cellAt(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

class SheetReader {
  private readonly cells: SheetCell[] = [];
  private readonly merges: Merge[] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private row = -1;
  private rowsSeen = 0;
  private column = -1;
  private type = "n";
  private style = 0;
  private value: string | null = null;
  private inline = "";
  private formula = false;
  private reading: "value" | "inline" | null = null;
  private phonetic = 0;
  /** Within a superscript of a text set in several ways. */
  private raised = false;
  private readonly name: string;
  private readonly shared: readonly string[];
  private readonly dates: ReadonlySet<number>;
  private readonly notices: Notices;
  private readonly room: number;

  constructor(
    name: string,
    shared: readonly string[],
    dates: ReadonlySet<number>,
    notices: Notices,
    room: number,
  ) {
    this.name = name;
    this.shared = shared;
    this.dates = dates;
    this.notices = notices;
    this.room = room;
  }

  content(): SheetContent {
    const { name, cells, merges, hiddenRows, hiddenColumns } = this;
    return { name, cells, merges, hiddenRows, hiddenColumns };
  }

  open(name: string, attributes: Attributes): void {
    if (name === "row") {
      this.row = attributes("r") === undefined ? this.row + 1 : Number(attributes("r")) - 1;
      this.column = -1;
      this.rowsSeen += 1;
      if (this.rowsSeen > LIMITS.sheetRows * 10) throw tooMuch("rows");
      if (attributes("hidden") === "1" && this.row < LIMITS.sheetRows) this.hiddenRows.add(this.row);
    } else if (name === "col" && attributes("hidden") === "1") {
      const last = Math.min(Number(attributes("max")), LIMITS.sheetColumns);
      for (let column = Number(attributes("min")); column <= last; column += 1)
        this.hiddenColumns.add(column - 1);
    } else if (name === "c") this.openCell(attributes);
    else if (name === "v") this.startReading("value");
    else if (name === "t") this.startReading("inline");
    else if (name === "rPh") this.phonetic += 1;
    else if (name === "vertAlign") this.raised = attributes("val") === "superscript";
    else if (name === "f") this.formula = true;
    else if (name === "mergeCell") this.merge(attributes("ref") ?? "");
  }

  private startReading(what: "value" | "inline"): void {
    this.reading = what;
    if (what === "value") this.value ??= "";
  }

  private openCell(attributes: Attributes): void {
    const at = cellAt(attributes("r") ?? "");
    this.column = at?.column ?? this.column + 1;
    if (at !== null) this.row = at.row;
    this.type = attributes("t") ?? "n";
    this.style = Number(attributes("s") ?? 0);
    [this.value, this.inline, this.formula] = [null, "", false];
  }

  private merge(reference: string): void {
    const [from, to] = reference.split(":").map(cellAt);
    if (from === null || from === undefined || to === null || to === undefined) return;
    if (this.merges.length >= LIMITS.cells) throw tooMuch("cells");
    this.merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
  }

  text(text: string): void {
    if (this.reading === "value") this.value = (this.value ?? "") + text;
    else if (this.reading === "inline" && this.phonetic === 0)
      this.inline += this.raised ? raisedDigits(text) : text;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.reading = null;
    else if (name === "rPh") this.phonetic -= 1;
    else if (name === "r") this.raised = false;
    else if (name === "c") this.endCell();
  }

  private endCell(): void {
    const { row, column } = this;
    if (row >= LIMITS.sheetRows || column >= LIMITS.sheetColumns) {
      if (this.value !== null || this.inline !== "") this.notices.add("far-cells");
      return;
    }
    if (this.cells.length >= this.room) throw tooMuch("cells");
    const { text, trouble } = this.valueOfCell();
    this.cells.push({ row, column, text, ...(trouble === undefined ? {} : { trouble }) });
  }

  private valueOfCell(): { text: string; trouble?: Trouble } {
    if (this.type === "inlineStr") return { text: this.inline.trim() };
    if (this.value === null) return this.formula ? { text: "", trouble: "formula" } : { text: "" };
    if (this.type === "s") {
      const text = this.shared[Number(this.value)];
      return text === undefined ? { text: "", trouble: "missing-text" } : { text: text.trim() };
    }
    if (this.type === "e") return { text: this.value, trouble: "error" };
    if (this.type === "str" || this.type === "d") return { text: this.value.trim() };
    if (this.type === "b") return { text: this.value === "1" ? "TRUE" : "FALSE" };
    const number = /^\s*[-+]?[\d.]+(?:e[-+]?\d+)?\s*$/i.test(this.value) ? Number(this.value) : Number.NaN;
    if (!Number.isFinite(number)) return { text: this.value.trim().slice(0, 40), trouble: "number" };
    const date = this.dates.has(this.style) ? dateText(number) : null;
    return { text: date ?? numberText(number) };
  }
}
