/** What makes a finding the same finding, and what an answer to it rests on. */
import type { Span, Values } from "./finding";
import type { Found } from "./rule";

const BEFORE = 8;
const AFTER = 4;

/** FNV-1a over the text's UTF-16 units, in base 36. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** What stands closest around the words, within their clause. */
function around(content: string, { from, to }: Span): string {
  const before = /[^，。；、：\n]*$/.exec(content.slice(Math.max(0, from - BEFORE), from))?.[0] ?? "";
  const after = /^[^，。；、：\n]*/.exec(content.slice(to, to + AFTER))?.[0] ?? "";
  return `${before}${content.slice(from, to)}${after}`;
}

/**
 * Identity of what a rule found at a place. Words are known by themselves and by their clause, so that text typed
 * further off does not change it and settling one of two equal words does not make the other one the first.
 */
export function identityOf(rule: string, at: string, { span }: Found, content: string): string {
  if (span === undefined) return `${rule}-${at}`;
  return `${rule}-${at}-${shortHash(around(content, span))}`;
}

export function basisOf({ span }: Found, values: Values, content: string): string {
  const words = span === undefined ? "" : content.slice(span.from, span.to);
  return JSON.stringify([words, values]);
}

/** The identities, each followed by its number where several are equal. */
export function distinct(identities: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return identities.map((identity) => {
    const number = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, number);
    return number === 1 ? identity : `${identity}-${number}`;
  });
}
