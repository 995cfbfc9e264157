/**
 * Brackets as the standard has them, （ ） (GB/T 9704-2012, 7.3.3): half-width ones in Chinese text, pairs of one of each,
 * and one without its partner. Half-width brackets are made full-width in one go.
 */
import { defineRule } from "./rule";
import { type Hit, textChecks, writtenTexts } from "./text-check";
import { reading, readingOnce, type Text, WORDED_TEXTS } from "./texts";

export interface Bracket {
  readonly at: number;
  readonly what: "half-width" | "unpaired";
}

const CHINESE = /[\p{Script=Han}，。、；：？！“”‘’《》〈〉（）〔〕【】]/u;
const OPENING = new Set(["(", "（"]);
const CLOSING = new Set([")", "）"]);
const HALF = new Set(["(", ")"]);
/** A list's number has a closing bracket only: 1) or 一）. */
const LIST_NUMBER = /^[\s\u3000]*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳]|[A-Za-z])$/;

/** The brackets of one paragraph that are not as they should be. Latin with its own brackets, f(x), is left alone. */
function bracketsOfLine(line: string): Bracket[] {
  const found: Bracket[] = [];
  const open: number[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? "";
    if (OPENING.has(char)) open.push(at);
    if (!CLOSING.has(char)) continue;
    const from = open.pop();
    if (from === undefined) {
      if (!LIST_NUMBER.test(line.slice(0, at))) found.push({ at, what: "unpaired" });
      continue;
    }
    const beside = [line[from - 1] ?? "", line[at + 1] ?? "", line[from] ?? "", char].join("");
    // The inside is looked at once only where nothing beside the pair is Chinese, and only its beginning.
    const chinese = CHINESE.test(beside) || CHINESE.test(line.slice(from + 1, Math.min(at, from + 200)));
    if (!chinese) continue;
    for (const spot of [from, at]) {
      if (HALF.has(line[spot] ?? "")) found.push({ at: spot, what: "half-width" });
    }
  }
  return [...found, ...open.map((at): Bracket => ({ at, what: "unpaired" }))].sort((a, b) => a.at - b.at);
}

export function findBrackets(text: string): readonly Bracket[] {
  let offset = 0;
  return text.split("\n").flatMap((line) => {
    const from = offset;
    offset += line.length + 1;
    return bracketsOfLine(line).map(({ at, what }) => ({ at: from + at, what }));
  });
}

/** The text with its half-width brackets full-width; those of Latin and those without a partner stay. */
export function withFullWidthBrackets(text: string): string {
  const half = findBrackets(text).filter(({ what }) => what === "half-width");
  if (half.length === 0) return text;
  const chars = text.split("");
  for (const { at } of half) chars[at] = chars[at] === "(" ? "（" : "）";
  return chars.join("");
}

const bracketsIn = reading(findBrackets);
const withFullWidth = reading(withFullWidthBrackets);

function bracketsOf({ paragraphs }: Text): readonly Bracket[] {
  let offset = 0;
  return paragraphs.flatMap((paragraph) => {
    const from = offset;
    offset += paragraph.content.length + 1;
    return bracketsIn(paragraph).map(({ at, what }) => ({ at: from + at, what }));
  });
}

/** One finding a text and kind: one click mends all of the text's half-width brackets, what is unpaired the officer. */
const hitsIn = readingOnce((text: Text): readonly Hit[] => {
  const brackets = bracketsOf(text);
  return (["half-width", "unpaired"] as const).flatMap((what): Hit[] => {
    const [first, ...more] = brackets.filter((bracket) => bracket.what === what);
    if (first === undefined) return [];
    const count = more.length + 1;
    const place = { from: first.at, to: first.at + 1, values: { what, count } };
    if (what === "unpaired") return [{ ...place, message: `文中有 ${count} 个括号不成对，请补上或者删去。` }];
    const content = text.paragraphs.map(withFullWidth).join("\n");
    return [
      {
        ...place,
        message: `文中有 ${count} 个半角括号，公文用全角括号“（）”。`,
        mended: { label: "都改成全角", name: "括号改成全角", content },
      },
    ];
  });
});

export const halfWidthBrackets = defineRule({
  id: "half-width-brackets",
  name: "半角括号",
  severity: "notice",
  holds: (subject) => (writtenTexts(subject) === "" ? null : "文字里的括号是全角的，都成对"),
  checks: textChecks(WORDED_TEXTS, [], hitsIn),
});
