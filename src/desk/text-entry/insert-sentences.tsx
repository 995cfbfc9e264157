/** 插入数据段落: ready sentences, written from the tables and last year's report. Offered; the officer picks. */
import "./insert-sentences.css";
import { createElement, type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { type FieldId, findField, findTotal } from "../../form/fields";
import { STEPS } from "../../form/official-form";
import { rememberInserted } from "../../narrative/inserted";
import { sentencesFor } from "../../narrative/sentences";
import type { SentenceId, WrittenSentence } from "../../narrative/written-sentence";
import { viewOf } from "../../report/live-report";
import { useSession } from "../open-draft/open-draft";
import { showPut } from "../open-draft/put-words";
import { useWatched } from "../ui/use-watched";
import { type FeesTyped, feeOf, NO_FEES, ProcessingFees } from "./processing-fees";
import { withParagraphs } from "./text-commands";

/** The step whose numbers a sentence states: 三、收到和处理政府信息公开申请情况. */
function sourceOf({ reads: [first] }: WrittenSentence): string {
  const at = first === undefined ? undefined : (findField(first) ?? findTotal(first));
  const step = STEPS.find(({ id }) => id === at?.step);
  return step === undefined ? "表格里没有，请核实" : `数字来自“${step.title}”`;
}

/** A sentence with its numbers set bold, to be checked at a glance; years are no figures. */
function withBoldNumbers(text: string): ReactElement {
  const parts = text.split(/(\d+(?:\.\d+)?(?=[件元万%]))/);
  // Children by position, as in markup: the parts of a sentence never move.
  return createElement(
    "span",
    { className: "words" },
    ...parts.map((part, at) => (at % 2 === 1 ? createElement("b", null, part) : part)),
  );
}

interface Props {
  readonly id: FieldId;
  readonly area: HTMLTextAreaElement;
  readonly onClose: () => void;
}

export function InsertSentences({ id, area, onClose }: Props): ReactElement {
  const session = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const [fees, setFees] = useState<FeesTyped>(NO_FEES);
  const fee = useMemo(() => feeOf(fees), [fees]);
  const entries = useWatched(session.report.content);
  const lastYear = useWatched(session.lastYear);
  const sentences = useMemo(
    () =>
      sentencesFor(viewOf(entries), lastYear, fee === "open" ? null : fee).filter(
        (sentence) => sentence.section === id && !(sentence.id === "processingFee" && fee === "open"),
      ),
    [entries, lastYear, id, fee],
  );
  const [picked, setPicked] = useState<ReadonlySet<SentenceId>>(new Set());
  useEffect(() => {
    dialog.current?.showModal();
    // Not the ✕, which comes first: what there is to choose from.
    dialog.current?.querySelector("input")?.focus();
  }, []);

  const chosen = sentences.filter((sentence) => picked.has(sentence.id));
  const toggle = (sentence: SentenceId) =>
    setPicked((before) => {
      const after = new Set(before);
      if (!after.delete(sentence)) after.add(sentence);
      return after;
    });
  const insert = () => {
    const { value: text, selectionStart: from, selectionEnd: to } = area;
    const after = withParagraphs(
      { text, from, to },
      chosen.map((sentence) => sentence.text),
    );
    session.applyStep("插入数据段落", [
      { key: id, value: after.text },
      rememberInserted(session.report.entries, id, after.text, chosen),
    ]);
    dialog.current?.close();
    showPut(session, id, [after]);
  };
  return (
    <dialog
      ref={dialog}
      className="dialog insert-sentences"
      aria-labelledby="insert-title"
      onClose={() => {
        onClose();
        area.focus();
      }}
    >
      <div className="dialog-head">
        <h2 id="insert-title">插入数据段落</h2>
        <button type="button" className="quiet" aria-label="关闭" onClick={() => dialog.current?.close()}>
          ✕
        </button>
      </div>
      <p className="hint">
        {id === "otherMatters" ? "" : "按表格现有的数字写好，"}勾选后插在光标处，可以再改、可以撤销。
        {id === "overview" && lastYear === null ? "附上上年报告后，还有与上年比较的句子。" : ""}
      </p>
      {id === "otherMatters" ? (
        <ProcessingFees typed={fees} onType={setFees} isOpen={fee === "open"} />
      ) : null}
      {sentences.length === 0 ? (
        <p>
          {id === "otherMatters"
            ? "信息处理费的三个数填齐以后，这里就有相应的句子。"
            : "表格里还没有可以成句的数字。先填表格，填完一部分这里就有相应的句子。"}
        </p>
      ) : (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence.id}>
              <label>
                <input
                  type="checkbox"
                  checked={picked.has(sentence.id)}
                  onChange={() => toggle(sentence.id)}
                />
                <span>
                  {withBoldNumbers(sentence.text)}
                  <span className="hint">{sourceOf(sentence)}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <div className="insert-foot">
        <button type="button" className="primary" disabled={chosen.length === 0} onClick={insert}>
          插入所选{chosen.length > 0 ? `（${chosen.length}）` : ""}
        </button>
        <button
          type="button"
          disabled={chosen.length === sentences.length}
          onClick={() => setPicked(new Set(sentences.map((sentence) => sentence.id)))}
        >
          全选
        </button>
      </div>
    </dialog>
  );
}
