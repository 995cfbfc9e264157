/**
 * The report as a Word document that looks like the print: real styles with outline levels, page setup, page numbers,
 * native merged tables. Written as WordprocessingML directly (ECMA-376, transitional): what these documents need beyond
 * a library's reach (styles in characters, East-Asian hints, a field's own runs, cells that stay on one line) is most of
 * them. Loaded when used.
 */
import { firstColumns, type HeaderCell, type LayoutCell, type TableLayout } from "../form/table-layout";
import { contentHash } from "../report/content-hash";
import type { ReportView } from "../report/live-report";
import { shortHash } from "../report/short-hash";
import {
  type Block,
  type DocumentOptions,
  documentOf,
  type ReportDocument,
  setsTableThreeApart,
} from "./document";
import { embeddedReport } from "./embedded-report";
import { wordLines } from "./name-lines";
import { contentTypesXml, Package, relationshipsXml, xml } from "./office-package";
import { aroundAddresses, hasLongLatin, type Run } from "./paragraphs";
import type { PrintedValue } from "./table-values";
import {
  CHARACTER,
  FACE,
  fontTableXml,
  PITCH,
  settingsXml,
  stylesXml,
  TABLE_SIZE,
  twips,
} from "./word-styles";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

const mm = (length: number): number => Math.round((length / 25.4) * 72 * 20);
const PAGE = { width: mm(210), height: mm(297), top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };
const TYPE_AREA = PAGE.width - PAGE.left - PAGE.right;
/** Space at the sides of a label's cell and of a number's, twips. */
const BESIDE = { label: 60, number: 20 };

interface RunLook {
  readonly face?: string;
  readonly bold?: boolean;
  readonly size?: number;
  /** A web address: broken wherever its line ends, which LibreOffice does with Chinese alone. */
  readonly address?: boolean;
}

