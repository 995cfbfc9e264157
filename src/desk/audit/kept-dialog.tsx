/** 留存的核对: runs kept in this browser, to be looked at, compared with, or removed. */
import { type ReactElement, useEffect, useRef } from "react";
import { shownTime } from "../ui/shown-time";
import type { KeptHead } from "./kept-runs";

interface Props {
  readonly runs: readonly KeptHead[];
  /** Whether there is anything to compare them with. */
  readonly canCompare: boolean;
  readonly onCompare: (id: string) => void;
  readonly onShow: (id: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onClose: () => void;
}

export function KeptDialog(props: Props): ReactElement {
  const { runs, canCompare, onCompare, onShow, onRemove, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const now = new Date();
  return (
    <dialog ref={dialog} className="dialog kept-runs" aria-labelledby="kept-runs-title" onClose={onClose}>
      <h2 id="kept-runs-title" ref={title} tabIndex={-1}>
        留存的核对
      </h2>
      {runs.length === 0 ? (
        <p>没有留存的核对。核对完以后点「留存」，只保存在这台电脑的浏览器里。</p>
      ) : (
        <ul>
          {runs.map(({ id, at, count, errors }) => {
            const name = `${shownTime(at, now)} · ${count} 个文件 · ${errors} 处必须改正`;
            return (
              <li key={id}>
                <span>{name}</span>
                <button type="button" className="link" aria-label={`看 ${name}`} onClick={() => onShow(id)}>
                  看
                </button>
                <button
                  type="button"
                  className="link"
                  aria-label={`与它比：${name}`}
                  disabled={!canCompare}
                  onClick={() => onCompare(id)}
                >
                  与它比
                </button>
                <button
                  type="button"
                  className="link"
                  aria-label={`删除 ${name}`}
                  onClick={() => {
                    title.current?.focus();
                    onRemove(id);
                  }}
                >
                  删除
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <p className="buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          关闭
        </button>
      </p>
    </dialog>
  );
}
