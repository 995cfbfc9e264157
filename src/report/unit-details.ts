/** What a unit says of itself every year: where it publishes, where it is reached. Typed once, put into each lead-in. */
import { type Entries, typedAt } from "./entries";

export interface UnitDetails {
  readonly site: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly email: string;
  readonly publicationNote: string;
}

export const NO_DETAILS: UnitDetails = {
  site: "",
  address: "",
  postcode: "",
  phone: "",
  email: "",
  publicationNote: "",
};

/** A place in a text that somebody has still to fill. */
export const BLANK = "××";

const END = "[^，,；;。）)\\n]";
const PATTERNS: readonly (readonly [keyof UnitDetails, RegExp])[] = [
  ["site", /(?:^|[，。；\s])(?:本报告)?(?:已)?在([^，。；\n]{1,60}?)(?:上)?(?:公布|公开)/],
  ["address", new RegExp(`地址[：:]\\s*(${END}{1,80})`)],
  ["postcode", /(?:邮编|邮政编码)[：:]\s*(\d{6})/],
  ["phone", new RegExp(`(?:联系)?电话[：:]\\s*(${END}{5,40})`)],
  ["email", /(?:电子邮箱|邮箱|电子邮件)[：:]\s*([\w.+-]{1,64}@[\w.-]{1,80})/],
];

/** What a lead-in says of its unit; empty where it says nothing, or where it still has a blank. */
export function detailsIn(entries: Entries): UnitDetails {
  const text = typedAt(entries, "preamble");
  const found = PATTERNS.map(([name, pattern]): [string, string] => {
    const words = pattern.exec(text)?.[1]?.trim() ?? "";
    return [name, words.includes("×") ? "" : words];
  });
  return {
    ...NO_DETAILS,
    ...Object.fromEntries(found),
    publicationNote: typedAt(entries, "publicationNote"),
  };
}

/** What was known, with what is known now in its place. */
export function withDetails(before: UnitDetails, now: UnitDetails): UnitDetails {
  const told = Object.entries(now).filter(([, words]) => words !== "");
  return { ...before, ...Object.fromEntries(told) };
}

/** Details as they come out of the store, whatever stands there. */
export function asDetails(value: unknown): UnitDetails {
  if (typeof value !== "object" || value === null) return NO_DETAILS;
  const kept = Object.entries(value).filter(
    ([name, words]) => Object.keys(NO_DETAILS).includes(name) && typeof words === "string",
  );
  return { ...NO_DETAILS, ...Object.fromEntries(kept) };
}
