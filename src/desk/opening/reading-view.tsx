/** One document, source and result side by side: each value lights up its place and each place its value. */
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Finding } from "../../checks/finding";
import { type FieldId, findTotal, type TableId } from "../../form/fields";
import type { Reading } from "../../opening/document/reading";
import { entriesOfReading, type ReadingDecisions } from "../../opening/document/reading-entries";
import type { DocumentKind, SourceRef } from "../../opening/document/source-document";
import { typedAt } from "../../report/entries";
import { type ReportView, viewOf } from "../../report/live-report";
import { BLANK_FORM_WORDS, blankEntries, isBlankForm } from "./blank-form";
import { ChoiceCard } from "./choice-card";
import { EditedCard } from "./edited-card";
import type { CellActions } from "./result-cell";
import { ResultView } from "./result-view";
import { placeWords } from "./source-places";
import { SourceView } from "./source-view";
import {
  type Found,
  foundIn,
  nameOf,
  STANDING_WORDS,
  type ToLookAt,
  toLookAt,
  valuesAtPlaces,
} from "./to-look-at";
import { useFindingsOf } from "./use-findings-of";

const KIND_WORDS: Readonly<Record<DocumentKind, string>> = {
  html: "网页",
  mht: "网页",
  docx: "Word 文件",
  xlsx: "Excel 文件",
  xls: "Excel 文件",
  "xml-spreadsheet": "Excel 文件",
  pdf: "PDF，按读到的文字和表格排列",
  text: "文本",
};

interface Props {
  readonly reading: Reading;
  readonly decisions: ReadingDecisions;
  readonly onDecide: (decisions: ReadingDecisions) => void;
  /** The same unit's report of the year before, where it is open beside this one. */
  readonly lastYear: ReportView | null;
}

const NO_VALUES: Readonly<Record<FieldId, string>> = {};

/** The element in which a value can be changed or, of a total that agrees, is shown. */
function elementOf(root: HTMLElement | null, id: FieldId): HTMLElement | null {
  const name = CSS.escape(id);
  return (
    root?.querySelector<HTMLElement>(
      `[data-stated="${name}"], input[name="${name}"], textarea[name="${name}"]`,
    ) ??
    root?.querySelector<HTMLElement>(`output[name="${name}"]`) ??
    null
  );
}

const countsOf = (reading: Reading): string => {
  const { read, of, sure, doubtful } = reading.counts;
  return `三张表读到 ${read} 格，共 ${of} 格：确定 ${sure}，存疑 ${doubtful}，没有读到 ${of - sure - doubtful}`;
};

/** Not one number is sure: what there is instead, and what to do. */
function nothingWords({ counts }: Reading): string {
  const found =
    counts.doubtful === 0
      ? "没有读到任何数字。"
      : `没有确定读到任何数字，${counts.doubtful} 格存疑，请对照原文选定。`;
  return `${found}表格可能是图片或附件，请找文字版；也可以对照原文在右边直接填。`;
}

/** What was read and holds; nothing where nothing was read. */
function holding(reading: Reading): readonly string[] {
  const { sure, agreeingTotals } = reading.counts;
  if (reading.own !== undefined)
    return reading.own.edited.length === 0 ? ["是本程序导出的文件，内容和导出时一样"] : [];
  return [
    ...(sure > 0 ? [`${sure} 格照原样读到`] : []),
    ...(agreeingTotals > 0 ? [`${agreeingTotals} 个合计与各格相加一致`] : []),
  ];
}

