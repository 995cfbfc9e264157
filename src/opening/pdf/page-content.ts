/**
 * Glyphs and ruled lines of a PDF page, both from its drawing operators: the library's own text extraction joins runs
 * across cells and loses glyphs of vertical fonts.
 */
import { LIMITS, tooMuch } from "../document/limits";
import type { Box } from "../document/source-document";
import type { PdfFont, PdfGlyph, PdfLibrary, PdfPage } from "./pdf-library";

export interface Glyph extends Box {
  readonly text: string;
  readonly size: number;
  readonly vertical: boolean;
  readonly isSpace: boolean;
}

/** A straight level or upright line. */
export interface Rule {
  readonly upright: boolean;
  /** y of a level line, x of an upright one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** Characters that are drawn invisibly, as a scanner's text recognition leaves them over the picture. */
  readonly invisible: number;
  readonly pictures: number;
  /** Pieces of text that are drawn and cannot be read: their font needs tables that are not in the file. */
  readonly lost: number;
  /** How many operators draw the page. */
  readonly operators: number;
  /** Lines and areas that are drawn, curved ones too: letters may be. */
  readonly paths: number;
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `b`, then `a`. */
const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];

const apply = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

const isList = (value: unknown): value is ArrayLike<unknown> =>
  typeof value === "object" && value !== null && "length" in value;
const isEmptyList = (value: unknown): boolean => isList(value) && value.length === 0;
const numbers = (value: unknown): number[] => (isList(value) ? Array.from(value, Number) : []);
const at = (value: unknown, index: number): unknown => (isList(value) ? value[index] : undefined);

/** A matrix that an operator gives, as six numbers or as one list of them. */
function matrixOf(args: unknown): Matrix {
  const inner = at(args, 0);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(isList(inner) ? inner : args);
  return [a, b, c, d, e, f];
}

interface State {
  matrix: Matrix;
  font: PdfFont;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  rise: number;
  leading: number;
  mode: number;
  white: boolean;
}

const INVISIBLE = 3;
const MOST_STATES = 5_000;

/** Characters that printers name by their radical: ⻚ for 页. */
const RADICALS: Readonly<Record<string, string>> = {
  "⺟": "母",
  "⺠": "民",
  "⻄": "西",
  "⻅": "见",
  "⻆": "角",
  "⻉": "贝",
  "⻋": "车",
  "⻓": "长",
  "⻔": "门",
  "⻘": "青",
  "⻙": "韦",
  "⻚": "页",
  "⻛": "风",
  "⻜": "飞",
  "⻝": "食",
  "⻢": "马",
  "⻣": "骨",
  "⻤": "鬼",
  "⻥": "鱼",
  "⻦": "鸟",
  "⻩": "黄",
  "⻬": "齐",
  "⻮": "齿",
  "⻰": "龙",
  "⻳": "龟",
  "⺎": "兀",
  "⺒": "巳",
  "⺝": "月",
  "⺾": "艹",
};

/** The radical's own character where the mainland writes another, and brackets of mathematics. */
const OTHERWISE: Readonly<Record<string, string>> = {
  戶: "户",
  靑: "青",
  黃: "黄",
  "\u2329": "\u3008",
  "\u232a": "\u3009",
};

/** Only the character itself is put right: the whole text would lose its full-width brackets. */
export const withoutRadicals = (text: string): string =>
  text
    .replace(/[\u2f00-\u2fd5]/g, (char) => {
      const plain = char.normalize("NFKC");
      return OTHERWISE[plain] ?? plain;
    })
    .replace(/[\u2e80-\u2eff\u2329\u232a]/g, (char) => RADICALS[char] ?? OTHERWISE[char] ?? char);

export async function contentOf(page: PdfPage, { OPS }: PdfLibrary): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  const reader = new PageReader(page, matrixOf(viewport.transform));
  const names = new Map(Object.entries(OPS).map(([name, code]) => [code, name]));
  for (let index = 0; index < fnArray.length; index += 1) {
    reader.step(names.get(fnArray[index] ?? -1) ?? "", argsArray[index], names);
  }
  return {
    width: viewport.width,
    height: viewport.height,
    glyphs: reader.glyphs,
    rules: reader.rules,
    invisible: reader.invisible,
    pictures: reader.pictures,
    lost: reader.lost,
    operators: fnArray.length,
    paths: reader.paths,
  };
}

const MOST_GLYPHS = 200_000;
const MOST_RULES = 40_000;

class PageReader {
  readonly glyphs: Glyph[] = [];
  readonly rules: Rule[] = [];
  invisible = 0;
  pictures = 0;
  lost = 0;
  paths = 0;
  private state: State;
  private readonly saved: State[] = [];
  private text: Matrix = IDENTITY;
  private line: Matrix = IDENTITY;
  private readonly page: PdfPage;

