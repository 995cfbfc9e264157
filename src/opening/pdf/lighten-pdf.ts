/**
 * A PDF before pdf.js sees it: the library unfolds every stream whole, whatever comes out. Here each that stands in plain
 * sight is unfolded first, counted and thrown away, and what is too much is refused; pictures, which nobody reads here,
 * are made one point large and are never unfolded.
 *
 * Not seen are what is encrypted, pictures written within a drawing, and streams whose place, filter or length is hidden
 * on purpose; drawings that call themselves fonts are allowed a font's size. Only the time limit of the worker that
 * reads the file, 20 s, bounds those. When in doubt a file is read: a report is never refused for how it is written.
 */
import { LIMITS, tooMuch } from "../document/limits";
import { unfold } from "./pdf-filters";
import { type Entry, PdfObjects, type PdfStream } from "./pdf-objects";

/** A copy that is safe to be read, pictures left out. Throws where a stream unfolds to more than a report has. */
export function lightened(bytes: Uint8Array): Uint8Array {
  const light = bytes.slice();
  const objects = new PdfObjects(bytes);
  const sums = new Sums(bytes, objects);
  for (const stream of objects.streams()) {
    if (isPicture(stream, objects)) leaveOutPicture(light, stream);
    else sums.add(stream);
  }
  return light;
}

const last = (entries: readonly Entry[], ...keys: readonly string[]): Entry | undefined =>
  entries.filter(({ key }) => keys.includes(key)).pop();

/** The key's abbreviation counts for the library, first even. */
const isFilter = ({ key }: Entry): boolean => key === "Filter" || key === "F";
/** Filters that give pictures only. */
const PICTURE = /^(?:DCTDecode|DCT|JPXDecode|JPX|JBIG2Decode|CCITTFaxDecode|CCF)$/;

const isPicture = ({ entries }: PdfStream, objects: PdfObjects): boolean =>
  objects.names(last(entries, "Subtype")?.value ?? [])?.[0] === "Image" ||
  entries.some((entry) => isFilter(entry) && objects.names(entry.value)?.some((name) => PICTURE.test(name)));

/**
 * A stream that calls itself a picture loses its filter's key, in as many bytes: whatever it is used as, it is not
 * unfolded. Its size becomes one point.
 */
function leaveOutPicture(bytes: Uint8Array, { entries }: PdfStream): void {
  for (const entry of entries) {
    if (isFilter(entry)) bytes[entry.at + 1] = 0x5f;
    else if (["Width", "Height", "W", "H"].includes(entry.key)) {
      const [first, end] = [entry.value[0], entry.value[entry.value.length - 1]];
      if (first === undefined || end === undefined) continue;
      bytes.fill(0x20, first.from, end.to);
      bytes[first.from] = 0x31;
    }
  }
}

/** Whether a stream holds a font, a table or other objects; the rest is drawing. */
const isResource = (dictionary: string): boolean =>
  /\/(?:Length1|Length2|FunctionType|ShadingType)\s+\d|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType|XML)\b|\/Type\s*\/(?:ObjStm|XRef|Metadata|EmbeddedFile|CMap)\b/.test(
    dictionary,
  );

/** A colour profile is named in no other way than by the word that stands at this place in it. */
const PROFILE_AT = 36;
const isProfile = (head: Uint8Array): boolean =>
  new TextDecoder("latin1").decode(head.subarray(PROFILE_AT, PROFILE_AT + 4)) === "acsp";

class Sums {
  private all = 0;
  private drawing = 0;
  /** Streams do not lie in one another; where they do, each byte may be unfolded this often. */
  private left: number;
  private readonly bytes: Uint8Array;
  private readonly objects: PdfObjects;

  constructor(bytes: Uint8Array, objects: PdfObjects) {
    this.bytes = bytes;
    this.objects = objects;
    this.left = bytes.length * 4;
  }

  add({ entries, written, from, to }: PdfStream): void {
    const packed = this.bytes.subarray(from, to);
    this.left -= packed.length;
    if (this.left < 0) throw tooMuch("unpacked");
    // A filter that is not in plain sight is nearly always this one; on other data it ends at once.
    const filters = this.objects.names(last(entries, "F")?.value ?? last(entries, "Filter")?.value ?? []) ?? [
      "FlateDecode",
    ];
    const early = /\/EarlyChange\s+0/.test(written) ? 0 : 1;
    const mayBeProfile = entries.some(({ key }) => key === "N");
    const resource = isResource(written);
    const most = resource || mayBeProfile ? LIMITS.partBytes : LIMITS.pdfPageBytes;
    const { size, head } = unfold(packed, filters, most, early);
    const drawing = !resource && !isProfile(head);
    if (drawing && filters.length > 0 && size > LIMITS.pdfPageBytes) throw tooMuch("unpacked");
    this.all += size;
    if (drawing) this.drawing += size;
    if (this.all > LIMITS.unpackedBytes || this.drawing > LIMITS.pdfDrawingBytes) throw tooMuch("unpacked");
  }
}
