/** #/reports/{id}/history: restore points, what differs from now, and bringing back a field, a section or all. */
import "./history.css";
import { type FormEvent, type ReactElement, useCallback, useEffect, useState } from "react";
import type { PointHead } from "../../drafts/restore-points";
import {
  compareEntries,
  comparePieces,
  countChanges,
  type FieldChange,
  shortened,
} from "../../report/compare";
import { type Change, changedKeys, type Entries, typedAt } from "../../report/entries";
import { kindOf } from "../../report/key-kinds";
import { useIsLocked, useSession } from "../open-draft/open-draft";
import { TopBar } from "../open-draft/top-bar";
import { PageHead } from "../ui/page-head";
import { stepPath } from "../ui/routes";
import { shownClock, shownTime } from "../ui/shown-time";

const KINDS = { standing: "", interval: "", before: "之前", named: "" } as const;

function pointName(point: PointHead): string {
  if (point.kind === "named") return `“${point.name}”`;
  return point.kind === "before" ? `${point.name}${KINDS.before}` : "自动保留";
}

const whenOf = (point: PointHead): string => {
  const shown = shownTime(point.at, new Date());
  return /\d\d:\d\d$/.test(shown) ? shown : `${shown} ${shownClock(point.at)}`;
};

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

const shownValue = (value: string): string => (value === "" ? "未填" : value);

function Difference({
  change,
  onRestore,
}: {
  readonly change: FieldChange;
  readonly onRestore: (() => void) | null;
}): ReactElement {
  const { field, before, after } = change;
  return (
    <li className="difference">
      <div className="what">
        <span className="place">{field.place}</span>
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
  const [made, setMade] = useState(0);
  const now = session.report.entries;
  const sections = compareEntries(then, now);
  const restore = (what: string, keys: readonly string[]) => {
    session.applyWithRestorePoint(`恢复${what}`, changesTo(session.report.entries, then, keys));
    setMade(made + 1);
  };
  const count = countChanges(then, now);
  return (
    <section className="card comparison" aria-labelledby="comparison">
      <div className="head">
        <h2 id="comparison">{whenOf(point)} 与现在比较</h2>
        <span className="hint">{count === 0 ? "内容相同" : `${count} 处不同`}</span>
        <span className="grow" />
        {locked || count === 0 ? null : (
          <button
            type="button"
            className="primary"
            onClick={() => restore("全部内容", changedKeys(now, then))}
          >
            全部恢复到这时
          </button>
        )}
      </div>
      {made > 0 ? (
        <p className="hint" role="status">
          已恢复，可以撤销（Ctrl+Z）。
        </p>
      ) : null}
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
                onRestore={locked ? null : () => restore(change.field.label, [change.field.id])}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function SavePoint({ onSaved }: { readonly onSaved: () => void }): ReactElement {
  const session = useSession();
  const [name, setName] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim() === "" ? "手动保留" : name.trim();
    void session.history.named(given, session.report.entries, Date.now()).then(() => {
      setName("");
      onSaved();
    });
  };
  return (
    <form className="save-point" onSubmit={save}>
      <input
        aria-label="给现在的内容起个名字"
        placeholder="给现在的内容起个名字，例如：送审前"
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" data-action="save-restore-point">
        保留现在
      </button>
    </form>
  );
}

export function HistoryScreen(): ReactElement {
  const session = useSession();
  const [points, setPoints] = useState<readonly PointHead[] | null>(null);
  const [chosen, setChosen] = useState<{ point: PointHead; then: Entries } | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const refresh = useCallback(async () => setPoints(await session.history.list()), [session]);
  useEffect(() => void refresh(), [refresh]);
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
          <a className="button" href={stepPath(session.id, "cover")}>
            回到填写
          </a>
        </PageHead>
        <div className="history-columns">
          <section className="card points" aria-label="保留的内容">
            <SavePoint onSaved={() => void refresh()} />
            {points?.length === 0 ? <p className="hint">还没有保留的内容。开始修改后会自动保留。</p> : null}
            <ul>
              {points?.map((point) => (
                <li key={point.id}>
                  <button
                    type="button"
                    className="point"
                    aria-pressed={chosen?.point.id === point.id}
                    onClick={() => choose(point)}
                  >
                    <span>{whenOf(point)}</span>
                    <span className="hint">{pointName(point)}</span>
                  </button>
                </li>
              ))}
            </ul>
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
