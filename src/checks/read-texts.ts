/** What the texts say, read once: a text is read again only when it has changed, never for a number in a table. */
import { readNarrative } from "../narrative/read";
import type { Narrative } from "../narrative/statement";

/** The long texts of a report and of the one beside it. */
const MOST_KEPT = 16;
const kept = new Map<string, Narrative>();

export function narrativeOf(text: string): Narrative {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const narrative = readNarrative(text);
  if (kept.size >= MOST_KEPT) for (const oldest of [...kept.keys()].slice(0, 1)) kept.delete(oldest);
  kept.set(text, narrative);
  return narrative;
}
