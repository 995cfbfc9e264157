/** 校验码: the first eight digits, as people read them out; the whole hash on demand. */
import type { ReactElement } from "react";
import { shownCode } from "../ui/shown-code";

export function ContentCode({ hash }: { readonly hash: string }): ReactElement {
  return (
    <details className="content-hash">
      <summary title="导出的文件里都写着它，凭它可以认出文件出自哪一版">
        校验码 <b>{shownCode(hash)}</b>
      </summary>
      <code>{hash}</code>
    </details>
  );
}
