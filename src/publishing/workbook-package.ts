/** What the workbook's library leaves out, put into the finished package: values, page setup, titles, properties. */
import { type CoreProperties, type CustomProperty, Package, xml } from "./office-package";

/** What a formula gave when the file was written; null and "" show as empty. */
export type CachedValue = number | string | null;

export interface SheetFinish {
  readonly name: string;
  readonly cached: ReadonlyMap<string, CachedValue>;
  /** Rows from the first one on that stand on every printed page. */
  readonly titleRows: number;
}

/** A formula's cell with its value, for programs that show without calculating. */
function withValues(sheet: string, cached: ReadonlyMap<string, CachedValue>): string {
  return sheet.replace(
    /<c r="([A-Z]+\d+)"([^>]*)>(<f>.*?<\/f>)<\/c>/g,
    (whole, name, attributes, formula) => {
      const value = cached.get(name);
      if (value === undefined) return whole;
      return typeof value === "number"
        ? `<c r="${name}"${attributes}>${formula}<v>${value}</v></c>`
        : `<c r="${name}"${attributes} t="str">${formula}<v>${xml(value ?? "")}</v></c>`;
    },
  );
}

/** `&` begins a code in heads and feet. */
const footText = (text: string): string => xml(text.replace(/\s+/g, " ").replace(/&/g, "&&").slice(0, 120));

/** Prints each sheet on A4, one page wide, with unit, year and page at its foot. */
function onPaper(sheet: string, foot: string): string {
  const fitted = sheet.replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
  const setup = /<pageSetup [^>]*orientation="landscape"[^>]*\/>/.test(fitted)
    ? ' orientation="landscape"'
    : "";
  return fitted
    .replace(/<pageSetup [^>]*\/>/, "")
    .replace(/<pane [^>]*\/>/, (pane) =>
      pane.replace(' xSplit="0"', "").replace('activePane="bottomRight"', 'activePane="bottomLeft"'),
    )
    .replace(/(<pageMargins [^>]*\/>)?<\/worksheet>/, (_, margins = "") => {
      const own =
        margins === ""
          ? '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
          : margins;
      return (
        `<printOptions horizontalCentered="1"/>${own}<pageSetup paperSize="9"${setup} fitToWidth="1" fitToHeight="0"/>` +
        `<headerFooter><oddFooter>&amp;L${foot}&amp;R第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>`
      );
    });
}

/** The order of what a font says, by the schema (CT_Font); the library writes its own. */
const FONT_ORDER = [
  "b",
  "i",
  "strike",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];

/** A font's parts in the order of the schema. */
const ordered = (_: string, parts: string): string => {
  const each = parts.match(/<\w+[^>]*\/>/g) ?? [];
  const place = (part: string): number => FONT_ORDER.indexOf(/^<(\w+)/.exec(part)?.[1] ?? "");
  return `<font>${[...each].sort((a, b) => place(a) - place(b)).join("")}</font>`;
};

export const fontsInOrder = (styles: string): string => styles.replace(/<font>(.*?)<\/font>/gs, ordered);

/** Cells on one line shrink their text rather than show ####; black is black, not a colour of an absent theme. */
const mended = (styles: string): string =>
  styles
    .replace(/<alignment (?![^>]*wrapText)([^/>]*)\/>/g, '<alignment $1 shrinkToFit="1"/>')
    .replace(/<color theme="1"\/>/g, '<color rgb="FF000000"/>');

/** Completes a workbook: values of the formulas, page setup, print titles, the report and its properties. */
export function finishWorkbook(
  workbook: Uint8Array,
  {
    sheets,
    foot,
    core,
    custom,
    report,
  }: {
    readonly sheets: readonly SheetFinish[];
    readonly foot: string;
    readonly core: CoreProperties;
    readonly custom: readonly CustomProperty[];
    /** Null for an empty form. */
    readonly report: string | null;
  },
): Uint8Array<ArrayBuffer> {
  const file = new Package(workbook);
  sheets.forEach(({ cached }, index) => {
    file.edit(`xl/worksheets/sheet${index + 1}.xml`, (sheet) =>
      onPaper(withValues(sheet, cached), footText(foot)),
    );
  });
  file.edit("xl/styles.xml", (styles) => fontsInOrder(mended(styles)));
  const titles = sheets.flatMap(({ name, titleRows }, index) =>
    titleRows === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xml(name)}'!$1:$${titleRows}</definedName>`,
        ],
  );
  file.edit("xl/workbook.xml", (book) =>
    book
      .replace(
        "<definedNames/>",
        titles.length === 0 ? "" : `<definedNames>${titles.join("")}</definedNames>`,
      )
      // Whatever opens the file calculates for itself.
      .replace("<calcPr/>", '<calcPr fullCalcOnLoad="1"/>'),
  );
  file.addProperties(core, custom);
  if (report !== null) file.addReport("xl/_rels/workbook.xml.rels", report);
  return file.zipped();
}