export function ReadingView({ reading, decisions, onDecide, lastYear }: Props): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const blank = useMemo(() => isBlankForm(reading), [reading]);
  const entries = useMemo(() => {
    const taken = entriesOfReading(reading, decisions);
    return blank ? blankEntries(taken, reading) : taken;
  }, [reading, decisions, blank]);
  const view = useMemo(() => viewOf(entries), [entries]);
  const found = useMemo(() => foundIn(reading, decisions), [reading, decisions]);
  const items = useMemo(() => toLookAt(reading, decisions), [reading, decisions]);
  const places = useMemo(() => valuesAtPlaces(found), [found]);
  const linked = useMemo(
    () =>
      new Map([...places].map(([key, id]) => [key, `${found.get(id)?.written ?? ""}，读作 ${nameOf(id)}`])),
    [places, found],
  );
  const read = useMemo(() => [...found.values()].flatMap(({ source }) => source ?? []), [found]);
  const findings = useFindingsOf(view, lastYear);
  const [lit, setLit] = useState<FieldId | null>(null);
  const [place, setPlace] = useState<SourceRef | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [isSourceShown, setSourceShown] = useState(true);

  // Cells are told apart by what they show; what they do stays the same, so that a hover draws two of them.
  const latest = useRef({ found, decisions, onDecide });
  latest.current = { found, decisions, onDecide };
  const light = useCallback((id: FieldId) => {
    setLit(id);
    setPlace(latest.current.found.get(id)?.source ?? null);
  }, []);
  const actions = useMemo<CellActions>(
    () => ({
      type: (id, text) => {
        const { decisions: before, onDecide: decide } = latest.current;
        decide({ ...before, values: { ...before.values, [id]: text } });
      },
      visit: light,
    }),
    [light],
  );
  const goTo = useCallback(
    (id: FieldId) => {
      light(id);
      const element = elementOf(root.current, id);
      element?.scrollIntoView({ block: "center", inline: "nearest" });
      element?.focus({ preventScroll: true });
    },
    [light],
  );
  const goToItem = useCallback(
    (item: ToLookAt) => {
      setCurrent(item.key);
      const button = root.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(item.key)}"]`);
      button?.scrollIntoView({ block: "nearest" });
      if (item.kind === "choice" || item.kind === "edit") {
        setLit(item.id);
        setPlace(item.source);
        const name = item.kind === "choice" ? `choice-${item.choice.id}` : `edit-${item.index}`;
        const group = [
          ...(root.current?.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`) ?? []),
        ];
        const radio = group.find(({ checked }) => checked) ?? group[0];
        radio?.closest("fieldset")?.scrollIntoView({ block: "nearest" });
        radio?.focus({ preventScroll: true });
      } else if (item.id !== null) {
        goTo(item.id);
        if (item.source !== null) setPlace(item.source);
      } else {
        setLit(null);
        setPlace(item.source);
        button?.focus();
      }
    },
    [goTo],
  );
  const walk = useCallback(
    (step: 1 | -1) => {
      const at = items.findIndex(({ key }) => key === current);
      const next =
        items[at === -1 ? (step === 1 ? 0 : items.length - 1) : (at + step + items.length) % items.length];
      if (next !== undefined) goToItem(next);
    },
    [items, current, goToItem],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      walk(event.key === "ArrowDown" ? 1 : -1);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [walk]);

  const onPlace = useCallback(
    (key: string, how: "hover" | "pick") => {
      const id = places.get(key);
      if (id === undefined) return;
      if (how === "pick") goTo(id);
      else {
        light(id);
        elementOf(root.current, id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
    },
    [places, goTo, light],
  );
  const before = useCallback(
    (table: TableId) =>
      reading.own !== undefined
        ? null
        : reading.choices
            .filter((choice) => choice.table === table)
            .map((choice) => (
              <ChoiceCard
                key={choice.id}
                choice={choice}
                taken={decisions.options?.[choice.id]}
                onFocus={() => {
                  setCurrent(`choice:${choice.id}`);
                  setPlace(choice.sources[0] ?? null);
                }}
                onTake={(index) =>
                  onDecide({ ...decisions, options: { ...decisions.options, [choice.id]: index } })
                }
              />
            )),
    [reading, decisions, onDecide],
  );
  const nothing = reading.own === undefined && reading.counts.sure === 0;
  const holds = nothing ? [] : holding(reading);
  const shownFindings =
    findings === null || findings === "missing" ? [] : findings.filter(({ unfilled }) => !unfilled);
  const unit = typedAt(entries, "organization");
  return (
    <div className="reading" ref={root}>
      <nav className="to-look-at" aria-label="请看的地方">
        <p className="unit">
          <b>{unit === "" ? "没有读到单位" : unit}</b>
          <span>{typedAt(entries, "year") === "" ? "没有读到年度" : `${typedAt(entries, "year")} 年度`}</span>
          {reading.own === undefined ? (
            <span data-read-counts="">
              {blank ? `三张表共 ${reading.counts.of} 格，都空着` : countsOf(reading)}
            </span>
          ) : null}
        </p>
        <div className="walk">
          <h2>{items.length === 0 ? "没有要看的地方" : `请看 ${items.length} 处`}</h2>
          {items.length === 0 ? null : (
            <>
              <button type="button" className="quiet" aria-label="上一处（Alt+↑）" onClick={() => walk(-1)}>
                ↑
              </button>
              <button type="button" className="quiet" aria-label="下一处（Alt+↓）" onClick={() => walk(1)}>
                ↓
              </button>
            </>
          )}
        </div>
        <ol className="items">
          {items.map((item, index) => (
            <li key={item.key}>
              <button
                type="button"
                data-item={item.key}
                data-kind={item.kind}
                aria-current={item.key === current}
                onClick={() => goToItem(item)}
              >
                <span className={`no ${item.kind === "choice" && item.isOpen ? "q" : item.kind}`}>
                  {index + 1}
                </span>
                <span>
                  {item.title}
                  {item.detail === "" ? null : <small>{item.detail}</small>}
                </span>
              </button>
            </li>
          ))}
        </ol>
        <FindingList findings={findings} shown={shownFindings} onGo={(finding) => goTo(finding.goTo)} />
        {holds.length === 0 ? null : (
          <ul className="holds">
            {holds.map((one) => (
              <li key={one}>✓ {one}</li>
            ))}
          </ul>
        )}
      </nav>
      <main className={isSourceShown ? "sides" : "sides folded"}>
        {nothing ? (
          <p
            className={blank ? "no-number blank" : "no-number field-error"}
            role={blank ? "status" : "alert"}
          >
            {blank ? `${BLANK_FORM_WORDS}。可以作为草稿打开，直接填写。` : nothingWords(reading)}
          </p>
        ) : null}
        <section className="half source" aria-labelledby="open-source">
          <div className="side-head">
            <h2 id="open-source">原文</h2>
            <span className="hint">{KIND_WORDS[reading.kind]}</span>
            <span className="grow" />
            <button
              type="button"
              className="quiet"
              aria-expanded={isSourceShown}
              onClick={() => setSourceShown(!isSourceShown)}
            >
              {isSourceShown ? "收起原文" : "展开原文"}
            </button>
          </div>
          {isSourceShown ? (
            <SourceView
              blocks={reading.blocks}
              place={place}
              linked={linked}
              onPlace={onPlace}
              label="原文的内容"
              read={read}
            />
          ) : null}
        </section>
        <section className="half result" aria-labelledby="open-result">
          <div className="side-head">
            <h2 id="open-result">读成</h2>
            <span className="hint">可以直接改</span>
          </div>
          <div className="result-scroll">
            {reading.own === undefined || reading.own.edited.length === 0 ? null : (
              <EditedCard
                edited={reading.own.edited}
                shown={decisions.shown ?? []}
                onTake={(shown) => onDecide({ ...decisions, shown })}
                onFocus={(index) => {
                  const edit = reading.own?.edited[index];
                  setCurrent(`edit:${index}`);
                  setLit(edit?.id ?? null);
                  setPlace(edit?.source ?? null);
                }}
              />
            )}
            <ResultView
              view={view}
              values={decisions.values ?? NO_VALUES}
              found={found}
              lit={lit}
              actions={actions}
              before={before}
            />
          </div>
          <p className="strip">
            {lit === null ? (
              <span className="hint">指到一格，看它在原文的哪里；Alt+↓ 到下一处要看的地方</span>
            ) : (
              <Strip id={lit} found={found.get(lit)} blocks={reading.blocks} />
            )}
          </p>
        </section>
      </main>
    </div>
  );
}

function Strip({
  id,
  found,
  blocks,
}: {
  readonly id: FieldId;
  readonly found: Found | undefined;
  readonly blocks: Reading["blocks"];
}): ReactElement {
  const { standing = "not-found", why = "", written = null, source = null } = found ?? {};
  return (
    <>
      <b>{nameOf(id)}</b>
      {"　"}
      {findTotal(id) === undefined ? STANDING_WORDS[standing] : `合计，${STANDING_WORDS[standing]}`}
      {why === "" ? "" : `：${why}`}
      {written === null || written.trim() === "" ? "" : `　原文写“${written.trim()}”`}
      {source === null ? "　原文里没有位置" : `　${placeWords(source, blocks)}`}
    </>
  );
}

function FindingList({
  findings,
  shown,
  onGo,
}: {
  readonly findings: readonly Finding[] | "missing" | null;
  readonly shown: readonly Finding[];
  readonly onGo: (finding: Finding) => void;
}): ReactElement {
  return (
    <>
      <h2>
        {findings === null
          ? "正在核对"
          : findings === "missing"
            ? "核对没有加载出来，可以打开后再核对"
            : `核对发现 ${shown.length} 处`}
      </h2>
      <ul className="items">
        {shown.map((finding) => (
          <li key={finding.id} data-rule={finding.rule} data-severity={finding.severity} data-at={finding.at}>
            <button type="button" onClick={() => onGo(finding)}>
              <span className={`no ${finding.severity}`} aria-hidden="true">
                {SEVERITY_SIGNS[finding.severity]}
              </span>
              <span>
                {nameOf(finding.at)}
                <small>{finding.message}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const SEVERITY_SIGNS = { error: "!", warning: "?", notice: "i" } as const;
