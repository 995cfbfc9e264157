/** A draft's content as bytes for a restore point: plain, or deflated where that pays and the browser can. */
import type { Entries } from "../report/entries";
import { newId } from "./new-id";
import type { PointKind } from "./restore-points";
import type { Point } from "./store";

const PLAIN = 0;
const DEFLATED = 1;
/** Below this size deflating gains less than it costs. */
const SMALL = 4096;

async function through(
  bytes: Uint8Array,
  stream: ReadableWritablePair<BufferSource, BufferSource>,
): Promise<Uint8Array> {
  const passed = new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array>);
  return new Uint8Array(await new Response(passed).arrayBuffer());
}

function tagged(tag: number, bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(bytes.length + 1);
  all[0] = tag;
  all.set(bytes, 1);
  return all;
}

export async function packEntries(entries: Entries): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(JSON.stringify(entries));
  if (bytes.length < SMALL || typeof CompressionStream === "undefined") return tagged(PLAIN, bytes);
  return tagged(DEFLATED, await through(bytes, new CompressionStream("deflate")));
}

/** The content again; null when the bytes are not one. */
export async function unpackEntries(content: Uint8Array): Promise<Entries | null> {
  try {
    const body = content.subarray(1);
    const bytes = content[0] === DEFLATED ? await through(body, new DecompressionStream("deflate")) : body;
    const raw: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof raw !== "object" || raw === null) return null;
    const texts = Object.entries(raw).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return Object.fromEntries(texts);
  } catch {
    return null;
  }
}

/** A restore point of a content; `at` is when it stood, ms. */
export async function pointOf(
  draft: string,
  kind: PointKind,
  name: string,
  entries: Entries,
  at: number,
  version?: number,
): Promise<Point> {
  const content = await packEntries(entries);
  const when = new Date(at).toISOString();
  const head = { draft, id: newId(), kind, at: when, name, version, size: content.length };
  return { head, content };
}
