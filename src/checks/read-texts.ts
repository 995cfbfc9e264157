/**
 * What the texts say, read once and shared by the rules. A paragraph leans on no other, so each is kept by itself: a
 * change in one reads only that one again, and a number typed in a table reads none.
 */
import { readNarrative } from "../narrative/read";
import { joined, type Narrative, shifted } from "../narrative/statement";

/** Paragraphs of the long texts of a few reports. */
const MOST_KEPT = 600;
const kept = new Map<string, Narrative>();

function paragraphOf(text: string): Narrative {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const narrative = readNarrative(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, narrative);
  return narrative;
}

/** Several rules look at a text, one after the other: what its paragraphs say together is put together once. */
const MOST_WHOLE = 24;
const whole = new Map<string, Narrative>();

export function narrativeOf(text: string): Narrative {
  const known = whole.get(text);
  if (known !== undefined) return known;
  const narrative = joinedOf(text);
  if (whole.size >= MOST_WHOLE) whole.clear();
  whole.set(text, narrative);
  return narrative;
}

function joinedOf(text: string): Narrative {
  let from = 0;
  const parts = text.split("\n").flatMap((paragraph) => {
    const narrative = paragraph.trim() === "" ? [] : [shifted(paragraphOf(paragraph), from)];
    from += paragraph.length + 1;
    return narrative;
  });
  return joined(parts);
}
