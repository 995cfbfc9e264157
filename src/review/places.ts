/**
 * What a supervisor is to look at, place by place in reading order: comments with what was said to them, findings,
 * warnings that the officer confirmed, and what changed since the last submission.
 */
import type { Severity, Span } from "../checks/finding";
import { TABLE_VALUES } from "../form/fields";
import type { StepId } from "../form/official-form";
import { locate } from "../form/places";
import { type Entries, typedAt } from "../report/entries";
import { type FoundAnchor, findAnchor, placeLabel } from "./anchors";
import type { ValueChange } from "./changes";
import type { Thread } from "./records";

/** A finding as it is shown here, with the officer's reason where there is one. */
export interface ReviewFinding {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly at: string;
  readonly message: string;
  /** What to look for or to do; empty where the message says it. */
  readonly advice: string;
  readonly span?: Span;
  readonly reason?: string;
}

/** 新意见: not sent yet. 已改: what it speaks of has changed. 未改. 已解决. */
export type ThreadState = "new" | "changed" | "unchanged" | "resolved";

export type PlaceContent =
  | {
      readonly kind: "thread";
      readonly thread: Thread;
      readonly state: ThreadState;
      readonly anchor: FoundAnchor;
    }
  | { readonly kind: "finding"; readonly finding: ReviewFinding }
  | { readonly kind: "change"; readonly change: ValueChange };

export interface ReviewPlace {
  /** The same as long as it is the same place. */
  readonly key: string;
  /** Where it stands now: a moved comment's words may be in another text. */
  readonly at: string;
  /** The words in a text; absent where the whole place is meant. */
  readonly span?: Span;
  readonly step: StepId;
  readonly label: string;
  /** From 1, in reading order: the same on the place and on its card. */
  readonly number: number;
  readonly content: PlaceContent;
}

/** What the places are made of. */
export interface ReviewMatter {
  readonly entries: Entries;
  readonly threads: readonly Thread[];
  readonly findings: readonly ReviewFinding[];
  /** Values changed since the last submission. */
  readonly changes: ReadonlyMap<string, ValueChange>;
  /** ISO time of the last submission or decision: what was said later has not been sent. */
  readonly sentAt: string;
}

/** Rank of any place in reading order; a row's is that of its first value, a table's comes before its values. */
function rankOf(at: string): number {
  const known = locate(at).order;
  if (placeLabel(at) === null) return known;
  const values = Object.values(TABLE_VALUES).flat();
  const first = values.find((id) => id === at || id.startsWith(`${at}.`));
  return first === undefined ? known : locate(first).order - (first === at ? 0 : 0.5);
}

/** Comments as one comes to them reading the report, wherever their words stand now. */
export const threadsInReadingOrder = (entries: Entries, threads: readonly Thread[]): readonly Thread[] =>
  threads
    .map((thread) => {
      const anchor = findAnchor(entries, thread.comment);
      return { thread, rank: rankOf(anchor.at), from: anchor.state === "lost" ? 0 : anchor.from };
    })
    .sort((a, b) => a.rank - b.rank || a.from - b.from)
    .map(({ thread }) => thread);

function stateOf(thread: Thread, anchor: FoundAnchor, { changes, sentAt }: ReviewMatter): ThreadState {
  if (thread.resolved) return "resolved";
  if (thread.comment.createdAt > sentAt) return "new";
  if (anchor.state === "changed" || anchor.state === "lost") return "changed";
  const { at, quote } = thread.comment;
  if (quote !== undefined && quote !== "") return "unchanged";
  const touched = [...changes.keys()].some((id) => id === at || id.startsWith(`${at}.`));
  return touched ? "changed" : "unchanged";
}

/** So many changes are marked in the text alone; a card for each would say nothing. */
const MOST_CHANGE_CARDS = 40;

