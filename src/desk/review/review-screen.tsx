/**
 * #/reports/{id}/review: a received report on one page, with comments, findings and changes in the margin beside what
 * they speak of. N and P walk through them, C writes a comment from one, Enter writes one where the focus stands.
 */
import "./review.css";
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { GRIDS, neighbour, spotOf } from "../../form/grid";
import { STEPS, type StepId } from "../../form/official-form";
import { typedAt } from "../../report/entries";
import { comment, decide, reply, settle } from "../../review/acts";
import { placeLabel } from "../../review/anchors";
import type { ReviewPlace } from "../../review/places";
import { recordKey } from "../../review/record-text";
import { reviewFileName } from "../../review/review-file";
import { RulesMissing } from "../findings/rules-missing";
import { lastYearFromFile } from "../open-draft/last-year-from-file";
import { useIsLocked, useSession } from "../open-draft/open-draft";
import { actorNow } from "../ui/actor";
import { ImportOutcome } from "../ui/import-outcome";
import { usePerson } from "../ui/person";
import { problemText } from "../ui/problem-text";
import { RecordList } from "../ui/record-list";
import { printPath, summaryPath } from "../ui/routes";
import { ScreenBar } from "../ui/screen-bar";
import { useApp } from "../ui/services";
import { shownCode } from "../ui/shown-code";
import { shownTime } from "../ui/shown-time";
import { useWatched } from "../ui/use-watched";
import { type Decided, DecisionDialog } from "./decision-dialog";
import { type CardActions, ReviewCard, type Writing, WritingCard } from "./review-card";
import { useReviewFindings } from "./review-findings";
import { ReviewMargin } from "./review-margin";
import { ReviewPaper, WRITING } from "./review-paper";
import { saveReviewFile } from "./save-review-file";
import { useLastYear } from "./use-last-year";
import { useReview } from "./use-review";

type Filter = "error" | "settled" | "open" | "answered" | "new";

const FILTERS: Readonly<Record<Filter, (place: ReviewPlace) => boolean>> = {
  error: ({ content }) =>
    content.kind === "finding" &&
    content.finding.severity === "error" &&
    content.finding.reason === undefined,
  settled: ({ content }) => content.kind === "thread" && content.state === "changed",
  open: ({ content }) => content.kind === "thread" && content.state === "unchanged",
  answered: ({ content }) => content.kind === "finding" && content.finding.reason !== undefined,
  new: ({ content }) => content.kind === "thread" && content.state === "new",
};

/** Keys are taken only where nothing is typed. */
const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input, textarea, select");

const keyOfDraft = (id: string): string => `review-comment:${id}`;

/** A comment that was begun is there again after a reload. */
function keptWriting(id: string): Writing | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOfDraft(id)) ?? "null");
    return typeof kept === "object" && kept !== null && "at" in kept && "text" in kept
      ? (kept as Writing)
      : null;
  } catch {
    return null;
  }
}

function useWriting(id: string): readonly [Writing | null, (writing: Writing | null) => void] {
  const [writing, setWriting] = useState<Writing | null>(() => keptWriting(id));
  const change = useCallback(
    (next: Writing | null) => {
      setWriting(next);
      try {
        if (next === null || next.text === "") sessionStorage.removeItem(keyOfDraft(id));
        else sessionStorage.setItem(keyOfDraft(id), JSON.stringify(next));
      } catch {
        // Without session storage it is only in the page.
      }
    },
    [id],
  );
  return [writing, change];
}

/** The next place that can be pointed at, for the arrow keys: by cell in tables, by order elsewhere. */
function nextPoint(root: HTMLElement, from: HTMLElement, key: string): HTMLElement | null {
  const points = [...root.querySelectorAll<HTMLElement>("[data-place]")].filter(
    (one) => one.offsetParent !== null,
  );
  const id = from.dataset["place"] ?? "";
  const down = key === "ArrowDown";
  if (down || key === "ArrowUp") {
    for (const grid of Object.values(GRIDS)) {
      const spot = spotOf(grid, id);
      const next = spot === null ? null : neighbour(grid, spot, down ? "down" : "up");
      const nextId = next === null ? undefined : grid[next.row]?.[next.column];
      const found = points.find((one) => one.dataset["place"] === nextId);
      if (found !== undefined) return found;
    }
  }
  const forward = down || key === "ArrowRight";
  const at = points.indexOf(from);
  return points[forward ? at + 1 : at - 1] ?? null;
}