/** `eastAsia` as hint: quotes, dashes and dots are set in the Chinese face, as wide as a character. */
function runXml(content: string, { face, bold = false, size, address }: RunLook = {}): string {
  const fonts = `<w:rFonts w:hint="eastAsia"${face === undefined ? "" : ` w:eastAsia="${face}"`}/>`;
  const look = `${fonts}${bold ? "<w:b/><w:bCs/>" : ""}${size === undefined ? "" : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`}${address === true ? '<w:lang w:val="zh-CN"/>' : ""}`;
  const texts = content
    .split("\t")
    .map((text) => `<w:t xml:space="preserve">${xml(text)}</w:t>`)
    .join("<w:tab/>");
  return `<w:r><w:rPr>${look}</w:rPr>${texts}</w:r>`;
}

const BREAK = "<w:r><w:br/></w:r>";
const lines = (texts: readonly string[], look: RunLook = {}): string =>
  texts.map((text) => runXml(text, look)).join(BREAK);

interface ParagraphLook {
  readonly style?: string;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  /** Latin may be broken anywhere, so that a web address does not tear its line apart. */
  readonly breaksLatin?: boolean;
  /** Space above and below, pt. */
  readonly before?: number;
  readonly after?: number;
  /** Exact line pitch, pt. */
  readonly pitch?: number;
  /** Indent from the right, pt. */
  readonly right?: number;
  readonly align?: "left" | "center" | "right";
  readonly outline?: number;
}

/** Properties in the order that the schema wants. */
function paragraphXml(content: string, look: ParagraphLook = {}): string {
  const { before, after, pitch } = look;
  const spacing = [
    before === undefined ? "" : ` w:before="${twips(before)}"`,
    after === undefined ? "" : ` w:after="${twips(after)}"`,
    pitch === undefined ? "" : ` w:line="${twips(pitch)}" w:lineRule="exact"`,
  ].join("");
  const properties = [
    look.style === undefined ? "" : `<w:pStyle w:val="${look.style}"/>`,
    look.keepNext === true ? "<w:keepNext/>" : "",
    look.pageBreakBefore === true ? "<w:pageBreakBefore/>" : "",
    look.breaksLatin === true ? '<w:wordWrap w:val="0"/>' : "",
    spacing === "" ? "" : `<w:spacing${spacing}/>`,
    look.right === undefined ? "" : `<w:ind w:right="${twips(look.right)}"/>`,
    look.align === undefined ? "" : `<w:jc w:val="${look.align}"/>`,
    look.outline === undefined ? "" : `<w:outlineLvl w:val="${look.outline}"/>`,
  ].join("");
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

function bodyRun({ text, bold, kai }: Run): string {
  const look = { bold, ...(kai ? { face: FACE.kai } : {}) };
  return aroundAddresses(text)
    .map((piece, at) =>
      // An e-mail address is short enough to stay whole.
      piece === "" ? "" : runXml(piece, { ...look, address: at % 2 === 1 && !piece.includes("@") }),
    )
    .join("");
}

/** A label's words on lines that its cell has room for. */
function labelLines({ text, words }: HeaderCell, width: number): readonly string[] {
  const most = (width - 2 * BESIDE.label) / twips(TABLE_SIZE);
  return words === null ? [text] : wordLines(words, most);
}

interface CellLook {
  readonly width: number;
  readonly numberSize: number;
  readonly pitch: number;
  readonly keepNext: boolean;
}

const cellXml = (properties: string, content: string, look: CellLook, align?: "left"): string =>
  `<w:tc><w:tcPr>${properties}<w:vAlign w:val="center"/></w:tcPr>${paragraphXml(content, {
    style: "TableText",
    keepNext: look.keepNext,
    pitch: look.pitch,
    ...(align === undefined ? {} : { align }),
  })}</w:tc>`;

const sides = (space: number): string =>
  `<w:tcMar><w:left w:w="${space}" w:type="dxa"/><w:right w:w="${space}" w:type="dxa"/></w:tcMar>`;

const spanXml = (width: number, columns: number, merge: "" | "restart" | "continue"): string =>
  `<w:tcW w:w="${width}" w:type="dxa"/>${columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ""}` +
  (merge === "" ? "" : `<w:vMerge w:val="${merge}"/>`);

function headerXml(cell: HeaderCell, look: CellLook): string {
  const properties = `${spanXml(look.width, cell.colSpan, cell.rowSpan > 1 ? "restart" : "")}${sides(BESIDE.label)}`;
  return cellXml(
    properties,
    lines(labelLines(cell, look.width)),
    look,
    cell.align === "left" ? "left" : undefined,
  );
}

/** A number stays on one line, whatever the cell's width; its remark, and what is no number, may take several. */
function valueXml(value: PrintedValue | undefined, columns: number, look: CellLook): string {
  const { text, isNumber, remark } = value ?? { text: "", isNumber: false, remark: "" };
  const small = look.numberSize === TABLE_SIZE || !isNumber ? {} : { size: look.numberSize };
  const runs = [
    text === "" ? "" : runXml(text, small),
    remark === "" ? "" : runXml(`（${remark}）`, { size: Math.min(9, look.numberSize) }),
  ].join("");
  const oneLine = isNumber && remark === "" ? "<w:noWrap/>" : "";
  return cellXml(`${spanXml(look.width, columns, "")}${oneLine}${sides(BESIDE.number)}`, runs, look);
}

interface GridCell {
  readonly x: number;
  readonly cell: LayoutCell;
  /** Goes on from the row above. */
  readonly covered: boolean;
}

/** Each row's cells with those that reach into it from above, from left to right. */
function gridRows(layout: TableLayout): readonly (readonly GridCell[])[] {
  const first = firstColumns(layout);
  const placed = layout.rows.flatMap((row, y) =>
    row.map((cell, at) => ({ y, x: first[y]?.[at] ?? 0, cell })),
  );
  return layout.rows.map((_, y) =>
    placed
      .filter((one) => one.y <= y && one.y + (one.cell.kind === "header" ? one.cell.rowSpan : 1) > y)
      .map((one) => ({ x: one.x, cell: one.cell, covered: one.y < y }))
      .sort((a, b) => a.x - b.x),
  );
}

function tableXml({ layout, values, numberSize, dense }: Block & { kind: "table" }): string {
  const all = layout.widths.reduce((sum, width) => sum + width, 0);
  const columns = layout.widths.map((width) => Math.round((TYPE_AREA * width) / all));
  const pitch = dense ? 12 : 13;
  const grid = gridRows(layout);
  const rows = grid.map((row, y) => {
    const keepNext = y < grid.length - 1;
    const cells = row.map(({ x, cell, covered }) => {
      const width = columns.slice(x, x + cell.colSpan).reduce((sum, column) => sum + column, 0);
      const look = { width, numberSize, pitch, keepNext };
      if (covered) return cellXml(spanXml(width, cell.colSpan, "continue"), "", look);
      return cell.kind === "header"
        ? headerXml(cell, look)
        : valueXml(values.get(cell.id), cell.colSpan, look);
    });
    const head = y < layout.headRows ? "<w:tblHeader/>" : "";
    return `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${cells.join("")}</w:tr>`;
  });
  const line = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const space = dense ? 14 : 30;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${TYPE_AREA}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>` +
    ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).join("") +
    '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>' +
    `<w:top w:w="${space}" w:type="dxa"/><w:left w:w="${BESIDE.label}" w:type="dxa"/>` +
    `<w:bottom w:w="${space}" w:type="dxa"/><w:right w:w="${BESIDE.label}" w:type="dxa"/></w:tblCellMar>` +
    `<w:tblCaption w:val="${xml(layout.caption)}"/></w:tblPr>` +
    `<w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows.join("")}</w:tbl>`
  );
}

