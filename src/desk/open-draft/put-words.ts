/**
 * Words that a press put into a text: marked until the text changes again, with the caret behind them. Nothing is selected,
 * so that what is typed or inserted next replaces nothing.
 */
import "./put-words.css";
import type { Span } from "../../checks/finding";
import type { DraftSession } from "../../editing/draft-session";
import type { FieldId } from "../../form/fields";

const DIGIT = /[0-9０-９]/;
/** What a number counts, right behind it: nobody goes on writing between the two. */
const COUNTED = /^(?:个百分点|[万亿]?[元件条份宗起次例篇个]|[年月日号%％])/;

/**
 * Where two texts differ, as a place in the second. A number that changed is meant whole and with what it counts, not by
 * its changed digits; of words that were only taken away, the place is where they stood.
 */
export function changedSpan(before: string, after: string): Span {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same])
    same += 1;
  let to = after.length - same;
  while (DIGIT.test(after[from - 1] ?? "")) from -= 1;
  while (DIGIT.test(after[to] ?? "")) to += 1;
  if (DIGIT.test(after[to - 1] ?? "")) to += COUNTED.exec(after.slice(to, to + 4))?.[0].length ?? 0;
  return { from, to };
}

/** The layer that marks them, behind the area's words: `spans` in the text's order, none over another. */
function layerOf(text: string, spans: readonly Span[]): HTMLElement {
  const layer = document.createElement("div");
  layer.className = "put";
  layer.setAttribute("aria-hidden", "true");
  layer.tabIndex = -1;
  let at = 0;
  for (const { from, to } of spans) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    layer.append(text.slice(at, from), mark);
    at = to;
  }
  // A last line break shows in a text area and not in a block; the space keeps both equally tall.
  layer.append(`${text.slice(at)} `);
  return layer;
}

/** Scrolls so far that the words are seen; of more than there is room for, their end, where the caret is. */
function bringIntoView(area: HTMLTextAreaElement, marks: readonly HTMLElement[]): void {
  const [first, last] = [marks[0], marks[marks.length - 1]];
  if (first === undefined || last === undefined) return;
  const MARGIN = 12;
  const bottom = last.offsetTop + last.offsetHeight + MARGIN;
  const top = Math.min(area.scrollTop, Math.max(0, first.offsetTop - MARGIN));
  area.scrollTop = Math.max(top, bottom - area.clientHeight);
}

/** Focuses a text that words were just put into, marks them and puts the caret behind the last of them. */
export function showPut({ report }: DraftSession, id: FieldId, spans: readonly Span[]): void {
  const area = document.getElementById(id);
  const last = spans[spans.length - 1];
  if (!(area instanceof HTMLTextAreaElement) || last === undefined) return;
  area.focus();
  area.setSelectionRange(last.to, last.to);
  area.scrollIntoView({ block: "nearest" });
  const frame = area.parentElement;
  frame?.querySelector(".put")?.remove();
  const layer = layerOf(area.value, spans);
  frame?.prepend(layer);
  const follow = () => {
    layer.scrollTop = area.scrollTop;
  };
  bringIntoView(
    area,
    [...layer.children].filter((mark) => mark instanceof HTMLElement),
  );
  follow();
  area.addEventListener("scroll", follow);
  const stop = report.changesAt(id).watch(() => {
    stop();
    area.removeEventListener("scroll", follow);
    layer.remove();
  });
}