/** On narrow screens the card in hand lies over the foot of the paper: its place then goes to the top. */
const CARD_BELOW = window.matchMedia("(max-width: 1100px)");

const bringBeside = (place: Element | null | undefined): void =>
  place?.scrollIntoView({ block: CARD_BELOW.matches ? "start" : "center" });

interface Chip {
  readonly filter: Filter | null;
  readonly look: string;
  readonly count: string;
  readonly words: string;
}

export function ReviewScreen(): ReactElement {
  const session = useSession();
  const { opened } = useApp();
  const outcomes = useWatched(opened).filter((file) => file.draftId === session.id);
  const locked = useIsLocked() && !session.finalized.value;
  const findings = useReviewFindings();
  const review = useReview(session, findings);
  const { entries, view, places, records, standing, changes, hash, sentAt } = review;
  const [name, remember] = usePerson("supervisor");
  const [typedName, setTypedName] = useState("");
  const [active, setActive] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter | null>(null);
  const [writing, setWriting] = useWriting(session.id);
  const [showChanges, setShowChanges] = useState(true);
  const [onlyFilled, setOnlyFilled] = useState(false);
  const [withLastYear, setWithLastYear] = useState(false);
  const [deciding, setDeciding] = useState<"approved" | "returned" | null>(null);
  const [saved, setSaved] = useState("");
  /** On narrow screens the parts and the switches lie over the paper when they are asked for. */
  const [navShown, setNavShown] = useState(false);
  const lastYear = useLastYear(session, entries);
  const scroller = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);

  const shownPlaces = useMemo(
    () => (filter === null ? places : places.filter(FILTERS[filter])),
    [places, filter],
  );

  /** Puts a place in hand and brings it and its card into view. */
  const select = useCallback((key: string, focusCard: boolean) => {
    setActive(key);
    requestAnimationFrame(() => {
      const card = scroller.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`);
      bringBeside(scroller.current?.querySelector(`[data-anchor="${CSS.escape(key)}"]`));
      if (focusCard) card?.focus({ preventScroll: true });
    });
  }, []);

  const step = useCallback(
    (by: 1 | -1) => {
      if (shownPlaces.length === 0) return;
      const at = shownPlaces.findIndex(({ key }) => key === active);
      const next = at < 0 ? (by === 1 ? 0 : shownPlaces.length - 1) : at + by;
      const place = shownPlaces[(next + shownPlaces.length) % shownPlaces.length];
      if (place !== undefined) select(place.key, true);
    },
    [shownPlaces, active, select],
  );

  const beginAt = useCallback(
    (at: string, words?: { readonly from: number; readonly to: number }) => {
      if (locked) return;
      const label = placeLabel(at)?.text ?? at;
      setActive(null);
      setWriting({ at, label, text: "", ...(words === undefined ? {} : { words }) });
      if (CARD_BELOW.matches) {
        requestAnimationFrame(() =>
          bringBeside(scroller.current?.querySelector(`[data-anchor="${WRITING}"]`)),
        );
      }
    },
    [locked, setWriting],
  );

  const write = () => {
    if (writing === null || writing.text.trim() === "") return;
    const by = name === "" ? typedName.trim() : name;
    if (by !== name) remember(by);
    const words =
      writing.words === undefined ? undefined : { text: typedAt(entries, writing.at), ...writing.words };
    const change = comment(actorNow(by, "supervisor"), {
      at: writing.at,
      text: writing.text.trim(),
      ...(words === undefined ? {} : { words }),
      ...(writing.rule === undefined ? {} : { rule: writing.rule }),
    });
    session.annotate([change]);
    setWriting(null);
    select(`thread ${change.key.slice(recordKey("").length)}`, true);
  };

  const actions = useMemo<CardActions>(
    () => ({
      reply: (thread, text) =>
        session.annotate([reply(actorNow(name, "supervisor"), thread.comment.id, text)]),
      settle: (thread, resolved) =>
        session.annotate([settle(actorNow(name, "supervisor"), thread.comment.id, resolved)]),
      remove: (thread) => session.annotate([{ key: recordKey(thread.comment.id), value: "" }]),
      commentOn: ({ at, span, label, content }) => {
        setActive(null);
        setWriting({
          at,
          label,
          text: content.kind === "finding" ? content.finding.message : "",
          ...(span === undefined ? {} : { words: span }),
          ...(content.kind === "finding" ? { rule: content.finding.rule } : {}),
        });
      },
    }),
    [session, name, setWriting],
  );

  useEffect(() => {
    if (navShown) root.current?.querySelector<HTMLElement>(".review-nav button")?.focus();
  }, [navShown]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || deciding !== null) return;
      const walks = event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp");
      const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !inField(event.target);
      const key = event.key.toLowerCase();
      if (walks) step(event.key === "ArrowDown" ? 1 : -1);
      else if (plain && key === "n") step(1);
      else if (plain && key === "p") step(-1);
      else if (plain && key === "c") {
        const place = places.find((one) => one.key === active);
        if (place === undefined) return;
        if (place.content.kind === "thread") return;
        actions.commentOn(place);
      } else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [step, deciding, places, active, actions]);

  // Pointing at places: listeners on the whole paper, for hundreds of them.
  useEffect(() => {
    const paper = scroller.current?.querySelector<HTMLElement>(".paper");
    if (paper === null || paper === undefined) return;
    const pointOf = (target: EventTarget | null): HTMLElement | null =>
      target instanceof Element ? target.closest<HTMLElement>("[data-place]") : null;
    const onClick = (event: MouseEvent) => {
      const point = pointOf(event.target);
      if (point === null) {
        // A number or marked words lead to their card.
        const marked = event.target instanceof Element ? event.target.closest("[data-anchor]") : null;
        const key = marked?.getAttribute("data-anchor");
        if (key !== null && key !== undefined && window.getSelection()?.isCollapsed !== false)
          select(key, false);
        return;
      }
      const number = event.target instanceof Element ? event.target.closest("sup") : null;
      const key = number?.getAttribute("data-anchor");
      if (key !== null && key !== undefined) {
        select(key, true);
        return;
      }
      const { place = "", from, to } = point.dataset;
      beginAt(
        place,
        from === undefined || to === undefined ? undefined : { from: Number(from), to: Number(to) },
      );
    };
    const onKey = (event: KeyboardEvent) => {
      const point = pointOf(event.target);
      if (point === null || event.altKey || !event.key.startsWith("Arrow")) return;
      event.preventDefault();
      nextPoint(paper, point, event.key)?.focus();
    };
    const onFocus = (event: FocusEvent) => {
      const point = pointOf(event.target);
      if (point === null) return;
      for (const other of paper.querySelectorAll('[data-place][tabindex="0"]'))
        other.setAttribute("tabindex", "-1");
      point.setAttribute("tabindex", "0");
    };
    const onUp = () => {
      const words = selectedWords(paper);
      if (words !== null) beginAt(words.at, words);
    };
    if (paper.querySelector('[data-place][tabindex="0"]') === null) {
      paper.querySelector("[data-place]")?.setAttribute("tabindex", "0");
    }
    paper.addEventListener("click", onClick);
    paper.addEventListener("keydown", onKey);
    paper.addEventListener("focusin", onFocus);
    paper.addEventListener("mouseup", onUp);
    return () => {
      paper.removeEventListener("click", onClick);
      paper.removeEventListener("keydown", onKey);
      paper.removeEventListener("focusin", onFocus);
      paper.removeEventListener("mouseup", onUp);
    };
  }, [beginAt, select]);

  const decideNow = (status: "approved" | "returned") => async (decided: Decided) => {
    setDeciding(null);
    remember(decided.by);
    session.annotate(
      decide(session.report.entries, actorNow(decided.by, "supervisor"), {
        status,
        contentHash: hash,
        note: decided.note,
        file: `${reviewFileName(session.report.entries, status, standing.revision)}.json`,
      }),
    );
    await session.settle();
    setSaved(await saveReviewFile(session));
  };

  const newComments = places.filter(FILTERS.new).length;
  const errors = places.filter(FILTERS.error).length;
  const submission = standing.submission;
  const quote =
    writing?.words === undefined
      ? ""
      : typedAt(entries, writing.at).slice(writing.words.from, writing.words.to);
  const compared = withLastYear && lastYear !== null ? lastYear.changes : showChanges ? changes : null;
  const writingAt = useMemo(
    () => (writing === null ? null : { at: writing.at, ...(writing.words ?? {}) }),
    [writing],
  );
  const cards = cardsInOrder(shownPlaces, writing);
  const position = shownPlaces.findIndex(({ key }) => key === active) + 1;
  return (
    <div className="review" ref={root}>
      <ScreenBar
        back={{ path: summaryPath, words: "回到汇总" }}
        title={`审核 · ${typedAt(entries, "organization") || "未填单位"} · ${typedAt(entries, "year")} 年度`}
        {...(submission === null
          ? {}
          : { hint: `第 ${standing.revision} 次送审　${shownTime(submission.at, new Date())}` })}
      >
        <a className="button" href={printPath(session.id)}>
          看打印样子
        </a>
        <button
          type="button"
          data-action="approve"
          className={newComments === 0 ? "primary" : undefined}
          disabled={locked}
          onClick={() => setDeciding("approved")}
        >
          通过…
        </button>
        {newComments === 0 ? null : (
          <button
            type="button"
            data-action="return"
            className="primary"
            disabled={locked}
            onClick={() => setDeciding("returned")}
          >
            退回修改（{newComments} 条新意见）
          </button>
        )}
      </ScreenBar>
      <Band
        chips={chipsOf(view, places)}
        filter={filter}
        onFilter={(next) => setFilter(next === filter ? null : next)}
        position={position}
        count={shownPlaces.length}
        onStep={step}
        navShown={navShown}
        onNav={() => setNavShown(!navShown)}
      />
      <nav
        id="review-nav"
        className={navShown ? "review-nav shown" : "review-nav"}
        aria-label="报告各部分"
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !navShown) return;
          setNavShown(false);
          root.current?.querySelector<HTMLElement>(".nav-toggle")?.focus();
        }}
      >
        <ul>
          {NAV.map(({ step: id, title }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  const part = document.getElementById(`review-${id}`);
                  part?.scrollIntoView({ block: "start" });
                  if (!navShown) return;
                  setNavShown(false);
                  part?.querySelector<HTMLElement>("[data-place]")?.focus({ preventScroll: true });
                }}
              >
                <span>{title}</span>
                <Pips places={places.filter((place) => place.step === id)} />
              </button>
            </li>
          ))}
        </ul>
        <div className="options">
          <label>
            <input
              type="checkbox"
              checked={showChanges && !withLastYear}
              disabled={changes === null}
              onChange={(event) => {
                setShowChanges(event.target.checked);
                setWithLastYear(false);
              }}
            />
            标出与上次不同
          </label>
          <label>
            <input
              type="checkbox"
              checked={onlyFilled}
              onChange={(event) => setOnlyFilled(event.target.checked)}
            />
            只看有数的行
          </label>
          <label>
            <input
              type="checkbox"
              checked={withLastYear && lastYear !== null}
              disabled={lastYear === null}
              onChange={(event) => setWithLastYear(event.target.checked)}
            />
            与上年比
          </label>
          <LastYearFile from={lastYear?.from ?? ""} locked={locked} onTaken={() => setWithLastYear(true)} />
          <RecordList events={records.events} />
        </div>
      </nav>
      <div className="review-scroll" ref={scroller}>
        <main>
          <ImportOutcome files={outcomes} links={false} onDismiss={() => opened.set([])} />
          <StandingBar
            review={review}
            saved={saved}
            onSave={() => void saveReviewFile(session).then(setSaved)}
          />
          <RulesMissing />
          <ReviewPaper
            view={view}
            entries={entries}
            places={places}
            active={writing === null ? active : null}
            compared={compared}
            writing={writingAt}
            onlyFilled={onlyFilled}
          />
        </main>
        <ReviewMargin scroller={scroller} active={writing === null ? active : WRITING}>
          {cards.length === 0 ? (
            <p className="no-cards">没有要看的地方。点表里任何一格，或选中文字，就可以写意见。</p>
          ) : null}
          {cards.map((key) => {
            if (key === WRITING) {
              return writing === null ? null : (
                <WritingCard
                  key={key}
                  writing={writing}
                  quote={quote}
                  name={name === "" ? typedName : null}
                  onName={setTypedName}
                  onChange={setWriting}
                  onWrite={write}
                  onCancel={() => {
                    const { at } = writing;
                    setWriting(null);
                    scroller.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(at)}"]`)?.focus();
                  }}
                />
              );
            }
            const place = shownPlaces.find((one) => one.key === key);
            return place === undefined ? null : (
              <ReviewCard
                key={key}
                place={place}
                active={writing === null && key === active}
                locked={locked}
                actions={actions}
                onSelect={() => select(key, false)}
              />
            );
          })}
        </ReviewMargin>
      </div>
      {deciding === null ? null : (
        <DecisionDialog
          status={deciding}
          code={shownCode(hash)}
          comments={
            records.threads.filter(({ resolved, comment: { createdAt } }) => !resolved && createdAt > sentAt)
              .length
          }
          errors={errors}
          onDecide={(decided) => void decideNow(deciding)(decided)}
          onClose={() => setDeciding(null)}
        />
      )}
    </div>
  );
}

