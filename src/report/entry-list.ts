/** A list of texts as one entry: the empty entry is the empty list. */

/** The first version kept one text only, after an equals sign. */
const SINGLE = "=";

export function listOf(entry: string): readonly string[] {
  if (entry === "") return [];
  if (entry.startsWith(SINGLE)) return [entry.slice(1)];
  try {
    const list: unknown = JSON.parse(entry);
    return Array.isArray(list) ? list.filter((text): text is string => typeof text === "string") : [entry];
  } catch {
    return [entry];
  }
}

export const listEntry = (texts: readonly string[]): string =>
  texts.length === 0 ? "" : JSON.stringify([...new Set(texts)]);

/** What is in either list, without what either side took out of the base. */
export function unionOf(base: string, mine: string, theirs: string): readonly string[] {
  const [was, own, other] = [listOf(base), listOf(mine), listOf(theirs)];
  const gone = new Set(was.filter((text) => !own.includes(text) || !other.includes(text)));
  return [...new Set([...own, ...other])].filter((text) => !gone.has(text));
}
