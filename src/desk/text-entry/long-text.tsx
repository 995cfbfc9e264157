/**
 * A long text: a plain text area, the words that findings are about marked behind it, bold words and headings drawn
 * behind it, and its length below. Marks and length follow when typing pauses; a keystroke renders nothing here.
 */
import "./long-text.css";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  memo,
  type ReactElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Finding, Fix } from "../../checks/finding";
import { type FieldId, findField } from "../../form/fields";
import { BLANK } from "../../report/blank";
import { textStats } from "../../report/text-stats";
import { useEntryInput } from "../open-draft/entry-input";
import {
  describedBy,
  type OpenDraft,
  useFindingsAt,
  useIsLocked,
  useOpenDraft,
} from "../open-draft/open-draft";
import { Dressing } from "./dressing";

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

/** Half a Chinese character, as punctuation is set where two marks meet: full lines are multiples of it, CSS pixels. */
const HALF = 7.5;
/** What stands beside the words, CSS pixels. */
const PADDING = 28;

/**
 * The layers measure each marked piece apart, rounded: a line that just fits in the area would not fit there, and break
 * a character earlier. So that no line just fits, the width is never a multiple of half a character.
 */
function useSpareWidth(area: { readonly current: HTMLTextAreaElement | null }): void {
  useLayoutEffect(() => {
    const { current } = area;
    if (current === null) return;
    const spare = () => {
      const over = (current.clientWidth - PADDING - HALF / 2) % HALF;
      current.parentElement?.style.setProperty("--spare", `${over}px`);
    };
    spare();
    const watch = new ResizeObserver(spare);
    watch.observe(current);
    return () => watch.disconnect();
  }, [area]);
}

/** Puts a cleaned paste in the place of the selection, as one step. */
function insert({ session }: OpenDraft, id: FieldId, area: HTMLTextAreaElement, words: string): void {
  const { value, selectionStart, selectionEnd, scrollTop } = area;
  // Paragraphs that are pasted before others begin and end their own lines.
  const text = value.slice(0, selectionStart) + words + value.slice(selectionEnd);
  session.applyStep("粘贴文字", [{ key: id, value: text }]);
  const caret = selectionStart + words.length;
  area.setSelectionRange(caret, caret);
  area.scrollTop = scrollTop;
}

/** Selects the next blank (××) from an offset, or the one before it; false when there is none that way. */
export function selectBlank(area: HTMLTextAreaElement, by: 1 | -1, from: number): boolean {
  const at =
    by === 1 ? area.value.indexOf(BLANK, from) : from === 0 ? -1 : area.value.lastIndexOf(BLANK, from - 1);
  if (at < 0) return false;
  area.setSelectionRange(at, at + BLANK.length);
  return true;
}

/** Tab walks the blanks that are left in a text; past the last one it leaves the text, as everywhere. */
function walkBlanks(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { key, shiftKey, ctrlKey, altKey, currentTarget: area } = event;
  if (key !== "Tab" || ctrlKey || altKey || event.nativeEvent.isComposing || area.readOnly) return;
  if (selectBlank(area, shiftKey ? -1 : 1, shiftKey ? area.selectionStart : area.selectionEnd))
    event.preventDefault();
}

/** The finding whose words the caret stands in, with something to settle it; a caret that moves elsewhere renders nothing. */
function useFindingAtCaret(
  area: { readonly current: HTMLTextAreaElement | null },
  hits: readonly Finding[],
): Finding | null {
  const [at, setAt] = useState<Finding["id"] | null>(null);
  useEffect(() => {
    const follow = () => {
      const { current } = area;
      const caret = current !== null && document.activeElement === current ? current.selectionStart : null;
      const hit = hits.find(
        ({ span, fixes }) =>
          caret !== null && span !== undefined && fixes.length > 0 && span.from <= caret && caret <= span.to,
      );
      setAt(hit?.id ?? null);
    };
    follow();
    document.addEventListener("selectionchange", follow);
    return () => document.removeEventListener("selectionchange", follow);
  }, [area, hits]);
  return at === null ? null : (hits.find(({ id }) => id === at) ?? null);
}

