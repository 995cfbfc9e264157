/**
 * The run that is going on or was made last. It outlives the screen: whoever opens a report from it and comes back finds
 * it as it was. Holds the reports' entries and the files, not their readings.
 */
import type { DraftLibrary } from "../../drafts/library";
import { type Entries, typedAt } from "../../report/entries";
import { Observable } from "../../report/observable";
import type { Outcome } from "../../report/problem";
import { type AuditedFile, CHANGED_SINCE, lastYears } from "../../review/audit/audited";
import { firstSubmission, type OpenedReview } from "../../review/review-file";
import { addOpened } from "../ui/add-opened";
import { type DroppedFile, LEFT_BY_SYSTEMS } from "../ui/use-drop";
import type { KeptRun } from "./kept-runs";
import {
  asAudited,
  checkInTurns,
  missingFile,
  problemWords,
  type ReadReport,
  type ReportOutcome,
  readReport,
} from "./read-report";

export interface Progress {
  readonly done: number;
  readonly of: number;
  /** The file that is being read; empty while two years are compared. */
  readonly name: string;
  /** The file is still being read, which takes no longer than `MOST_SECONDS`; its checks may. */
  readonly reading: boolean;
}

export interface RunState {
  readonly files: readonly AuditedFile[];
  readonly progress: Progress | null;
  /** The run these are compared with. */
  readonly against: KeptRun | null;
  /** A kept run is shown: its files are not here. */
  readonly shown: KeptRun | null;
  /** Paths of files that were dropped and not opened, since the run was stopped. */
  readonly notReached: readonly string[];
  /** What happened last, as a sentence. */
  readonly said: string;
}

interface Held {
  readonly dropped: DroppedFile;
  readonly entries: Entries | null;
  readonly review: OpenedReview | null;
  /** Ids of what is found without last year's report. */
  readonly alone: ReadonlySet<string>;
}

interface Former {
  readonly files: readonly AuditedFile[];
  readonly held: ReadonlyMap<string, Held>;
  /** Paths of the files that could not be read once more. */
  readonly changed: Set<string>;
}

export const MOST_FILES = 500;
/** Between a backup's path and the name of a report within it. */
const WITHIN = " › ";
/** The table is drawn anew this often while files are read, ms. */
const REDRAW = 150;

/** Whether a row is that of a file, or of a report within it. */
const isOf = (key: string, path: string): boolean => key === path || key.startsWith(`${path}${WITHIN}`);

/** What one file gave. */
interface FileRows {
  readonly rows: readonly AuditedFile[];
  /** It was not taken: rows of an earlier reading stay what they are. */
  readonly refused?: true;
}

const EMPTY: RunState = { files: [], progress: null, against: null, shown: null, notReached: [], said: "" };

export class AuditRun {
  readonly state = new Observable<RunState>(EMPTY);
  private readonly read: typeof readReport;
  private files: AuditedFile[] = [];
  private readonly held = new Map<string, Held>();
  /** What was found before, while the same files are read once more. */
  private former: Former | null = null;
  private stop: AbortController | null = null;
  private drawn = 0;

  /** `read`: how a file is read. */
  constructor(read: typeof readReport = readReport) {
    this.read = read;
  }

  private set(change: Partial<RunState>): void {
    this.state.set({ ...this.state.value, ...change });
  }

  say(said: string): void {
    this.set({ said });
  }

  /** Reads and checks files, each taking the place of an earlier one with its path. */
  async add(dropped: readonly DroppedFile[]): Promise<void> {
    if (this.stop !== null) {
      this.say("正在核对，请等这一批完成，或者先停止。");
      return;
    }
    const files = dropped.filter(({ path }) => !LEFT_BY_SYSTEMS.test(path));
    const passedOver = dropped.length - files.length;
    if (files.length === 0) {
      this.say(dropped.length === 0 ? "没有拿到文件。" : "里面只有系统文件，没有可核对的文件。");
      return;
    }
    const others = this.files.filter(({ key }) => !files.some(({ path }) => isOf(key, path))).length;
    if (files.length + others > MOST_FILES) {
      this.say(`一次最多核对 ${MOST_FILES} 个文件，这里有 ${files.length + others} 个。请分批核对。`);
      return;
    }
    if (this.state.value.shown !== null) this.forget();
    const stop = new AbortController();
    this.stop = stop;
    this.set({ said: "" });
    let done = 0;
    let reports = 0;
    try {
      for (const file of distinct(files)) {
        this.tell({ done, of: files.length, name: file.path, reading: true });
        const read = await this.readOne(file, stop.signal);
        if (read === null) break;
        const { rows, refused } = read;
        if (refused !== true) this.leaveEarlier(file.path, new Set(rows.map(({ key }) => key)));
        for (const one of rows) this.put(one);
        reports += rows.filter(({ problem }) => problem === "").length;
        done += 1;
      }
      if (!stop.signal.aborted) await this.checkTwoYears(stop.signal, done);
    } catch {
      // The checks could not be fetched: what was read until now stays.
      this.set({ files: [...this.files], progress: null });
      this.say(`${problemWords({ code: "part-missing" })}核对了 ${done} 个文件。`);
      return;
    } finally {
      this.stop = null;
    }
    const skipped = passedOver === 0 ? "" : `跳过了 ${passedOver} 个系统文件。`;
    const words =
      done < files.length
        ? `已停止。核对了 ${done} 个文件，其余 ${files.length - done} 个没有打开。`
        : `核对完成，共 ${done} 个文件${reports === done ? "" : `，里面有 ${reports} 份报告`}。`;
    this.set({
      files: [...this.files],
      progress: null,
      notReached: this.notReachedOf(distinct(files), done),
      said: `${words}${skipped}`,
    });
  }

