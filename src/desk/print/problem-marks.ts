/**
 * Marks over the preview's pages, where what is wrong stands. They lie over the paper and are no part of it: nothing of it
 * moves, and nothing of them is printed.
 */
import type { Span } from "../../checks/finding";
import { type PrintedPlace, seenIn } from "./problem-places";

export interface ProblemMark {
  readonly number: number;
  readonly look: "error" | "warning" | "notice" | "answered";
  /** What is wrong, for whoever points at it. */
  readonly words: string;
  readonly place: PrintedPlace | null;
}

/** Ranges of a block's words, piece by piece where it goes on on the next page. */
function rangesOf(pieces: readonly HTMLElement[], { from, to }: Span): Range[] {
  const ranges: Range[] = [];
  let at = 0;
  for (const piece of pieces) {
    const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      const end = at + seenIn(text);
      if (end > from && at < to) {
        const range = document.createRange();
        const offset = (seen: number, behind: boolean): number => {
          let [index, counted] = [0, at];
          while (index < text.length && (counted < seen || (!behind && seenIn(text[index] ?? "") === 0))) {
            counted += seenIn(text[index] ?? "");
            index += 1;
          }
          return index;
        };
        range.setStart(node, offset(Math.max(from, at), false));
        range.setEnd(node, offset(Math.min(to, end), true));
        ranges.push(range);
      }
      at = end;
    }
  }
  return ranges;
}

/** What is marked of a place: boxes on the screen, each with the sheet it stands on. */
function boxesOf(
  sheets: HTMLElement,
  { block, cell, words }: PrintedPlace,
): { readonly sheet: HTMLElement; readonly box: DOMRect }[] {
  const pieces = [...sheets.querySelectorAll<HTMLElement>(`[data-block="${block}"]`)];
  const meant: (Element | Range)[] =
    words !== undefined && words.to > words.from
      ? rangesOf(pieces, words)
      : cell === undefined
        ? pieces.slice(0, 1)
        : pieces.flatMap((piece) => [...piece.querySelectorAll("td")]).slice(cell, cell + 1);
  return meant.flatMap((one) => {
    const start = one instanceof Range ? one.startContainer.parentElement : one;
    const sheet = start?.closest<HTMLElement>(".sheet") ?? null;
    const boxes = one instanceof Range ? [...one.getClientRects()] : [one.getBoundingClientRect()];
    return sheet === null ? [] : boxes.filter(({ width }) => width > 0).map((box) => ({ sheet, box }));
  });
}

/** Takes the marks away. */
export function clearMarks(sheets: HTMLElement): void {
  for (const layer of sheets.querySelectorAll(".problem-marks")) layer.remove();
}

function layerOn(sheet: HTMLElement): HTMLElement {
  const there = sheet.querySelector<HTMLElement>(":scope > .problem-marks");
  if (there !== null) return there;
  const layer = document.createElement("div");
  layer.className = "problem-marks";
  // They are told in the list beside the pages.
  layer.setAttribute("aria-hidden", "true");
  sheet.append(layer);
  return layer;
}

/** Px between the numbers of two marks that end at one place. */
const NUMBER = 18;

/** Draws the marks over the pages as they lie now. */
export function drawMarks(sheets: HTMLElement, marks: readonly ProblemMark[]): void {
  clearMarks(sheets);
  const ends = new Map<string, number>();
  for (const { number, look, words, place } of marks) {
    if (place === null) continue;
    const boxes = boxesOf(sheets, place);
    boxes.forEach(({ sheet, box }, index) => {
      const around = sheet.getBoundingClientRect();
      const scale = around.width / sheet.offsetWidth || 1;
      const left = (box.left - around.left) / scale;
      const top = (box.top - around.top) / scale;
      const mark = document.createElement("span");
      mark.className = `problem-box ${look}`;
      mark.dataset["problem"] = String(number);
      mark.title = words;
      mark.style.cssText = `left:${left}px;top:${top}px;width:${box.width / scale}px;height:${box.height / scale}px`;
      const layer = layerOn(sheet);
      layer.append(mark);
      if (index < boxes.length - 1) return;
      const right = left + box.width / scale;
      const key = `${Math.round(right)} ${Math.round(top)} ${around.top}`;
      const before = ends.get(key) ?? 0;
      ends.set(key, before + 1);
      const badge = document.createElement("span");
      badge.className = `problem-number ${look}`;
      badge.textContent = String(number);
      badge.title = words;
      badge.style.cssText = `left:${right - 6 + before * NUMBER}px;top:${top - 8}px`;
      layer.append(badge);
    });
  }
}

/** Brings a mark into view and makes it stand out. */
export function showMark(sheets: HTMLElement, number: number): void {
  for (const mark of sheets.querySelectorAll<HTMLElement>(".problem-box")) {
    mark.classList.toggle("now", mark.dataset["problem"] === String(number));
  }
  sheets.querySelector(".problem-box.now")?.scrollIntoView({ block: "center", inline: "nearest" });
}
