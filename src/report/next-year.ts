/** 复制为新年度: a report for the year after, to be written from last year's texts. */
import { FIELDS } from "../form/fields";
import { type Change, type Entries, newEntries, typedAt, withChanges } from "./entries";

/**
 * Texts and the unit's own words are taken over as they stand: what they say of last year is for the officer to change.
 * No number is: each is 未填 until somebody knows it. Title and period follow the year; the date of signature is open.
 */
export function nextYearEntries(entries: Entries): Entries {
  const organization = typedAt(entries, "organization");
  const fresh = newEntries(organization, Number(typedAt(entries, "year")) + 1);
  const kept = FIELDS.filter(({ kind, id }) => kind === "longText" || id === "publicationNote");
  const signed = typedAt(entries, "signature.organization");
  const changes: Change[] = [
    ...kept.map(({ id }) => ({ key: id, value: typedAt(entries, id) })),
    ...(signed === "" ? [] : [{ key: "signature.organization", value: signed }]),
  ];
  return withChanges(fresh, changes);
}
