/**
 * Takes review files in: reports of other units under 收到的报告, apart from the desk's own; the newest submission of each
 * wins, older ones go into its history, forks are kept both. A file that comes back to where its report is written brings
 * comments and decisions at once, and what the supervisor changed as proposals to choose from. The same file twice
 * changes nothing.
 */
import { DraftHistory } from "../../drafts/history";
import type { DraftLibrary } from "../../drafts/library";
import { DraftSession } from "../../editing/draft-session";
import { EVERY_FIELD } from "../../form/fields";
import { contentHash, hashOfTree } from "../../report/content-hash";
import { type Change, type Entries, typedAt, withChanges } from "../../report/entries";
import { KEY_KINDS, kindOf } from "../../report/key-kinds";
import { viewOf } from "../../report/live-report";
import { arrivalOf, changesToNewer, type Incoming, type Known } from "../../review/collect";
import { originChanges, originOf } from "../../review/origin";
import { proposalsOf } from "../../review/proposals";
import { happened, isRecordKey, recordKey } from "../../review/record-text";
import { joinRecords, recordsIn } from "../../review/records";
import { type OpenedReview, titleOf } from "../../review/review-file";
import { submissionsIn } from "../../review/standing";
import { actorNow } from "./actor";
import { MAX_FILE_NAME } from "./add-opened";
import type { OpenedFile } from "./open-files";
import { rememberedPerson } from "./person";
import { problemText } from "./problem-text";
import { reviewPath } from "./routes";
import { unknownWords } from "./unknown-words";

export const submissionName = (revision: number): string => `第 ${revision} 次送审`;

/** The content that had this hash, from a draft's history; null when it is not there. */
export async function contentWithHash(history: DraftHistory, hash: string): Promise<Entries | null> {
  for (const point of (await history.list()) ?? []) {
    if (point.kind !== "named") continue;
    const content = await history.content(point);
    if (content !== null && contentHash(viewOf(content)) === hash) return content;
  }
  return null;
}

export class Receiver {
  private readonly library: DraftLibrary;
  /** The draft on the screen, which is changed where it is open. */
  private readonly open: DraftSession | null;
  private known: Known[] | null = null;

  constructor(library: DraftLibrary, open: DraftSession | null) {
    this.library = library;
    this.open = open;
  }

  /** Stores what the file brings and says in Chinese what became of it. */
  async take(name: string, file: OpenedReview): Promise<OpenedFile> {
    const known = await this.withOwnAnswers(await this.readKnown(), file);
    const arrival = arrivalOf(known, file);
    const title = titleOf(file.entries);
    const done = (id: string, message: string, warning = false): OpenedFile => {
      const unread = file.unknownKeys.count === 0 ? "" : unknownWords(file.unknownKeys);
      return {
        name,
        outcome: warning || unread !== "" ? "accepted-with-warnings" : "accepted",
        message: `${message}${unread}`,
        draftId: id,
        path: reviewPath(id),
      };
    };
    switch (arrival.kind) {
      case "new":
      case "fork": {
        const added = await this.add(name, file);
        if (!added.ok) return refused(name, problemText(added.problem));
        if (arrival.kind === "new") return done(added.value, `已收到“${name}”：${title}。`);
        const again = `与已收到的一份同是第 ${file.revision} 次送审，内容却不同。两份都留着，请问清楚用哪一份。`;
        return done(added.value, `已收到“${name}”：${title}，${again}`, true);
      }
      case "newer":
        return (await this.renew(arrival.id, name, file))
          ? done(
              arrival.id,
              `已收到“${name}”：${title} 第 ${file.revision} 次送审，替换了上一次的；上一次的在修改记录里。`,
            )
          : refused(name, "已收到的那一份现在打不开");
      case "same": {
        const more = await this.joinInto(arrival.id, name, file);
        if (more === null) return refused(name, "已收到的那一份现在打不开");
        return done(
          arrival.id,
          more ? `“${name}”的内容已经收到过，补充了其中的意见和记录。` : `“${name}”已经收到过，没有新内容。`,
        );
      }
      case "older":
        return (await this.keepOlder(arrival.id, name, file))
          ? done(
              arrival.id,
              `“${name}”是 ${title} 第 ${file.revision} 次送审，比已收到的第 ${arrival.revision} 次旧，只留在修改记录里。`,
              true,
            )
          : refused(name, "已收到的那一份现在打不开");
      case "returned":
        return this.comeBack(arrival.id, name, file, done);
    }
  }

