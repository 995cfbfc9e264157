/**
 * Bytes as text: UTF-8, UTF-16 with or without a mark, GB18030. What a page says about itself comes last, since it is
 * wrong in practice.
 */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** What the file calls itself, when that is not what it is. */
  readonly wrongLabel?: string;
}

const SAMPLE = 4_096;

/** UTF-16 without a mark: every other byte of mostly Latin text is zero. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  let [even, odd] = [0, 0];
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const few = length / 2 / 20;
  if (odd > few && even <= few / 10) return "utf-16le";
  if (even > few && odd <= few / 10) return "utf-16be";
  return null;
}

/** Chinese UTF-16 text has few zeros, but its spaces, line ends and common characters stand in pairs. */
function chineseUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, SAMPLE & ~1);
  for (const encoding of ["utf-16le", "utf-16be"] as const) {
    const text = new TextDecoder(encoding).decode(sample);
    const known = [...text].filter((char) =>
      /[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef\x20-\x7e\s]/.test(char),
    );
    if (text.length > 20 && known.length / text.length > 0.97) return encoding;
  }
  return null;
}

const decodes = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** The charset a page states in its first characters. */
function statedCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, SAMPLE));
  return /(?:charset|encoding)\s*=\s*["']?([\w-]{3,20})/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

const CHINESE = new Set(["gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"]);

export function decodeText(bytes: Uint8Array): DecodedText {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const text = decodes(bytes, "utf-8");
    if (text !== null) return { text, encoding: "utf-8" };
  }
  if (a === 0xff && b === 0xfe)
    return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16le" };
  if (a === 0xfe && b === 0xff)
    return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16be" };
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  const stated = statedCharset(bytes);
  const utf8 = decodes(bytes, "utf-8");
  if (utf8 !== null) {
    const wrong = stated !== null && stated !== "utf-8" && stated !== "utf8" && /[\u0080-\uffff]/.test(utf8);
    return { text: utf8, encoding: "utf-8", ...(wrong ? { wrongLabel: stated } : {}) };
  }
  if (stated !== null && !CHINESE.has(stated) && stated !== "utf-8" && stated !== "utf8") {
    const text = known(stated) ? decodes(bytes, stated) : null;
    if (text !== null && stated !== "latin1" && !stated.startsWith("iso-8859"))
      return { text, encoding: stated };
  }
  const chinese = decodes(bytes, "gb18030");
  const utf16 = chinese === null ? chineseUtf16(bytes) : null;
  if (utf16 !== null) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16 };
  // A few broken bytes within UTF-8 (a cut file, bytes of another encoding pasted in) are fewer than as GB18030.
  const loose = new TextDecoder("utf-8").decode(bytes);
  const gb = chinese ?? new TextDecoder("gb18030").decode(bytes);
  const broken = (text: string): number => text.split("\ufffd").length - 1;
  if (chinese === null && broken(loose) < broken(gb) * 2) return { text: loose, encoding: "utf-8" };
  const wrong = stated === "utf-8" || stated === "utf8";
  return { text: gb, encoding: "gb18030", ...(wrong ? { wrongLabel: stated } : {}) };
}

function known(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}

const MOST_STRANGE = 0.01;

const share = (text: string, is: (code: number) => boolean): number => {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (is(text.charCodeAt(at))) count += 1;
  return count / Math.max(1, text.length);
};

/** Whether a decoded text is text at all: few control characters, and no more than half that could not be read. */
export function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 200_000);
  if (sample === "") return false;
  const control = (code: number): boolean =>
    code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12;
  return share(sample, control) <= MOST_STRANGE && share(sample, isLost) <= 0.5;
}

const isLost = (code: number): boolean => code === 0xfffd;

/** Text of which more is lost than a damaged byte or two: saved in the wrong encoding once. */
export const isBadlyBroken = (text: string): boolean =>
  share(text, isLost) > MOST_LOST * share(text, (code) => code > 127);

/** Of the characters that are not plain Latin, which are the same in every encoding. */
const MOST_LOST = 0.02;

/** Without control characters, except line ends and tabs; CR as LF. */
export const cleanText = (text: string): string =>
  text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n\f]/gu, "");
