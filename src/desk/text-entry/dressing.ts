/**
 * How a text will print, seen while it is typed: bold words and headings are drawn in a layer behind the area, line under
 * line. A stroke makes letters bolder without making them wider, so that both layers break their lines alike.
 */

const HEADING = /^[（(][一二三四五六七八九十]{1,3}[）)]/;

function span(className: string, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

/** Pieces of a line between pairs of stars; one without its partner is text like any other. */
function pieces(line: string): (HTMLElement | string)[] {
  const parts = line.split("**");
  const paired = parts.length % 2 === 1 ? parts.length : parts.length - 1;
  const drawn: (HTMLElement | string)[] = [];
  parts.forEach((part, index) => {
    if (index > 0) drawn.push("**");
    drawn.push(index % 2 === 1 && index < paired ? span("bold", part) : part);
  });
  return drawn;
}

/** A longer first sentence is no heading before the text that follows. */
const LONGEST = 60;

/** How much of a line is a heading: all of a short one without a full stop, else its first sentence; 0 when it is none. */
function headingLength(line: string): number {
  if (!HEADING.test(line)) return 0;
  const stop = line.slice(0, LONGEST).indexOf("。");
  if (stop >= 0) return stop + 1;
  return line.length <= LONGEST ? line.length : 0;
}

function draw(line: string): HTMLElement {
  const element = document.createElement("div");
  if (line === "") element.append(document.createElement("br"));
  const heading = line.slice(0, headingLength(line));
  if (heading !== "") element.append(span("heading", heading));
  if (heading.length < line.length) element.append(...pieces(line.slice(heading.length)));
  return element;
}

export class Dressing {
  private readonly layer: HTMLElement;
  private lines: readonly string[] = [];

  constructor(layer: HTMLElement) {
    this.layer = layer;
  }

  /** Draws the lines that changed; those before and after them stay as they are. */
  show(text: string): void {
    const next = text.split("\n");
    const { lines, layer } = this;
    const most = Math.min(lines.length, next.length);
    let start = 0;
    while (start < most && lines[start] === next[start]) start += 1;
    let end = 0;
    while (end < most - start && lines[lines.length - 1 - end] === next[next.length - 1 - end]) end += 1;
    for (let old = lines.length - end - start; old > 0; old -= 1) layer.children[start]?.remove();
    const behind = layer.children[start] ?? null;
    for (const line of next.slice(start, next.length - end)) layer.insertBefore(draw(line), behind);
    this.lines = next;
  }
}
