/** One of our own exports whose visible document was edited: what it carries and what it shows, side by side. */
import type { ReactElement } from "react";
import type { EditedPlace } from "../../opening/document/reading";
import { nameOf } from "./to-look-at";

interface Props {
  readonly edited: readonly EditedPlace[];
  /** Differences at which what is shown was taken. */
  readonly shown: readonly number[];
  readonly onTake: (shown: readonly number[]) => void;
  readonly onFocus: (index: number) => void;
}

const said = (text: string): string => (text === "" ? "（没有）" : text);

export function EditedCard({ edited, shown, onTake, onFocus }: Props): ReactElement {
  const take = (index: number, isShown: boolean) =>
    onTake(isShown ? [...shown, index].sort((a, b) => a - b) : shown.filter((one) => one !== index));
  return (
    <section className="card edited" aria-labelledby="edited">
      <h2 id="edited">是本程序导出的文件，看到的内容后来改过 {edited.length} 处</h2>
      <p className="hint">
        文件里带着导出时的数据。逐处选用哪一个；没有动过的按文件里的。
        <button type="button" className="link" onClick={() => onTake(edited.map((_, index) => index))}>
          全部用看到的
        </button>
        <button type="button" className="link" onClick={() => onTake([])}>
          全部用文件里的
        </button>
      </p>
      <ul>
        {edited.map((edit, index) => {
          // Differences of one reading never move: their place is their identity.
          const key = `${index}`;
          const option = (isShown: boolean) => (
            <label>
              <input
                type="radio"
                name={`edit-${index}`}
                data-take={isShown ? "shown" : "inside"}
                checked={shown.includes(index) === isShown}
                onChange={() => take(index, isShown)}
              />{" "}
              {isShown ? "用看到的" : "用文件里的"}
              <span className="edit-text">{said(isShown ? edit.shown : edit.inside)}</span>
            </label>
          );
          return (
            <li key={key} data-edit={edit.id} onFocus={() => onFocus(index)}>
              <fieldset>
                <legend>{nameOf(edit.id)}</legend>
                {option(false)}
                {option(true)}
              </fieldset>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
