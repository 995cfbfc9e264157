/**
 * Names of bodies and titles on several lines, broken between words and balanced (GB/T 9704-2012, 7.3.1: 词意完整, 梯形或
 * 菱形). One function for title and signature, in print, web page and Word.
 */

/** Width of a text in characters (em): what is narrower than a Chinese character counts half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char < "\u0250" || (char >= "\u2010" && char <= "\u2013") ? 0.5 : 1;
  return width;
}

/** Administrative levels, after which a name may break, longest first. */
const AFTER =
  /特别行政区|自治区|自治州|自治县|自治旗|开发区|示范区|新区|矿区|林区|街道|社区|苏木|省|市|县|区|旗|镇|乡|盟|村|年度?/gu;
/** What a name may break before. */
const BEFORE =
  /国家级|自治区级|省级|市级|自然保护区|风景名胜区|人民政府|人民法院|人民检察院|管理委员会|工作委员会|委员会|办公室|办事处|管理局|监督管理局|管理处|管理中心|服务中心|发展中心|研究院|研究所|分局|总局|支队|大队|总站|有限公司|[（(]|\d{4}年|政府信息公开|工作年度报告|年度报告/gu;
/** What belongs to the word before it although it begins like a new one: 市区, 镇区, 区县. */
const SUFFIX = /^[省市县区旗镇乡盟村级]/u;

/** Shortest line that a name may have. */
const SHORTEST = 4;
/** Costs against the square of a line's distance from the average, in em². */
const COST = { midWord: 60, tooShort: 400, moreLines: 40 } as const;

/** Places between words: offsets into the text. */
function wordBreaks(text: string): ReadonlySet<number> {
  const breaks = new Set<number>();
  for (const match of text.matchAll(AFTER)) {
    const end = (match.index ?? 0) + match[0].length;
    if (!SUFFIX.test(text.slice(end))) breaks.add(end);
  }
  for (const match of text.matchAll(BEFORE)) breaks.add(match.index ?? 0);
  breaks.delete(0);
  breaks.delete(text.length);
  // Nothing is broken off right before 年度 or a year's own 年.
  for (const at of [...breaks]) if (/^(?:年|度)/.test(text.slice(at))) breaks.delete(at);
  return breaks;
}

/** Where a line may not begin or end, and what stays together: digits, Latin, the inside of a pair's edges. */
function mayBreak(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? "", text[at] ?? ""];
  if (/[，。、；：！？）》〉】”’·%]/.test(after) || /[（《〈【“‘·]/.test(before)) return false;
  if (/[\ud800-\udbff]/.test(before)) return false;
  return !(/[0-9A-Za-z]/.test(before) && /[0-9A-Za-z年]/.test(after));
}

interface Step {
  readonly cost: number;
  readonly lines: readonly string[];
}

/** The cheapest way to set `text` in `count` lines of at most `most` em; null where it does not fit. */
function setIn(text: string, count: number, most: number): Step | null {
  const words = wordBreaks(text);
  const average = widthOf(text) / count;
  const known = new Map<string, Step | null>();
  const from = (start: number, left: number): Step | null => {
    const key = `${start} ${left}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let best: Step | null = null;
    for (let end = left === 1 ? text.length : start + 1; end <= text.length; end += 1) {
      const line = text.slice(start, end);
      const width = widthOf(line);
      if (width > most) break;
      if (end < text.length && !mayBreak(text, end)) continue;
      const rest = end === text.length ? (left === 1 ? { cost: 0, lines: [] } : null) : from(end, left - 1);
      if (rest === null) continue;
      const cost =
        rest.cost +
        (width - average) ** 2 +
        (end === text.length || words.has(end) ? 0 : COST.midWord) +
        (line.length < SHORTEST ? COST.tooShort : 0);
      if (best === null || cost < best.cost) best = { cost, lines: [line, ...rest.lines] };
    }
    known.set(key, best);
    return best;
  };
  return from(0, count);
}

/** Longer ones are no names; they are broken by whatever shows them. */
const LONGEST = 400;

/**
 * The lines of a name or title, none wider than `most` em: as it was broken by hand, else as few as can be, balanced, and
 * between words.
 */
export function nameLines(text: string, most: number): readonly string[] {
  const byHand = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (byHand.length > 1) return byHand.flatMap((line) => nameLines(line, most));
  const [name = ""] = byHand;
  if (widthOf(name) <= most || name.length > LONGEST) return [name];
  const fewest = Math.ceil(widthOf(name) / most);
  const settings = [fewest, fewest + 1].flatMap((count, index) => {
    const step = setIn(name, count, most);
    return step === null ? [] : [{ ...step, cost: step.cost + index * COST.moreLines }];
  });
  settings.sort((a, b) => a.cost - b.cost);
  return settings[0]?.lines ?? [name];
}

/** A label's words on as few lines of at most `most` em as they take; a word is never broken. */
export function wordLines(words: readonly string[], most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines[lines.length - 1];
    if (last !== undefined && widthOf(last + word) <= most) lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines;
}
