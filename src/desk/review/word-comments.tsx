/**
 * Comments at their words in the wizard's texts: the words are marked, and in the gutter beside their line stands a button
 * that opens the comment as a card, to be answered and settled there. A click on the words opens it too.
 */
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { type Entries, typedAt } from "../../report/entries";
import { findAnchor, placeLabel } from "../../review/anchors";
import type { Thread } from "../../review/records";
import { useViewState } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";
import { CARD_GAP, layCards } from "./lay-cards";
import { ThreadInHand } from "./officer-threads";

/** A comment at words of one text. */
interface Spoken {
  readonly thread: Thread;
  readonly from: number;
  readonly to: number;
}

/** Texts on the screen, by the name of their area. */
function useTexts(): readonly HTMLTextAreaElement[] {
  const step = useWatched(useViewState().stepShown);
  const [areas, setAreas] = useState<readonly HTMLTextAreaElement[]>([]);
  useLayoutEffect(() => {
    setAreas(
      step === null ? [] : [...document.querySelectorAll<HTMLTextAreaElement>(".main .long-text textarea")],
    );
  }, [step]);
  return areas;
}

function spokenIn(id: string, entries: Entries, threads: readonly Thread[]): readonly Spoken[] {
  return threads
    .flatMap((thread): Spoken[] => {
      const anchor = findAnchor(entries, thread.comment);
      if (anchor.state === "lost" || anchor.at !== id || anchor.to <= anchor.from) return [];
      return [{ thread, from: anchor.from, to: anchor.to }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The text cut where words that are spoken of begin and end. */
function marked(text: string, spoken: readonly Spoken[]): ReactNode[] {
  const cuts = [...new Set([0, text.length, ...spoken.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? text.length;
    const words = text.slice(from, to);
    const about = spoken.filter((one) => one.from < to && one.to > from);
    return about.length === 0 ? (
      words
    ) : (
      <mark key={from} data-from={from}>
        {words}
      </mark>
    );
  });
}

/** Height of a button in the gutter, px. */
const PIN = 24;
/** Below the text's foot a card stands above its words. */
const CARD = 190;

function TextComments({
  area,
  entries,
  threads,
}: {
  readonly area: HTMLTextAreaElement;
  readonly entries: Entries;
  readonly threads: readonly Thread[];
}): ReactElement | null {
  const { name, parentElement: paper } = area;
  // Typing comes first: marks and buttons follow it.
  const now = useDeferredValue(entries);
  const text = typedAt(now, name);
  const spoken = spokenIn(name, now, threads);
  const layer = useRef<HTMLDivElement>(null);
  const pins = useRef<HTMLElement>(null);
  const card = useRef<HTMLElement>(null);
  const [open, setOpen] = useState<{ readonly id: string; readonly focus: boolean } | null>(null);
  const [place, setPlace] = useState<{ readonly top: number } | { readonly bottom: number }>({ top: 0 });
  const inHand = spoken.find(({ thread }) => thread.comment.id === open?.id);
  const any = spoken.length > 0;

  useEffect(() => {
    if (paper === null || !any) return;
    paper.setAttribute("data-word-comments", "");
    return () => paper.removeAttribute("data-word-comments");
  }, [paper, any]);

  // After every drawing, and whenever the text is scrolled or its frame changes: each button goes beside its words.
  useLayoutEffect(() => {
    const lay = () => {
      if (layer.current === null || pins.current === null) return;
      layer.current.scrollTop = area.scrollTop;
      pins.current.scrollTop = 0;
      const buttons = [...pins.current.querySelectorAll<HTMLElement>("button")];
      const wants = buttons.map(
        (button) =>
          layer.current?.querySelector<HTMLElement>(`mark[data-from="${button.dataset["from"] ?? ""}"]`)
            ?.offsetTop ?? 0,
      );
      const tops = layCards(
        wants,
        wants.map(() => PIN - CARD_GAP),
        -1,
      );
      buttons.forEach((button, index) => {
        const top = (tops[index] ?? 0) - area.scrollTop;
        button.style.top = `${top}px`;
        if (button.getAttribute("aria-expanded") !== "true") return;
        const next =
          top + PIN + CARD > area.clientHeight && top > CARD
            ? { bottom: area.clientHeight - top }
            : { top: top + PIN };
        setPlace((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      });
    };
    lay();
    const watch = new ResizeObserver(lay);
    watch.observe(area);
    area.addEventListener("scroll", lay);
    return () => {
      watch.disconnect();
      area.removeEventListener("scroll", lay);
    };
  });

  useEffect(() => {
    if (open?.focus === true) card.current?.focus({ preventScroll: true });
  }, [open]);

  // A settled comment's card goes, and with it the focus would.
  const gone = open !== null && inHand === undefined;
  useEffect(() => {
    if (!gone) return;
    setOpen(null);
    if (document.activeElement === document.body) area.focus();
  }, [gone, area]);

  useEffect(() => {
    const onClick = () => {
      if (area.selectionStart !== area.selectionEnd) return;
      const at = area.selectionStart;
      const hit = spoken.find(({ from, to }) => from <= at && at < to);
      setOpen(hit === undefined ? null : { id: hit.thread.comment.id, focus: false });
    };
    const onInput = () => setOpen(null);
    area.addEventListener("click", onClick);
    area.addEventListener("input", onInput);
    return () => {
      area.removeEventListener("click", onClick);
      area.removeEventListener("input", onInput);
    };
  });

  if (paper === null || !any) return null;
  const bringIntoView = (from: number) => {
    const mark = layer.current?.querySelector<HTMLElement>(`mark[data-from="${from}"]`);
    if (mark === null || mark === undefined) return;
    const top = mark.offsetTop - area.scrollTop;
    if (top < 0 || top > area.clientHeight - PIN)
      area.scrollTop = Math.max(0, mark.offsetTop - area.clientHeight / 3);
  };
  const leave = (id: string) => {
    setOpen(null);
    pins.current?.querySelector<HTMLElement>(`[data-pin="${CSS.escape(id)}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || open === null) return;
    event.preventDefault();
    leave(open.id);
  };
  return createPortal(
    <>
      <div className="marks word-marks" ref={layer} aria-hidden="true" tabIndex={-1}>
        {marked(text, spoken)}{" "}
      </div>
      <section className="word-pins" ref={pins} aria-label="对这段文字的意见">
        {spoken.map(({ thread: { comment }, from, to }, index) => (
          <button
            key={comment.id}
            type="button"
            data-pin={comment.id}
            data-from={from}
            aria-expanded={open?.id === comment.id}
            aria-label={`意见 ${index + 1}，对“${text.slice(from, Math.min(to, from + 40))}”：${comment.text}`}
            onFocus={() => bringIntoView(from)}
            onClick={() => setOpen(open?.id === comment.id ? null : { id: comment.id, focus: true })}
          >
            {index + 1}
          </button>
        ))}
      </section>
      {inHand === undefined ? null : (
        <section
          key={inHand.thread.comment.id}
          className="officer-thread word-card"
          ref={card}
          tabIndex={-1}
          aria-label={`对 ${placeLabel(name)?.text ?? name} 的意见`}
          style={place}
          onKeyDown={onKey}
        >
          <ThreadInHand thread={inHand.thread} entries={entries} />
          <button type="button" className="link close" onClick={() => leave(inHand.thread.comment.id)}>
            收起
          </button>
        </section>
      )}
    </>,
    paper,
  );
}

export function WordComments(props: {
  readonly entries: Entries;
  /** Comments that are not settled. */
  readonly threads: readonly Thread[];
}): ReactElement {
  return (
    <>
      {useTexts().map((area) => (
        <TextComments key={area.name} area={area} {...props} />
      ))}
    </>
  );
}
