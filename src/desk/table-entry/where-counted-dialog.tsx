/** 归到哪一行: finds the row in which a case is counted, with the article behind it, and goes there. */
import { type ReactElement, useEffect, useRef, useState } from "react";
import { applicationCell, type FieldId } from "../../form/fields";
import { APPLICATION_ROWS, NATURAL_PERSON } from "../../form/official-form";
import { type CountedCase, casesFor } from "../../form/where-counted";

interface Props {
  /** Told where to go; null when nowhere. */
  readonly onClose: (cell: FieldId | null) => void;
}

function Case({
  counted: { words, row: id, note, source },
  onGo,
}: {
  readonly counted: CountedCase;
  readonly onGo: (cell: FieldId) => void;
}): ReactElement {
  const row = APPLICATION_ROWS.find((candidate) => candidate.id === id);
  return (
    <li>
      <b>{words.join("、")}</b>
      <span>
        {row === undefined ? "不计数" : `${row.place} ${row.label.replace(/（.*）$/, "")}`}
        {source === "" ? null : <span className="source">（{source}）</span>}
        {note === "" ? null : <span className="hint">{note}</span>}
      </span>
      {row === undefined ? null : (
        <button
          type="button"
          className="link"
          aria-label={`去 ${row.place} ${row.label}`}
          onClick={() => onGo(applicationCell(row.id, NATURAL_PERSON.id))}
        >
          去这一行
        </button>
      )}
    </li>
  );
}

export function WhereCountedDialog({ onClose }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const [search, setSearch] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  // Closed first: while a modal dialog stands, nothing behind it takes the focus.
  const close = (cell: FieldId | null) => {
    dialog.current?.close();
    onClose(cell);
  };
  const found = casesFor(search);
  return (
    <dialog
      ref={dialog}
      className="dialog where-counted"
      aria-labelledby="where-counted-title"
      onCancel={(event) => {
        event.preventDefault();
        close(null);
      }}
    >
      <h2 id="where-counted-title">归到哪一行</h2>
      <input
        type="search"
        aria-label="办理情况"
        placeholder="例如：告知补正、撤回、信息不存在、不属于本机关"
        autoComplete="off"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <p className="visually-hidden" role="status">
        {search === "" ? "" : `${found.length} 种`}
      </p>
      <ul>
        {found.map((counted) => (
          <Case key={counted.words[0]} counted={counted} onGo={close} />
        ))}
      </ul>
      {found.length === 0 ? <p className="hint">没有找到。换一个说法，或者看各行的说明。</p> : null}
      <p className="hint">每件申请只计一次，只计一种结果。</p>
      <p className="buttons">
        <button type="button" onClick={() => close(null)}>
          关闭
        </button>
      </p>
    </dialog>
  );
}
