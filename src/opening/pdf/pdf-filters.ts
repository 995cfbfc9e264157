/** A PDF stream's filters, undone only to learn how much comes out: each stops where that is too much. */
import { Inflate } from "fflate";
import { OpenFailure, tooMuch } from "../document/limits";

const PIECE = 4 * 1024;
const MOST_FILTERS = 8;
/** What one byte may unfold to by the filter that is not undone here; no report's program writes it. */
const BROTLI_FACTOR = 100_000;

const SHORT: Readonly<Record<string, string>> = {
  Fl: "FlateDecode",
  LZW: "LZWDecode",
  A85: "ASCII85Decode",
  AHx: "ASCIIHexDecode",
  RL: "RunLengthDecode",
};

export interface Unfolded {
  /** The most bytes that any of the filters gives; those of the stream itself where it has none. */
  readonly size: number;
  /** How the last one's output begins. */
  readonly head: Uint8Array;
}

/** Throws where a filter gives more than `most` bytes. Damaged data count as far as they go; unknown filters do nothing. */
export function unfold(
  packed: Uint8Array,
  filters: readonly string[],
  most: number,
  earlyChange: number,
): Unfolded {
  if (filters.length > MOST_FILTERS) throw tooMuch("unpacked");
  let bytes = packed;
  let size: number | null = null;
  filters.forEach((name, index) => {
    const out = new Output(most, index < filters.length - 1);
    const filter = SHORT[name] ?? name;
    if (filter === "FlateDecode") inflate(bytes, out);
    else if (filter === "LZWDecode") lzw(bytes, out, earlyChange);
    else if (filter === "RunLengthDecode") runLength(bytes, out);
    else if (filter === "ASCII85Decode") ascii85(bytes, out);
    else if (filter === "ASCIIHexDecode") asciiHex(bytes, out);
    else if (filter === "BrotliDecode") out.count(bytes.length * BROTLI_FACTOR);
    else return;
    bytes = out.bytes();
    size = Math.max(size ?? 0, out.length);
  });
  return { size: size ?? packed.length, head: bytes.subarray(0, HEAD) };
}

const HEAD = 64;

/** What a filter gives: counted, and kept only where another filter follows. */
class Output {
  length = 0;
  private kept = new Uint8Array(PIECE);
  private readonly most: number;
  private readonly keeps: boolean;

  constructor(most: number, keeps: boolean) {
    this.most = most;
    this.keeps = keeps;
  }

  count(bytes: number): void {
    this.length += bytes;
    if (this.length > this.most) throw tooMuch("unpacked");
  }

  add(chunk: Uint8Array): void {
    const at = this.length;
    this.count(chunk.length);
    if (!this.keeps && at >= HEAD) return;
    const part = this.keeps ? chunk : chunk.subarray(0, HEAD);
    if (at + part.length > this.kept.length) {
      const larger = new Uint8Array(2 * (at + part.length));
      larger.set(this.kept.subarray(0, at));
      this.kept = larger;
    }
    this.kept.set(part, at);
  }

  bytes(): Uint8Array {
    return this.kept.subarray(0, this.keeps ? this.length : Math.min(this.length, HEAD));
  }
}

/** A block that is not packed gives nothing before its 64 kB are there. */
const MOST_SILENT = 20;

function inflate(bytes: Uint8Array, out: Output): void {
  let silent = 0;
  const stream = new Inflate((chunk) => {
    silent = chunk.length > 0 ? 0 : silent + 1;
    out.add(chunk);
  });
  try {
    // After two bytes of the format's own head.
    for (let at = 2; at < bytes.length && silent <= MOST_SILENT; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE));
  } catch (error) {
    if (error instanceof OpenFailure) throw error;
    return;
  }
  if (silent > MOST_SILENT && !hasEnded(stream)) throw tooMuch("unpacked");
}

/** What follows the end is collected without being used; before the end, nobody writes so much that gives nothing. */
function hasEnded(stream: Inflate): boolean {
  try {
    stream.push(new Uint8Array(0), true);
    return true;
  } catch {
    return false;
  }
}

const LZW_CODES = 4_096;
const CLEAR = 256;
const END = 257;

/** `early` is 1 where codes grow one code before they must, as is usual. */
function lzw(bytes: Uint8Array, out: Output, early: number): void {
  const values = new Uint8Array(LZW_CODES).map((_, index) => index);
  const lengths = new Uint16Array(LZW_CODES).fill(1, 0, CLEAR);
  const before = new Uint16Array(LZW_CODES);
  const sequence = new Uint8Array(LZW_CODES + 1);
  let [length, previous, next, width, bits, count, at] = [0, 0, END + 1, 9, 0, 0, 0];
  for (;;) {
    while (count < width) {
      const byte = bytes[at];
      if (byte === undefined) return;
      bits = ((bits << 8) | byte) & 0xff_ff_ff;
      count += 8;
      at += 1;
    }
    count -= width;
    const code = (bits >>> count) & ((1 << width) - 1);
    if (code === END) return;
    if (code === CLEAR) {
      [length, next, width] = [0, END + 1, 9];
      continue;
    }
    const follows = length > 0;
    if (code < CLEAR || code < next) {
      length = lengths[code] ?? 0;
      for (let place = length - 1, from = code; place >= 0; place -= 1) {
        sequence[place] = values[from] ?? 0;
        from = before[from] ?? 0;
      }
    } else if (length < LZW_CODES) {
      sequence[length] = sequence[0] ?? 0;
      length += 1;
    }
    if (follows && next < LZW_CODES) {
      before[next] = previous;
      lengths[next] = (lengths[previous] ?? 0) + 1;
      values[next] = sequence[0] ?? 0;
      next += 1;
      if (((next + early) & (next + early - 1)) === 0) width = Math.min(Math.log2(next + early) + 1, 12);
    }
    previous = code;
    out.add(sequence.subarray(0, length));
  }
}

function runLength(bytes: Uint8Array, out: Output): void {
  for (let at = 0; at < bytes.length; ) {
    const count = bytes[at] ?? 128;
    if (count === 128) return;
    if (count < 128) {
      out.add(bytes.subarray(at + 1, at + 2 + count));
      at += count + 2;
    } else {
      out.add(new Uint8Array(257 - count).fill(bytes[at + 1] ?? 0));
      at += 2;
    }
  }
}

const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 9 && byte <= 13) || byte === 0;

function ascii85(bytes: Uint8Array, out: Output): void {
  const group: number[] = [];
  const put = (): void => {
    const given = group.length;
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    const four = [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) & 0xff);
    out.add(Uint8Array.from(four.slice(0, given - 1)));
    group.length = 0;
  };
  for (const byte of bytes) {
    if (isBlank(byte)) continue;
    // ~
    if (byte === 0x7e) break;
    // z
    if (byte === 0x7a && group.length === 0) out.add(new Uint8Array(4));
    else group.push(byte - 0x21);
    if (group.length === 5) put();
  }
  if (group.length > 1) put();
}

function asciiHex(bytes: Uint8Array, out: Output): void {
  let first: number | null = null;
  for (const byte of bytes) {
    // >
    if (byte === 0x3e) break;
    const digit = Number.parseInt(String.fromCharCode(byte), 16);
    if (Number.isNaN(digit)) continue;
    if (first === null) first = digit;
    else {
      out.add(Uint8Array.of(first * 16 + digit));
      first = null;
    }
  }
  if (first !== null) out.add(Uint8Array.of(first * 16));
}