  cancel(): void {
    this.stop?.abort();
  }

  /** Begins again, compared with what was found until now: the same files where they can still be read. */
  async again(before: KeptRun): Promise<void> {
    // Of one path the file that was dropped last: an earlier one's rows may stand beside its refusal.
    const dropped = [
      ...new Map([...this.held.values()].map((one) => [one.dropped.path, one.dropped])).values(),
    ];
    const former: Former = { files: this.files, held: new Map(this.held), changed: new Set() };
    this.forget();
    this.set({ against: before });
    this.former = former;
    await this.add(await Promise.all(dropped.map(freshly)));
    // A run that was stopped did not come to it.
    this.keepFormer();
    this.former = null;
    this.set({ files: [...this.files] });
    const gone = former.changed.size;
    if (gone > 0) {
      this.say(`有 ${gone} 个文件在选过以后改动过，浏览器不让再读。请把改好的文件再拖进来，会替换它们。`);
    }
  }

  compareWith(against: KeptRun | null): void {
    this.set({ against });
  }

  /** Shows a kept run as it was. */
  show(shown: KeptRun): void {
    this.forget();
    this.files = [...shown.files];
    this.set({ files: shown.files, shown });
  }

  /** Empties the table; gives the way to take that back. */
  clear(): () => void {
    const [state, files, held] = [this.state.value, this.files, [...this.held]];
    this.forget();
    return () => {
      this.forget();
      this.files = files;
      for (const [key, one] of held) this.held.set(key, one);
      this.state.set({ ...state, said: "" });
    };
  }

  fileOf(key: string): File | null {
    return this.held.get(key)?.dropped.file ?? null;
  }

  /** Whether the report itself is here, to be opened. */
  has(key: string): boolean {
    return (this.held.get(key)?.entries ?? null) !== null;
  }

  /** Opens a report as a draft of one's own; gives its id. */
  async openAsDraft(key: string, library: DraftLibrary): Promise<Outcome<string>> {
    const held = this.held.get(key);
    if (held === undefined || held.entries === null) return missingFile();
    return addOpened(library, held.dropped.file.name, held.entries);
  }

  /** Takes a report in as received from its unit; gives where it is then, and what is said of it. */
  async takeAsReceived(key: string, library: DraftLibrary): Promise<{ path?: string; message: string }> {
    const held = this.held.get(key);
    if (held === undefined || held.entries === null)
      return { message: problemWords({ code: "file-unreadable" }) };
    if (typedAt(held.entries, "organization") === "") {
      return { message: "没有读到填报单位名称，不知道是谁的报告。可以打开为草稿，填上单位。" };
    }
    const { Receiver } = await import("../ui/receive-review");
    const submission = held.review ?? firstSubmission(held.entries, { count: 0, first: [] });
    const { path, message } = await new Receiver(library, null).take(held.dropped.file.name, submission);
    return { ...(path === undefined ? {} : { path }), message };
  }

  private forget(): void {
    this.files = [];
    this.held.clear();
    this.state.set(EMPTY);
  }

  /** Of all files dropped until now, those after the first `done` of the last batch. */
  private notReachedOf(files: readonly DroppedFile[], done: number): readonly string[] {
    const now = files.map(({ path }) => path);
    const earlier = this.state.value.notReached.filter((path) => !now.includes(path));
    return [...earlier, ...now.slice(done)];
  }

  private put(file: AuditedFile): void {
    const at = this.files.findIndex(({ key }) => key === file.key);
    if (at < 0) this.files.push(file);
    else this.files[at] = file;
  }

  private tell(progress: Progress): void {
    const now = performance.now();
    const due = now - this.drawn > REDRAW;
    if (due) this.drawn = now;
    this.set(due ? { progress, files: [...this.files] } : { progress });
  }

  private hasBeenRead(): void {
    const { progress } = this.state.value;
    if (progress !== null) this.set({ progress: { ...progress, reading: false } });
  }

  /** Takes out what an earlier reading of the same file put into the table and this one does not. */
  private leaveEarlier(path: string, now: ReadonlySet<string>): void {
    const isOld = (key: string): boolean => isOf(key, path) && !now.has(key);
    this.files = this.files.filter(({ key }) => !isOld(key));
    for (const key of [...this.held.keys()].filter(isOld)) this.held.delete(key);
  }

