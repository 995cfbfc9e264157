/** 退回 and 通过: who decides, when, and on exactly which content. */
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { usePerson } from "../ui/person";

export interface Decided {
  readonly by: string;
  readonly note: string;
}

interface Props {
  readonly status: "approved" | "returned";
  /** First characters of the content hash, as people compare them. */
  readonly code: string;
  readonly comments: number;
  readonly errors: number;
  readonly onDecide: (decided: Decided) => void;
  readonly onClose: () => void;
}

const LEAST_REASON = 4;

export function DecisionDialog({ status, code, comments, errors, onDecide, onClose }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const [known, remember] = usePerson("supervisor");
  const [typed, setTyped] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const name = typed ?? known;
  const needsReason = status === "approved" && errors > 0;
  const reasonMissing = needsReason && note.trim().length < LEAST_REASON;
  const decide = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() === "" || reasonMissing) return;
    if (name.trim() !== known) remember(name.trim());
    onDecide({ by: name.trim(), note: note.trim() });
  };
  const approves = status === "approved";
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="decision-title" onClose={onClose}>
      <h2 id="decision-title">{approves ? "审核通过" : `退回修改（${comments} 条意见）`}</h2>
      <form className="form" onSubmit={decide}>
        <p>
          {approves
            ? `通过的是校验码 ${code} 的内容。内容以后有任何改动，通过自动失效。`
            : "会生成一个退回文件，带着全部意见。发回给填报单位，对方打开后逐条修改。"}
        </p>
        <div className="field">
          <label htmlFor="decision-name">审核人姓名</label>
          <input
            id="decision-name"
            value={name}
            autoComplete="off"
            maxLength={60}
            aria-invalid={asked && name.trim() === "" ? true : undefined}
            aria-describedby="decision-name-error"
            onChange={(event) => setTyped(event.target.value)}
          />
          <p className="field-error" id="decision-name-error">
            {asked && name.trim() === "" ? "请填写姓名，会写进文件。" : ""}
          </p>
        </div>
        <div className="field">
          <label htmlFor="decision-note">
            {needsReason ? `还有 ${errors} 处必须改正，为什么仍然通过` : "总的意见"}
            {needsReason ? null : <span className="optional">（可以不填）</span>}
          </label>
          <input
            id="decision-note"
            value={note}
            maxLength={500}
            autoComplete="off"
            aria-invalid={asked && reasonMissing ? true : undefined}
            aria-describedby="decision-note-error"
            onChange={(event) => setNote(event.target.value)}
          />
          <p className="field-error" id="decision-note-error">
            {asked && reasonMissing ? `请写明理由，至少 ${LEAST_REASON} 个字。` : ""}
          </p>
        </div>
        <p className="buttons">
          <button type="submit" className="primary">
            {approves ? "通过并保存文件" : "退回并保存文件"}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            取消
          </button>
        </p>
      </form>
    </dialog>
  );
}