  private async readKnown(): Promise<Known[]> {
    if (this.known !== null) return this.known;
    const { drafts } = await this.library.list();
    const known: Known[] = [];
    for (const head of drafts) {
      const draft = await this.library.store.read(head.id).catch(() => null);
      if (draft === null) continue;
      const origin = originOf(draft.entries);
      if (origin !== null) known.push({ ...origin, id: head.id, own: false });
      else known.push({ id: head.id, draftId: head.id, own: true, revision: 0, contentHash: "" });
    }
    this.known = known;
    return known;
  }

  /**
   * What is known, where a report of the same submission holds the file's content although another was received: the
   * supervisor changed it, and the file is the answer that was given from here.
   */
  private withOwnAnswers(known: readonly Known[], file: OpenedReview): Promise<readonly Known[]> {
    const isOther = ({ own, draftId, revision, contentHash: hash }: Known): boolean =>
      !own && draftId === file.draftId && revision === file.revision && hash !== file.contentHash;
    // Of hundreds of reports, hardly ever one.
    if (!known.some(isOther)) return Promise.resolve(known);
    return Promise.all(
      known.map(async (one) => {
        const draft = isOther(one) ? await this.library.store.read(one.id).catch(() => null) : null;
        if (draft === null) return one;
        const { decisions } = recordsIn(draft.entries);
        const isHere =
          contentHash(viewOf(draft.entries)) === file.contentHash ||
          decisions.some((decision) => decision.contentHash === file.contentHash);
        return isHere ? { ...one, contentHash: file.contentHash } : one;
      }),
    );
  }

  private remember(id: string, file: Incoming): void {
    const { draftId, revision, contentHash: hash } = file;
    const rest = (this.known ?? []).filter((one) => one.id !== id);
    this.known = [...rest, { id, draftId, own: false, revision, contentHash: hash }];
  }

  private async add(name: string, file: OpenedReview) {
    const entries = withChanges(file.entries, [
      ...originChanges({ ...file, file: name }),
      await this.opened(name, file),
    ]);
    const added = await this.library.add(entries, {
      role: "received",
      unit: typedAt(entries, "organization"),
    });
    if (!added.ok) return added;
    this.remember(added.value, file);
    const history = new DraftHistory(this.library.store, added.value, Date.now());
    await history.named(submissionName(file.revision), file.entries, Date.now());
    return added;
  }

  private async renew(id: string, name: string, file: OpenedReview): Promise<boolean> {
    return this.withDraft(id, async (session) => {
      // Lists and the board count what the checks find in the new content, not in the one before.
      await session.findings.readRules();
      const { entries } = session.report;
      const changes = changesToNewer(entries, file.entries).filter(
        ({ key }) => kindOf(key) !== KEY_KINDS.origin,
      );
      session.applyWithRestorePoint(
        `收到${submissionName(file.revision)}`,
        changes.filter(({ key }) => !isRecordKey(key)),
      );
      session.annotate([
        ...changes.filter(({ key }) => isRecordKey(key)),
        ...originChanges({ ...file, file: name }),
        await this.opened(name, file),
      ]);
      session.findings.settle();
      await session.history.named(submissionName(file.revision), file.entries, Date.now());
      this.remember(id, file);
    });
  }

