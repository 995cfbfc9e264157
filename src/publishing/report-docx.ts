/**
 * The report as a Word document that looks like the print: styles with heading levels, page setup, page numbers, native
 * merged tables, fonts by name with East-Asian attributes. Loaded when used.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { firstColumns, type LayoutCell, rowSpanOf, type TableLayout } from "../form/table-layout";
import { contentHash, shortHash } from "../report/content-hash";
import type { ReportView } from "../report/live-report";
import { type Block, documentOf, type ReportDocument, setsTableThreeApart } from "./document";
import { embeddedReport, xmlText } from "./embedded-report";
import { withReport } from "./office-package";
import type { Run } from "./paragraphs";

/** Twentieths of a point, Word's unit of length. */
const TWIP = 20;
const mm = (length: number): number => Math.round((length / 25.4) * 72 * TWIP);
/** Half points, Word's unit of type size. */
const halfPoints = (size: number): number => size * 2;

const LATIN = "Times New Roman";
const font = (eastAsia: string): IRunOptions => ({
  font: { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia },
});
const FANGSONG = font("仿宋_GB2312");
const KAI = font("楷体_GB2312");
const HEI = font("黑体");
const SONG = font("宋体");
const XIAOBIAOSONG = font("方正小标宋简体");

const BODY_SIZE = 16;
const PITCH = 28.95;
/** 28 characters on a line of 156 mm: a quarter of a point less between them. */
const TIGHTER = -5;
const exact = (points: number): NonNullable<IParagraphOptions["spacing"]> => ({
  line: Math.round(points * TWIP),
  lineRule: LineRuleType.EXACT,
  before: 0,
  after: 0,
});
/** Two characters. */
const INDENT = { firstLine: BODY_SIZE * 2 * TWIP };

const TYPE_AREA = mm(210 - 28 - 26);
/** Type size and line pitch of the tables; table three is set to go on one page. */
const TABLE = { size: 10.5, pitch: 13 };
const TABLE_THREE = { size: 10, pitch: 12 };

const text = (content: string, look: IRunOptions): TextRun =>
  new TextRun({ ...look, text: xmlText(content) });

const runOf = ({ text: content, bold, kai }: Run): TextRun =>
  text(content, { ...(kai ? KAI : {}), ...(bold ? { bold: true } : {}) });

function cellOf(
  cell: LayoutCell,
  width: number,
  values: ReadonlyMap<string, string>,
  { size, pitch }: typeof TABLE,
  keepNext: boolean,
): TableCell {
  const content = cell.kind === "header" ? cell.text : (values.get(cell.id) ?? "");
  const left = cell.kind === "header" && cell.align === "left";
  return new TableCell({
    columnSpan: cell.colSpan,
    rowSpan: rowSpanOf(cell),
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        style: "TableText",
        spacing: exact(pitch),
        keepNext,
        alignment: left ? AlignmentType.LEFT : AlignmentType.CENTER,
        children: [text(content, { size: halfPoints(size) })],
      }),
    ],
  });
}

function tableOf(layout: TableLayout, values: ReadonlyMap<string, string>): Table {
  const all = layout.widths.reduce((sum, width) => sum + width, 0);
  const columns = layout.widths.map((width) => Math.round((TYPE_AREA * width) / all));
  const first = firstColumns(layout);
  const look = layout.id === "applications" ? TABLE_THREE : TABLE;
  const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TYPE_AREA, type: WidthType.DXA },
    columnWidths: columns,
    alignment: AlignmentType.CENTER,
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: layout.rows.map(
      (row, y) =>
        new TableRow({
          cantSplit: true,
          tableHeader: y < layout.headRows,
          children: row.map((cell, index) => {
            const x = first[y]?.[index] ?? 0;
            const width = columns.slice(x, x + cell.colSpan).reduce((sum, column) => sum + column, 0);
            return cellOf(cell, width, values, look, y < layout.rows.length - 1);
          }),
        }),
    ),
  });
}

