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

/** Bytes of the page that a web archive holds. */
export function pageOfMht(bytes: Uint8Array): Uint8Array {
  const text = latin.decode(bytes);
  const head = headerEnd(text, 0);
  const boundary = /boundary\s*=\s*"?([^"\r\n;]{1,200})"?/i.exec(text.slice(0, Math.max(head, 0)))?.[1];
  if (boundary === undefined) throw new OpenFailure({ code: "file-damaged" });
  const mark = `--${boundary}`;
  for (let at = text.indexOf(mark); at >= 0; ) {
    const next = text.indexOf(mark, at + mark.length);
    const part = text.slice(at + mark.length, next < 0 ? text.length : next);
    const body = headerEnd(part, 0);
    const headers = part.slice(0, Math.max(body, 0)).toLowerCase();
    if (body > 0 && /content-type\s*:\s*text\/html/.test(headers)) {
      const content = part.slice(body);
      if (/content-transfer-encoding\s*:\s*quoted-printable/.test(headers)) return quotedPrintable(content);
      if (/content-transfer-encoding\s*:\s*base64/.test(headers)) return base64(content);
      // Characters of this decoding stand one for one for bytes.
      const start = at + mark.length + body;
      return bytes.subarray(start, start + content.length);
    }
    at = next;
  }
  throw new OpenFailure({ code: "file-damaged" });
}