  constructor(page: PdfPage, matrix: Matrix) {
    this.page = page;
    this.state = {
      matrix,
      font: {},
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      rise: 0,
      leading: 0,
      mode: 0,
      white: false,
    };
  }

  step(name: string, args: unknown, names: ReadonlyMap<number, string>): void {
    const [first = 0, second = 0] = numbers(args);
    const { state } = this;
    switch (name) {
      case "save":
      case "paintFormXObjectBegin":
        if (this.saved.length > MOST_STATES) throw tooMuch("depth");
        this.saved.push({ ...state });
        if (name === "paintFormXObjectBegin" && at(args, 0) !== null && at(args, 0) !== undefined) {
          state.matrix = multiply(state.matrix, matrixOf([at(args, 0)]));
        }
        break;
      case "restore":
      case "paintFormXObjectEnd":
        this.state = this.saved.pop() ?? state;
        break;
      case "transform":
        state.matrix = multiply(state.matrix, matrixOf(args));
        break;
      case "beginText":
        this.text = IDENTITY;
        this.line = IDENTITY;
        break;
      case "setTextMatrix":
        this.text = matrixOf(args);
        this.line = this.text;
        break;
      case "setLeadingMoveText":
        state.leading = -second;
        this.move(first, second);
        break;
      case "moveText":
        this.move(first, second);
        break;
      case "nextLine":
        this.move(0, -state.leading);
        break;
      case "setLeading":
        state.leading = first;
        break;
      case "setCharSpacing":
        state.charSpacing = first;
        break;
      case "setWordSpacing":
        state.wordSpacing = first;
        break;
      case "setHScale":
        state.scale = first / 100;
        break;
      case "setTextRise":
        state.rise = first;
        break;
      case "setTextRenderingMode":
        state.mode = first;
        break;
      case "setFont":
        this.setFont(String(at(args, 0)), second);
        break;
      case "showText":
        // The library leaves out the glyphs of a font that it could not load.
        if (isEmptyList(at(args, 0))) this.lost += 1;
        this.showText(at(args, 0));
        break;
      case "setFillRGBColor":
        state.white = isWhite(args);
        break;
      case "constructPath":
        this.paths += 1;
        this.path(names.get(Number(at(args, 0))) ?? "", at(args, 1));
        break;
      case "paintImageXObject":
      case "paintImageMaskXObject":
      case "paintInlineImageXObject":
      case "paintImageXObjectRepeat":
      case "paintInlineImageXObjectGroup":
      case "paintImageMaskXObjectRepeat":
      case "paintImageMaskXObjectGroup":
      // A mask of one point, as which pictures are read here.
      case "paintSolidColorImageMask":
        this.pictures += 1;
        break;
    }
  }

  private move(x: number, y: number): void {
    this.line = multiply(this.line, [1, 0, 0, 1, x, y]);
    this.text = this.line;
  }

  private setFont(name: string, size: number): void {
    let font: unknown;
    try {
      font = this.page.commonObjs.get(name);
    } catch {
      font = undefined;
    }
    this.state.font = typeof font === "object" && font !== null ? (font as PdfFont) : {};
    this.state.size = size;
  }

  private showText(items: unknown): void {
    const { font, size, charSpacing, wordSpacing, scale } = this.state;
    const vertical = font.vertical === true;
    const unit = size * (font.fontMatrix?.[0] ?? 0.001);
    let advance = 0;
    for (const item of isList(items) ? Array.from(items) : []) {
      if (typeof item === "number") advance += ((vertical ? 1 : -1) * item * size) / 1000;
      else if (typeof item === "object" && item !== null) {
        const glyph = item as PdfGlyph;
        const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
        if (vertical) {
          const metric = glyph.vmetric ?? font.defaultVMetrics ?? [-1000, glyph.width / 2, 880];
          this.put(glyph, 0, -advance, size, size, true);
          advance += -metric[0] * unit - spacing;
        } else {
          const width = glyph.width * unit;
          this.put(glyph, advance * scale, 0, width * scale, size, false);
          advance += width + spacing;
        }
      }
    }
    const shift: Matrix = vertical ? [1, 0, 0, 1, 0, -advance] : [1, 0, 0, 1, advance * scale, 0];
    this.text = multiply(this.text, shift);
  }

