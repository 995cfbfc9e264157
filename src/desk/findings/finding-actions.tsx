/** What can be done about a finding: go there, take the computed total, correct a citation, confirm a table's shape. */
import type { ReactElement } from "react";
import type { Finding } from "../../checks/finding";
import { findTotal } from "../../form/fields";
import { type Change, conflictKey, shapeKey, statedKey } from "../../report/entries";
import { jumpTo } from "../open-draft/jump";
import { useIsLocked, useOpenDraft } from "../open-draft/open-draft";

interface Settling {
  readonly label: string;
  readonly name: string;
  readonly changes: readonly Change[];
}

/** What settles a finding besides going there. */
function settlings({ rule, at, values }: Finding): readonly Settling[] {
  switch (rule) {
    case "stated-total":
      return [
        {
          label: `采用计算值 ${values["computed"] ?? 0}`,
          name: "采用计算值",
          changes: [{ key: statedKey(at), value: "" }],
        },
      ];
    case "table-shape":
      return [{ label: "已逐格核对", name: "确认表格", changes: [{ key: shapeKey(at), value: "" }] }];
    case "two-windows": {
      const settled = { key: conflictKey(at), value: "" };
      return [
        { label: "用现在的", name: "选用现在的内容", changes: [settled] },
        {
          label: "用另一个窗口的",
          name: "选用另一个窗口的内容",
          changes: [{ key: at, value: String(values["other"] ?? "") }, settled],
        },
      ];
    }
    default:
      return [];
  }
}

const goLabel = (finding: Finding): string => {
  if (finding.span !== undefined) return "改文字";
  if (finding.rule === "missing-value") return "去第一处空格";
  return findTotal(finding.at) === undefined ? "去看" : "去这一行";
};

export function FindingActions({ finding }: { readonly finding: Finding }): ReactElement {
  const draft = useOpenDraft();
  const locked = useIsLocked();
  return (
    <div className="acts">
      <button type="button" className="link" onClick={() => jumpTo(draft, finding)}>
        {goLabel(finding)}
      </button>
      {(locked ? [] : settlings(finding)).map((settling) => (
        <button
          key={settling.label}
          type="button"
          className="link"
          data-action={finding.rule === "stated-total" ? "accept-computed" : undefined}
          onClick={() => draft.session.applyStep(settling.name, settling.changes)}
        >
          {settling.label}
        </button>
      ))}
    </div>
  );
}