/** All places, in reading order. A change that a comment speaks of is shown with the comment. */
export function placesOf(matter: ReviewMatter): readonly ReviewPlace[] {
  const { entries, threads, findings, changes } = matter;
  const found: Omit<ReviewPlace, "number">[] = threads.map((thread) => {
    const anchor = findAnchor(entries, thread.comment);
    const label = placeLabel(anchor.at) ?? placeLabel(thread.comment.at);
    const words = anchor.state !== "lost" && anchor.to > anchor.from;
    return {
      key: `thread ${thread.comment.id}`,
      at: anchor.at,
      ...(words ? { span: { from: anchor.from, to: anchor.to } } : {}),
      step: label?.step ?? "cover",
      label: label?.text ?? "报告里已没有这个位置",
      content: { kind: "thread", thread, state: stateOf(thread, anchor, matter), anchor },
    };
  });
  for (const finding of findings) {
    const label = placeLabel(finding.at);
    found.push({
      key: `finding ${finding.id}`,
      at: finding.at,
      ...(finding.span === undefined ? {} : { span: finding.span }),
      step: locate(finding.at).step,
      label: label?.text ?? locate(finding.at).name,
      content: { kind: "finding", finding },
    });
  }
  const spokenOf = new Set(found.map(({ at }) => at));
  const alone = [...changes.values()].filter(({ id }) => !spokenOf.has(id));
  if (alone.length <= MOST_CHANGE_CARDS) {
    for (const change of alone) {
      const label = placeLabel(change.id);
      if (label === null) continue;
      found.push({
        key: `change ${change.id}`,
        at: change.id,
        step: label.step,
        label: label.text,
        content: { kind: "change", change },
      });
    }
  }
  return found
    .map((place) => ({ place, rank: rankOf(place.at) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (a.place.span?.from ?? -1) - (b.place.span?.from ?? -1) ||
        (a.place.key < b.place.key ? -1 : 1),
    )
    .map(({ place }, index) => ({ ...place, number: index + 1 }));
}

/** A stretch of a text with what marks it. */
export interface TextStretch {
  readonly from: number;
  /** Characters of the text that it stands for; the stars of bold words are not shown. */
  readonly length: number;
  readonly text: string;
  readonly bold: boolean;
  /** Part of the heading that the paragraph is or begins with. */
  readonly head: boolean;
  /** Keys of the places that speak of it. */
  readonly keys: readonly string[];
  readonly added: boolean;
  /** What stood before it and is gone. */
  readonly removed: string;
}

export interface TextMark {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

export interface TextEdit {
  readonly at: number;
  readonly removed: string;
  readonly added: number;
}

/** One paragraph (a line) of a text in stretches; the stars of **bold** are not shown, and offsets stay those of the text. */
export interface ReviewParagraph {
  readonly from: number;
  readonly stretches: readonly TextStretch[];
}

function boldRanges(line: string, start: number): readonly (readonly [number, number])[] {
  const stars: number[] = [];
  for (let at = line.indexOf("**"); at >= 0; at = line.indexOf("**", at + 2)) stars.push(start + at);
  const ranges: (readonly [number, number])[] = [];
  for (let index = 0; index + 1 < stars.length; index += 2)
    ranges.push([stars[index] ?? 0, stars[index + 1] ?? 0]);
  return ranges;
}

/**
 * Splits a text into its lines, each into stretches of one look. `headOf`: how many characters of a line are a heading.
 * Linear in text and marks.
 */
export function paragraphsIn(
  entries: Entries,
  id: string,
  marks: readonly TextMark[],
  edits: readonly TextEdit[],
  headOf: (line: string) => number = () => 0,
): readonly ReviewParagraph[] {
  const text = typedAt(entries, id);
  const paragraphs: ReviewParagraph[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    const bold = boldRanges(line, start);
    const inLine = (from: number, to: number): boolean => from < end && to > start;
    const here = marks.filter(({ from, to }) => inLine(from, to));
    const edited = edits.filter(({ at, added }) => (at >= start && at <= end) || inLine(at, at + added));
    const cuts = new Set([start, end]);
    const cut = (at: number): void => {
      if (at > start && at < end) cuts.add(at);
    };
    for (const { from, to } of here) {
      cut(from);
      cut(to);
    }
    for (const { at, added } of edited) {
      cut(at);
      cut(at + added);
    }
    const head = start + headOf(line);
    cut(head);
    for (const [open, close] of bold) for (const at of [open, open + 2, close, close + 2]) cut(at);
    const places = [...cuts].sort((a, b) => a - b);
    const stretches = places.slice(0, Math.max(1, places.length - 1)).map((from, index): TextStretch => {
      const to = places[index + 1] ?? from;
      const hidden = bold.some(([open, close]) => from === open || from === close);
      return {
        from,
        length: to - from,
        text: hidden ? "" : text.slice(from, to),
        bold: bold.some(([open, close]) => from >= open && to <= close + 2),
        head: to <= head && to > from,
        keys: here.filter((mark) => mark.from < to && mark.to > from).map(({ key }) => key),
        added: edited.some(({ at, added }) => added > 0 && at <= from && at + added >= to && to > from),
        removed: edited
          .filter(({ at }) => at === from || (index === places.length - 2 && at === end && to === end))
          .map(({ removed }) => removed)
          .join(""),
      };
    });
    paragraphs.push({ from: start, stretches });
    start = end + 1;
  }
  return paragraphs;
}
