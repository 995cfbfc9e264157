/**
 * Where pages break. Pure: takes measured heights, knows no DOM. Laws: every line and row once and in order, no page
 * fuller than it is high (unless one piece alone is higher), no heading at a page's foot, no single line of a paragraph
 * at a page's head or foot, no row split; a table that fits one page with its heading is not split; a signature has text
 * above it on its page.
 */

/** A block of the document as measured in a column of the page's width; all lengths in one unit. */
export type Measured = {
  /** Space above, left out at the head of a page, and below. */
  readonly before: number;
  readonly after: number;
  /** Begins a new page. */
  readonly breakBefore: boolean;
  /** Stays on the page of what follows: headings. */
  readonly keepWithNext: boolean;
  /** Never begins a page without the end of what precedes it: the signature and what stands under it. */
  readonly keepWithPrevious: boolean;
} & (
  | { readonly kind: "lines"; readonly count: number; readonly pitch: number }
  /** `head`: the height of the rows that repeat on each page, not among `rows`. */
  | { readonly kind: "rows"; readonly head: number; readonly rows: readonly number[] }
);

/** Lines or rows `from` until `to` of a block. */
export interface Piece {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

export type Page = readonly Piece[];

/** Lines that stay together at a page's head and foot. */
const TOGETHER = 2;
/** Heights come from layout in fractions; this much more still fits. */
const TOLERANCE = 0.05;

const sizeOf = (block: Measured): number => (block.kind === "lines" ? block.count : block.rows.length);

function heightOf(block: Measured, from: number, to: number): number {
  if (block.kind === "lines") return (to - from) * block.pitch;
  return block.head + block.rows.slice(from, to).reduce((sum, row) => sum + row, 0);
}

/** Height of what must stay under the end of a block. */
function tailOf(blocks: readonly Measured[], index: number): number {
  let height = 0;
  let above = blocks[index]?.after ?? 0;
  for (let at = index + 1; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined || !block.keepWithPrevious || block.breakBefore) break;
    height += above + block.before + heightOf(block, 0, sizeOf(block));
    above = block.after;
  }
  return height;
}

/**
 * How many lines or rows from `from` on go into `room`; 0 when the block should go on to the next page.
 * `tail`: what must stay under its end; `wholePage`: the room on a page under the block's heading.
 */
function fitting(block: Measured, from: number, room: number, tail: number, wholePage: number): number {
  const size = sizeOf(block);
  const left = size - from;
  if (heightOf(block, from, size) + tail <= room + TOLERANCE) return left;
  if (block.kind === "lines") {
    if (block.keepWithNext || block.keepWithPrevious) return 0;
    const most = Math.floor((room + TOLERANCE) / block.pitch);
    const taken = Math.min(most, left - TOGETHER);
    return taken >= TOGETHER ? taken : 0;
  }
  if (from === 0 && heightOf(block, 0, size) + tail <= wholePage + TOLERANCE) return 0;
  // Its last row goes with what must stay under it.
  const most = tail > 0 ? left - 1 : left;
  let taken = 0;
  while (taken < most && heightOf(block, from, from + taken + 1) <= room + TOLERANCE) taken += 1;
  return taken;
}

/** Room that headings from `index` on need with the beginning of what follows them. */
function neededBy(blocks: readonly Measured[], index: number, pageHeight: number): number {
  let needed = 0;
  for (let at = index; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined || (at > index && block.breakBefore)) break;
    const above = at === index ? 0 : block.before;
    const size = sizeOf(block);
    const whole = heightOf(block, 0, size);
    if (block.keepWithNext) {
      needed += above + whole + block.after;
      continue;
    }
    if (block.kind === "rows") {
      const kept = needed + above + whole;
      return kept <= pageHeight + TOLERANCE ? kept : needed + above + heightOf(block, 0, 1);
    }
    const undivided = size < 2 * TOGETHER;
    return needed + above + (undivided ? whole + tailOf(blocks, at) : heightOf(block, 0, TOGETHER));
  }
  return needed;
}

export function paginate(blocks: readonly Measured[], pageHeight: number): readonly Page[] {
  const pages: Piece[][] = [[]];
  let used = 0;
  /** Height of the headings directly above the block at hand. */
  let led = 0;
  const page = (): Piece[] => pages[pages.length - 1] ?? [];
  const turn = (): void => {
    pages.push([]);
    used = 0;
  };
  blocks.forEach((block, index) => {
    if (block.breakBefore && page().length > 0) turn();
    const size = sizeOf(block);
    const above = (): number => (page().length === 0 ? 0 : block.before);
    // A heading moves on with what it stands over, unless both are higher than a page.
    const needed = block.keepWithNext ? neededBy(blocks, index, pageHeight) : 0;
    if (page().length > 0 && needed <= pageHeight && used + above() + needed > pageHeight + TOLERANCE) {
      turn();
    }
    const tail = tailOf(blocks, index);
    for (let from = 0; from < size; ) {
      const wholePage = pageHeight - led - (led > 0 ? block.before : 0);
      let taken = fitting(block, from, pageHeight - used - above(), tail, wholePage);
      if (taken === 0 && page().length > 0) {
        turn();
        continue;
      }
      // What finds no page to fit on begins one all the same.
      if (taken === 0) taken = block.kind === "lines" ? size - from : 1;
      used += above() + heightOf(block, from, from + taken);
      page().push({ block: index, from, to: from + taken });
      from += taken;
      if (from < size) turn();
    }
    used += block.after;
    led = block.keepWithNext ? led + heightOf(block, 0, size) + block.after : 0;
  });
  return pages;
}
