/** What became of opened files, in one line each. */
import "./soft-bar.css";
import "./import-outcome.css";
import type { ReactElement } from "react";
import { keepFocusNear } from "./keep-focus";
import type { OpenedFile } from "./open-files";
import { stepPath } from "./routes";

interface Props {
  readonly files: readonly OpenedFile[];
  readonly onDismiss: () => void;
  /** Whether to link to the drafts: not where the draft itself is on the screen. */
  readonly links: boolean;
}

export function ImportOutcome({ files, onDismiss, links }: Props): ReactElement | null {
  if (files.length === 0) return null;
  return (
    <section className="outcomes soft-bar" aria-label="打开文件的结果">
      <div role="status">
        <ul>
          {files.map((file) => (
            <li key={file.draftId ?? file.name} data-import-outcome={file.outcome}>
              <span>{file.message}</span>
              {file.quotes === undefined || file.quotes.length === 0 ? null : (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys.
                <ol className="quotes" tabIndex={0} aria-label="逐处列出">
                  {file.quotes.map((quote, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and words may be the same twice.
                    <li key={index}>{quote}</li>
                  ))}
                </ol>
              )}
              {links && file.draftId !== undefined ? (
                <a href={file.path ?? stepPath(file.draftId, "finish")}>去看</a>
              ) : null}
            </li>
          ))}
        </ul>
        {files.some(({ outcome }) => outcome === "rejected") ? <p>没有打开的文件不改动任何草稿。</p> : null}
      </div>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          keepFocusNear("button", "main h1");
          onDismiss();
        }}
      >
        知道了
      </button>
    </section>
  );
}
