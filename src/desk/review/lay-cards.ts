/** Where cards stand in the margin: each beside its place; the one in hand keeps its own and the others give way. */

/** Space between two cards, px. */
export const CARD_GAP = 8;

/**
 * Tops of the cards. `wants`: where each would stand alone, in reading order; `kept`: index of the one in hand, or -1.
 */
export function layCards(
  wants: readonly number[],
  heights: readonly number[],
  kept: number,
): readonly number[] {
  const tops = [...wants];
  const first = Math.max(0, kept);
  for (let index = first - 1; index >= 0; index -= 1) {
    const below = tops[index + 1] ?? 0;
    tops[index] = Math.min(tops[index] ?? 0, below - CARD_GAP - (heights[index] ?? 0));
  }
  for (let index = first + 1; index < tops.length; index += 1) {
    const end = (tops[index - 1] ?? 0) + (heights[index - 1] ?? 0);
    tops[index] = Math.max(tops[index] ?? 0, end + CARD_GAP);
  }
  // What was pushed over the top takes the rest down with it.
  const over = Math.min(0, ...tops);
  return over === 0 ? tops : tops.map((top) => top - over);
}
