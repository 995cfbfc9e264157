/** The second copy of the drafts worked on last: deflated, as text, in the site's storage outside the database. */

import { base64, bytesOf } from "./base64";
import type { Draft, DraftHead } from "./draft";
import { packEntries, unpackEntries } from "./point-content";

const COPY = "copy:";
/** All copies together, characters. */
const MOST = 3_000_000;

interface Kept {
  readonly head: DraftHead;
  /** Entries as a restore point holds them, base64. */
  readonly content: string;
}

/** Room that copies take, the newest first; how long each draft's own is. */
function kept(storage: Storage): { key: string; at: string; size: number }[] {
  return Object.entries(storage)
    .filter(([key]) => key.startsWith(COPY))
    .map(([key, value]) => ({
      key,
      at: /"changedAt":"([^"]*)"/.exec(String(value).slice(0, 2000))?.[1] ?? "",
      size: String(value).length,
    }))
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** Keeps copies of drafts, the one worked on last first; older copies make room. Its failure is never shown. */
export async function keepCopies(storage: Storage, newestFirst: readonly Draft[]): Promise<void> {
  let room = MOST;
  for (const { head, entries } of newestFirst) {
    const copy: Kept = { head, content: base64(await packEntries(entries)) };
    const text = JSON.stringify(copy);
    room -= text.length;
    if (room < 0) return;
    try {
      storage.removeItem(`${COPY}${head.id}`);
      let used = text.length;
      for (const { key, size } of kept(storage)) {
        used += size;
        if (used > MOST) storage.removeItem(key);
      }
      storage.setItem(`${COPY}${head.id}`, text);
    } catch {
      return;
    }
  }
}

/** The copy of a draft; null when there is none that can be read. */
export async function copyOf(storage: Storage, id: string): Promise<Draft | null> {
  try {
    const { head, content } = JSON.parse(storage.getItem(`${COPY}${id}`) ?? "") as Kept;
    const entries = await unpackEntries(bytesOf(content));
    return entries === null ? null : { head, entries };
  } catch {
    return null;
  }
}

/** Every copy, the newest first. */
export async function allCopies(storage: Storage): Promise<readonly Draft[]> {
  const copies: Draft[] = [];
  for (const { key } of kept(storage)) {
    const copy = await copyOf(storage, key.slice(COPY.length));
    if (copy !== null) copies.push(copy);
  }
  return copies;
}
