/** A row that can be read in several ways: the row as written, and each reading to be taken. None is taken beforehand. */
import type { ReactElement } from "react";
import { type FieldId, findTotal } from "../../form/fields";
import type { ChoiceOption, ReadChoice } from "../../opening/document/reading";
import { choiceText } from "../../opening/document/reading-words";
import { nameOf } from "./to-look-at";

const NUMERALS = "一二三四五六七八九十";
const nameOfOption = (index: number): string => `读法${NUMERALS[index] ?? index + 1}`;

function wordsOf({ leftOut, agreeing, disagreeing }: ChoiceOption, { written }: ReadChoice): string {
  const left = leftOut
    .map((at) => {
      const value = written[at] ?? "";
      // Among equals that stand together nobody can say which one it is, and it makes no difference.
      const isOneOfMany = written[at - 1] === value || written[at + 1] === value;
      return isOneOfMany ? `一个“${value}”` : `第 ${at + 1} 个“${value}”`;
    })
    .join("、");
  const totals =
    disagreeing === 0
      ? `${agreeing} 个总计都对得上`
      : `${disagreeing} 个总计与相加不一致，会列在核对里${agreeing > 0 ? `；${agreeing} 个对得上` : ""}`;
  return left === "" ? `${totals}。` : `${left}是多的。${totals}。`;
}

function Boxes({
  values,
  ids,
}: {
  readonly values: readonly string[];
  readonly ids?: readonly FieldId[];
}): ReactElement {
  return (
    <span className={ids === undefined ? "boxes written" : "boxes"}>
      {values.map((value, index) => {
        const id = ids?.[index];
        // Values of one row never move: their place is their identity.
        const key = `${index}`;
        return (
          <span
            key={key}
            className={id !== undefined && findTotal(id) !== undefined ? "t" : undefined}
            title={id === undefined ? undefined : nameOf(id)}
          >
            {value === "" ? "空" : value}
          </span>
        );
      })}
    </span>
  );
}

/** Short names of the cells, over the boxes. */
const headOf = (id: FieldId): string => (nameOf(id).split(" · ")[1] ?? "").replace(/^结果|结果$|尚/g, "");

interface Props {
  readonly choice: ReadChoice;
  readonly taken: number | null | undefined;
  readonly onTake: (index: number | null) => void;
  readonly onFocus: () => void;
}

export function ChoiceCard({ choice, taken, onTake, onFocus }: Props): ReactElement {
  const { id, ids, written, options, label } = choice;
  const radio = (index: number | null, name: string, children: ReactElement) => (
    <label className="pick" key={name}>
      <span className="pick-name">
        <input
          type="radio"
          name={`choice-${id}`}
          data-choice={id}
          data-option={index ?? "none"}
          checked={taken === index}
          onChange={() => onTake(index)}
        />{" "}
        {name}
      </span>
      {children}
    </label>
  );
  return (
    <fieldset className="ask" onFocus={onFocus} data-open={taken === undefined}>
      <legend>
        {label}：{choiceText(choice)}
      </legend>
      <div className="ask-scroll">
        <div className="pick">
          <span className="pick-name">原文</span>
          <Boxes values={written} />
        </div>
        <div className="pick heads" aria-hidden="true">
          <span className="pick-name" />
          <span className="boxes">
            {ids.map((one) => (
              <span key={one}>{headOf(one)}</span>
            ))}
          </span>
        </div>
        {options.map((option, index) =>
          radio(
            index,
            nameOfOption(index),
            <>
              <Boxes values={option.values} ids={ids} />
              <span className={option.disagreeing === 0 ? "pick-words holds" : "pick-words"}>
                {wordsOf(option, choice)}
              </span>
            </>,
          ),
        )}
        {radio(
          null,
          options.length === 0 ? "先空着" : "都不对",
          <span className="pick-words">这 {ids.length} 格先空着，可以在表里直接填；没填的列在核对里</span>,
        )}
      </div>
    </fieldset>
  );
}
