/** 生成汇总报告: whose report it is, what it sums, and what is to be known before. */
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { RollUp } from "../../review/summary/roll-up";

/** So many are named; the board has them all. */
const MOST = 8;

interface Props {
  readonly year: number;
  readonly count: number;
  /** What the sum would be; the organization's name does not matter to it. */
  readonly sum: RollUp;
  /** Units with the column in which they do not balance. */
  readonly unbalanced: readonly string[];
  readonly missing: number;
  readonly proposedName: string;
  readonly onMake: (organization: string) => void;
  readonly onClose: () => void;
}

export function RollUpDialog(props: Props): ReactElement {
  const { year, count, sum, unbalanced, missing, proposedName, onMake, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState(proposedName);
  const [asked, setAsked] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const make = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== "") onMake(name.trim());
  };
  const incomplete = new Set([...sum.incomplete.values()].flat());
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="roll-up-title" onClose={onClose}>
      <h2 id="roll-up-title">生成汇总报告（{year} 年度）</h2>
      <form className="form" onSubmit={make}>
        <p>三张表的数字是 {count} 个单位的准确合计，每一格都记着来自哪些单位；文字部分另写。</p>
        {missing > 0 ? <p className="field-warning">还有 {missing} 个单位没有计入。</p> : null}
        {unbalanced.length > 0 ? (
          <p className="field-warning">
            这些单位勾稽不平，汇总也会不平：{unbalanced.slice(0, MOST).join("、")}
            {unbalanced.length > MOST ? `等 ${unbalanced.length} 处` : ""}。
          </p>
        ) : null}
        {incomplete.size > 0 ? (
          <p className="field-warning">
            有空格的单位 {incomplete.size} 个，空格不当作 0：{[...incomplete].slice(0, MOST).join("、")}。
          </p>
        ) : null}
        {sum.tooLarge.length > 0 ? (
          <p className="field-error">{sum.tooLarge.length} 格的合计超出这一格能填的数，会留空。</p>
        ) : null}
        <div className="field">
          <label htmlFor="roll-up-name">汇总报告的单位全称</label>
          <input
            id="roll-up-name"
            value={name}
            maxLength={100}
            autoComplete="off"
            placeholder="例如：福州市长乐区人民政府"
            aria-invalid={asked && name.trim() === "" ? true : undefined}
            aria-describedby="roll-up-name-error"
            onChange={(event) => setName(event.target.value)}
          />
          <p className="field-error" id="roll-up-name-error">
            {asked && name.trim() === "" ? "请填写单位全称。" : ""}
          </p>
        </div>
        <p className="buttons">
          <button type="submit" className="primary">
            生成草稿
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            取消
          </button>
        </p>
      </form>
    </dialog>
  );
}
