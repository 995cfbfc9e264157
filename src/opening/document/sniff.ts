/** What a file is, by its content; its name is never believed. */
export type SniffedKind = "zip" | "ole" | "pdf" | "rich-text" | "picture" | "other-binary" | "text" | "empty";

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Pictures, archives and programs that people drop by mistake. */
const BINARIES: readonly (readonly [SniffedKind, readonly number[]])[] = [
  ["picture", [0xff, 0xd8, 0xff]],
  ["picture", [0x89, 0x50, 0x4e, 0x47]],
  ["picture", [0x47, 0x49, 0x46, 0x38]],
  ["picture", [0x42, 0x4d]],
  ["picture", [0x49, 0x49, 0x2a, 0x00]],
  ["picture", [0x4d, 0x4d, 0x00, 0x2a]],
  ["other-binary", [0x52, 0x61, 0x72, 0x21]],
  ["other-binary", [0x37, 0x7a, 0xbc, 0xaf]],
  ["other-binary", [0x1f, 0x8b]],
  ["other-binary", [0x4d, 0x5a]],
  ["other-binary", [0x7f, 0x45, 0x4c, 0x46]],
];

/** A PDF may have a few bytes before its mark. */
const PDF_WITHIN = 1_024;

export function sniff(bytes: Uint8Array): SniffedKind {
  if (bytes.length === 0) return "empty";
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6)) return "zip";
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return "ole";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, PDF_WITHIN));
  if (head.includes("%PDF-")) return "pdf";
  if (/^\s*\{\\rtf/.test(head)) return "rich-text";
  return BINARIES.find(([, mark]) => startsWith(bytes, ...mark))?.[0] ?? "text";
}

/** Within the first part of the text: tags that only web pages have. */
const MARKUP = /<(?:!doctype\s+html|html|body|table|div|p|pre|td|span|section|article|h[1-6])\b/i;
const FIRST_PART = 20_000;
export const isMarkup = (text: string): boolean => MARKUP.test(text.slice(0, FIRST_PART));

export const isXmlSpreadsheet = (text: string): boolean =>
  /urn:schemas-microsoft-com:office:spreadsheet/.test(text.slice(0, 4_000)) &&
  /<(?:\w+:)?Workbook\b/.test(text.slice(0, 8_000));

export const isWebArchive = (text: string): boolean =>
  /^[\w-]+\s*:/.test(text.trimStart()) &&
  /^mime-version\s*:/im.test(text.slice(0, 4_096)) &&
  /^content-type\s*:\s*(?:multipart\/|text\/html)/im.test(text.slice(0, 4_096));

/** JSON of any kind, or a part of it: an object, a list, a report encoded twice, one cut off at either end. */
export const isJson = (text: string): boolean =>
  /^[\s\ufeff]*(?:[{["]|null\s*$)/.test(text) || /[}\]]\s*$/.test(text.slice(-200));
