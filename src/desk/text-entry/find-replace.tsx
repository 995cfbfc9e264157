/** 查找替换 over every text and note of the report, one place at a time or all at once; the state before can be brought back. */
import "./find-replace.css";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { type FoundWords, findWords, replacedAt, replacedEverywhere } from "../../report/find-text";
import { goToPlace } from "../open-draft/jump";
import { useIsLocked, useOpenDraft } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";

/** More places than this are replaced all at once or not at all; a list of them helps nobody. */
const MOST_SHOWN = 60;
const STEP = "查找替换";

/** What is selected in a text when this opens is what is looked for. */
function selectedWords(): string {
  const area = document.activeElement;
  if (!(area instanceof HTMLTextAreaElement)) return "";
  const words = area.value.slice(area.selectionStart, area.selectionEnd);
  return words.includes("\n") || words.length > 40 ? "" : words;
}

export function FindReplace({ onClose }: { readonly onClose: () => void }): ReactElement {
  const draft = useOpenDraft();
  const { session } = draft;
  const locked = useIsLocked();
  const dialog = useRef<HTMLDialogElement>(null);
  const [wanted, setWanted] = useState(selectedWords);
  const [by, setBy] = useState("");
  const entries = useWatched(session.report.content);
  const [done, setDone] = useState({ words: "", to: entries });
  // Of another state of the texts it is not true any more: it was undone, or the other window wrote.
  const said = done.to === entries ? done.words : "";
  const found = useMemo(() => findWords(entries, wanted), [entries, wanted]);
  const kept = useRef(false);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    // Not the ✕, which comes first: the officer types at once.
    dialog.current?.querySelector("input")?.focus();
    return () => {
      // Undoing may have led to another step, whose heading stands for what is gone.
      const back = opener?.isConnected === true ? opener : document.querySelector("main h1");
      if (back instanceof HTMLElement) back.focus();
    };
  }, []);

  /** The first change of this visit leaves a restore point behind. */
  const apply = (changes: readonly { key: string; value: string }[], places: number) => {
    if (kept.current) session.applyStep(STEP, changes);
    else session.applyWithRestorePoint(STEP, changes);
    kept.current = true;
    setDone({ words: `替换了 ${places} 处，可以撤销（Ctrl+Z）。`, to: session.report.entries });
  };
  const replaceOne = (place: FoundWords, index: number) => {
    const change = replacedAt(session.report.entries, place, wanted, by);
    if (change === null) return;
    apply([change], 1);
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>("[data-replace]");
      (buttons?.[Math.min(index, buttons.length - 1)] ?? dialog.current?.querySelector("input"))?.focus();
    });
  };
  const replaceAll = () => {
    apply(replacedEverywhere(session.report.entries, wanted, by), found.length);
    dialog.current?.querySelector("input")?.focus();
  };
  const go = ({ field, at }: FoundWords) => {
    dialog.current?.close();
    onClose();
    requestAnimationFrame(() =>
      goToPlace(draft, field.id, { field: field.id, span: { from: at, to: at + wanted.length } }),
    );
  };
  const count =
    wanted === ""
      ? "在全部文字和附注里查找，表格里的数字不受影响。"
      : found.length === 0
        ? "没有找到。"
        : `${found.length} 处`;
  return (
    <dialog ref={dialog} className="dialog find-replace" aria-labelledby="find-title" onClose={onClose}>
      <div className="dialog-head">
        <h2 id="find-title">查找替换</h2>
        <button type="button" className="quiet" aria-label="关闭" onClick={() => dialog.current?.close()}>
          ✕
        </button>
      </div>
      <div className="find-fields">
        <div className="field">
          <label htmlFor="find-words">查找</label>
          <input
            id="find-words"
            autoComplete="off"
            spellCheck={false}
            placeholder="例如 2023年"
            value={wanted}
            onChange={(event) => {
              setWanted(event.target.value);
              setDone({ words: "", to: entries });
            }}
          />
        </div>
        <div className="field">
          <label htmlFor="replace-words">替换为</label>
          <input
            id="replace-words"
            autoComplete="off"
            spellCheck={false}
            placeholder="例如 2024年"
            value={by}
            onChange={(event) => setBy(event.target.value)}
          />
        </div>
        <button
          type="button"
          className="primary"
          disabled={locked || found.length === 0 || wanted === by}
          onClick={replaceAll}
        >
          全部替换
        </button>
      </div>
      <p className="hint" role="status">
        {said === "" ? count : `${said}还有 ${found.length} 处。`}
        {locked ? "报告已定稿，只能查找。" : ""}
      </p>
      <ul className="found" ref={list}>
        {found.slice(0, MOST_SHOWN).map((place, index) => (
          <li key={`${place.field.id} ${place.at}`}>
            <button type="button" className="link place" onClick={() => go(place)}>
              {place.field.place}
            </button>
            <span className="words">
              {place.before}
              <mark>{wanted}</mark>
              {place.after}
            </span>
            {locked ? null : (
              <button
                type="button"
                className="link"
                data-replace=""
                disabled={wanted === by}
                onClick={() => replaceOne(place, index)}
              >
                替换这一处
              </button>
            )}
          </li>
        ))}
      </ul>
      {found.length > MOST_SHOWN ? <p className="hint">只列出前 {MOST_SHOWN} 处。</p> : null}
    </dialog>
  );
}
