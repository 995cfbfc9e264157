/**
 * A long text: a plain text area, the words that findings are about marked behind it, and its length below.
 * Marks and length follow when typing pauses; a keystroke renders nothing here.
 */
import "./long-text.css";
import { memo, type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Finding } from "../../checks/finding";
import { type FieldId, findField } from "../../form/fields";
import { textStats } from "../../report/text-stats";
import { useEntryInput } from "../open-draft/entry-input";
import { describedBy, useFindingsAt, useIsLocked, useOpenDraft } from "../open-draft/open-draft";

const PAUSE_MS = 300;

/** The text as it was when typing last paused, or null while somebody types. */
function usePausedText(id: FieldId): string | null {
  const { session } = useOpenDraft();
  const [text, setText] = useState<string | null>(() => session.report.typed(id));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = session.report.changesAt(id).watch(() => {
      setText(null);
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => setText(session.report.typed(id)), PAUSE_MS);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [session, id]);
  return text;
}

const MARK_LOOK = { error: "e", warning: "w", notice: "n" } as const;

/** The text with its marked words; overlapping spans keep the first. */
function marked(text: string, findings: readonly Finding[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { span, severity } of findings) {
    if (span === undefined || span.from < at || span.to > text.length) continue;
    parts.push(text.slice(at, span.from));
    parts.push(
      <mark key={span.from} className={MARK_LOOK[severity]}>
        {text.slice(span.from, span.to)}
      </mark>,
    );
    at = span.to;
  }
  // A last line break shows in a text area and not in a block; the space keeps both equally tall.
  parts.push(`${text.slice(at)} `);
  return parts;
}

interface Props {
  readonly id: FieldId;
  /** Whether the area fills the page or grows with its text. */
  readonly fills: boolean;
  readonly labelledBy?: string;
}

/** Grows an area with its text, up to what its style allows; reads the layout only when it may have to grow. */
function grow(area: HTMLTextAreaElement): void {
  if (area.scrollHeight > area.clientHeight) area.style.height = `${area.scrollHeight + 2}px`;
}

export const LongText = memo(function LongText({ id, fills, labelledBy }: Props): ReactElement {
  const { ref, ...entry } = useEntryInput(id);
  const area = useRef<HTMLTextAreaElement | null>(null);
  const marks = useRef<HTMLDivElement>(null);
  const findings = useFindingsAt(id);
  const readOnly = useIsLocked();
  const text = usePausedText(id);
  useEffect(() => {
    if (fills || area.current === null || text === null) return;
    grow(area.current);
  }, [fills, text]);
  // What was drawn anew begins at the top: it follows the area before it is seen.
  useLayoutEffect(() => {
    if (marks.current !== null && area.current !== null) marks.current.scrollTop = area.current.scrollTop;
  });
  const hits = text === null ? [] : findings.filter((finding) => finding.span !== undefined);
  return (
    <div className={fills ? "long-text fills" : "long-text grows"}>
      <div className="paper">
        <div className="marks" ref={marks} aria-hidden="true">
          {text === null || hits.length === 0 ? null : marked(text, hits)}
        </div>
        <textarea
          {...entry}
          ref={(node) => {
            area.current = node;
            ref(node);
          }}
          id={id}
          spellCheck={false}
          readOnly={readOnly}
          aria-labelledby={labelledBy}
          aria-label={labelledBy === undefined ? findField(id)?.label : undefined}
          {...describedBy(findings)}
          onScroll={(event) => {
            if (marks.current !== null) marks.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      <Length text={text} />
    </div>
  );
});

function Length({ text }: { readonly text: string | null }): ReactElement {
  const shown = useRef("");
  if (text !== null) {
    const { characters, paragraphs } = textStats(text);
    shown.current = `${characters.toLocaleString("zh-CN")} 字 · ${paragraphs} 段`;
  }
  return (
    <p className="strip">
      <span>{shown.current}</span>
      <span className="grow" />
      <span className="keys">一行一段 · （一）开头是小标题 · **粗体**</span>
    </p>
  );
}
