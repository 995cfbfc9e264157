/** The browser lost drafts by itself: which came back, which did not, and what to do. */
import { type ReactElement, useEffect, useRef } from "react";
import type { Loss } from "../../drafts/loss";
import { lossWasRead } from "../../drafts/restore-lost";
import { useApp } from "../ui/services";

function sentence({ whole, restored, missing }: Loss): string {
  const what = whole ? "浏览器的草稿库损坏并被浏览器清空。" : "浏览器的草稿库损坏，丢失了一部分内容。";
  const back = restored.length > 0 ? `已从副本恢复 ${restored.length} 份，可能缺少最后几秒的修改。` : "";
  const gone = restored.length > 0 ? `另有 ${missing.length} 份` : `有 ${missing.length} 份`;
  if (missing.length > 0)
    return `${what}${back}${gone}没有副本：以前下载过备份的，请在「我的报告」里用「恢复备份」找回。`;
  return `${what}${back}${restored.length > 0 ? "" : "以前下载过备份的，请在「我的报告」里用「恢复备份」找回。"}`;
}

function Names({
  title,
  names,
}: {
  readonly title: string;
  readonly names: readonly string[];
}): ReactElement | null {
  if (names.length === 0) return null;
  // Several drafts may have the same name.
  const distinct = [...new Set(names)];
  return (
    <>
      <h3>{title}</h3>
      <ul className="names" aria-label={title}>
        {distinct.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}

export function LossNotice({ loss }: { readonly loss: Loss }): ReactElement {
  const { library, loss: shown } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => {
    lossWasRead(library, loss);
    dialog.current?.close();
    shown.set(null);
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="loss-title"
      aria-describedby="loss-what"
      data-loss={`${loss.restored.length}/${loss.missing.length}`}
      onCancel={(event) => {
        // It is only closed by saying that it was read.
        event.preventDefault();
      }}
    >
      <h2 id="loss-title">浏览器丢失了草稿</h2>
      <p id="loss-what">{sentence(loss)}</p>
      <p className="buttons">
        <button type="button" className="primary" onClick={close}>
          知道了
        </button>
      </p>
      <Names title="没有副本的" names={loss.missing.map(({ name }) => name)} />
      <Names title="已恢复的" names={loss.restored} />
    </dialog>
  );
}
