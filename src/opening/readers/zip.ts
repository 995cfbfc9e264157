/**
 * Parts of a zip file (docx, xlsx), read one by one by name. The directory is read by ourselves and every byte that
 * comes out is counted as it comes: stated sizes are not believed.
 */
import { Inflate } from "fflate";
import { LIMITS, OpenFailure, tooMuch } from "../document/limits";

interface Entry {
  readonly checksum: number;
  readonly size: number;
  readonly method: number;
  readonly compressed: number;
  readonly offset: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const PIECE = 8 * 1024;

const CRC_TABLE: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The zip format's checksum (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

const damaged = (): OpenFailure => new OpenFailure({ code: "file-damaged" });

export class Zip {
  private readonly entries = new Map<string, Entry>();
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private unpacked = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.readDirectory();
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  names(): readonly string[] {
    return [...this.entries.keys()];
  }

  private readDirectory(): void {
    const { view } = this;
    let end = view.byteLength - END_SIZE;
    const first = Math.max(0, end - LONGEST_COMMENT);
    while (end >= first && view.getUint32(end, true) !== END) end -= 1;
    if (end < first) throw damaged();
    const count = view.getUint16(end + 10, true);
    if (count > LIMITS.zipEntries) throw tooMuch("unpacked");
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY) throw damaged();
      if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw new OpenFailure({ code: "file-encrypted" });
      const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
      const nameEnd = at + 46 + (name ?? 0);
      const path = new TextDecoder().decode(this.bytes.subarray(at + 46, nameEnd));
      // A second entry of the same name is how a file shows one thing to one program and another to the next.
      if (!this.entries.has(path)) {
        this.entries.set(path, {
          method: view.getUint16(at + 10, true),
          checksum: view.getUint32(at + 16, true),
          size: view.getUint32(at + 24, true),
          compressed: view.getUint32(at + 20, true),
          offset: view.getUint32(at + 42, true),
        });
      }
      at = nameEnd + (extra ?? 0) + (comment ?? 0);
    }
  }

  /** The bytes of a part; null when there is none of that name. */
  part(name: string): Uint8Array | null {
    const entry = this.entries.get(name);
    if (entry === undefined) return null;
    const { view } = this;
    if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== LOCAL) throw damaged();
    const start =
      entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const end = start + entry.compressed;
    if (end > view.byteLength) throw damaged();
    const part = this.unpack(this.bytes.subarray(start, end), entry.method);
    // A damaged part may still unfold, into other numbers.
    if (part.length !== entry.size || crc32(part) !== entry.checksum) throw damaged();
    return part;
  }

  private unpack(packed: Uint8Array, method: number): Uint8Array {
    if (method === STORED) {
      this.count(packed.length, packed.length);
      return packed;
    }
    if (method !== DEFLATED) throw damaged();
    return this.inflate(packed);
  }

  private count(bytes: number, part: number): void {
    this.unpacked += bytes;
    if (part > LIMITS.partBytes || this.unpacked > LIMITS.unpackedBytes) throw tooMuch("unpacked");
  }

  private inflate(packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    let length = 0;
    let finished = false;
    const inflater = new Inflate((chunk, final) => {
      length += chunk.length;
      this.count(chunk.length, length);
      chunks.push(chunk);
      finished = final;
    });
    try {
      for (let at = 0; at < packed.length; at += PIECE) {
        inflater.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
      }
    } catch (error) {
      throw error instanceof OpenFailure ? error : damaged();
    }
    if (!finished) throw damaged();
    const whole = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }
}
