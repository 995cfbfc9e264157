/** 应报单位名单: pasted from a sheet, or taken from last year or from what came; and the date by which they report. */
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { Collection } from "../../review/summary/board";
import { parseExpected } from "../../review/summary/unit-names";

interface Props {
  readonly collection: Collection;
  /** Last year's list, where there is one. */
  readonly lastYear: Collection | null;
  readonly received: readonly string[];
  readonly onSave: (collection: Collection) => void;
  readonly onClose: () => void;
}

const asText = (units: Collection["expected"]): string =>
  units.map(({ name, kind }) => `${name}\t${kind}`).join("\n");

export function ExpectedDialog({ collection, lastYear, received, onSave, onClose }: Props): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(() => asText(collection.expected));
  const [deadline, setDeadline] = useState(collection.deadline);
  useEffect(() => dialog.current?.showModal(), []);
  const units = parseExpected(text);
  const badDate = !/^\d{4}-\d\d-\d\d$/.test(deadline);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!badDate) onSave({ ...collection, expected: units, deadline });
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="expected-title" onClose={onClose}>
      <h2 id="expected-title">应报单位名单（{collection.year} 年度）</h2>
      <form className="form" onSubmit={save}>
        <div className="field">
          <label htmlFor="expected-units">一行一个单位，可以从 Excel 粘贴；第二列写类别</label>
          <textarea
            id="expected-units"
            className="expected-units"
            rows={9}
            value={text}
            placeholder={"区教育局\t区直部门\n首占镇\t镇街"}
            onChange={(event) => setText(event.target.value)}
          />
          <p className="hint" role="status">
            认出 {units.length} 个单位。局与委、有没有地名，都能对上；对不上的会问。
          </p>
        </div>
        <p className="buttons">
          {lastYear === null || lastYear.expected.length === 0 ? null : (
            <button type="button" onClick={() => setText(asText(lastYear.expected))}>
              用 {lastYear.year} 年度的名单（{lastYear.expected.length} 个）
            </button>
          )}
          {received.length === 0 ? null : (
            <button type="button" onClick={() => setText(received.join("\n"))}>
              用已收到的单位（{received.length} 个）
            </button>
          )}
        </p>
        <div className="field">
          <label htmlFor="deadline">报送截止日期</label>
          <input
            id="deadline"
            type="date"
            className="date"
            value={deadline}
            aria-invalid={badDate ? true : undefined}
            onChange={(event) => setDeadline(event.target.value)}
          />
        </div>
        <p className="buttons">
          <button type="submit" className="primary">
            保存名单
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            取消
          </button>
        </p>
      </form>
    </dialog>
  );
}
