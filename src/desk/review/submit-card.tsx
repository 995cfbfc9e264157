/**
 * 送审, on the last step: makes the review file for the supervisor, says where the report stands, and what changed since it
 * was submitted. Errors block it unless a reason is given, which the supervisor reads first.
 */
import "./officer.css";
import { type FormEvent, type ReactElement, useEffect, useState } from "react";
import type { Finding } from "../../checks/finding";
import { openFindings } from "../../report/answers";
import { contentHash } from "../../report/content-hash";
import type { Entries } from "../../report/entries";
import { viewOf } from "../../report/live-report";
import { submit } from "../../review/acts";
import { placeLabel } from "../../review/anchors";
import { changedValues, type ValueChange } from "../../review/changes";
import { reviewFileName } from "../../review/review-file";
import type { Standing } from "../../review/standing";
import { useFindings, useSession } from "../open-draft/open-draft";
import { actorNow } from "../ui/actor";
import { keepFocusNear } from "../ui/keep-focus";
import { usePerson } from "../ui/person";
import { contentWithHash, submissionName } from "../ui/receive-review";
import { RecordList } from "../ui/record-list";
import { reviewPath } from "../ui/routes";
import { shownCode } from "../ui/shown-code";
import { shownTime } from "../ui/shown-time";
import { useWatched } from "../ui/use-watched";
import { saveReviewFile } from "./save-review-file";
import { useOwnStanding } from "./use-own-standing";

const LEAST_REASON = 4;
const MOST_SHOWN = 12;

/** What differs from the content that was submitted last; null while it is not known. */
function useChangesSince({ submission, changedSince }: Standing): readonly ValueChange[] | null {
  const session = useSession();
  const entries = useWatched(session.report.content);
  const [then, setThen] = useState<Entries | null>(null);
  const hash = changedSince ? (submission?.contentHash ?? "") : "";
  useEffect(() => {
    if (hash === "") return;
    let wanted = true;
    void contentWithHash(session.history, hash).then((content) => {
      if (wanted) setThen(content);
    });
    return () => {
      wanted = false;
    };
  }, [session, hash]);
  return then === null || hash === "" ? null : [...changedValues(then, entries).values()];
}

const short = (text: string): string =>
  text === "" ? "未填" : text.length > 16 ? `${text.slice(0, 15)}…` : text;

function ChangesSince({ changes }: { readonly changes: readonly ValueChange[] }): ReactElement {
  return (
    <details className="changes-since">
      <summary>看改动（{changes.length} 处）</summary>
      <ul>
        {changes.slice(0, MOST_SHOWN).map(({ id, before, after }) => (
          <li key={id}>
            {placeLabel(id)?.text ?? id}：<del>{short(before)}</del> → <ins>{short(after)}</ins>
          </li>
        ))}
      </ul>
      {changes.length > MOST_SHOWN ? <p>其余 {changes.length - MOST_SHOWN} 处可在修改记录里看。</p> : null}
    </details>
  );
}

function Words({ standing }: { readonly standing: Standing }): ReactElement {
  const changes = useChangesSince(standing);
  const { stage, revision, submission, decision, changedSince } = standing;
  const now = new Date();
  const count = changes === null ? "" : ` ${changes.length} 处`;
  if (stage === "draft")
    return <p className="explain">生成一个文件，用邮件、共享文件夹或 U 盘交给审核人。</p>;
  const sent = `第 ${revision} 次送审（${shownTime(submission?.at ?? "", now)}）`;
  const who = `${decision?.by ?? ""} ${shownTime(decision?.at ?? "", now)}`;
  return (
    <div className={`submit-state ${stage}`} data-stage={stage}>
      {stage === "submitted" ? <p>已送审：{sent}</p> : null}
      {stage === "returned" ? (
        <p>
          {who} 退回了{sent}。
        </p>
      ) : null}
      {stage === "approved" ? (
        <p>
          ✓ {who} 通过了{sent}。
        </p>
      ) : null}
      {stage === "void" ? (
        <p>
          {who} 通过后又改了{count}，通过失效，要重新送审。
        </p>
      ) : null}
      {decision?.note === undefined || decision.note === "" ? null : <p>“{decision.note}”</p>}
      {changedSince && stage !== "void" ? <p>送审以后改了{count}。</p> : null}
      {changes === null || changes.length === 0 ? null : <ChangesSince changes={changes} />}
    </div>
  );
}

