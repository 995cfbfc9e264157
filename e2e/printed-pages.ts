/** What stands where on the pages of a PDF. */
import { getDocumentProxy } from "unpdf";

const MM = 72 / 25.4;

export interface PrintedText {
  /** Without spaces, full-width marks as half-width ones. */
  readonly text: string;
  /** As it stands in the file. */
  readonly raw: string;
  /** Left edge, right edge and distance of the baseline from the page's top, mm. */
  readonly left: number;
  readonly right: number;
  readonly down: number;
}

export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PrintedText[];
  /** Its lines from top to bottom, without spaces. */
  readonly lines: readonly PrintedText[];
}

/** Radicals that a font draws with the character's own glyph, and that a PDF then names instead of it. */
const RADICALS: Readonly<Record<string, string>> = {
  "⺠": "民",
  "⻁": "虎",
  "⻄": "西",
  "⻅": "见",
  "⻆": "角",
  "⻉": "贝",
  "⻋": "车",
  "⻓": "长",
  "⻔": "门",
  "⻘": "青",
  "⻚": "页",
  "⻛": "风",
  "⻜": "飞",
  "⻝": "食",
  "⻢": "马",
  "⻥": "鱼",
  "⻩": "黄",
  "⻬": "齐",
  "⻰": "龙",
};

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{Cc}]/gu, "")
    .replace(/[⺀-⻳]/g, (radical) => RADICALS[radical] ?? radical);

function linesOf(texts: readonly PrintedText[]): PrintedText[] {
  const lines: PrintedText[] = [];
  for (const text of [...texts].sort((a, b) => a.down - b.down || a.left - b.left)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && Math.abs(last.down - text.down) < 1) {
      lines[lines.length - 1] = {
        text: last.text + text.text,
        raw: last.raw + text.raw,
        left: Math.min(last.left, text.left),
        right: Math.max(last.right, text.right),
        down: last.down,
      };
    } else lines.push(text);
  }
  return lines;
}

export async function printedPages(pdf: Buffer): Promise<readonly PrintedPage[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item): PrintedText[] => {
      if (!("str" in item) || plain(item.str) === "") return [];
      const [, , , , x = 0, y = 0] = item.transform as number[];
      return [
        {
          text: plain(item.str),
          raw: item.str,
          left: x / MM,
          right: (x + item.width) / MM,
          down: (height - y) / MM,
        },
      ];
    });
    pages.push({ width: width / MM, height: height / MM, texts, lines: linesOf(texts) });
  }
  return pages;
}

/** The type area of GB/T 9704-2012 on A4, mm. */
export const TYPE_AREA = { left: 28, right: 184, top: 37, bottom: 262 };

/** The lines of the type area, without what stands at the page's foot. */
export const bodyOf = (page: PrintedPage): readonly PrintedText[] =>
  page.lines.filter((line) => line.down < TYPE_AREA.bottom);
