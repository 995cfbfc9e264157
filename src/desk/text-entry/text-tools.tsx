/** Over a long text: 加粗, 小标题, 查找替换, 插入数据段落. Each is one step that can be undone. */
import { type ReactElement, useCallback, useEffect, useState } from "react";
import type { FieldId } from "../../form/fields";
import { useIsLocked, useOpenDraft } from "../open-draft/open-draft";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { type Edited, toggleBold, toggleHeading } from "./text-commands";

const insertSentences = lazyPart(() => import("./insert-sentences").then((part) => part.InsertSentences));

/** Texts that there are ready sentences for. */
const WITH_SENTENCES: ReadonlySet<FieldId> = new Set<FieldId>(["overview", "otherMatters"]);

interface Props {
  readonly id: FieldId;
}

const areaOf = (id: FieldId): HTMLTextAreaElement | null => {
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element : null;
};

export function TextTools({ id }: Props): ReactElement | null {
  const { session, view } = useOpenDraft();
  const locked = useIsLocked();
  const [insertInto, setInsertInto] = useState<HTMLTextAreaElement | null>(null);
  const edit = useCallback(
    (name: string, command: (before: Edited) => Edited) => {
      const area = areaOf(id);
      if (area === null) return;
      const { value: text, selectionStart: from, selectionEnd: to, scrollTop } = area;
      const after = command({ text, from, to });
      session.applyStep(name, [{ key: id, value: after.text }]);
      area.focus();
      area.setSelectionRange(after.from, after.to);
      area.scrollTop = scrollTop;
    },
    [session, id],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const ctrl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!ctrl || event.key.toLowerCase() !== "b" || event.isComposing) return;
      if (document.activeElement !== areaOf(id)) return;
      event.preventDefault();
      edit("加粗", toggleBold);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [edit, id]);
  if (locked) return null;
  return (
    <div className="text-tools">
      <button
        type="button"
        className="quiet"
        title="所选文字加粗（Ctrl+B）"
        onClick={() => edit("加粗", toggleBold)}
      >
        <b>加粗</b>
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => edit("小标题", toggleHeading)}
        title="光标所在的段落编为（一）（二）小标题，再按取消"
      >
        小标题
      </button>
      <button
        type="button"
        className="quiet"
        data-action="find-replace"
        title="在全部文字里查找替换（Ctrl+H）"
        onClick={() => view.replaceShown.set(true)}
      >
        查找替换
      </button>
      {WITH_SENTENCES.has(id) ? (
        <button
          type="button"
          className="quiet"
          data-action="insert-sentences"
          title="按表格的数字写好的句子，选了插在光标处"
          onClick={() => setInsertInto(areaOf(id))}
        >
          插入数据段落
        </button>
      ) : null}
      {insertInto === null ? null : (
        <LazyPart
          part={insertSentences}
          with={{ id, area: insertInto, onClose: () => setInsertInto(null) }}
        />
      )}
    </div>
  );
}
