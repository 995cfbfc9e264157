/** Template leftovers: XX, ××, ＿＿, 待补充, [ ] and the like. */
import type { Field } from "../form/fields";
import { defineRule, type Subject } from "./rule";
import { type Hit, matchesOf, paragraphChecks, writtenTexts } from "./text-check";
import { type Passage, reading, WORDED_TEXTS } from "./texts";

const LEFTOVERS =
  /(?<![A-Za-z0-9])[XxＸｘ]{2,}(?![A-Za-z0-9])|[×✕╳＊]{2,}|(?<![A-Za-z0-9])[XxＸｘ×](?=[年月日件条份次])|[_＿]{2,}|[○◯]{2,}|某{2,}|(?<!有)待(?:补充|填写|填报|补填)|此处(?:填写|插入|补充)|[[［【〔（(][ \u3000]{0,20}[\]］】〕）)]/gu;

const MOST_QUOTED = 20;

export function findPlaceholders(text: string): readonly Hit[] {
  return matchesOf(text, LEFTOVERS).map((match) => {
    const from = match.index ?? 0;
    const quote = match[0];
    return {
      from,
      to: from + quote.length,
      message: `文中还有没替换的“${quote.slice(0, MOST_QUOTED)}”。`,
      values: { quote },
    };
  });
}

const placeholdersIn = reading(findPlaceholders);

/** Places of some words in a text. */
function placesOf(words: string, text: string): readonly { readonly from: number; readonly to: number }[] {
  const places: { from: number; to: number }[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    places.push({ from: at, to: at + words.length });
  return places;
}

/**
 * A unit's name with a blank in it (某某县财政局) is said once, where the name is typed, and not again wherever the name
 * stands: title, lead-in, signature.
 */
function beyondTheName(paragraph: Passage, { report, texts }: Subject, { id }: Field): readonly Hit[] {
  const hits = placeholdersIn(paragraph);
  const name = texts.of("organization");
  if (hits.length === 0 || id === "organization" || placeholdersIn(name).length === 0) return hits;
  const names = placesOf(report.typed("organization"), paragraph.content);
  return hits.filter((hit) => !names.some(({ from, to }) => from <= hit.from && hit.to <= to));
}

export const placeholder = defineRule({
  id: "placeholder",
  name: "未填的占位",
  severity: "warning",
  holds(subject) {
    const written = writtenTexts(subject);
    return written === "" ? null : `${written}的文字里没有模板留下的空白和代号`;
  },
  checks: paragraphChecks(WORDED_TEXTS, ["organization"], beyondTheName),
});
