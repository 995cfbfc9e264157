/**
 * Word documents, read from their parts. Tracked changes are read as accepted: deleted text is not there, inserted text
 * is. Hidden text, instructions of fields and the second version of drawings are passed over.
 */
import { LIMITS, OpenFailure, tooMuch } from "../document/limits";
import {
  Notices,
  type SourceBlock,
  type SourceCell,
  type SourceDocument,
  type SourceTable,
} from "../document/source-document";
import { Numbering, type ParagraphNumbering, Styles } from "./docx-numbering";
import { framedText } from "./grid-builder";
import { embeddedReportIn, noticeDangers } from "./office-parts";
import { raisedDigits } from "./raised-digits";
import { type Attributes, parseXml } from "./xml";
import type { Zip } from "./zip";

/** Content of these is not part of the text as accepted. */
const PASSED_OVER = new Set([
  "del",
  "moveFrom",
  "Fallback",
  "instrText",
  "delText",
  "delInstrText",
  "rt",
  "binData",
]);
const isPassedOver = (name: string): boolean => PASSED_OVER.has(name) || name.endsWith("Change");

interface OpenParagraph {
  text: string;
  style: string;
  numbering: ParagraphNumbering | null;
}

type Content = SourceBlock | { readonly kind: "nested"; readonly table: OpenTable };

interface OpenCell {
  readonly content: Content[];
  span: number;
  vertical: "restart" | "continue" | null;
  horizontal: "restart" | "continue" | null;
}

interface OpenRow {
  readonly cells: OpenCell[];
  before: number;
  deleted: boolean;
}

interface OpenTable {
  readonly rows: OpenRow[];
  holdsTable: boolean;
}

export function readDocx(zip: Zip, part: string): SourceDocument {
  const bytes = zip.part(part);
  if (bytes === null) throw new OpenFailure({ code: "file-damaged" });
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const reader = new DocxReader(new Styles(zip, folder), new Numbering(zip, folder));
  parseXml(bytes, reader);
  noticeDangers(zip, part, reader.notices);
  const embedded = embeddedReportIn(zip);
  return {
    kind: "docx",
    blocks: reader.blocks(),
    notices: reader.notices.list(),
    ...(embedded === undefined ? {} : { embedded }),
  };
}

class DocxReader {
  readonly notices = new Notices();
  private readonly body: Content[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly paragraphs: OpenParagraph[] = [];
  private skipped = 0;
  private cells = 0;
  private size = 0;
  private inText = false;
  private hiddenRun = false;
  private struckRun = false;
  private raisedRun = false;
  /** For each field that is open: whether its result is being read. */
  private readonly fields: boolean[] = [];
  private inRowProperties = false;
  private inRunProperties = false;
  private inBody = false;
  private readonly styles: Styles;
  private readonly numbering: Numbering;

  constructor(styles: Styles, numbering: Numbering) {
    this.styles = styles;
    this.numbering = numbering;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "body") this.inBody = true;
    if (!this.inBody) return;
    if (this.skipped > 0 || isPassedOver(name)) {
      if (this.skipped === 0) this.noticeChange(name);
      this.skipped += 1;
      return;
    }
    this.openElement(name, attributes);
  }

  private noticeChange(name: string): void {
    if (name === "del" && this.inRowProperties) {
      const row = this.row();
      if (row !== undefined) row.deleted = true;
    }
    if (name === "del" || name === "moveFrom") this.notices.add("tracked-changes");
  }

  private openElement(name: string, attributes: Attributes): void {
    const value = attributes("val");
    const off = value === "0" || value === "false";
    switch (name) {
      case "ins":
      case "moveTo":
        this.notices.add("tracked-changes");
        break;
      case "p":
        this.paragraphs.push({ text: "", style: "", numbering: null });
        break;
      case "pStyle": {
        const paragraph = this.paragraph();
        if (paragraph !== undefined) paragraph.style = value ?? "";
        break;
      }
      case "numId": {
        const paragraph = this.paragraph();
        if (paragraph !== undefined)
          paragraph.numbering = { numId: value ?? "", level: paragraph.numbering?.level ?? 0 };
        break;
      }
      case "ilvl": {
        const paragraph = this.paragraph();
        const numId = paragraph?.numbering?.numId ?? "";
        if (paragraph !== undefined) paragraph.numbering = { numId, level: Number(value) || 0 };
        break;
      }
      case "r":
        this.plainRun();
        break;
      case "rPr":
        this.inRunProperties = true;
        break;
      case "vanish":
        if (this.inRunProperties && !off) this.hiddenRun = true;
        break;
      case "strike":
      case "dstrike":
        if (this.inRunProperties && !off) this.struckRun = true;
        break;
      case "vertAlign":
        if (this.inRunProperties && value === "superscript") this.raisedRun = true;
        break;
      case "t":
        this.inText = true;
        break;
      case "tab":
        if (!this.inRunProperties) this.write("\t");
        break;
      case "br":
      case "cr":
        this.write("\n");
        break;
      case "noBreakHyphen":
        this.write("-");
        break;
      case "fldChar": {
        const type = attributes("fldCharType");
        if (type === "begin") this.fields.push(false);
        else if (type === "separate" && this.fields.length > 0) this.fields[this.fields.length - 1] = true;
        else if (type === "end") this.fields.pop();
        break;
      }
      case "tbl": {
        const outer = this.tables[this.tables.length - 1];
        if (outer !== undefined) outer.holdsTable = true;
        if (this.tables.length >= LIMITS.nestedTables) throw tooMuch("depth");
        this.tables.push({ rows: [], holdsTable: false });
        break;
      }
      case "tr":
        this.table()?.rows.push({ cells: [], before: 0, deleted: false });
        break;
      case "trPr":
        this.inRowProperties = true;
        break;
      case "gridBefore": {
        const row = this.row();
        if (row !== undefined) row.before = Math.min(Number(value) || 0, LIMITS.columnSpan);
        break;
      }
      case "tc":
        this.cells += 1;
        if (this.cells > LIMITS.cells) throw tooMuch("cells");
        this.row()?.cells.push({ content: [], span: 1, vertical: null, horizontal: null });
        break;
      case "gridSpan": {
        const cell = this.cell();
        if (cell !== undefined) cell.span = Math.min(Math.max(Number(value) || 1, 1), LIMITS.columnSpan);
        break;
      }
      case "vMerge": {
        const cell = this.cell();
        if (cell !== undefined) cell.vertical = value === "restart" ? "restart" : "continue";
        break;
      }
      case "hMerge": {
        const cell = this.cell();
        if (cell !== undefined) cell.horizontal = value === "restart" ? "restart" : "continue";
        break;
      }
    }
  }