/** Cards in reading order, the one being written among them. */
function cardsInOrder(places: readonly ReviewPlace[], writing: Writing | null): readonly string[] {
  const keys = places.map(({ key }) => key);
  if (writing === null) return keys;
  const order = (at: string): number => STEPS.findIndex(({ id }) => id === placeLabel(at)?.step);
  const from = writing.words?.from ?? -1;
  const after = places.findIndex((place) => {
    if (place.at === writing.at) return (place.span?.from ?? -1) > from;
    if (order(place.at) !== order(writing.at)) return order(place.at) > order(writing.at);
    return comesAfter(place.at, writing.at);
  });
  const index = after < 0 ? keys.length : after;
  return [...keys.slice(0, index), WRITING, ...keys.slice(index)];
}

/** Whether a value stands after another in its table. */
function comesAfter(at: string, other: string): boolean {
  for (const grid of Object.values(GRIDS)) {
    const [a, b] = [spotOf(grid, at), spotOf(grid, other)];
    if (a !== null && b !== null) return a.row > b.row || (a.row === b.row && a.column > b.column);
  }
  return false;
}

/** The words selected in one of the paper's texts, as offsets into it; null when none are. */
function selectedWords(paper: HTMLElement): { at: string; from: number; to: number } | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!paper.contains(range.commonAncestorContainer)) return null;
  const common = range.commonAncestorContainer;
  const text = (common instanceof Element ? common : common.parentElement)?.closest<HTMLElement>(
    "[data-text]",
  );
  if (text === null || text === undefined) return null;
  const offsetOf = (node: Node, offset: number): number | null => {
    const element = node instanceof Element ? node : node.parentElement;
    const stretch = element?.closest<HTMLElement>("[data-from]");
    if (stretch === null || stretch === undefined || stretch.dataset["place"] !== undefined) return null;
    return Number(stretch.dataset["from"]) + (node instanceof Element ? 0 : offset);
  };
  const from = offsetOf(range.startContainer, range.startOffset);
  const to = offsetOf(range.endContainer, range.endOffset);
  if (from === null || to === null || to <= from) return null;
  return { at: text.dataset["text"] ?? "", from, to };
}

