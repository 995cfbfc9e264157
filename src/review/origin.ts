/** Where a received report comes from: the draft in which it is written, and the file that brought it last. */
import { type Change, type Entries, typedAt } from "../report/entries";
import { keyFor } from "../report/key-kinds";

export interface Origin {
  /** Id of the draft on the desk where the report is written. */
  readonly draftId: string;
  /** Number of the submission, and hash of its content. */
  readonly revision: number;
  readonly contentHash: string;
  /** Name of the file. */
  readonly file: string;
}

export const originKey = (part: keyof Origin): string => keyFor("origin", part);

export const originChanges = (origin: Origin): readonly Change[] => [
  { key: originKey("draftId"), value: origin.draftId },
  { key: originKey("revision"), value: String(origin.revision) },
  { key: originKey("contentHash"), value: origin.contentHash },
  { key: originKey("file"), value: origin.file },
];

/** Null for a report of this desk's own. */
export function originOf(entries: Entries): Origin | null {
  const draftId = typedAt(entries, originKey("draftId"));
  if (draftId === "") return null;
  return {
    draftId,
    revision: Number(typedAt(entries, originKey("revision"))) || 0,
    contentHash: typedAt(entries, originKey("contentHash")),
    file: typedAt(entries, originKey("file")),
  };
}
