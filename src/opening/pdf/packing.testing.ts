/** Packing in tests, as PDFs are packed besides deflate. */

/** As Adobe's base-85: four bytes as five characters. */
export function ascii85(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const four = [0, 1, 2, 3].map((place) => bytes[at + place] ?? 0);
    const value = four.reduce((sum, byte) => sum * 256 + byte, 0);
    const given = Math.min(4, bytes.length - at);
    const digits = [4, 3, 2, 1, 0].map((power) =>
      String.fromCharCode(33 + (Math.floor(value / 85 ** power) % 85)),
    );
    text += value === 0 && given === 4 ? "z" : digits.slice(0, given + 1).join("");
  }
  return `${text}~>`;
}

/** As PDF's LZW with codes that grow one early. */
export function lzw(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let [bits, count, width] = [0, 0, 9];
  let known = new Map<string, number>();
  const put = (code: number): void => {
    bits = (bits << width) | code;
    count += width;
    for (; count >= 8; count -= 8) out.push((bits >> (count - 8)) & 255);
    bits &= (1 << count) - 1;
  };
  const codeOf = (text: string): number => (text.length === 1 ? text.charCodeAt(0) : (known.get(text) ?? 0));
  put(256);
  let text = "";
  for (const byte of bytes) {
    const longer = text + String.fromCharCode(byte);
    if (longer.length === 1 || known.has(longer)) {
      text = longer;
      continue;
    }
    put(codeOf(text));
    const next = 258 + known.size;
    known.set(longer, next);
    text = longer.slice(-1);
    if (next + 1 > 4_094) {
      put(256);
      known = new Map();
      width = 9;
    } else width = [9, 10, 11, 12].find((bits) => next + 1 < 2 ** bits) ?? 12;
  }
  if (text !== "") put(codeOf(text));
  put(257);
  put(0);
  return Uint8Array.from(out);
}

/** Run-length packing that repeats nothing. */
export function unrepeated(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at += 128) {
    const part = bytes.subarray(at, at + 128);
    out.push(part.length - 1, ...part);
  }
  return Uint8Array.from([...out, 128]);
}
