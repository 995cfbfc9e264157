/** The three figures of 信息处理费, which no table has: asked for section six's statement. */
import { type ReactElement, useId } from "react";
import type { ProcessingFee } from "../../narrative/other-sentences";
import { parseAmount, parseCount } from "../../report/numbers";

/** What was typed in the three fields. */
export type FeesTyped = Readonly<Record<keyof ProcessingFee, string>>;
export const NO_FEES: FeesTyped = { notices: "", charged: "", received: "" };

const FIELDS = [
  { key: "notices", label: "发出收费通知（件）", parse: parseCount, wrong: "不是件数。请填 0 或正整数。" },
  {
    key: "charged",
    label: "通知总金额（元）",
    parse: parseAmount,
    wrong: "不是金额。单位是元，最多 2 位小数。",
  },
  {
    key: "received",
    label: "实际收取（元）",
    parse: parseAmount,
    wrong: "不是金额。单位是元，最多 2 位小数。",
  },
] as const;

type Field = (typeof FIELDS)[number];

/** The figure that was typed; null while there is none, or what stands there is none. */
function figureOf({ key, parse }: Field, typed: FeesTyped): number | null {
  const parsed = parse(typed[key]);
  if (!parsed.ok || parsed.value === null) return null;
  // 分 are the smallest there are.
  return Number(parsed.value.toFixed(2)) === parsed.value ? parsed.value : null;
}

/** The fees; null when nothing was typed, `open` while something is missing or wrong. */
export function feeOf(typed: FeesTyped): ProcessingFee | null | "open" {
  if (Object.values(typed).every((text) => text.trim() === "")) return null;
  const [notices, charged, received] = FIELDS.map((field) => figureOf(field, typed));
  if (notices == null || charged == null || received == null) return "open";
  return { notices, charged, received };
}

function Figure({
  field,
  typed,
  onType,
}: {
  readonly field: Field;
  readonly typed: FeesTyped;
  readonly onType: (typed: FeesTyped) => void;
}): ReactElement {
  const id = useId();
  const text = typed[field.key];
  const wrong = text.trim() !== "" && figureOf(field, typed) === null;
  return (
    <div className="field">
      <label htmlFor={id}>{field.label}</label>
      <input
        id={id}
        className={wrong ? "bad" : undefined}
        inputMode={field.key === "notices" ? "numeric" : "decimal"}
        autoComplete="off"
        value={text}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => onType({ ...typed, [field.key]: event.target.value })}
      />
      {wrong ? (
        <p className="field-error" id={`${id}-error`}>
          “{text}”{field.wrong}
        </p>
      ) : null}
    </div>
  );
}

interface Props {
  readonly typed: FeesTyped;
  readonly onType: (typed: FeesTyped) => void;
  /** Something was typed and not all three. */
  readonly isOpen: boolean;
}

export function ProcessingFees({ typed, onType, isOpen }: Props): ReactElement {
  return (
    <fieldset className="processing-fees">
      <legend>信息处理费</legend>
      <p className="hint">
        {isOpen ? "三个数都填好，才有收费的句子；没有的填 0。" : "收取过的填这三个数；没有收取的不用填。"}
      </p>
      <div className="fee-fields">
        {FIELDS.map((field) => (
          <Figure key={field.key} field={field} typed={typed} onType={onType} />
        ))}
      </div>
    </fieldset>
  );
}