const NAV: readonly { readonly step: StepId; readonly title: string }[] = STEPS.filter(
  ({ id }) => id !== "finish",
).map(({ id, shortTitle }) => ({ step: id, title: id === "cover" ? "标题与导言" : shortTitle }));

function Pips({ places }: { readonly places: readonly ReviewPlace[] }): ReactElement {
  const changed = places.filter(
    ({ content }) => content.kind === "change" || FILTERS.settled({ content } as ReviewPlace),
  ).length;
  const answered = places.filter(FILTERS.answered).length;
  const errors = places.filter(FILTERS.error).length;
  const fresh = places.filter((place) => FILTERS.new(place) || FILTERS.open(place)).length;
  return (
    <>
      {fresh > 0 ? <span className="pip m">意见 {fresh}</span> : null}
      {errors > 0 ? <span className="pip e">错 {errors}</span> : null}
      {answered > 0 ? <span className="pip s">说明 {answered}</span> : null}
      {changed > 0 ? <span className="pip c">改 {changed}</span> : null}
    </>
  );
}

function chipsOf(
  view: ReturnType<typeof useReview>["view"],
  places: readonly ReviewPlace[],
): readonly Chip[] {
  const count = (filter: Filter): number => places.filter(FILTERS[filter]).length;
  const total = view.balance("total");
  const unbalanced = places.filter(
    ({ content }) => content.kind === "finding" && content.finding.rule === "applications.balance",
  ).length;
  const [errors, settled, open, answered, fresh] = [
    count("error"),
    count("settled"),
    count("open"),
    count("answered"),
    count("new"),
  ];
  return [
    unbalanced > 0
      ? { filter: "error", look: "e", count: "!", words: "勾稽不平" }
      : total === null
        ? { filter: null, look: "", count: "–", words: "勾稽算不出，有空格" }
        : { filter: null, look: "ok", count: "✓", words: "勾稽全部平" },
    { filter: "error", look: errors > 0 ? "e" : "ok", count: String(errors), words: "处必须改正" },
    ...(settled + open === 0
      ? []
      : open === 0
        ? [{ filter: "settled", look: "ok", count: String(settled), words: "条上次意见都已改" } as const]
        : [{ filter: "open", look: "w", count: String(open), words: "条上次意见还没改" } as const]),
    ...(answered === 0
      ? []
      : [{ filter: "answered", look: "w", count: String(answered), words: "处填报人有说明" } as const]),
    { filter: "new", look: "n", count: String(fresh), words: "条新意见" },
  ];
}

