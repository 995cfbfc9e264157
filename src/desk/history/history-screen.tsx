/** #/reports/{id}/history: restore points, what differs from now, and bringing back a field, a section or all. */
import "./history.css";
import { type FormEvent, type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import type { PointHead } from "../../drafts/restore-points";
import { stepOf } from "../../form/fields";
import { locate } from "../../form/places";
import {
  compareEntries,
  comparePieces,
  countChanges,
  type FieldChange,
  shortened,
} from "../../report/compare";
import { type Change, changedKeys, type Entries, typedAt } from "../../report/entries";
import { answersIn } from "../../report/kept-answers";
import { kindOf } from "../../report/key-kinds";
import {
  type AnswerChange,
  type AnswerState,
  answersEdited,
  answersTurned,
} from "../../review/answer-changes";
import { recordsIn } from "../../review/records";
import { useIsLocked, useSession, useViewState } from "../open-draft/open-draft";
import { useUndoKeys } from "../open-draft/shortcuts";
import { TopBar } from "../open-draft/top-bar";
import { PageHead } from "../ui/page-head";
import { RecordList } from "../ui/record-list";
import { stepPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { shownClock, shownTime } from "../ui/shown-time";
import { useWatched } from "../ui/use-watched";

const KINDS = { standing: "", interval: "", before: "之前", named: "" } as const;

function pointName(point: PointHead): string {
  if (point.kind === "named") return `“${point.name}”`;
  return point.kind === "before" ? `${point.name}${KINDS.before}` : "自动保留";
}

const whenOf = (point: PointHead): string => {
  const shown = shownTime(point.at, new Date());
  return /\d\d:\d\d$/.test(shown) ? shown : `${shown} ${shownClock(point.at)}`;
};

/** When each was kept; with its seconds where another was kept in the same minute. */
function shownTimes(points: readonly PointHead[]): ReadonlyMap<string, string> {
  const minutes = points.map(whenOf);
  const times = points.map((point, index): [string, string] => {
    const when = minutes[index] ?? "";
    const alone = minutes.indexOf(when) === minutes.lastIndexOf(when);
    return [point.id, alone ? when : `${when}:${point.at.slice(17, 19)}`];
  });
  return new Map(times);
}

/** How much differs from now at each point, read one after another while the list already stands. */
function useCounts(points: readonly PointHead[] | null): ReadonlyMap<string, number> {
  const session = useSession();
  const now = useWatched(session.report.content);
  const contents = useRef(new Map<string, Entries | null>());
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const read = new Map<string, number>();
      for (const point of points ?? []) {
        let then = contents.current.get(point.id);
        if (then === undefined) then = await session.history.content(point).catch(() => null);
        if (!wanted) return;
        contents.current.set(point.id, then);
        if (then !== null) read.set(point.id, countChanges(then, now) + answersEdited(then, now).length);
      }
      setCounts(read);
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [session, points, now]);
  return counts;
}

const countWords = (count: number | undefined): string =>
  count === undefined ? "" : count === 0 ? "与现在相同" : `${count} 处不同`;

/** Everything that must change so that the report is as it was, marks of opened files included. */
const changesTo = (now: Entries, then: Entries, keys: readonly string[]): Change[] =>
  keys
    .filter((key) => kindOf(key).restored && typedAt(now, key) !== typedAt(then, key))
    .map((key) => ({ key, value: typedAt(then, key) }));

function TextChange({ change }: { readonly change: FieldChange }): ReactElement {
  const pieces = shortened(comparePieces(change.before, change.after));
  return (
    <p className="text-change">
      {pieces.map((piece, index) => {
        // Pieces of one comparison never move: their place is their identity.
        const key = `${index} ${piece.kind}`;
        if (piece.kind === "same") return <span key={key}>{piece.text}</span>;
        return piece.kind === "removed" ? (
          <del key={key}>{piece.text}</del>
        ) : (
          <ins key={key}>{piece.text}</ins>
        );
      })}
    </p>
  );
}

/** What the rules say of the answers: those that turned by themselves, and how each stands now, by its key. */
interface AnswersRead {
  readonly turned: readonly AnswerChange[];
  readonly states: ReadonlyMap<string, AnswerState>;
}
const NOT_READ: AnswersRead = { turned: [], states: new Map() };

/** What became of answers, those that fell away included; these come later, since the rules are to be read. */
function useAnswerChanges(then: Entries, now: Entries) {
  const edited = answersEdited(then, now);
  const [read, setRead] = useState<AnswersRead>(NOT_READ);
  const [failed, setFailed] = useState(false);
  const any = answersIn(now).length > 0;
  useEffect(() => {
    if (!any) return setRead(NOT_READ);
    let wanted = true;
    setFailed(false);
    import("../../review/answered-findings").then(
      ({ answerStates }) => {
        if (!wanted) return;
        const states = answerStates(now);
        setRead({ turned: answersTurned(then, now, answerStates(then), states), states });
      },
      () => wanted && setFailed(true),
    );
    return () => {
      wanted = false;
    };
  }, [then, now, any]);
  return { changes: [...edited, ...read.turned], states: read.states, failed };
}

const ANSWER_WORDS: Readonly<Record<AnswerChange["what"], string>> = {
  given: "作了核实说明",
  changed: "改了核实说明",
  again: "重新核实，说明没有变",
  withdrawn: "撤回了核实说明",
  fallen: "数字或文字变了，核实说明失效",
  gone: "这一处已经没有了，核实说明不再需要",
  back: "数字或文字又是原来的，核实说明又有效",
};

/** Said of an answer that was given or changed, and does not hold any more. */
const LOST: Readonly<Record<AnswerState, string>> = {
  holds: "",
  fallen: "（后来数字或文字变了，已失效）",
  gone: "（后来这一处没有了）",
};

function AnswerDifference({
  change,
  state,
  onRestore,
}: {
  readonly change: AnswerChange;
  readonly state: AnswerState;
  readonly onRestore: (() => void) | null;
}): ReactElement {
  const { answer, before, what } = change;
  const { name } = locate(answer.at);
  return (
    <li className="difference">
      <div className="what">
        <span className="place">
          {name}　{ANSWER_WORDS[what]}
          {what === "given" || what === "changed" || what === "again" ? LOST[state] : ""}
        </span>
        <p className="answered-finding">{answer.message}</p>
        <span className="values">
          {what === "changed" || what === "withdrawn" ? <del>{before}</del> : null}
          {what === "changed" ? " → " : ""}
          {what === "withdrawn" ? null : what === "given" || what === "changed" ? (
            <ins>{answer.reason}</ins>
          ) : (
            answer.reason
          )}
        </span>
        <span className="hint">
          　{answer.by === "" ? "" : `${answer.by}　`}
          {shownTime(answer.createdAt, new Date())}
        </span>
      </div>
      {onRestore === null ? null : (
        <button type="button" className="link" onClick={onRestore} aria-label={`恢复 ${name} 的核实说明`}>
          恢复
        </button>
      )}
    </li>
  );
}

const isEdit = ({ what }: AnswerChange): boolean => what !== "fallen" && what !== "gone" && what !== "back";

const shownValue = (value: string): string => (value === "" ? "未填" : value);

function Difference({
  change,
  onRestore,
  section,
}: {
  readonly section: string;
  readonly change: FieldChange;
  readonly onRestore: (() => void) | null;
}): ReactElement {
  const { field, before, after } = change;
  return (
    <li className="difference">
      <div className="what">
        {field.place === section ? null : <span className="place">{field.place}</span>}
        {field.kind === "longText" ? (
          <TextChange change={change} />
        ) : (
          <span className="values">
            <del>{shownValue(before)}</del> → <ins>{shownValue(after)}</ins>
          </span>
        )}
      </div>
      {onRestore === null ? null : (
        <button type="button" className="link" onClick={onRestore} aria-label={`恢复 ${field.place}`}>
          恢复
        </button>
      )}
    </li>
  );
}

function Comparison({ point, then }: { readonly point: PointHead; readonly then: Entries }): ReactElement {
  const session = useSession();
  const locked = useIsLocked();
  const [made, setMade] = useState(false);
  const now = useWatched(session.report.content);
  const undoName = useWatched(session.undoName);
  const sections = compareEntries(then, now);
  const card = useRef<HTMLElement>(null);
  /** Place of the button that was pressed among this card's; null when none was. */
  const pressed = useRef<number | null>(null);
  // What was restored is gone with its button: the focus goes to the one that took its place.
  useEffect(() => {
    if (pressed.current === null || card.current === null) return;
    const rest = card.current.querySelectorAll("button");
    (rest[Math.min(pressed.current, rest.length - 1)] ?? card.current.querySelector("h2"))?.focus();
    pressed.current = null;
  });
  const restore = (what: string, keys: readonly string[]) => {
    const buttons: Element[] = [...(card.current?.querySelectorAll("button") ?? [])];
    pressed.current = document.activeElement === null ? null : buttons.indexOf(document.activeElement);
    session.applyWithRestorePoint(`恢复${what}`, changesTo(session.report.entries, then, keys));
    setMade(true);
  };
  const count = countChanges(then, now);
  const { changes: answers, states, failed } = useAnswerChanges(then, now);
  const same = count === 0 && !answers.some(isEdit);
  const counted = [
    count === 0 ? "内容相同" : `${count} 处不同`,
    ...(answers.length === 0 ? [] : [`核实说明 ${answers.length} 处不同`]),
  ];
  return (
    <section className="card comparison" aria-labelledby="comparison" ref={card}>
      <div className="head">
        <h2 id="comparison" tabIndex={-1}>
          {whenOf(point)} 与现在比较
        </h2>
        <span className="hint">{counted.join("，")}</span>
        <span className="grow" />
        {locked || same ? null : (
          <button
            type="button"
            className="primary"
            onClick={() => restore("全部内容", changedKeys(now, then))}
          >
            全部恢复到这时
          </button>
        )}
      </div>
      <p className="hint" role="status">
        {made && undoName?.startsWith("恢复") === true ? `已${undoName}，可以撤销（Ctrl+Z）。` : ""}
      </p>
      {sections.map((section) => (
        <section key={section.step} aria-label={section.title}>
          <div className="head">
            <h3>{section.title}</h3>
            <span className="grow" />
            {locked ? null : (
              <button
                type="button"
                className="link"
                aria-label={`恢复 ${section.title}`}
                onClick={() =>
                  restore(
                    section.title,
                    section.changes.map(({ field }) => field.id),
                  )
                }
              >
                恢复这一部分
              </button>
            )}
          </div>
          <ul>
            {section.changes.map((change) => (
              <Difference
                key={change.field.id}
                change={change}
                section={section.title}
                onRestore={locked ? null : () => restore(change.field.label, [change.field.id])}
              />
            ))}
          </ul>
        </section>
      ))}
      {answers.length === 0 ? null : (
        <section aria-label="核实说明">
          <div className="head">
            <h3>核实说明</h3>
          </div>
          <ul>
            {answers.map((change) => (
              <AnswerDifference
                key={change.key}
                change={change}
                state={states.get(change.key) ?? "holds"}
                onRestore={locked || !isEdit(change) ? null : () => restore("核实说明", [change.key])}
              />
            ))}
          </ul>
        </section>
      )}
      {failed ? <p className="hint">核对规则没有加载出来，没有查核实说明是否还有效。</p> : null}
    </section>
  );
}

function SavePoint({ onSaved }: { readonly onSaved: () => void }): ReactElement {
  const session = useSession();
  const [name, setName] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim() === "" ? "手动保存" : name.trim();
    void session.history.named(given, session.report.entries, Date.now()).then(() => {
      setName("");
      onSaved();
    });
  };
  return (
    <form className="save-point" onSubmit={save}>
      <input
        aria-label="给现在的内容起个名字"
        placeholder="名字，例如：送审前"
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" data-action="save-restore-point">
        保存一个版本
      </button>
    </form>
  );
}

