/**
 * The one door for files: bytes and a name go in, what was read comes out. The name is shown, never believed. Every
 * failure is a value with a message; nothing is fetched, run or stored. Runs in a worker and in Node.
 */
import { parseJson } from "../../report/json-text";
import { fail, type Outcome, succeed } from "../../report/problem";
import { readDocx } from "../readers/docx";
import { readHtml } from "../readers/html";
import { pageOfMht } from "../readers/mht";
import { mainPart } from "../readers/office-parts";
import { readText } from "../readers/text";
import { readXls } from "../readers/xls";
import { readXlsx } from "../readers/xlsx";
import { readXmlSpreadsheet } from "../readers/xml-spreadsheet";
import { Zip } from "../readers/zip";
import { cleanText, decodeText, isBadlyBroken, looksLikeText } from "./decode-text";
import { OpenFailure } from "./limits";
import { isJson, isMarkup, isWebArchive, isXmlSpreadsheet, sniff } from "./sniff";
import type { SourceDocument, SourceNotice } from "./source-document";
import { guarded, type Opened, understood } from "./understand";

/** Reads a PDF; given by whoever has loaded the library for it. */
export type PdfReader = (bytes: Uint8Array) => Promise<SourceDocument>;

export const openBytes = (bytes: Uint8Array, readPdf: PdfReader): Promise<Outcome<Opened>> =>
  guarded(bytes, () => open(bytes, readPdf));

async function open(bytes: Uint8Array, readPdf: PdfReader): Promise<Outcome<Opened>> {
  switch (sniff(bytes)) {
    case "empty":
      return fail({ code: "file-empty" });
    case "zip":
      return understood(readZip(bytes));
    case "ole":
      return understood(await readXls(bytes));
    case "pdf":
      return understood(await readPdf(bytes));
    case "rich-text":
      return fail({ code: "rich-text" });
    case "picture":
    case "other-binary":
      return fail({ code: "unknown-kind" });
    default:
      return openText(bytes);
  }
}

function readZip(bytes: Uint8Array): SourceDocument {
  const zip = new Zip(bytes);
  const part = mainPart(zip);
  if (part === null) throw new OpenFailure({ code: "unknown-kind" });
  return part.endsWith("workbook.xml") ? readXlsx(zip, part) : readDocx(zip, part);
}

function openText(bytes: Uint8Array): Outcome<Opened> {
  const decoded = decodeText(bytes);
  if (decoded.text.trim().replace(/\ufeff/g, "") === "") return fail({ code: "file-empty" });
  if (!looksLikeText(decoded.text)) return fail({ code: "unknown-kind" });
  if (isBadlyBroken(decoded.text)) return fail({ code: "broken-characters" });
  if (isWebArchive(decoded.text)) {
    const page = decodeText(pageOfMht(bytes));
    return understood(
      { ...readHtml(visiblyLost(page.text)), kind: "mht" },
      charsetNotices(page.wrongLabel, page.text),
    );
  }
  if (isXmlSpreadsheet(decoded.text)) return understood(readXmlSpreadsheet(bytes));
  if (isJson(decoded.text)) {
    const data = openData(decoded.text);
    if (data !== null) return data;
  }
  const notices = charsetNotices(decoded.wrongLabel, decoded.text);
  const text = visiblyLost(decoded.text);
  if (isMarkup(text)) return understood(readHtml(text), notices);
  return understood(readText(cleanText(text)), notices);
}

/** Characters that could not be read as the sign that print has for them, so that nobody takes them for text. */
const visiblyLost = (text: string): string => text.replace(/\ufffd/g, "□");

function charsetNotices(wrong: string | undefined, text: string): readonly SourceNotice[] {
  const lost = text.split("\ufffd").length - 1;
  return [
    ...(wrong === undefined ? [] : [{ code: "wrong-charset" as const, count: 1, names: [wrong] }]),
    ...(lost === 0 ? [] : [{ code: "unreadable-characters" as const, count: lost }]),
  ];
}

const KINDS = {
  "gov-information-disclosure-annual-report": "report",
  "gov-information-disclosure-backup": "backup",
  "gov-information-disclosure-review": "review",
} as const;

const isKind = (kind: unknown): kind is keyof typeof KINDS =>
  typeof kind === "string" && Object.prototype.hasOwnProperty.call(KINDS, kind);

/** Depth at which JSON is refused before anything recursive sees it. */
const DEEPEST = 64;

function tooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === "\\") at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (char === "}" || char === "]") depth -= 1;
  }
  return false;
}

/** Words that only our own data files have. */
const OURS = /"(?:kind|schemaVersion|publicationNote|problemsAndImprovements|proactiveDisclosure)"\s*:/;

/** Our data files by the kind they state. Null: a text that only looks like JSON. */
function openData(text: string): Outcome<Opened> | null {
  if (tooDeep(text)) return fail({ code: "file-too-complex", what: "depth" });
  // Nobody knows what the lost characters of a report were.
  if (text.includes("\ufffd") && OURS.test(text)) return fail({ code: "broken-characters" });
  const raw = parseJson(text);
  if (!raw.ok) return OURS.test(text.slice(0, 4_000)) || OURS.test(text.slice(-4_000)) ? raw : null;
  const value = raw.value;
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  return isKind(kind) ? succeed({ kind: "data", data: KINDS[kind], text }) : fail({ code: "wrong-kind" });
}
