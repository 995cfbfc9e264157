/** 校验码: the first eight digits, as people read them out; the whole hash on demand. */
import type { ReactElement } from "react";

/** sha256:a8c3796a… → A8C3 796A */
export const shortCode = (hash: string): string => {
  const digits = hash
    .replace(/^sha256:/, "")
    .slice(0, 8)
    .toUpperCase();
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
};

export function ContentCode({ hash }: { readonly hash: string }): ReactElement {
  return (
    <details className="content-hash">
      <summary title="导出的文件里都写着它，凭它可以认出文件出自哪一版">
        校验码 <b>{shortCode(hash)}</b>
      </summary>
      <code>{hash}</code>
    </details>
  );
}
