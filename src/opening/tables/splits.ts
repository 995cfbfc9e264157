/** Digits of several cells that stand together without any mark, and the ways in which they can be parted. */
import type { RowSum } from "./rows";

/** Steps of the search; beyond them there are too many readings to be of use. */
const MOST_STEPS = 300_000;
const MOST_SPLITS = 200;
const LONGEST_NUMBER = 9;

export interface Splits {
  /** Each as the numbers of the row; without leading zeros. */
  readonly readings: readonly (readonly string[])[];
  /** The search was given up: there may be more. */
  readonly tooMany: boolean;
}

/**
 * All ways to part the pieces of digits into `count` numbers, each piece into one number or more. With `sums`, only
 * those in which each stated total is the sum of its addends. Linear in what is given and bounded by steps.
 */
export function splitsOf(
  pieces: readonly string[],
  count: number,
  sums: readonly RowSum[],
  amount = false,
): Splits {
  const readings: string[][] = [];
  if (pieces.length > count) return { readings, tooMany: false };
  const digits = pieces.map((piece) => piece.length);
  let steps = 0;
  let tooMany = false;
  const chosen: string[] = [];
  const rest = (piece: number, at: number): number =>
    digits.slice(piece).reduce((sum, length) => sum + length, 0) - at;

  /** A search of at most `count` levels, which is a constant of the form. */
  const search = (piece: number, at: number): void => {
    steps += 1;
    if (steps > MOST_STEPS || readings.length >= MOST_SPLITS) {
      tooMany = true;
      return;
    }
    const text = pieces[piece];
    if (text === undefined) {
      if (chosen.length === count) readings.push([...chosen]);
      return;
    }
    const left = count - chosen.length;
    if (left < pieces.length - piece || rest(piece, at) < left) return;
    const longest = text[at] === "0" && !amount ? 1 : Math.min(LONGEST_NUMBER, text.length - at);
    for (let length = 1; length <= longest && !tooMany; length += 1) {
      chosen.push(text.slice(at, at + length));
      if (fits(chosen, sums)) {
        if (at + length === text.length) search(piece + 1, 0);
        else search(piece, at + length);
      }
      chosen.pop();
    }
  };
  search(0, 0);
  return { readings, tooMany };
}

/** Whether the totals reached so far are the sums of what stands before them. */
function fits(chosen: readonly string[], sums: readonly RowSum[]): boolean {
  const sum = sums.find(({ total }) => total === chosen.length - 1);
  if (sum === undefined) return true;
  const computed = sum.addends.reduce((all, addend) => all + Number(chosen[addend] ?? 0), 0);
  return computed === Number(chosen[sum.total]);
}
