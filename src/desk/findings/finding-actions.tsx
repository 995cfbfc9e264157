/** What can be done about a finding: go there, take the computed total, correct a citation, confirm a table's shape. */
import type { ReactElement } from "react";
import type { Finding } from "../../checks/finding";
import { withFullWidthBrackets } from "../../checks/half-width-brackets";
import { findTotal } from "../../form/fields";
import { type Change, conflictKey, shapeKey, statedKey } from "../../report/entries";
import type { ReportView } from "../../report/live-report";
import { jumpTo } from "../wizard/jump";
import { useIsLocked, useSession } from "../wizard/session-context";

interface Settling {
  readonly label: string;
  readonly name: string;
  readonly changes: readonly Change[];
}

/** What settles a finding besides going there. */
function settlings({ rule, at, values }: Finding, report: ReportView): readonly Settling[] {
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
    case "half-width-brackets":
      if (values["what"] !== "half-width") return [];
      return [
        {
          label: "都改成全角",
          name: "括号改成全角",
          changes: [{ key: at, value: withFullWidthBrackets(report.typed(at)) }],
        },
      ];
    default:
      return [];
  }
}

/** Names of the actions in the page, for tests and macros. */
const ACTIONS: Partial<Readonly<Record<Finding["rule"], string>>> = {
  "stated-total": "accept-computed",
  "half-width-brackets": "fix-text",
};

const goLabel = (finding: Finding): string => {
  if (finding.span !== undefined) return "改文字";
  if (finding.rule === "missing-value") return "去第一处空格";
  return findTotal(finding.at) === undefined ? "去看" : "去这一行";
};

export function FindingActions({ finding }: { readonly finding: Finding }): ReactElement {
  const session = useSession();
  const locked = useIsLocked();
  return (
    <div className="acts">
      <button type="button" className="link" onClick={() => jumpTo(session, finding)}>
        {goLabel(finding)}
      </button>
      {(locked ? [] : settlings(finding, session.report)).map((settling) => (
        <button
          key={settling.label}
          type="button"
          className="link"
          data-action={ACTIONS[finding.rule]}
          onClick={() => session.make(settling.name, settling.changes)}
        >
          {settling.label}
        </button>
      ))}
    </div>
  );
}