  private put(glyph: PdfGlyph, x: number, y: number, width: number, size: number, vertical: boolean): void {
    if (this.glyphs.length >= MOST_GLYPHS) throw tooMuch("text");
    const matrix = multiply(this.state.matrix, this.text);
    const { rise } = this.state;
    // A vertical glyph hangs below its origin, centred on it.
    const corners: readonly (readonly [number, number])[] = vertical
      ? [
          [x - width / 2, y],
          [x + width / 2, y - size],
        ]
      : [
          [x, rise - 0.15 * size],
          [x + width, rise + 0.85 * size],
        ];
    const [a, b] = corners.map(([cx, cy]) => apply(matrix, cx, cy));
    if (a === undefined || b === undefined) return;
    const box = {
      x: Math.min(a[0], b[0]),
      y: Math.min(a[1], b[1]),
      width: Math.abs(a[0] - b[0]),
      height: Math.abs(a[1] - b[1]),
    };
    if (!Number.isFinite(box.x + box.y + box.width + box.height)) return;
    // A font without a table of characters gives control characters, mostly for the space.
    const text = withoutRadicals(glyph.unicode.slice(0, 8)).replace(/\p{Cc}/gu, " ");
    if (this.state.mode === INVISIBLE && text.trim() !== "") this.invisible += 1;
    this.glyphs.push({
      ...box,
      text,
      size: vertical ? box.width : box.height,
      vertical,
      // The library calls character 32 of any font a space; in a font's subset it may be any character.
      isSpace: text.trim() === "",
    });
  }

  /** Lines that are drawn, and thin areas that are filled: word processors draw rules as those. */
  private path(paint: string, data: unknown): void {
    const strokes = /stroke/i.test(paint);
    const fills = /fill/i.test(paint);
    if (!strokes && !(fills && !this.state.white)) return;
    for (const points of subpaths(numbers(at(data, 0)))) {
      const placed = points.map(([x, y]) => apply(this.state.matrix, x, y));
      if (strokes) {
        for (let index = 1; index < placed.length; index += 1) this.rule(placed[index - 1], placed[index]);
      }
      if (fills && !this.state.white) this.thinArea(placed);
    }
  }

  private rule(a: readonly [number, number] | undefined, b: readonly [number, number] | undefined): void {
    if (a === undefined || b === undefined) return;
    const [dx, dy] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
    if (dx < STRAIGHT && dy < STRAIGHT) return;
    if (dy < STRAIGHT) this.add(false, (a[1] + b[1]) / 2, a[0], b[0]);
    else if (dx < STRAIGHT) this.add(true, (a[0] + b[0]) / 2, a[1], b[1]);
  }

  private thinArea(points: readonly (readonly [number, number])[]): void {
    if (points.length < 4) return;
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    if (bottom - top <= THICKEST && right - left > THICKEST) this.add(false, (top + bottom) / 2, left, right);
    else if (right - left <= THICKEST && bottom - top > THICKEST)
      this.add(true, (left + right) / 2, top, bottom);
  }

  private add(upright: boolean, position: number, a: number, b: number): void {
    if (this.rules.length >= MOST_RULES) throw tooMuch("elements");
    if (!Number.isFinite(position + a + b)) return;
    this.rules.push({ upright, at: position, from: Math.min(a, b), to: Math.max(a, b) });
  }
}

const STRAIGHT = 0.8;
/** Points; thicker areas are shading. */
const THICKEST = 2.5;
const LONGEST_SUBPATH = 64;

function isWhite(args: unknown): boolean {
  const first = at(args, 0);
  if (typeof first === "string") return /^#f[ef]f[ef]f[ef]$/i.test(first);
  const [r = 0, g = 0, b = 0] = numbers(args);
  return r >= 254 && g >= 254 && b >= 254;
}

const POINTS_OF = [2, 2, 6, 4, 0] as const;
const CLOSE = 4;

/** Straight subpaths of a path's data: an operator and its coordinates, one after another. Curved ones are dropped. */
function subpaths(data: readonly number[]): (readonly [number, number])[][] {
  const paths: [number, number][][] = [];
  let path: [number, number][] = [];
  let curved = false;
  const end = (): void => {
    if (path.length > 1 && !curved && path.length <= LONGEST_SUBPATH) paths.push(path);
    path = [];
    curved = false;
  };
  for (let index = 0; index < data.length; ) {
    const operator = data[index] ?? 0;
    const count = POINTS_OF[operator];
    if (count === undefined) break;
    const [x = 0, y = 0] = data.slice(index + 1, index + 3);
    if (operator === 0) {
      end();
      path.push([x, y]);
    } else if (operator === 1) path.push([x, y]);
    else if (operator === CLOSE && path[0] !== undefined) path.push([path[0][0], path[0][1]]);
    else curved = true;
    index += count + 1;
  }
  end();
  if (paths.length > LIMITS.pdfSquares) throw tooMuch("elements");
  return paths;
}