/** What is still wrong, for the supervisor to read first: a file's totals are computed, so it cannot show all of it. */
function wordsOf(wrong: readonly Finding[]): string {
  const places = wrong.slice(0, 3).map(({ at }) => placeLabel(at)?.text ?? at);
  return `${wrong.length} 处：${places.join("；")}${wrong.length > places.length ? "等" : ""}`;
}

export function SubmitCard(): ReactElement {
  const session = useSession();
  const { standing, records } = useOwnStanding();
  const answers = useWatched(session.answers);
  const wrong = openFindings(useFindings(), answers).filter(({ severity }) => severity === "error");
  const errors = wrong.length;
  const [known, remember, isRead] = usePerson("officer");
  const [typed, setTyped] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState("");
  const name = (typed ?? known).trim();
  const asksName = known === "";
  const reasonMissing = errors > 0 && reason.trim().length < LEAST_REASON;
  const send = async () => {
    await session.settle();
    const { entries } = session.report;
    const hash = contentHash(viewOf(entries));
    session.annotate(
      submit(entries, actorNow(name, "officer"), {
        contentHash: hash,
        file: `${reviewFileName(entries, "submitted", standing.revision + 1)}.json`,
        ...(errors > 0 ? { note: `${reason.trim()}（${wordsOf(wrong)}）` } : {}),
      }),
    );
    await session.history.named(submissionName(standing.revision + 1), entries, Date.now());
    setSaved(await saveReviewFile(session));
    setAsked(false);
    setTyped(null);
    setReason("");
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name === "" || reasonMissing) {
      document.getElementById(name === "" ? "officer-name" : "submit-reason")?.focus();
      return;
    }
    if (name !== known) remember(name);
    void send();
  };
  const open = records.threads.filter(({ resolved }) => !resolved).length;
  return (
    <section className="card submit-card" aria-labelledby="submit-title">
      <h2 id="submit-title">送审</h2>
      <Words standing={standing} />
      {records.threads.length === 0 ? null : (
        <p>
          <a href={reviewPath(session.id)}>
            审核意见 {records.threads.length} 条{open > 0 ? `，${open} 条还没改好` : "，都已改好"}
          </a>
        </p>
      )}
      {isRead ? (
        <form className="form" onSubmit={onSubmit}>
          {asksName || typed !== null ? (
            <div className="field">
              <label htmlFor="officer-name">填报人姓名</label>
              <input
                id="officer-name"
                value={typed ?? known}
                maxLength={60}
                autoComplete="off"
                aria-invalid={asked && name === "" ? true : undefined}
                aria-describedby="officer-name-error"
                onChange={(event) => setTyped(event.target.value)}
              />
              <p className="field-error" id="officer-name-error">
                {asked && name === "" ? "请填写姓名，会写进送审文件，只问一次。" : ""}
              </p>
            </div>
          ) : (
            <p className="explain">
              填报人 {known}{" "}
              <button
                type="button"
                className="link"
                onClick={() => {
                  keepFocusNear("#officer-name", "#officer-name");
                  setTyped(known);
                }}
              >
                换人
              </button>
            </p>
          )}
          {errors === 0 ? null : (
            <div className="field">
              <label htmlFor="submit-reason">还有 {errors} 处没填或者要改，为什么现在送审</label>
              <input
                id="submit-reason"
                value={reason}
                maxLength={500}
                autoComplete="off"
                aria-invalid={asked && reasonMissing ? true : undefined}
                aria-describedby="submit-reason-error"
                onChange={(event) => setReason(event.target.value)}
              />
              <p className="field-error" id="submit-reason-error">
                {asked && reasonMissing
                  ? `请先改正；确实要送，请写明理由，至少 ${LEAST_REASON} 个字，审核人最先看到。`
                  : ""}
              </p>
            </div>
          )}
          <button type="submit" data-action="submit-review">
            {standing.revision === 0 ? "送审…" : `第 ${standing.revision + 1} 次送审`}
          </button>
        </form>
      ) : null}
      <p className="explain" role="status">
        {saved === ""
          ? ""
          : `已保存“${saved}”（校验码 ${shownCode(standing.submission?.contentHash ?? "")}），请交给审核人。`}
      </p>
      <RecordList events={records.events} />
    </section>
  );
}