export function HistoryScreen(): ReactElement {
  const session = useSession();
  const [points, setPoints] = useState<readonly PointHead[] | null>(null);
  const [down, setDown] = useState(false);
  const [chosen, setChosen] = useState<{ point: PointHead; then: Entries } | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const view = useViewState();
  const { connection } = useApp();
  useUndoKeys();
  const times = shownTimes(points ?? []);
  const counts = useCounts(points);
  const { events } = recordsIn(useWatched(session.report.content));
  const refresh = useCallback(async () => {
    const listed = await session.history.list();
    setDown(listed === null);
    // What was listed before stays in view while the store cannot be read.
    if (listed !== null) setPoints(listed);
  }, [session]);
  useEffect(() => void refresh(), [refresh]);
  useEffect(() => connection.state.watch(() => void refresh()), [connection, refresh]);
  const choose = (point: PointHead) => {
    void session.history.content(point).then((then) => {
      setUnreadable(then === null);
      setChosen(then === null ? null : { point, then });
    });
  };
  return (
    <div className="app history">
      <TopBar />
      <main className="main">
        <PageHead
          title="修改记录"
          documentTitle={`修改记录 - ${session.report.typed("organization")} ${session.report.typed("year")} 年度`}
          hint="每隔一段时间和大的改动之前自动保留，可以找回任何一处"
        >
          <a className="button" href={stepPath(session.id, view.stepShown.value ?? "cover")}>
            {view.stepShown.value === null ? "回到填写" : `回到${stepOf(view.stepShown.value).shortTitle}`}
          </a>
        </PageHead>
        <div className="history-columns">
          <section className="card points" aria-label="保留的内容">
            <SavePoint onSaved={() => void refresh()} />
            {down ? (
              <p className="field-error" role="alert">
                修改记录现在读不出来，原来保留的内容还在。
                <button type="button" className="link" onClick={() => void refresh()}>
                  再读一次
                </button>
              </p>
            ) : null}
            {points?.length === 0 ? (
              <p className="hint">还没有保留的内容。修改一段时间后会自动保留，也可以现在保存一个版本。</p>
            ) : null}
            <ul>
              {points?.map((point) => (
                <li key={point.id}>
                  <button
                    type="button"
                    className="point"
                    aria-pressed={chosen?.point.id === point.id}
                    onClick={() => choose(point)}
                  >
                    <span className="when">{times.get(point.id)}</span>
                    <span className="hint">{pointName(point)}</span>
                    <span className="hint differs">{countWords(counts.get(point.id))}</span>
                  </button>
                </li>
              ))}
            </ul>
            <RecordList events={events} />
          </section>
          {unreadable ? <p className="card field-error">这一份读不出来，请选另一份。</p> : null}
          {chosen === null ? (
            unreadable ? null : (
              <p className="card hint">选一个时间，看那时与现在有什么不同。</p>
            )
          ) : (
            <Comparison key={chosen.point.id} {...chosen} />
          )}
        </div>
      </main>
    </div>
  );
}
