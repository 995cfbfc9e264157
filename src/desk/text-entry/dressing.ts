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

function draw(line: string): HTMLElement {
  const element = document.createElement("div");
  if (line === "") element.append(document.createElement("br"));
  else element.append(...pieces(line));
  if (HEADING.test(line)) element.className = "heading";
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
