/**
 * Names of units as lists and reports write them: 区教育局 and 福州市长乐区教育局, 发改局 and 发展和改革委员会. What is
 * surely the same is matched; what only may be is asked.
 */
import { toHalfWidth } from "../../report/numbers";

const PLACE_END = "省市州盟区县旗镇乡";

/** One spelling of what is written in several: brackets, 人民政府, 办公室, 街道办事处. */
export function plainName(name: string): string {
  return toHalfWidth(name)
    .replace(/[()[\]【】〔〕"“”'‘’、,，.。·]/g, "")
    .replace(/人民政府/g, "政府")
    .replace(/街道办事处$/, "街道")
    .replace(/(镇|乡|街道|苏木)政府$/, "$1")
    .replace(/管理委员会$/, "管委会")
    .replace(/委员会(办公室)?$/, "委$1")
    .replace(/办公室$/, "办");
}

/** 局, 委 and 厅 name the same organ in different places and years. */
const withoutRank = (plain: string): string => plain.replace(/[局委厅]$/, "");
const hasRank = (plain: string): boolean => /[局委厅]$/.test(plain);

/** Whether the shorter name is the longer one without the place before it. */
function isWithoutPlace(shorter: string, longer: string): boolean {
  if (shorter.length < 2 || !longer.endsWith(shorter)) return false;
  const place = longer.slice(0, longer.length - shorter.length);
  if (place === "" || place.endsWith("政府")) return true;
  return PLACE_END.includes(place.slice(-1)) || PLACE_END.includes(shorter.slice(0, 1));
}

const fitsEitherWay = (a: string, b: string): boolean => isWithoutPlace(a, b) || isWithoutPlace(b, a);

/** The part of a name after the last place in it: 教育局 of 福州市长乐区教育局. */
function ownPart(plain: string): string {
  const match = /^.*[省州盟县旗]|^.*?[市区](?!场|政)/.exec(plain);
  let rest = match === null ? plain : plain.slice(match[0].length);
  // 福州市长乐区…: a place within a place.
  const inner = /^[^局委厅办]{1,6}?[区县旗]/.exec(rest);
  if (inner !== null && rest.length > inner[0].length + 1) rest = rest.slice(inner[0].length);
  return rest;
}

/** Whether one is the other shortened, as 人社局 is 人力资源和社会保障局: its characters in their order, from the first on. */
function isAbbreviation(short: string, long: string): boolean {
  const [a, b] = [withoutRank(short), withoutRank(long)];
  if (a.length < 2 || a.length >= b.length || a[0] !== b[0]) return false;
  let at = 0;
  for (const char of a) {
    at = b.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** How sure it is that two names mean one unit: 3 the same, 2 but for 局 and 委, 1 perhaps, 0 not. */
export function likeness(one: string, other: string): 0 | 1 | 2 | 3 {
  const [a, b] = [plainName(one), plainName(other)];
  if (a === "" || b === "") return 0;
  if (a === b || fitsEitherWay(a, b)) return 3;
  if (hasRank(a) && hasRank(b) && fitsEitherWay(withoutRank(a), withoutRank(b))) return 2;
  const [ownA, ownB] = [ownPart(a), ownPart(b)];
  if (!hasRank(ownA) || !hasRank(ownB)) return 0;
  return isAbbreviation(ownA, ownB) || isAbbreviation(ownB, ownA) ? 1 : 0;
}

export interface NameMatch {
  readonly listed: string;
  /** The one name it surely means; null when there is none. */
  readonly name: string | null;
  /** Names that it may mean, to be asked; empty when it is sure or there is none. */
  readonly perhaps: readonly string[];
}

/** Matches listed names with those of reports. A name that two would fit belongs to neither until somebody says so. */
export function matchNames(listed: readonly string[], names: readonly string[]): readonly NameMatch[] {
  const unique = [...new Set(names)];
  const exact = new Map<string, string[]>();
  for (const name of unique) {
    const plain = plainName(name);
    exact.set(plain, [...(exact.get(plain) ?? []), name]);
  }
  const exactly = listed.map((wanted) => {
    const same = exact.get(plainName(wanted)) ?? [];
    return same.length === 1 ? same : [];
  });
  const given = new Set(exactly.flat());
  const found = listed.map((wanted, index): { sure: readonly string[]; perhaps: readonly string[] } => {
    const own = exactly[index] ?? [];
    if (own.length > 0) return { sure: own, perhaps: [] };
    const byLikeness: Record<1 | 2 | 3, string[]> = { 1: [], 2: [], 3: [] };
    for (const name of unique) {
      const like = given.has(name) ? 0 : likeness(wanted, name);
      if (like !== 0) byLikeness[like].push(name);
    }
    const best = byLikeness[3].length > 0 ? byLikeness[3] : byLikeness[2];
    if (best.length === 1) return { sure: best, perhaps: [] };
    return { sure: [], perhaps: best.length > 0 ? best : byLikeness[1] };
  });
  /** By how many listed names each is claimed. */
  const claims = new Map<string, number>();
  for (const { sure } of found) for (const name of sure) claims.set(name, (claims.get(name) ?? 0) + 1);
  return listed.map((wanted, index) => {
    const { sure, perhaps } = found[index] ?? { sure: [], perhaps: [] };
    const [name] = sure;
    if (name === undefined) {
      return { listed: wanted, name: null, perhaps: perhaps.filter((one) => !claims.has(one)) };
    }
    if (claims.get(name) === 1) return { listed: wanted, name, perhaps: [] };
    return { listed: wanted, name: null, perhaps: [name] };
  });
}

/** Kinds of unit, as a government's list groups them. */
export type UnitKind = "部门" | "镇街" | "下级政府" | "其他单位";
export const UNIT_KINDS: readonly UnitKind[] = ["部门", "镇街", "下级政府", "其他单位"];

export function kindOfUnit(name: string): UnitKind {
  const plain = plainName(name);
  if (/(镇|乡|街道|苏木)(办)?$/.test(plain)) return "镇街";
  if (/[省市州盟区县旗]政府$/.test(plain)) return "下级政府";
  return /(局|委|厅|办|科|署|院|队|中心|公司|管委会)$/.test(plain) ? "部门" : "其他单位";
}

export interface ExpectedUnit {
  readonly name: string;
  /** As the list groups it; by its name where the list does not say. */
  readonly kind: string;
}

const MOST_EXPECTED = 2_000;
const HEAD = /^(序号|编号|单位|单位名称|名称|填报单位|部门名称|机构名称|类别|备注)$/;

/** 3、 （3） ３． ③ before a name. */
const NUMBERED = /^(?:[(（][\d０-９]{1,4}[)）][.．、]?|[\d０-９]{1,4}[.．、)）\s]|[①-⑳])\s*/;

/** Spaces that set Chinese characters apart (区 民政局) are none of the name's. */
const withoutOddSpaces = (cell: string): string =>
  cell.trim().replace(/(?<=[\u4e00-\u9fff（）])\s+(?=[\u4e00-\u9fff（）])/g, "");

/**
 * A list of units as pasted: one a line, or columns from a sheet (number, name, kind). A line that ends with a colon
 * names the kind of those under it.
 */
export function parseExpected(pasted: string): readonly ExpectedUnit[] {
  const units = new Map<string, ExpectedUnit>();
  let heading = "";
  for (const line of pasted.split(/\r\n?|\n/).slice(0, MOST_EXPECTED)) {
    const cells = line
      .split("\t")
      .map(withoutOddSpaces)
      .filter((cell) => cell !== "" && !/^[\d０-９.．、()（）]+$/.test(cell));
    const [first, second] = cells;
    if (first === undefined || HEAD.test(first)) continue;
    if (cells.length === 1 && /[:：]$/.test(first)) {
      heading = first.replace(/[:：]$/, "").trim();
      continue;
    }
    const name = first.replace(NUMBERED, "").slice(0, 100);
    const kind = second ?? (heading === "" ? kindOfUnit(name) : heading);
    if (name !== "" && !units.has(plainName(name)))
      units.set(plainName(name), { name, kind: kind.slice(0, 40) });
  }
  return [...units.values()];
}
