/**
 * What is remembered of the drafts outside the database. Chromium throws a damaged database away, with every other one
 * of the site, and says nothing: the witness knows which drafts there were, and a copy of those worked on last brings
 * them back. It is a help: that it cannot be kept is never shown.
 */
import type { Draft, DraftHead } from "./draft";

/** What the witness knows of one draft. */
export interface Seen {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
}

export const SEEN = "seen:";
/** Between two notes of what was written, ms. */
const NOTE_EVERY = 1000;
/**
 * From the last write to the copy, ms. Chromium puts this storage on the disk 5 s after its first change and at most once
 * a minute from then on: copies must come before that, or they wait for the minute.
 */
const COPY_PAUSE = 3000;

/** The site's own storage; null where settings forbid it. */
export function siteStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** 甲局 2024 年度. */
export const draftName = ({ organization, year }: DraftHead): string =>
  `${organization === "" ? "未填单位" : organization} ${year} 年度`;

export class Witness {
  readonly storage: Storage | null;
  private readonly heads = new Map<string, DraftHead>();
  private readonly drafts = new Map<string, Draft>();
  private noting: ReturnType<typeof setTimeout> | null = null;
  private copying: ReturnType<typeof setTimeout> | null = null;

  constructor(storage: Storage | null) {
    this.storage = storage;
  }

  /** A draft was stored with this content; with its head alone, when only that changed. */
  wrote(head: DraftHead, draft: Draft | null): void {
    if (this.storage === null) return;
    this.heads.set(head.id, head);
    this.noting ??= setTimeout(() => this.note(), NOTE_EVERY);
    if (draft === null) return;
    this.drafts.delete(head.id);
    this.drafts.set(head.id, draft);
    if (this.copying !== null) clearTimeout(this.copying);
    this.copying = setTimeout(() => this.copy(), COPY_PAUSE);
  }

  /** Drafts are going to be removed for good: before they are, or they would count as lost. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.heads.delete(id);
      this.drafts.delete(id);
      this.storage?.removeItem(`${SEEN}${id}`);
      this.storage?.removeItem(`copy:${id}`);
    }
  }

  /** The drafts there were. */
  seen(): readonly Seen[] {
    try {
      return Object.entries(this.storage ?? {}).flatMap(([key, value]) => {
        if (!key.startsWith(SEEN)) return [];
        const { name, revision } = JSON.parse(String(value)) as Partial<Seen>;
        return name === undefined || revision === undefined
          ? []
          : [{ id: key.slice(SEEN.length), name, revision }];
      });
    } catch {
      return [];
    }
  }

  private note(): void {
    this.noting = null;
    try {
      for (const head of this.heads.values()) {
        const seen = { name: draftName(head), revision: head.revision };
        this.storage?.setItem(`${SEEN}${head.id}`, JSON.stringify(seen));
      }
    } catch {
      // It is full: what it knows stays.
    }
    this.heads.clear();
  }

  private copy(): void {
    this.copying = null;
    const { storage } = this;
    const newestFirst = [...this.drafts.values()].reverse();
    this.drafts.clear();
    if (storage === null) return;
    import("./draft-copies").then(
      ({ keepCopies }) => keepCopies(storage, newestFirst),
      () => undefined,
    );
  }
}
