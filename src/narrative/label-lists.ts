/** Labels in a row that share their numbers' verb: 行政许可、行政处罚、行政强制决定数量分别为, 复议、诉讼均为. */

const BEHIND = /(?:分别|依次|均|各|都|皆)*(?:为|是|有|达到?)?$/;
/** 、 and 和 inside one label of the form. */
const INSIDE = /(?:法人|公民)(?:或者?|和|及|、)|法律、|信访、|举报、|大量、/g;
const KEEP = "¤";

/** The labels before a number; with `marked` only where 分别 or 均 or 各 says that there are several numbers or uses. */
export function labelsOfRow(before: string, marked = false): readonly string[] {
  if (marked && !/(?:分别|依次|均|各|都|皆)(?:为|是|有|达到?)?$/.test(before)) return [];
  const words = before
    .replace(BEHIND, "")
    .replace(INSIDE, (found) => `${found.slice(0, -1)}${KEEP}${found.slice(-1)}`);
  return words
    .split(/(?<!¤)(?:[、和]|(?<![涉普])及(?!时)|(?<!参)与)|以及/)
    .map((label) => label.replace(/¤/g, ""))
    .filter((label) => label !== "");
}