function Band({
  chips,
  filter,
  onFilter,
  position,
  count,
  onStep,
  navShown,
  onNav,
}: {
  readonly chips: readonly Chip[];
  readonly filter: Filter | null;
  readonly onFilter: (filter: Filter) => void;
  readonly position: number;
  readonly count: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly navShown: boolean;
  readonly onNav: () => void;
}): ReactElement {
  return (
    <section className="band" aria-label="这次要看的">
      <button
        type="button"
        className="nav-toggle"
        aria-expanded={navShown}
        aria-controls="review-nav"
        onClick={onNav}
      >
        目录
      </button>
      {chips.map((chip) =>
        chip.filter === null ? (
          <span key={chip.words} className={`chip ${chip.look}`}>
            <b>{chip.count}</b>
            {chip.words}
          </span>
        ) : (
          <button
            key={chip.words}
            type="button"
            className={`chip ${chip.look}`}
            aria-pressed={filter === chip.filter}
            onClick={() => onFilter(chip.filter ?? "new")}
          >
            <b>{chip.count}</b>
            {chip.words}
          </button>
        ),
      )}
      <span className="grow" />
      <span className="hint" role="status">
        {count === 0
          ? "没有要看的地方"
          : position === 0
            ? `共 ${count} 处`
            : `第 ${position} 处，共 ${count} 处`}
      </span>
      <button
        type="button"
        aria-label="上一处"
        aria-keyshortcuts="p"
        title="上一处（P）"
        disabled={count === 0}
        onClick={() => onStep(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        aria-keyshortcuts="n"
        title="下一处（N）"
        disabled={count === 0}
        onClick={() => onStep(1)}
      >
        下一处 ↓
      </button>
    </section>
  );
}

/** Which last year's report is compared with, and the way to give another. */
function LastYearFile({
  from,
  locked,
  onTaken,
}: {
  readonly from: string;
  readonly locked: boolean;
  readonly onTaken: () => void;
}): ReactElement {
  const session = useSession();
  const [refused, setRefused] = useState("");
  const take = async (file: File) => {
    const problem = await lastYearFromFile(session, file);
    setRefused(problem === null ? "" : `打不开“${file.name}”：${problemText(problem)}。`);
    if (problem === null) onTaken();
  };
  return (
    <div className="last-year-file">
      <p>{from === "" ? "没有这个单位的上年报告" : `上年：${from}`}</p>
      {locked ? null : (
        <label className="link file-button">
          {from === "" ? "选上年报告的文件…" : "换一个文件…"}
          <input
            type="file"
            data-action="attach-last-year-file"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = "";
              if (file !== undefined) void take(file);
            }}
          />
        </label>
      )}
      <p className="field-error" role="status">
        {refused}
      </p>
    </div>
  );
}