  /** The file's report, or each of those that a backup holds; null when it was stopped in between. */
  private async readOne(dropped: DroppedFile, signal: AbortSignal): Promise<FileRows | null> {
    const begun = performance.now();
    const { path, file } = dropped;
    const outcome: ReportOutcome = await this.read(file, signal).catch(() => missingFile());
    if (signal.aborted) return null;
    this.hasBeenRead();
    if ("ok" in outcome) {
      const one = await this.checkOne(dropped, path, file.name, outcome, begun, signal);
      return one === null ? null : { rows: [one] };
    }
    if (outcome.length === 0)
      return { rows: [this.unread(dropped, path, file.name, "这是备份文件，里面没有报告。", begun)] };
    const others = this.files.filter(({ key }) => !isOf(key, path)).length;
    if (outcome.length + others > MOST_FILES) {
      const words = `这是备份文件，里面有 ${outcome.length} 份报告；一次最多核对 ${MOST_FILES} 份，没有读。`;
      return { rows: [this.unread(dropped, path, file.name, words, begun)], refused: true };
    }
    const audited: AuditedFile[] = [];
    for (const { path: name, outcome: report } of distinct(
      outcome.map((one) => ({ ...one, path: one.name })),
    )) {
      const key = `${path}${WITHIN}${name}`;
      const one = await this.checkOne(dropped, key, `${file.name}${WITHIN}${name}`, report, begun, signal);
      if (one === null) return null;
      audited.push(one);
    }
    return { rows: audited };
  }

  private unread(
    dropped: DroppedFile,
    key: string,
    name: string,
    problem: string,
    begun: number,
  ): AuditedFile {
    this.held.set(key, { dropped, entries: null, review: null, alone: new Set() });
    const nothing = { organization: "", year: "", remark: "", unread: 0, findings: [], lastYear: "" };
    return { ...nothing, key, name, problem, took: performance.now() - begun };
  }

  /** Null when it was stopped in between. */
  private async checkOne(
    dropped: DroppedFile,
    key: string,
    name: string,
    outcome: Outcome<ReadReport>,
    begun: number,
    signal: AbortSignal,
  ): Promise<AuditedFile | null> {
    if (!outcome.ok) return this.unread(dropped, key, name, problemWords(outcome.problem), begun);
    const empty = {
      key,
      name,
      lastYear: "",
    };
    const { entries, remark, unread, review } = outcome.value;
    const found = await checkInTurns(entries, null, signal);
    if (found === null) return null;
    this.held.set(key, { dropped, entries, review, alone: new Set(found.map(({ id }) => id)) });
    return {
      ...empty,
      problem: "",
      organization: typedAt(entries, "organization"),
      year: typedAt(entries, "year"),
      remark,
      unread,
      findings: asAudited(entries, found, null),
      took: performance.now() - begun,
    };
  }

  /** Files that cannot be read once more leave what was found of them before, marked as such. */
  private keepFormer(): void {
    const { former } = this;
    if (former === null) return;
    const unreadable = problemWords({ code: "file-unreadable" });
    this.files = this.files.flatMap((now): AuditedFile[] => {
      if (now.problem !== unreadable) return [now];
      former.changed.add(now.key);
      const before = former.files.filter(
        ({ key, problem }) => problem === "" && former.held.get(key)?.dropped.path === now.key,
      );
      if (before.length === 0) return [{ ...now, problem: CHANGED_SINCE }];
      this.held.delete(now.key);
      return before.map((file) => {
        const held = former.held.get(file.key);
        if (held !== undefined) this.held.set(file.key, held);
        return { ...file, notReadAgain: true };
      });
    });
  }

  /** Reports whose unit's report of the year before is here too are checked against it. */
  private async checkTwoYears(signal: AbortSignal, done: number): Promise<void> {
    this.keepFormer();
    const pairs = lastYears(this.files);
    this.tell({ done, of: done, name: "", reading: false });
    for (const file of [...this.files]) {
      const before = pairs.get(file.key) ?? "";
      if (before === "" && file.lastYear === "") continue;
      const held = this.held.get(file.key);
      if (held === undefined || held.entries === null) continue;
      const found = await checkInTurns(held.entries, this.held.get(before)?.entries ?? null, signal);
      if (found === null) return;
      this.put({ ...file, lastYear: before, findings: asAudited(held.entries, found, held.alone) });
    }
  }
}

/** The file as it is on the disk by now, where the browser has a way to it. */
async function freshly(dropped: DroppedFile): Promise<DroppedFile> {
  const file = await dropped.again?.().catch(() => null);
  return file == null ? dropped : { ...dropped, file };
}

/** Two files of one drop with the same path both have their line. */
function distinct<File extends { readonly path: string }>(files: readonly File[]): readonly File[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const times = (seen.get(file.path) ?? 0) + 1;
    seen.set(file.path, times);
    return times === 1 ? file : { ...file, path: `${file.path}（${times}）` };
  });
}

export const auditRun = new AuditRun();
