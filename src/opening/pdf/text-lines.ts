/** Glyphs put together to lines and to the text of cells. */
import type { Box } from "../document/source-document";
import type { Glyph } from "./page-content";

export interface TextLine extends Box {
  readonly text: string;
  readonly size: number;
}

/** A gap wider than this, in ems, is a space. */
const SPACE = 0.6;
const ASCII = /[!-~]/;

/** Lines of glyphs: those whose middles are nearer than half their height. */
export function linesOfGlyphs(glyphs: readonly Glyph[]): TextLine[] {
  const sorted = [...glyphs].sort((a, b) => a.y + a.height / 2 - (b.y + b.height / 2));
  const lines: Glyph[][] = [];
  let middle = Number.NEGATIVE_INFINITY;
  for (const glyph of sorted) {
    const own = glyph.y + glyph.height / 2;
    const line = lines[lines.length - 1];
    if (line !== undefined && own - middle < glyph.height / 2) line.push(glyph);
    else {
      lines.push([glyph]);
      middle = own;
    }
  }
  return lines.map(lineOf).filter((line) => line.text.trim() !== "");
}

function lineOf(glyphs: readonly Glyph[]): TextLine {
  const sorted = [...glyphs].sort((a, b) => a.x - b.x);
  let text = "";
  let end = Number.POSITIVE_INFINITY;
  let spaced = false;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  let size = 0;
  for (const glyph of sorted) {
    if (glyph.isSpace) {
      spaced = true;
      continue;
    }
    const wide = glyph.x - end > SPACE * glyph.size;
    const between = spaced && ASCII.test(text.slice(-1)) && ASCII.test(glyph.text[0] ?? "");
    if (text !== "" && (wide || between)) text += " ";
    text += glyph.text;
    end = glyph.x + glyph.width;
    spaced = false;
    [left, top] = [Math.min(left, glyph.x), Math.min(top, glyph.y)];
    [right, bottom] = [Math.max(right, end), Math.max(bottom, glyph.y + glyph.height)];
    size = Math.max(size, glyph.size);
  }
  return { text, x: left, y: top, width: right - left, height: bottom - top, size };
}

/** Text of a cell: lines from the top; where all is set vertically, columns from the right. */
export function textOfGlyphs(glyphs: readonly Glyph[]): string {
  const shown = glyphs.filter((glyph) => !glyph.isSpace);
  if (shown.length > 0 && shown.every((glyph) => glyph.vertical)) {
    return [...shown]
      .sort((a, b) => (Math.abs(a.x - b.x) > a.width / 2 ? b.x - a.x : a.y - b.y))
      .map((glyph) => glyph.text)
      .join("");
  }
  return linesOfGlyphs(glyphs)
    .map((line) => line.text)
    .join("\n");
}