  close(name: string): void {
    if (!this.inBody) return;
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    if (name === "body") this.inBody = false;
    else if (name === "t") this.inText = false;
    else if (name === "r") this.plainRun();
    else if (name === "rPr") this.inRunProperties = false;
    else if (name === "trPr") this.inRowProperties = false;
    else if (name === "p") this.endParagraph();
    else if (name === "tbl") this.endTable();
  }

  text(text: string): void {
    if (this.inText && this.skipped === 0) this.write(text);
  }

  private plainRun(): void {
    [this.hiddenRun, this.struckRun, this.raisedRun] = [false, false, false];
  }

  private write(text: string): void {
    if (this.fields.some((shown) => !shown)) return;
    const paragraph = this.paragraph();
    if (paragraph === undefined) return;
    if (this.hiddenRun) {
      if (text.trim() !== "") this.notices.add("hidden-text");
      return;
    }
    if (this.struckRun) {
      if (text.trim() !== "") this.notices.add("struck-text");
      return;
    }
    this.size += text.length;
    if (this.size > LIMITS.text) throw tooMuch("text");
    paragraph.text += this.raisedRun ? raisedDigits(text) : text;
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const style = this.styles.of(paragraph.style);
    const numbering = paragraph.numbering ?? style.numbering;
    const text = paragraph.text.trim();
    if (text === "") return;
    const number = numbering === null ? "" : this.numbering.next(numbering);
    const block: SourceBlock = {
      kind: "paragraph",
      text: number + text,
      ...(style.heading ? { heading: true as const } : {}),
    };
    this.put(block);
  }

  private put(content: Content): void {
    const target = this.cell()?.content ?? this.body;
    if (target.length > LIMITS.paragraphs) throw tooMuch("elements");
    target.push(content);
  }

  private endTable(): void {
    const table = this.tables.pop();
    if (table !== undefined) this.put({ kind: "nested", table });
  }

  private paragraph(): OpenParagraph | undefined {
    return this.paragraphs[this.paragraphs.length - 1];
  }
  private table(): OpenTable | undefined {
    return this.tables[this.tables.length - 1];
  }
  private row(): OpenRow | undefined {
    const rows = this.table()?.rows;
    return rows?.[rows.length - 1];
  }
  private cell(): OpenCell | undefined {
    const cells = this.row()?.cells;
    return cells?.[cells.length - 1];
  }

  /** Paragraphs and tables in reading order; a table that holds a table is layout. */
  blocks(): SourceBlock[] {
    const blocks: SourceBlock[] = [];
    const pending: Content[] = [...this.body].reverse();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next.kind !== "nested") blocks.push(next);
      else if (next.table.holdsTable) {
        const inside = next.table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.content));
        for (let index = inside.length - 1; index >= 0; index -= 1) {
          const content = inside[index];
          if (content !== undefined) pending.push(content);
        }
      } else {
        const table = this.tableBlock(next.table);
        const framed = framedText(table);
        if (framed === null) blocks.push(table);
        else for (const text of framed) blocks.push({ kind: "paragraph", text });
      }
    }
    return blocks;
  }

  private tableBlock({ rows }: OpenTable): SourceTable {
    const cells: { -readonly [Key in keyof SourceCell]: SourceCell[Key] }[] = [];
    /** The cell that stands open at each column, for those that continue it. */
    const above: number[] = [];
    let columns = 0;
    rows
      .filter((row) => !row.deleted)
      .forEach((row, y) => {
        let x = row.before;
        for (const cell of row.cells) {
          const text = cell.content.map((block) => (block.kind === "paragraph" ? block.text : "")).join("\n");
          const owner = cell.vertical === "continue" ? cells[above[x] ?? -1] : undefined;
          if (owner !== undefined) {
            owner.rowSpan = y - owner.row + 1;
            if (text !== "") this.notices.add("hidden-under-merge", text);
          } else if (cell.horizontal === "continue" && cells.length > 0) {
            const left = cells[cells.length - 1];
            if (left !== undefined) left.columnSpan += cell.span;
            if (text !== "") this.notices.add("hidden-under-merge", text);
          } else {
            above[x] = cells.length;
            cells.push({ row: y, column: x, rowSpan: 1, columnSpan: cell.span, text });
          }
          x += cell.span;
        }
        columns = Math.max(columns, x);
      });
    return { kind: "table", rows: rows.filter((row) => !row.deleted).length, columns, cells };
  }
}
