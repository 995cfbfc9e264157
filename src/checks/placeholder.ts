/** Template leftovers: XX, ××, ＿＿, 待补充, [ ] and the like. */
import { defineRule } from "./rule";
import { type Hit, matchesOf, textChecks, writtenTexts } from "./text-check";
import { reading, WORDED_TEXTS } from "./texts";

const LEFTOVERS =
  /(?<![A-Za-z0-9])[XxＸｘ]{2,}(?![A-Za-z0-9])|[×✕╳＊]{2,}|(?<![A-Za-z0-9])[XxＸｘ×](?=[年月日件条份次])|[_＿]{2,}|[○◯]{2,}|某某|(?<!有)待(?:补充|填写|填报|补填)|此处(?:填写|插入|补充)|[[［【〔（(][ \u3000]{0,20}[\]］】〕）)]/gu;

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

export const placeholder = defineRule({
  id: "placeholder",
  severity: "warning",
  holds(subject) {
    const written = writtenTexts(subject);
    return written === "" ? null : `${written}的文字里没有模板留下的空白和代号`;
  },
  checks: textChecks(WORDED_TEXTS, [], placeholdersIn),
});
