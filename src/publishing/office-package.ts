/** What the office files' libraries leave out, put into the finished package (ECMA-376). */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { escapeHtml } from "./element";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const CUSTOM_PROPERTIES = "docProps/custom.xml";
/** Namespace of the part that holds the report. */
const REPORT_PART = "urn:gov-information-disclosure-annual-report";

/** What a formula gave when the file was written; null and "" show as empty. */
export type CachedValue = number | string | null;

class Package {
  private readonly parts: Record<string, Uint8Array>;

  constructor(file: Uint8Array) {
    this.parts = unzipSync(file);
  }

  edit(path: string, change: (xml: string) => string): void {
    const part = this.parts[path];
    if (part === undefined) throw new Error(`no ${path} in the package`);
    this.parts[path] = strToU8(change(strFromU8(part)));
  }

  add(path: string, xml: string): void {
    this.parts[path] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`);
  }

  relate(relationships: string, id: string, type: string, target: string): void {
    const relationship = `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
    this.edit(relationships, (xml) => xml.replace("</Relationships>", `${relationship}</Relationships>`));
  }

  /** The report as a custom XML part, which office programs keep when they save the file. */
  addReport(relationships: string, report: string): void {
    this.add("customXml/item1.xml", `<report xmlns="${REPORT_PART}">${escapeHtml(report)}</report>`);
    this.relate(relationships, "rIdReport", "customXml", "../customXml/item1.xml");
  }

  addProperties(properties: Readonly<Record<string, string>>): void {
    const listed = Object.entries(properties).map(
      ([name, value], index) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}">` +
        `<vt:lpwstr>${escapeHtml(value)}</vt:lpwstr></property>`,
    );
    this.add(
      CUSTOM_PROPERTIES,
      `<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${listed.join("")}</Properties>`,
    );
    this.relate("_rels/.rels", "rIdProperties", "custom-properties", CUSTOM_PROPERTIES);
    const override = `<Override PartName="/${CUSTOM_PROPERTIES}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`;
    this.edit("[Content_Types].xml", (xml) => xml.replace("</Types>", `${override}</Types>`));
  }

  zipped(): Uint8Array<ArrayBuffer> {
    return zipSync(this.parts);
  }
}

/** Adds the report to a Word document. */
export function withReport(document: Uint8Array, report: string): Uint8Array<ArrayBuffer> {
  const file = new Package(document);
  file.addReport("word/_rels/document.xml.rels", report);
  return file.zipped();
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
        : `<c r="${name}"${attributes} t="str">${formula}<v>${escapeHtml(value ?? "")}</v></c>`;
    },
  );
}

/** Prints each sheet on A4, one page wide. */
const onOnePage = (sheet: string): string =>
  sheet
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace("</worksheet>", '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0"/></worksheet>');

/** Completes a workbook: values of the formulas, page setup, the report and its properties. */
export function finishWorkbook(
  workbook: Uint8Array,
  {
    cached,
    properties,
    report,
  }: {
    readonly cached: readonly ReadonlyMap<string, CachedValue>[];
    readonly properties: Readonly<Record<string, string>>;
    readonly report: string;
  },
): Uint8Array<ArrayBuffer> {
  const file = new Package(workbook);
  cached.forEach((values, index) => {
    file.edit(`xl/worksheets/sheet${index + 1}.xml`, (xml) => onOnePage(withValues(xml, values)));
  });
  // Whatever opens the file calculates for itself.
  file.edit("xl/workbook.xml", (xml) => xml.replace("<calcPr/>", '<calcPr fullCalcOnLoad="1"/>'));
  file.edit("xl/workbook.xml", (xml) => xml.replace("<definedNames/>", ""));
  file.addProperties(properties);
  file.addReport("xl/_rels/workbook.xml.rels", report);
  return file.zipped();
}