export const LongText = memo(function LongText({ id, fills, labelledBy }: Props): ReactElement {
  const draft = useOpenDraft();
  const { session } = draft;
  const { ref, ...entry } = useEntryInput(id);
  const area = useRef<HTMLTextAreaElement | null>(null);
  const marks = useRef<HTMLDivElement>(null);
  const dress = useRef<HTMLDivElement>(null);
  const findings = useFindingsAt(id);
  const readOnly = useIsLocked();
  const text = usePausedText(id);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (fills || area.current === null || text === null) return;
    grow(area.current);
  }, [fills, text]);
  useSpareWidth(area);
  const follow = () => {
    for (const layer of [marks.current, dress.current]) {
      if (layer !== null && area.current !== null) layer.scrollTop = area.current.scrollTop;
    }
  };
  // What was drawn anew begins at the top: it follows the area before it is seen.
  useLayoutEffect(follow);
  useLayoutEffect(() => {
    if (dress.current === null) return;
    const dressing = new Dressing(dress.current);
    dress.current.textContent = "";
    const show = () => dressing.show(session.report.typed(id));
    show();
    return session.report.changesAt(id).watch(() => {
      show();
      setSaid("");
    });
  }, [session, id]);
  const hits = text === null ? [] : findings.filter((finding) => finding.span !== undefined);
  const atCaret = useFindingAtCaret(area, hits);
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const target = event.currentTarget;
    const plain = event.clipboardData.getData("text/plain");
    const html = event.clipboardData.getData("text/html");
    if (plain === "" && html === "") return;
    event.preventDefault();
    if (readOnly) return;
    // Without the part that cleans, the plain words are better than none.
    const asIs = { text: plain, said: "" };
    const cleaning = import("./pasted-text").then((part) => part.cleaned(html, plain));
    void cleaning
      .catch(() => asIs)
      .then((paste) => {
        if (paste.text !== "") insert(draft, id, target, paste.text);
        setSaid(paste.said);
      });
  };
  const settle = (finding: Finding, fix: Fix) => {
    const before = session.report.typed(id);
    const changes = session.findings.changesOf(finding.id, fix);
    if (changes.length > 0) session.applyStep(fix.name, changes);
    session.findings.settle();
    area.current?.focus();
    import("../open-draft/put-words").then(
      ({ changedSpan, showPut }) => showPut(session, id, [changedSpan(before, session.report.typed(id))]),
      () => undefined,
    );
  };
  return (
    <div className={fills ? "long-text fills" : "long-text grows"}>
      <div className="layers">
        {/* They scroll with the area and are no stops for the keyboard, which what scrolls is by itself. */}
        <div className="dress" ref={dress} aria-hidden="true" tabIndex={-1} />
        <div className="marks" ref={marks} aria-hidden="true" tabIndex={-1}>
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
          onPaste={onPaste}
          onKeyDown={walkBlanks}
          onScroll={follow}
        />
      </div>
      <p className="strip">
        <Length text={text} />
        <span className="said" role="status">
          {said}
        </span>
        <span className="grow" />
        {atCaret === null || readOnly ? (
          <span className="keys">一行一段 · （一）开头是小标题 · **粗体**</span>
        ) : (
          <span className="at-caret">
            {atCaret.message}
            {atCaret.fixes.map((fix) => (
              <button
                key={fix.name}
                type="button"
                // The caret stays where it is, so that the words stay those that are meant.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => settle(atCaret, fix)}
              >
                {fix.label}
              </button>
            ))}
          </span>
        )}
      </p>
    </div>
  );
});

function Length({ text }: { readonly text: string | null }): ReactElement {
  const shown = useRef("");
  if (text !== null) {
    const { characters, paragraphs } = textStats(text);
    shown.current = `${characters.toLocaleString("zh-CN")} 字 · ${paragraphs} 段`;
  }
  return <span>{shown.current}</span>;
}
