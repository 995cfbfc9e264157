/** Automatic numbers of a Word document: 一、 and （一） are often not in the text but in its numbering. */
import { parseXml } from "./xml";
import type { Zip } from "./zip";

interface Level {
  format: string;
  text: string;
  start: number;
}

export interface ParagraphNumbering {
  readonly numId: string;
  readonly level: number;
}

export interface Style {
  readonly numbering: ParagraphNumbering | null;
  readonly heading: boolean;
  readonly basedOn: string | null;
}

const DIGITS = "〇一二三四五六七八九";

/** 1 to 99 in Chinese numerals. */
export function chineseNumeral(value: number): string {
  if (value <= 0 || value > 99) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${DIGITS[tens] ?? ""}十`;
  return head + (ones === 0 && tens > 0 ? "" : (DIGITS[ones] ?? ""));
}

const CHINESE = /chinese|ideograph|taiwanese|japanese|korean/i;

function formatted(value: number, format: string): string {
  if (format === "decimalEnclosedCircle" || format === "decimalEnclosedCircleChinese") {
    return value <= 20 ? String.fromCharCode(0x2460 + value - 1) : String(value);
  }
  if (CHINESE.test(format)) return chineseNumeral(value);
  if (format === "upperLetter") return String.fromCharCode(64 + ((value - 1) % 26) + 1);
  if (format === "lowerLetter") return String.fromCharCode(96 + ((value - 1) % 26) + 1);
  return String(value);
}

export class Numbering {
  private readonly levels = new Map<string, Map<number, Level>>();
  private readonly abstractOf = new Map<string, string>();
  private readonly counters = new Map<string, number[]>();

  constructor(zip: Zip, folder: string) {
    const bytes = zip.part(`${folder}numbering.xml`);
    if (bytes !== null) this.read(bytes);
  }

  private read(bytes: Uint8Array): void {
    let abstract: Map<number, Level> | null = null;
    let level: Level | null = null;
    let num: string | null = null;
    parseXml(bytes, {
      open: (name, attributes) => {
        const value = attributes("val");
        if (name === "abstractNum") {
          abstract = new Map();
          this.levels.set(attributes("abstractNumId") ?? "", abstract);
        } else if (name === "lvl" && num === null) {
          level = { format: "decimal", text: "", start: 1 };
          abstract?.set(Number(attributes("ilvl")), level);
        } else if (name === "num") num = attributes("numId") ?? "";
        else if (name === "abstractNumId" && num !== null) this.abstractOf.set(num, value ?? "");
        else if (level !== null && name === "numFmt") level.format = value ?? attributes("val") ?? "decimal";
        else if (level !== null && name === "lvlText") level.text = value ?? "";
        else if (level !== null && name === "start") level.start = Number(value ?? 1) || 1;
      },
      close: (name) => {
        if (name === "lvl") level = null;
        if (name === "num") num = null;
        if (name === "abstractNum") abstract = null;
      },
      text() {},
    });
  }

  /** The number of the next paragraph in a list, as it shows before its text. */
  next({ numId, level }: ParagraphNumbering): string {
    const id = this.abstractOf.get(numId);
    const levels = id === undefined ? undefined : this.levels.get(id);
    const definition = levels?.get(level);
    if (id === undefined || levels === undefined || definition === undefined || level > 8) return "";
    const counter = this.counters.get(id) ?? [];
    counter[level] = (counter[level] ?? definition.start - 1) + 1;
    counter.length = level + 1;
    this.counters.set(id, counter);
    if (definition.format === "bullet" || definition.format === "none") return "";
    return definition.text.slice(0, 40).replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const other = levels.get(at);
      return formatted(counter[at] ?? other?.start ?? 1, other?.format ?? "decimal");
    });
  }
}

/** Styles that number their paragraphs or make headings of them. */
export class Styles {
  private readonly styles = new Map<string, Style>();

  constructor(zip: Zip, folder: string) {
    const bytes = zip.part(`${folder}styles.xml`);
    if (bytes === null) return;
    let id = "";
    let [numId, level, heading, basedOn]: [string | null, number, boolean, string | null] = [
      null,
      0,
      false,
      null,
    ];
    parseXml(bytes, {
      open(name, attributes) {
        const value = attributes("val") ?? "";
        if (name === "style") {
          id = attributes("styleId") ?? "";
          [numId, level, heading, basedOn] = [null, 0, false, null];
        } else if (name === "name") heading ||= /^(heading \d|title|标题)/i.test(value);
        else if (name === "outlineLvl") heading ||= Number(value) < 9;
        else if (name === "basedOn") basedOn = value;
        else if (name === "numId") numId = value;
        else if (name === "ilvl") level = Number(value) || 0;
      },
      close: (name) => {
        if (name !== "style") return;
        this.styles.set(id, { heading, basedOn, numbering: numId === null ? null : { numId, level } });
      },
      text() {},
    });
  }

  /** A style with what it inherits. */
  of(id: string): { numbering: ParagraphNumbering | null; heading: boolean } {
    let style = this.styles.get(id);
    let numbering: ParagraphNumbering | null = null;
    let heading = false;
    for (let step = 0; style !== undefined && step < 12; step += 1) {
      numbering ??= style.numbering;
      heading ||= style.heading;
      style = style.basedOn === null ? undefined : this.styles.get(style.basedOn);
    }
    return { numbering, heading };
  }
}
