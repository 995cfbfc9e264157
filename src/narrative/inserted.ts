/**
 * Sentences that were inserted into a text, remembered with their words: when the numbers change so that one would be
 * worded otherwise, it can be refreshed, and only while its words stand in the text as they were inserted. What somebody
 * has touched is theirs.
 */
import type { FieldId } from "../form/fields";
import { type Change, type Entries, typedAt } from "../report/entries";
import { listEntry, listOf } from "../report/entry-list";
import { keyFor } from "../report/key-kinds";
import { type ReportView, viewOf } from "../report/live-report";
import { sentencesFor } from "./sentences";
import type { SentenceId, WrittenSentence } from "./written-sentence";

/** Key under which the inserted sentences of a text stand. */
export const insertedKey = (field: FieldId): string => keyFor("inserted", field);

interface Inserted {
  readonly id: string;
  /** The words as they were inserted. */
  readonly text: string;
}

const entryOf = ({ id, text }: Inserted): string => `${id}:${text}`;

function insertedIn(entries: Entries, field: FieldId): readonly Inserted[] {
  return listOf(typedAt(entries, insertedKey(field))).map((entry) => {
    const end = entry.indexOf(":");
    return { id: entry.slice(0, end), text: entry.slice(end + 1) };
  });
}

/**
 * What the tables do not tell: the fee's figures are asked when the sentence is inserted and known to nobody afterwards.
 */
const NOT_FROM_TABLES: ReadonlySet<SentenceId> = new Set<SentenceId>(["processingFee"]);

/** The change that remembers sentences; `text` is the field's with them in it. Those that are gone from it are forgotten. */
export function rememberInserted(
  entries: Entries,
  field: FieldId,
  text: string,
  sentences: readonly WrittenSentence[],
): Change {
  const added = sentences.filter(({ id }) => !NOT_FROM_TABLES.has(id));
  const kept = [...insertedIn(entries, field), ...added].filter((one) => text.includes(one.text));
  return { key: insertedKey(field), value: listEntry(kept.map(entryOf)) };
}

/** A sentence that stands untouched in a text and would be worded otherwise now. */
export interface StaleSentence {
  readonly id: string;
  readonly before: string;
  readonly now: string;
}

/** In the order in which they stand in the text. */
export function staleSentences(
  entries: Entries,
  lastYear: ReportView | null,
  field: FieldId,
): readonly StaleSentence[] {
  const text = typedAt(entries, field);
  const standing = insertedIn(entries, field).filter((one) => text.includes(one.text));
  if (standing.length === 0) return [];
  const written = new Map<string, string>(
    sentencesFor(viewOf(entries), lastYear).map((sentence) => [sentence.id, sentence.text]),
  );
  return standing
    .flatMap(({ id, text: before }) => {
      const now = written.get(id);
      return now === undefined || now === before ? [] : [{ id, before, now }];
    })
    .sort((a, b) => text.indexOf(a.before) - text.indexOf(b.before));
}

/** 更新文字: the sentences as they would be worded now, in the places of the old ones. */
export function refreshed(
  entries: Entries,
  field: FieldId,
  stale: readonly StaleSentence[],
): readonly Change[] {
  const words = new Map(stale.map((one) => [entryOf({ id: one.id, text: one.before }), one]));
  const text = stale.reduce(
    (before, sentence) => before.replaceAll(sentence.before, () => sentence.now),
    typedAt(entries, field),
  );
  const kept = insertedIn(entries, field).map((one) => {
    const sentence = words.get(entryOf(one));
    return entryOf(sentence === undefined ? one : { id: one.id, text: sentence.now });
  });
  return [
    { key: field, value: text },
    { key: insertedKey(field), value: listEntry(kept) },
  ];
}