function StandingBar({
  review: { standing, hash },
  saved,
  onSave,
}: {
  readonly review: ReturnType<typeof useReview>;
  readonly saved: string;
  readonly onSave: () => void;
}): ReactElement | null {
  const { stage, decision, submission, revision } = standing;
  const forced = submission?.note ?? "";
  const when = decision === null ? "" : shownTime(decision.at, new Date());
  const words =
    stage === "approved"
      ? `✓ ${decision?.by ?? ""} ${when} 通过第 ${revision} 次送审　校验码 ${shownCode(hash)}`
      : stage === "void"
        ? `${decision?.by ?? ""} ${when} 通过后，内容又改了，通过失效。`
        : stage === "returned"
          ? `${decision?.by ?? ""} ${when} 已退回，等填报单位改好再送。`
          : "";
  if (words === "" && forced === "") return null;
  return (
    <div className={`standing-bar ${stage}`} role="status">
      {forced === "" ? null : <p className="forced">还有必须改正的问题，仍然送审：{forced}</p>}
      {words === "" ? null : (
        <p>
          {words}
          {decision?.note === undefined || decision.note === "" ? null : `　“${decision.note}”`}
        </p>
      )}
      {stage === "approved" || stage === "returned" ? (
        <p>
          {saved === "" ? null : `已保存文件“${saved}”，发回给填报单位。`}
          <button type="button" className="link" onClick={onSave}>
            {saved === "" ? "保存要发回的文件" : "再存一次"}
          </button>
        </p>
      ) : null}
    </div>
  );
}