const isTable = (block: Block | undefined): boolean =>
  block?.kind === "table" || block?.kind === "table-note";

/**
 * Between a table and what follows there is space, not an empty paragraph: one of those would make a page of its own
 * under a table that just fills its page.
 */
function blockXml(block: Block, index: number, blocks: readonly Block[]): string {
  switch (block.kind) {
    case "title":
      return paragraphXml(lines(block.lines), { style: "Title" });
    case "section": {
      const pageBreakBefore = setsTableThreeApart(blocks, index);
      const afterTable = isTable(blocks[index - 1]) && !pageBreakBefore;
      return paragraphXml(runXml(block.title), {
        style: "Heading1",
        pageBreakBefore,
        ...(afterTable ? { before: 12 } : {}),
        ...(isTable(blocks[index + 1]) ? { after: 6 } : {}),
      });
    }
    case "paragraph": {
      const { level, runIn, runs } = block.paragraph;
      if (level !== 0)
        return paragraphXml(runs.map(({ text }) => runXml(text)).join(""), { style: `Heading${level}` });
      return paragraphXml(runs.map(bodyRun).join(""), {
        // The signature never stands alone on a page.
        keepNext: blocks[index + 1]?.kind === "signature",
        breaksLatin: hasLongLatin(runs.map(({ text }) => text).join("")),
        ...(runIn === 0 ? {} : { outline: runIn - 1 }),
      });
    }
    case "table":
      return tableXml(block);
    case "table-note":
      return paragraphXml(runXml(block.text), { style: "TableNote" });
    case "signature":
      return block.lines
        .map(({ text, right }, at) =>
          paragraphXml(runXml(text), {
            style: "Signature",
            keepNext: at < block.lines.length - 1,
            right: right * CHARACTER,
            ...(at === 0 ? { before: PITCH } : {}),
          }),
        )
        .join("");
    case "note":
      return paragraphXml(runXml(block.text));
  }
}

const NUMBER_SIZE = 14;

