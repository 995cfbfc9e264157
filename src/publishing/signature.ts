/** 落款 as GB/T 9704-2012, 7.3.5, sets it: organ and date, with a seal over them or without one. */
import { nameLines, widthOf } from "./name-lines";

export interface SignatureLine {
  readonly text: string;
  /** Space between the line's end and the right edge of the type area, in characters. */
  readonly right: number;
}

/** Longer names go on two lines: on one they could not stand over the date. */
const LONGEST_LINE = 20;

/**
 * Sealed (盖章, 7.3.5.1): the date four characters from the right, the organ above it, centred on it. Not sealed (7.3.5.2):
 * the organ two characters from the right, the date's first character two to the right of the organ's; where the date is
 * the longer one, the date two from the right. Lines of a long name are centred on each other.
 */
export function signatureLines(
  organization: string,
  date: string,
  sealed: boolean,
): readonly SignatureLine[] {
  // What is not filled in takes no line.
  return bothLines(organization, date, sealed).filter(({ text }) => text !== "");
}

function bothLines(organization: string, date: string, sealed: boolean): readonly SignatureLine[] {
  const names = nameLines(organization, LONGEST_LINE);
  const dateWidth = widthOf(date);
  if (sealed) {
    const centred = (text: string): number => 4 + (dateWidth - widthOf(text)) / 2;
    // A name too wide for that ends at the edge, its lines still centred on each other.
    const over = Math.min(0, ...names.map(centred));
    return [...names.map((text) => ({ text, right: centred(text) - over })), { text: date, right: 4 }];
  }
  const widest = Math.max(...names.map(widthOf));
  const dateRight = dateWidth > widest ? 2 : Math.max(0, widest - dateWidth);
  const organRight = dateWidth > widest ? 2 + dateWidth + 2 - widest : 2;
  return [
    ...names.map((text) => ({ text, right: organRight + (widest - widthOf(text)) / 2 })),
    { text: date, right: dateRight },
  ];
}
