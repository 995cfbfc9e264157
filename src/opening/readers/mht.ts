/** Web archives (.mht): the first page in it. Pictures and frames are left where they are. */
import { OpenFailure } from "../document/limits";

const latin = new TextDecoder("latin1");

/** Ends of the headers: the first empty line. */
function headerEnd(text: string, from: number): number {
  const crlf = text.indexOf("\r\n\r\n", from);
  const lf = text.indexOf("\n\n", from);
  if (crlf < 0 && lf < 0) return -1;
  return crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf + 2;
}

function quotedPrintable(text: string): Uint8Array {
  const soft = text.replace(/=[ \t]*\r?\n/g, "");
  const bytes = new Uint8Array(soft.length);
  let length = 0;
  for (let at = 0; at < soft.length; at += 1) {
    const hex = soft[at] === "=" ? Number.parseInt(soft.slice(at + 1, at + 3), 16) : Number.NaN;
    if (Number.isNaN(hex)) bytes[length] = soft.charCodeAt(at);
    else {
      bytes[length] = hex;
      at += 2;
    }
    length += 1;
  }
  return bytes.subarray(0, length);
}

function base64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/[^A-Za-z0-9+/=]/g, "")), (char) => char.charCodeAt(0));
  } catch {
    throw new OpenFailure({ code: "file-damaged" });
  }
}

/** Bytes of the page that a web archive holds. Parts may themselves have parts. */
export function pageOfMht(bytes: Uint8Array): Uint8Array {
  const text = latin.decode(bytes);
  let [from, to] = [0, text.length];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const body = headerEnd(text, from);
    if (body < 0 || body > to) break;
    const headers = text.slice(from, Math.min(body, from + LONGEST_HEADERS));
    if (HTML_PART.test(headers)) return decoded(bytes, text, headers, body, to);
    const boundary = BOUNDARY.exec(headers)?.[1];
    if (boundary === undefined) break;
    const part = pagePart(text, `--${boundary}`, body, to);
    if (part === null) break;
    [from, to] = part;
  }
  throw new OpenFailure({ code: "file-damaged" });
}

const DEEPEST = 8;
const LONGEST_HEADERS = 20_000;
const HTML_PART = /content-type\s*:\s*text\/html/i;
const BOUNDARY = /boundary\s*=\s*"?([^"\r\n;]{1,200})"?/i;

/** The first part that is a page, or holds parts. */
function pagePart(text: string, mark: string, from: number, end: number): [number, number] | null {
  for (let at = text.indexOf(mark, from); at >= 0 && at < end; ) {
    const next = text.indexOf(mark, at + mark.length);
    const to = next < 0 ? end : Math.min(next, end);
    const lineEnd = text.indexOf("\n", at);
    const start = lineEnd < 0 ? to : lineEnd + 1;
    // Looked for within the part only: a file may hold a great many parts without an empty line.
    const beginning = text.slice(start, Math.min(to, start + LONGEST_HEADERS));
    const headers = beginning.slice(0, Math.max(headerEnd(beginning, 0), 0));
    if (HTML_PART.test(headers) || /content-type\s*:\s*multipart\//i.test(headers)) return [start, to];
    at = next;
  }
  return null;
}

function decoded(bytes: Uint8Array, text: string, headers: string, from: number, to: number): Uint8Array {
  if (/content-transfer-encoding\s*:\s*quoted-printable/i.test(headers))
    return quotedPrintable(text.slice(from, to));
  if (/content-transfer-encoding\s*:\s*base64/i.test(headers)) return base64(text.slice(from, to));
  // Characters of this decoding stand one for one for bytes.
  return bytes.subarray(from, to);
}