  /** Whether there was anything new; null when the draft cannot be opened. */
  private async joinInto(id: string, name: string, file: OpenedReview): Promise<boolean | null> {
    let more = false;
    const opened = await this.withDraft(id, async (session) => {
      const changes = joinRecords(session.report.entries, file.entries);
      more = changes.length > 0;
      if (more) session.annotate([...changes, await this.opened(name, file)]);
    });
    return opened ? more : null;
  }

  private keepOlder(id: string, name: string, file: OpenedReview): Promise<boolean> {
    return this.withDraft(id, async (session) => {
      if ((await contentWithHash(session.history, file.contentHash)) !== null) return;
      await session.history.named(submissionName(file.revision), file.entries, Date.now());
      session.annotate([await this.opened(name, file)]);
    });
  }

  private async comeBack(
    id: string,
    name: string,
    file: OpenedReview,
    done: (id: string, message: string, warning?: boolean) => OpenedFile,
  ): Promise<OpenedFile> {
    let message = "";
    let warning = false;
    const opened = await this.withDraft(id, async (session) => {
      const { entries } = session.report;
      const opening = openingOf(file);
      if (typedAt(entries, recordKey(opening)) !== "") {
        message = `“${name}”已经打开过，没有新内容。`;
        return;
      }
      const submissions = submissionsIn(recordsIn(file.entries));
      const sent = submissions[submissions.length - 1]?.contentHash ?? "";
      const base = sent === file.contentHash ? file.entries : await contentWithHash(session.history, sent);
      const proposals = proposalsOf(base, entries, file.entries, {
        fields: EVERY_FIELD.map((field) => field.id),
        revision: file.revision,
      });
      const records = joinRecords(entries, file.entries);
      session.annotate([...records, ...proposals, await this.opened(name, file, opening)]);
      const what = file.status === "returned" ? "已退回" : file.status === "approved" ? "已通过" : "送审文件";
      const comments = recordsIn(file.entries).threads.filter(({ resolved }) => !resolved).length;
      warning = proposals.length > 0;
      message = [
        `已打开“${name}”（${what}）。`,
        comments > 0 ? `有 ${comments} 条意见。` : "",
        proposals.length > 0 ? `审核人改了 ${proposals.length} 处，请逐处选择。` : "",
      ].join("");
    });
    return opened ? done(id, message, warning) : refused(name, "原来的报告现在打不开");
  }

  /** The record that a file was opened, by whoever uses this desk. `id`: of an own report that came back. */
  private async opened(name: string, file: OpenedReview, id?: string): Promise<Change> {
    const side = id === undefined ? "supervisor" : "officer";
    const actor = actorNow(await rememberedPerson(this.library, side), side);
    return happened(id === undefined ? actor : { ...actor, newId: () => id }, "opened", {
      file: name.slice(0, MAX_FILE_NAME),
      contentHash: file.contentHash,
      revision: file.revision,
    });
  }

  /** Works on a draft where it is open, or opens it for as long as that takes. */
  private async withDraft(id: string, work: (session: DraftSession) => Promise<void>): Promise<boolean> {
    if (this.open?.id === id) {
      await work(this.open);
      await this.open.settle();
      return true;
    }
    const opened = await this.library.open(id);
    if (!opened.ok) return false;
    const session = new DraftSession(this.library, opened.value);
    await work(session);
    await session.settle();
    session.leave();
    return true;
  }
}

const refused = (name: string, why: string): OpenedFile => ({
  name,
  outcome: "rejected",
  message: `打不开“${name}”：${why}。没有改动任何草稿。`,
});

/**
 * Id of the record that a file was opened where its report is written, once for each file: it follows from everything
 * the file says. Two supervisors' files of one submission are two.
 */
function openingOf({ status, contentHash: hash, entries }: OpenedReview): string {
  const records = Object.entries(entries).filter(([key]) => isRecordKey(key));
  return `opened.${hashOfTree({ status, hash, records: Object.fromEntries(records) }).slice(-24)}`;
}