/** Page number, 7 mm under the type area, one character from its edge; the field in runs of its own, all of one look. */
function footerXml(align: "left" | "right", mark: string): string {
  const look = `<w:rPr><w:sz w:val="${NUMBER_SIZE * 2}"/><w:szCs w:val="${NUMBER_SIZE * 2}"/></w:rPr>`;
  const run = (content: string): string => `<w:r>${look}${content}</w:r>`;
  const text = (content: string): string => run(`<w:t xml:space="preserve">${content}</w:t>`);
  const field = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`);
  const number =
    text("— ") +
    field("begin") +
    run('<w:instrText xml:space="preserve"> PAGE </w:instrText>') +
    field("separate") +
    text("1") +
    field("end") +
    text(" —");
  const edge = twips(NUMBER_SIZE);
  const indent = `<w:ind w:left="${edge}" w:right="${edge}" w:firstLineChars="0" w:firstLine="0"/>`;
  return (
    `<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>${indent}<w:jc w:val="${align}"/></w:pPr>${number}</w:p>` +
    `${mark === "" ? "" : paragraphXml(runXml(mark), { style: "DraftMark" })}</w:ftr>`
  );
}

/** From the page's lower edge to the end of the footer, so that the dashes stand 7 mm under the type area. */
const FOOTER = { plain: mm(25.2), marked: mm(21) };

function documentXml({ blocks }: ReportDocument, marked: boolean): string {
  const section =
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>' +
    `<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/><w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" ` +
    `w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="${mm(15)}" ` +
    `w:footer="${marked ? FOOTER.marked : FOOTER.plain}" w:gutter="0"/></w:sectPr>`;
  return `<w:document ${NAMESPACES}><w:body>${blocks.map(blockXml).join("")}${section}</w:body></w:document>`;
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export interface WordOptions extends DocumentOptions {
  /** An empty form (空白表): no draft's mark, no report in it. */
  readonly blank?: true;
}

export function reportDocx(view: ReportView, options: WordOptions): Uint8Array<ArrayBuffer> {
  const report = documentOf(view, options);
  const hash = contentHash(view);
  const isBlank = options.blank === true;
  const mark = report.draft && !isBlank ? `草稿 · 校验码 ${shortHash(hash)}` : "";
  const file = new Package();
  file.add(
    "[Content_Types].xml",
    contentTypesXml([
      ["word/document.xml", `${WORD}.document.main+xml`],
      ["word/styles.xml", `${WORD}.styles+xml`],
      ["word/settings.xml", `${WORD}.settings+xml`],
      ["word/fontTable.xml", `${WORD}.fontTable+xml`],
      ["word/footer1.xml", `${WORD}.footer+xml`],
      ["word/footer2.xml", `${WORD}.footer+xml`],
    ]),
  );
  file.add("_rels/.rels", relationshipsXml([["rId1", "officeDocument", "word/document.xml"]]));
  file.add("word/document.xml", documentXml(report, mark !== ""));
  file.add(
    "word/_rels/document.xml.rels",
    relationshipsXml([
      ["rId1", "styles", "styles.xml"],
      ["rId2", "settings", "settings.xml"],
      ["rId3", "fontTable", "fontTable.xml"],
      ["rIdOdd", "footer", "footer1.xml"],
      ["rIdEven", "footer", "footer2.xml"],
    ]),
  );
  file.add("word/styles.xml", stylesXml());
  file.add("word/settings.xml", settingsXml());
  file.add("word/fontTable.xml", fontTableXml());
  file.add("word/footer1.xml", footerXml("right", mark));
  file.add("word/footer2.xml", footerXml("left", mark));
  file.addProperties(
    {
      title: report.title,
      organization: report.organization,
      keywords: ["政府信息公开", "年度报告", report.organization, `${report.year}年`],
    },
    isBlank
      ? []
      : [
          { name: "ContentHash", value: hash },
          { name: "ReportIssued", value: report.date },
          { name: "ReportStatus", value: report.draft ? "草稿" : "定稿" },
        ],
  );
  if (!isBlank) file.addReport("word/_rels/document.xml.rels", embeddedReport(view));
  return file.zipped();
}