const HEADINGS = { 0: undefined, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

function blockContent(block: Block, index: number, blocks: readonly Block[]): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case "title":
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          children: block.lines.map(
            (line, index) => new TextRun({ text: xmlText(line), ...(index === 0 ? {} : { break: 1 }) }),
          ),
        }),
        new Paragraph({}),
      ];
    case "section":
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          pageBreakBefore: setsTableThreeApart(blocks, index),
          children: [text(block.title, {})],
        }),
      ];
    case "paragraph": {
      const heading = HEADINGS[block.heading];
      const { level, runs } = block.paragraph;
      if (heading === undefined) {
        // The signature never stands alone on a page.
        const keepNext = blocks[index + 1]?.kind === "signature";
        return [new Paragraph({ keepNext, children: runs.map(runOf) })];
      }
      // A third-level heading without a second-level one above it keeps its own look.
      const look = level === 2 ? { ...KAI, bold: false } : { ...FANGSONG, bold: true };
      return [new Paragraph({ heading, children: runs.map((run) => text(run.text, look)) })];
    }
    case "table":
      return [
        tableOf(block.layout, block.values),
        new Paragraph({ spacing: exact(12), indent: { firstLine: 0 } }),
      ];
    case "signature": {
      const signed = {
        alignment: AlignmentType.RIGHT,
        indent: { firstLine: 0, right: BODY_SIZE * 4 * TWIP },
      };
      return [
        new Paragraph({ keepNext: true }),
        new Paragraph({ ...signed, keepNext: true, children: [text(block.organization, {})] }),
        new Paragraph({ ...signed, children: [text(block.date, {})] }),
      ];
    }
    case "note":
      return [new Paragraph({ children: [text(block.text, {})] })];
  }
}

/** Page number, odd right and even left, one character from the edge; a draft says so beside it. */
function footer(alignment: (typeof AlignmentType)["LEFT" | "RIGHT"], mark: string): Footer {
  const number: IRunOptions = { size: halfPoints(14), children: ["— ", PageNumber.CURRENT, " —"] };
  const indent = { firstLine: 0, left: 14 * TWIP, right: 14 * TWIP };
  return new Footer({
    children: [
      new Paragraph({ alignment, indent, children: [new TextRun(number)] }),
      ...(mark === ""
        ? []
        : [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              indent: { firstLine: 0 },
              children: [text(mark, { ...SONG, size: halfPoints(TABLE.size) })],
            }),
          ]),
    ],
  });
}

function styled(document: ReportDocument, hash: string): ConstructorParameters<typeof Document>[0] {
  const heading = (look: IRunOptions, bold: boolean) => ({
    run: { ...look, size: halfPoints(BODY_SIZE), bold, color: "000000" },
    paragraph: { spacing: exact(PITCH), indent: INDENT, keepNext: true, keepLines: true },
  });
  const mark = document.draft ? `草稿 · 校验码 ${shortHash(hash)}` : "";
  return {
    title: xmlText(document.title),
    creator: xmlText(document.organization),
    subject: "政府信息公开工作年度报告",
    keywords: xmlText(["政府信息公开", "年度报告", document.organization, `${document.year}年`].join(",")),
    customProperties: [
      { name: "ContentHash", value: hash },
      { name: "ReportIssued", value: document.date },
      { name: "ReportStatus", value: document.draft ? "草稿" : "定稿" },
    ],
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            ...FANGSONG,
            size: halfPoints(BODY_SIZE),
            characterSpacing: TIGHTER,
            language: { eastAsia: "zh-CN" },
          },
          paragraph: { spacing: exact(PITCH), indent: INDENT, alignment: AlignmentType.BOTH },
        },
        heading1: {
          run: { ...XIAOBIAOSONG, size: halfPoints(22), characterSpacing: 0, bold: false, color: "000000" },
          paragraph: {
            spacing: exact(36),
            indent: { firstLine: 0 },
            alignment: AlignmentType.CENTER,
            keepNext: true,
          },
        },
        heading2: heading(HEI, false),
        heading3: heading(KAI, false),
        heading4: heading(FANGSONG, true),
      },
      paragraphStyles: [
        {
          id: "TableText",
          name: "表格文字",
          basedOn: "Normal",
          run: { ...SONG, size: halfPoints(TABLE.size), characterSpacing: 0 },
          paragraph: {
            spacing: exact(TABLE.pitch),
            indent: { firstLine: 0 },
            alignment: AlignmentType.CENTER,
          },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(37),
              bottom: mm(35),
              left: mm(28),
              right: mm(26),
              header: mm(15),
              footer: mm(24),
            },
          },
        },
        footers: { default: footer(AlignmentType.RIGHT, mark), even: footer(AlignmentType.LEFT, mark) },
        children: document.blocks.flatMap(blockContent),
      },
    ],
  };
}

export async function reportDocx(view: ReportView): Promise<Uint8Array<ArrayBuffer>> {
  const report = documentOf(view);
  const packed = await Packer.toArrayBuffer(new Document(styled(report, contentHash(view))));
  return withReport(new Uint8Array(packed), embeddedReport(view));
}
