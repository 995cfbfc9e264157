/** Office files as packages of parts (ECMA-376): what Word documents and workbooks have in common. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { escapeHtml } from "./element";
import { xmlText } from "./embedded-report";

export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
/** Namespace of the part that holds the report. */
const REPORT_PART = "urn:gov-information-disclosure-annual-report";
/** Names the part for the programs that keep it. */
const REPORT_ITEM = "{6F1C2A54-6B1E-4C0B-9A0A-3D7B6E0C5A21}";

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text or attribute value of a part. */
export const xml = (text: string): string => escapeHtml(xmlText(text));

/** What a file says of itself. */
export interface CoreProperties {
  readonly title: string;
  readonly organization: string;
  readonly keywords: readonly string[];
}

export interface CustomProperty {
  readonly name: string;
  readonly value: string;
}

export class Package {
  private readonly parts: Record<string, Uint8Array>;

  constructor(file?: Uint8Array) {
    this.parts = file === undefined ? {} : unzipSync(file);
  }

  text(path: string): string {
    const part = this.parts[path];
    if (part === undefined) throw new Error(`no ${path} in the package`);
    return strFromU8(part);
  }

  /** Changes a part; one that stays as it was would mean that the library writes it otherwise now. */
  edit(path: string, change: (text: string) => string): void {
    const before = this.text(path);
    const after = change(before);
    if (after === before) throw new Error(`${path} is not as expected`);
    this.parts[path] = strToU8(after);
  }

  add(path: string, content: string): void {
    this.parts[path] = strToU8(`${DECLARATION}${content}`);
  }

  /** A part of its own type, related to another one or to the package. */
  addRelated(
    path: string,
    content: string,
    { relationships, id, type, target, contentType }: RelatedPart,
  ): void {
    this.add(path, content);
    this.relate(relationships, id, type, target);
    const override = `<Override PartName="/${path}" ContentType="${contentType}"/>`;
    this.edit("[Content_Types].xml", (types) => types.replace("</Types>", `${override}</Types>`));
  }

  relate(relationships: string, id: string, type: string, target: string): void {
    const full = type.startsWith("http") ? type : `${OFFICE}/relationships/${type}`;
    const relationship = `<Relationship Id="${id}" Type="${full}" Target="${target}"/>`;
    this.edit(relationships, (text) => text.replace("</Relationships>", `${relationship}</Relationships>`));
  }

  /** The report as a custom XML part; with its properties beside it, office programs keep it when they save the file. */
  addReport(relationships: string, report: string): void {
    this.add("customXml/item1.xml", `<report xmlns="${REPORT_PART}">${escapeHtml(report)}</report>`);
    this.relate(relationships, "rIdReport", "customXml", "../customXml/item1.xml");
    this.add("customXml/_rels/item1.xml.rels", relationshipsXml([]));
    this.addRelated(
      "customXml/itemProps1.xml",
      `<ds:datastoreItem ds:itemID="${REPORT_ITEM}" xmlns:ds="${OFFICE}/customXml"><ds:schemaRefs>` +
        `<ds:schemaRef ds:uri="${REPORT_PART}"/></ds:schemaRefs></ds:datastoreItem>`,
      {
        relationships: "customXml/_rels/item1.xml.rels",
        id: "rId1",
        type: "customXmlProps",
        target: "itemProps1.xml",
        contentType: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
      },
    );
  }

  addProperties(core: CoreProperties, custom: readonly CustomProperty[]): void {
    const now = new Date().toISOString().replace(/\.\d+/, "");
    this.addRelated(
      "docProps/core.xml",
      `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        `<dc:title>${xml(core.title)}</dc:title><dc:subject>政府信息公开工作年度报告</dc:subject>` +
        `<dc:creator>${xml(core.organization)}</dc:creator><cp:keywords>${xml(core.keywords.join(","))}</cp:keywords>` +
        `<cp:lastModifiedBy>${xml(core.organization)}</cp:lastModifiedBy>` +
        `<dcterms:created xsi:type="dcterms:W3CDTF">${now}</dcterms:created>` +
        `<dcterms:modified xsi:type="dcterms:W3CDTF">${now}</dcterms:modified><dc:language>zh-CN</dc:language></cp:coreProperties>`,
      {
        relationships: "_rels/.rels",
        id: "rIdCore",
        type: `${PACKAGE}/relationships/metadata/core-properties`,
        target: "docProps/core.xml",
        contentType: "application/vnd.openxmlformats-package.core-properties+xml",
      },
    );
    this.addRelated(
      "docProps/app.xml",
      `<Properties xmlns="${OFFICE}/extended-properties"><Company>${xml(core.organization)}</Company></Properties>`,
      {
        relationships: "_rels/.rels",
        id: "rIdApp",
        type: "extended-properties",
        target: "docProps/app.xml",
        contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      },
    );
    const listed = custom.map(
      ({ name, value }, index) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}">` +
        `<vt:lpwstr>${xml(value)}</vt:lpwstr></property>`,
    );
    this.addRelated(
      "docProps/custom.xml",
      `<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${listed.join("")}</Properties>`,
      {
        relationships: "_rels/.rels",
        id: "rIdProperties",
        type: "custom-properties",
        target: "docProps/custom.xml",
        contentType: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
      },
    );
  }

  zipped(): Uint8Array<ArrayBuffer> {
    return zipSync(this.parts);
  }
}

interface RelatedPart {
  /** Part that lists the relationship. */
  readonly relationships: string;
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly contentType: string;
}

/** A part with relationships, each `[id, type, target]`. */
export const relationshipsXml = (
  relationships: readonly (readonly [id: string, type: string, target: string])[],
): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${relationships
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

/** The package's list of types, each `[path, content type]`. */
export const contentTypesXml = (parts: readonly (readonly [path: string, type: string])[]): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>${parts
    .map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
    .join("")}</Types>`;
