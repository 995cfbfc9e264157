/**
 * A PDF before pdf.js sees it: the library unfolds every stream whole, whatever comes out. Here each is unfolded first,
 * a piece at a time and thrown away, and what is too much is refused; pictures, which nobody reads here, are made one
 * point large and are never unfolded. Objects that hold streams stand in the file as they are, so they can be found
 * without reading it as a PDF.
 */
import { Inflate } from "fflate";
import { LIMITS, OpenFailure, tooMuch } from "../document/limits";

const WORD = [0x73, 0x74, 0x72, 0x65, 0x61, 0x6d];
/** Farther before `stream` its dictionary does not begin. */
const LONGEST_DICTIONARY = 4_000;
const PIECE = 4 * 1024;
/** What one byte may unfold to at most, by the filters that are not unfolded here. */
const FACTORS: readonly (readonly [filter: RegExp, factor: number])[] = [
  [/\/LZW(?:Decode)?\b/, 1_400],
  [/\/(?:RL|RunLengthDecode)\b/, 64],
  [/\/BrotliDecode\b/, 100_000],
];
const FLATE = /\/(?:FlateDecode|Fl)\b/g;
const ASCII = /\/(?:ASCIIHexDecode|AHx|ASCII85Decode|A85)\b/;

interface Stream {
  readonly dictionary: string;
  readonly dictionaryFrom: number;
  readonly from: number;
  /** Where the next stream's word or the file's end is: nothing of this one lies behind. */
  readonly to: number;
}

/** A copy that is safe to be read, pictures left out. Throws where a stream unfolds to more than a report has. */
export function lightened(bytes: Uint8Array): Uint8Array {
  const light = bytes.slice();
  const sums = new Sums();
  for (const stream of streamsOf(light)) {
    if (isPicture(stream.dictionary)) leaveOutPicture(light, stream);
    else sums.add(stream, light);
  }
  return light;
}

function streamsOf(bytes: Uint8Array): readonly Stream[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(WORD[0] ?? 0); at >= 0; at = bytes.indexOf(WORD[0] ?? 0, at + 1)) {
    const whole = WORD.every((byte, index) => bytes[at + index] === byte);
    // endstream
    if (whole && bytes[at - 1] !== 0x64) places.push(at);
  }
  const latin = new TextDecoder("latin1");
  return places.flatMap((at, index) => {
    const begun = Math.max(0, at - LONGEST_DICTIONARY, (places[index - 1] ?? -WORD.length) + WORD.length);
    const before = latin.decode(bytes.subarray(begun, at));
    if (!/>>\s*$/.test(before.slice(-40))) return [];
    const start = dictionaryStart(before);
    let from = at + WORD.length;
    if (bytes[from] === 0x0d) from += 1;
    if (bytes[from] === 0x0a) from += 1;
    const dictionary = before.slice(start);
    return [{ dictionary, dictionaryFrom: begun + start, from, to: places[index + 1] ?? bytes.length }];
  });
}

/** Where the dictionary that ends the text begins, those within it counted. */
function dictionaryStart(text: string): number {
  let depth = 0;
  for (let at = text.length - 2; at >= 0; at -= 1) {
    const pair = text.slice(at, at + 2);
    if (pair === ">>") {
      depth += 1;
      at -= 1;
    } else if (pair === "<<") {
      depth -= 1;
      if (depth <= 0) return at;
      at -= 1;
    }
  }
  return 0;
}

const isPicture = (dictionary: string): boolean => /\/Subtype\s*\/Image\b/.test(dictionary);

/**
 * A stream that calls itself a picture gets a filter that nobody knows, in as many bytes: whatever it is used as, it is
 * not unfolded. Its size becomes one point.
 */
function leaveOutPicture(bytes: Uint8Array, { dictionary, dictionaryFrom }: Stream): void {
  const put = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index += 1)
      bytes[dictionaryFrom + at + index] = text.charCodeAt(index);
  };
  for (const match of dictionary.matchAll(
    /\/(?:FlateDecode|Fl|DCTDecode|DCT|JPXDecode|JPX|JBIG2Decode|CCITTFaxDecode|CCF|LZWDecode|LZW|RunLengthDecode|RL|BrotliDecode)(?![A-Za-z0-9])/g,
  ))
    put(match.index + 1, "_");
  for (const match of dictionary.matchAll(/(\/(?:Width|Height)\s+)(\d+)(?=\s*[/>])/g))
    put(match.index + (match[1]?.length ?? 0), "1".padStart(match[2]?.length ?? 1, "0"));
}

/** Whether a stream holds a font, a profile or other objects; the rest is drawing. */
const isResource = (dictionary: string): boolean =>
  /\/(?:Length1|Length2|FunctionType|ShadingType|N)\s+\d|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType|XML)\b|\/Type\s*\/(?:ObjStm|XRef|Metadata|EmbeddedFile|CMap)\b/.test(
    dictionary,
  );

class Sums {
  private all = 0;
  private drawing = 0;

  add({ dictionary, from, to }: Stream, bytes: Uint8Array): void {
    const packed = bytes.subarray(from, to);
    const factor = FACTORS.find(([filter]) => filter.test(dictionary))?.[1];
    // Beside a filter that is not unfolded here, what the others give is only estimated.
    const times = dictionary.match(FLATE)?.length ?? 0;
    const drawing = !isResource(dictionary);
    const most = drawing ? LIMITS.pdfPageBytes : LIMITS.partBytes;
    let size = packed.length * (factor ?? 1);
    if (factor !== undefined && size > most) throw tooMuch("unpacked");
    if (times > 0 && !ASCII.test(dictionary)) size = unfolded(packed, times, most);
    else if (times > 0 && packed.length * LARGEST_FACTOR > most) throw tooMuch("unpacked");
    this.all += size;
    if (drawing) this.drawing += size;
    if (this.all > LIMITS.unpackedBytes || this.drawing > LIMITS.pdfDrawingBytes) throw tooMuch("unpacked");
  }
}

/** The most that deflate makes of one byte. */
const LARGEST_FACTOR = 1_032;

/** How many bytes come out, unfolded as many times; damaged ones count as far as they go. */
function unfolded(packed: Uint8Array, times: number, most: number): number {
  if (times > 2) throw tooMuch("unpacked");
  let length = 0;
  let again = 0;
  const count = (bytes: number): void => {
    length += bytes;
    if (length > most) throw tooMuch("unpacked");
  };
  const inner =
    times === 1
      ? null
      : new Inflate((chunk) => {
          again += chunk.length;
          if (again > most) throw tooMuch("unpacked");
        });
  const outer = new Inflate((chunk) => {
    // The second begins with two bytes of its own kind's head.
    if (inner !== null) inner.push(length === 0 ? chunk.subarray(2) : chunk);
    count(chunk.length);
  });
  try {
    for (let at = 2; at < packed.length; at += PIECE) outer.push(packed.subarray(at, at + PIECE));
  } catch (error) {
    if (error instanceof OpenFailure) throw error;
  }
  return Math.max(length, again);
}
