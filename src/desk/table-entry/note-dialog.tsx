/** 备注 beside a number, and the note under a table: typed here, printed where they stand. */
import { type ChangeEvent, type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { type FieldId, findField, findTotal, noteId, type TableId } from "../../form/fields";
import { locate } from "../../form/places";
import { partBeyond, remarkText, tableNoteText } from "../../report/remark";
import { describedBy, useFindingsAt, useSession } from "../open-draft/open-draft";
import { beyondWords } from "./remark-words";

interface Props {
  /** The cell or total that the remark is about, or the table. */
  readonly about: FieldId | TableId;
  readonly onClose: () => void;
}

export function NoteDialog({ about, onClose }: Props): ReactElement {
  const session = useSession();
  const id = noteId(about);
  const dialog = useRef<HTMLDialogElement>(null);
  const typed = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const findings = useFindingsAt(id);
  const [words, setWords] = useState(session.report.typed(id));
  useEffect(() => dialog.current?.showModal(), []);
  // Closed first: while a modal dialog stands, nothing behind it takes the focus.
  const close = () => {
    dialog.current?.close();
    onClose();
  };
  const of = findField(about) ?? findTotal(about);
  const isTable = of === undefined;
  const beyond = isTable ? null : partBeyond(words, session.report.sum(about).value);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const words = typed.current?.value ?? "";
    const value = isTable ? tableNoteText(words) : remarkText(words);
    if (value !== session.report.typed(id)) {
      session.applyStep(isTable ? "写表下的注" : `给${of.place}写备注`, [{ key: id, value }]);
    }
    close();
  };
  const field = {
    ref: typed,
    name: id,
    spellCheck: false,
    defaultValue: session.report.typed(id),
    onChange: (event: ChangeEvent<HTMLInputElement & HTMLTextAreaElement>) => setWords(event.target.value),
    ...describedBy(findings),
  };
  return (
    <dialog
      ref={dialog}
      className="dialog note-dialog"
      aria-labelledby="note-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <form onSubmit={keep}>
        <h2 id="note-title">{isTable ? "表下的注" : `备注：${locate(about).name}`}</h2>
        <p className="hint">
          {isTable
            ? "印在这张表下面，前面自动加“注：”。例如：行政复议、行政诉讼数量含上年度结转数量。"
            : "印在这个数后面的括号里，不用自己加括号。例如：其中修订3件。"}
        </p>
        {isTable ? (
          <textarea {...field} rows={3} aria-label="表下的注" />
        ) : (
          <input {...field} autoComplete="off" aria-label="备注" />
        )}
        <p className="field-warning" role="status">
          {beyond === null ? "" : beyondWords(beyond)}
        </p>
        <p className="buttons">
          <button type="submit" className="primary">
            确定
          </button>
          <button type="button" onClick={close}>
            取消
          </button>
        </p>
      </form>
    </dialog>
  );
}
