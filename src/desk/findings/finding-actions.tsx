/** What can be done about a finding: go there, take the computed total, correct a citation, confirm a table's shape. */
import type { ReactElement } from "react";
import type { Finding } from "../../checks/finding";
import { findTotal, type TableId } from "../../form/fields";
import { shapeKey, statedKey } from "../../report/entries";
import { jumpTo } from "../wizard/jump";
import { useIsFinalized, useSession } from "../wizard/session-context";

/** The one action besides going there that settles a finding, if it has one. */
function settling(finding: Finding): { label: string; name: string; key: string } | null {
  if (finding.rule === "stated-total") {
    return {
      label: `采用计算值 ${finding.values["computed"] ?? 0}`,
      name: "采用计算值",
      key: statedKey(finding.at),
    };
  }
  if (finding.rule === "table-shape") {
    return { label: "已逐格核对", name: "确认表格", key: shapeKey(finding.at as TableId) };
  }
  return null;
}

const goLabel = (finding: Finding): string => {
  if (finding.span !== undefined) return "改文字";
  if (finding.rule === "missing-value") return "去第一处空格";
  return findTotal(finding.at) === undefined ? "去看" : "去这一行";
};

export function FindingActions({ finding }: { readonly finding: Finding }): ReactElement {
  const session = useSession();
  const finalized = useIsFinalized();
  const settle = settling(finding);
  return (
    <div className="acts">
      <button type="button" className="link" onClick={() => jumpTo(session, finding)}>
        {goLabel(finding)}
      </button>
      {settle === null || finalized ? null : (
        <button
          type="button"
          className="link"
          data-action={finding.rule === "stated-total" ? "accept-computed" : undefined}
          onClick={() => session.make(settle.name, [{ key: settle.key, value: "" }])}
        >
          {settle.label}
        </button>
      )}
    </div>
  );
}
