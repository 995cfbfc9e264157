/**
 * The files on the opening screen, read one after another. They and what was decided on them stay while the page does,
 * so that going to look at something else loses nothing; only 作为草稿打开 stores anything.
 */
import type { Reading } from "../../opening/document/reading";
import { entriesOfReading, type ReadingDecisions } from "../../opening/document/reading-entries";
import { type NamedBytes, readFile, readPasted } from "../../opening/read-files";
import type { Entries } from "../../report/entries";
import { withLastYear } from "../../report/last-year";
import { Observable } from "../../report/observable";
import type { Outcome } from "../../report/problem";
import { addOpened } from "../ui/add-opened";
import { type OpenedFile, openFiles, rejected, titleOf } from "../ui/open-files";
import type { AppServices } from "../ui/services";
import { blankEntries, isBlankForm } from "./blank-form";
import { openedWords } from "./opened-words";

type Read = Awaited<ReturnType<typeof readFile>>;

interface Named {
  readonly key: number;
  readonly name: string;
}

/** A document that was understood, with what somebody decided on it. */
export interface ReadDocument extends Named {
  readonly state: "read";
  readonly reading: Reading;
  readonly decisions: ReadingDecisions;
  /** The draft it became. */
  readonly opened?: OpenedFile;
}

/** A file that could not be read, or that turned out to be one of this program's and was opened as such. */
export interface AnsweredFile extends Named {
  readonly state: "answered";
  readonly answer: OpenedFile;
}

export type OpeningFile = ReadDocument | AnsweredFile;

export interface ReadingProgress {
  readonly done: number;
  readonly of: number;
  readonly name: string;
}

interface Waiting {
  readonly name: string;
  readonly read: (signal: AbortSignal) => Promise<Read>;
  readonly file: File | null;
}

const PASTED = "粘贴的内容";

export class OpeningRun {
  readonly files = new Observable<readonly OpeningFile[]>([]);
  /** Null while nothing is being read. */
  readonly progress = new Observable<ReadingProgress | null>(null);
  private waiting: Waiting[] = [];
  private done = 0;
  private of = 0;
  private nextKey = 1;
  private stop = new AbortController();

  /** Reads files after those that are being read; ends when all are done. */
  add(files: readonly File[], services: AppServices): Promise<void> {
    return this.queue(
      files.map((file) => ({
        name: file.name,
        file,
        read: (signal) => readFile(file as NamedBytes, { signal }),
      })),
      services,
    );
  }

  addPasted(clipboard: { readonly html: string; readonly text: string }, services: AppServices) {
    return this.queue(
      [{ name: PASTED, file: null, read: (signal) => readPasted(clipboard, { signal }) }],
      services,
    );
  }

  /** What is being read ends at once; what waits is not read. */
  cancel(): void {
    this.stop.abort();
  }

  decide(key: number, decisions: ReadingDecisions): void {
    this.change(key, { decisions });
  }

  /** Leaves a file; nothing of it was stored. */
  close(key: number): void {
    this.files.set(this.files.value.filter((file) => file.key !== key));
  }

  clear(): void {
    this.files.set([]);
  }

  /** Makes the draft, with the same unit's report of the year before where that is open too, and says in its record where it came from. */
  async openAsDraft(
    { key, name, reading, decisions }: ReadDocument,
    lastYear: { readonly name: string; readonly entries: Entries } | null,
    services: AppServices,
  ): Promise<OpenedFile> {
    const taken = entriesOfReading(reading, decisions);
    const read = isBlankForm(reading) ? blankEntries(taken, reading) : taken;
    const entries =
      lastYear === null ? read : withLastYear(read, lastYear.entries, { kind: "file", name: lastYear.name });
    const added = await addOpened(services.library, name, entries);
    if (!added.ok) return rejected(name, added.problem);
    const { words, sure } = openedWords(reading, decisions);
    const opened: OpenedFile = {
      name,
      outcome: sure ? "accepted" : "accepted-with-warnings",
      message: `已打开“${name}”${titleOf(entries)}。${words}`,
      draftId: added.value,
    };
    this.change(key, { opened });
    return opened;
  }

  private change(key: number, change: Partial<Pick<ReadDocument, "decisions" | "opened">>): void {
    this.files.set(
      this.files.value.map((file) =>
        file.key === key && file.state === "read" ? { ...file, ...change } : file,
      ),
    );
  }

  private async queue(files: readonly Waiting[], services: AppServices): Promise<void> {
    this.waiting.push(...files);
    this.of += files.length;
    if (this.progress.value !== null) return;
    this.stop = new AbortController();
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
      if (this.stop.signal.aborted) {
        this.leaveUnread(1 + this.waiting.length);
        this.waiting = [];
        break;
      }
      this.progress.set({ done: this.done, of: this.of, name: next.name });
      const key = this.nextKey++;
      const file = await this.readOne(next, services);
      this.files.set([...this.files.value, { key, name: next.name, ...file }]);
      this.done += 1;
    }
    [this.done, this.of] = [0, 0];
    this.progress.set(null);
  }

  /** Those that nobody began to read, in one line. */
  private leaveUnread(count: number): void {
    const message = `已停止，另有 ${count} 个文件没有读。`;
    const answer: OpenedFile = { name: "", outcome: "rejected", message };
    const key = this.nextKey++;
    this.files.set([...this.files.value, { key, name: "", state: "answered", answer }]);
  }

  /** One file's answer; it never fails, so that the files after it are read. */
  private async readOne(
    next: Waiting,
    services: AppServices,
  ): Promise<Omit<ReadDocument, keyof Named> | Omit<AnsweredFile, keyof Named>> {
    try {
      return await this.answer(next, await next.read(this.stop.signal), services);
    } catch {
      // A part of the program could not be fetched.
      return { state: "answered", answer: rejected(next.name, { code: "part-missing" }) };
    }
  }

  private async answer(
    { name, file }: Waiting,
    outcome: Read,
    { library, session, restoring }: AppServices,
  ): Promise<Omit<ReadDocument, keyof Named> | Omit<AnsweredFile, keyof Named>> {
    if (outcome.ok && outcome.value.kind === "reading")
      return { state: "read", reading: outcome.value.reading, decisions: {} };
    // One of this program's: recognised only now, or damaged on the way and so told by its name.
    const data = outcome.ok && outcome.value.kind === "data" ? outcome.value.text : null;
    if (data === null && !isDamagedData(name, outcome)) {
      if (outcome.ok) throw new Error("neither a reading nor data");
      return { state: "answered", answer: rejected(name, outcome.problem) };
    }
    const own = data === null ? file : new File([data], name);
    const { opened, backup } = await openFiles(own === null ? [] : [own], library, session.value);
    if (backup !== null) restoring.set(backup);
    const answer = opened[0] ?? { name, outcome: "accepted", message: `“${name}”是备份，请选择怎样恢复。` };
    return { state: "answered", answer };
  }
}

const isDamagedData = (name: string, outcome: Outcome<unknown>): boolean =>
  !outcome.ok && outcome.problem.code === "unknown-kind" && /\.json$/i.test(name);

/** One for the page. */
export const openingRun = new OpeningRun();
