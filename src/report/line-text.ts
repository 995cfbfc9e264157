/** Text that stands on one line: a unit's name, a title. */

/** Space that no line holds: tabs, line breaks, and what surrounds them. */
const RUN = /[\s\u200b\ufeff]+/g;
const BREAKS = /[\t\n\r\v\f\u2028\u2029\u200b\ufeff]/;
const HAN = /[\p{Script=Han}，。、（）《》〈〉“”]/u;

/**
 * A pasted text as one line: no space around it; where a tab or a line break parted it, nothing between Chinese
 * characters and a space elsewhere, so that two numbers do not become one. Other space inside stays as it is.
 */
export function lineText(text: string): string {
  return text.replace(RUN, (run, at: number) => {
    if (at === 0 || at + run.length === text.length) return "";
    if (!BREAKS.test(run)) return run;
    return HAN.test(text[at - 1] ?? "") && HAN.test(text[at + run.length] ?? "") ? "" : " ";
  });
}
