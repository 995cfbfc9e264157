/** ID-card and mobile numbers in a text that is going to be published. */
import { defineRule } from "./rule";
import { type Hit, matchesOf, paragraphChecks, writtenTexts } from "./text-check";
import { reading, WORDED_TEXTS } from "./texts";

/** Region, birth date, serial, check digit. */
const ID_CARD =
  /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g;
const MOBILE = /(?<![0-9A-Za-z-])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?![0-9A-Za-z])/g;

/** Same length, so that offsets stay those of the text. */
const halfWidthDigits = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

function hits(text: string, pattern: RegExp, what: string, mask: (found: string) => string): Hit[] {
  return matchesOf(text, pattern).map((match) => {
    const from = match.index ?? 0;
    const masked = mask(match[0]);
    return {
      from,
      to: from + match[0].length,
      message: `文中像是${what}：${masked}。公开前请核实。`,
      values: { what, masked },
    };
  });
}

export function findPersonalData(text: string): readonly Hit[] {
  const plain = halfWidthDigits(text);
  return [
    ...hits(plain, ID_CARD, "身份证号", (id) => `${id.slice(0, 6)}********${id.slice(-4)}`),
    ...hits(plain, MOBILE, "手机号", (number) => {
      const digits = number.replace(/\D/g, "").slice(-11);
      return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
    }),
  ].sort((a, b) => a.from - b.from);
}

const personalDataIn = reading(findPersonalData);

export const personalData = defineRule({
  id: "personal-data",
  name: "个人信息",
  severity: "warning",
  holds(subject) {
    const written = writtenTexts(subject);
    return written === "" ? null : `${written}的文字里没有读到身份证号和手机号`;
  },
  checks: paragraphChecks(WORDED_TEXTS, [], personalDataIn),
});
