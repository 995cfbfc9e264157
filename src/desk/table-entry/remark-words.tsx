/** 备注 beside the focused number, in the line under a table, with a word where it cannot be right. */
import type { ReactElement } from "react";
import type { FieldId } from "../../form/fields";
import { type PartBeyond, partBeyond } from "../../report/remark";
import { useSum } from "../open-draft/open-draft";

export const beyondWords = ({ words, number }: PartBeyond): string =>
  `“${words}”比这一格的 ${number} 还多，请核实。`;

export function RemarkWords({ id, remark }: { readonly id: FieldId; readonly remark: string }): ReactElement {
  const beyond = partBeyond(remark, useSum(id).value);
  return (
    <span className="remark" title={remark}>
      备注：{remark}
      {beyond === null ? null : <span className="field-warning">　{beyondWords(beyond)}</span>}
    </span>
  );
}
