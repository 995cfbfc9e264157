/**
 * The report under review on one page, in reading order and with the official tables. Every value, row and paragraph can
 * be pointed at: a click, or Enter where the focus stands, begins a comment there.
 */
import { memo, type ReactElement, type ReactNode } from "react";
import { APPLICATION_COLUMNS, type FieldId, findField, findTotal, noteId } from "../../form/fields";
import { BALANCE, STEPS, type StepId } from "../../form/official-form";
import { type HeaderCell, TABLE_LAYOUTS, type TableLayout, type ValueCell } from "../../form/table-layout";
import { paragraphsOf } from "../../publishing/paragraphs";
import { comparePieces } from "../../report/compare";
import { dateAt, type Entries, typedAt } from "../../report/entries";
import type { ReportView } from "../../report/live-report";
import { chineseDate } from "../../report/numbers";
import { placeLabel } from "../../review/anchors";
import type { ValueChange } from "../../review/changes";
import { paragraphsIn, type ReviewPlace, type TextEdit, type TextStretch } from "../../review/places";

export interface PaperProps {
  readonly view: ReportView;
  readonly entries: Entries;
  readonly places: readonly ReviewPlace[];
  /** Key of the place in hand. */
  readonly active: string | null;
  /** What is compared with, and how to call it; changes are marked where it is given. */
  readonly compared: ReadonlyMap<FieldId, ValueChange> | null;
  /** Where a new comment is being written. */
  readonly writing: { readonly at: string; readonly from?: number; readonly to?: number } | null;
  /** Leaves out rows of table three in which nothing but zeros stands. */
  readonly onlyFilled: boolean;
}

/** Key of the comment being written, among those of places. */
export const WRITING = "writing";

function placesByAt(places: readonly ReviewPlace[]): ReadonlyMap<string, readonly ReviewPlace[]> {
  const byAt = new Map<string, ReviewPlace[]>();
  for (const place of places) byAt.set(place.at, [...(byAt.get(place.at) ?? []), place]);
  return byAt;
}

const LOOK_OF = (place: ReviewPlace): string => {
  if (place.content.kind === "change") return "change";
  if (place.content.kind === "finding") {
    return place.content.finding.reason === undefined ? place.content.finding.severity : "answered";
  }
  return place.content.state === "changed" || place.content.state === "resolved" ? "settled" : "comment";
};

function Numbers({ places }: { readonly places: readonly ReviewPlace[] }): ReactElement {
  return (
    <>
      {places.map((place) => (
        <sup
          key={place.key}
          className={`no-mark ${LOOK_OF(place)}`}
          data-anchor={place.key}
          aria-hidden="true"
        >
          {place.number}
        </sup>
      ))}
    </>
  );
}

const lookOf = (places: readonly ReviewPlace[], active: string | null): string => {
  const looks = places.filter(({ content }) => content.kind !== "change").map(LOOK_OF);
  const now = places.some(({ key }) => key === active) ? " now" : "";
  return `${looks[0] === undefined ? "" : ` ${looks[0]}`}${now}`;
};

const said = (places: readonly ReviewPlace[]): string =>
  places.length === 0 ? "" : `，见第 ${places.map(({ number }) => number).join("、")} 处`;

function shownNumber(view: ReportView, id: FieldId): string {
  const { value } = view.sum(id);
  return value === null ? view.typed(id).trim() : String(value);
}

interface TableProps extends PaperProps {
  readonly layout: TableLayout;
  readonly byAt: ReadonlyMap<string, readonly ReviewPlace[]>;
}

function Value({
  cell,
  view,
  entries,
  byAt,
  active,
  compared,
  writing,
}: TableProps & { readonly cell: ValueCell }): ReactElement {
  const { id, colSpan } = cell;
  const about = noteId(id);
  const here = [...(byAt.get(id) ?? []), ...(byAt.get(about) ?? [])];
  const change = compared?.get(id);
  const shown = shownNumber(view, id);
  const name = (findField(id) ?? findTotal(id))?.name ?? id;
  // A remark beside the number, in brackets as it is printed.
  const note = typedAt(entries, about);
  const noteBefore = compared?.get(about)?.before ?? "";
  const was = change === undefined ? "" : `，原为 ${change.before === "" ? "未填" : change.before}`;
  const look = [
    "at",
    shown === "0" ? "zero" : "",
    cell.computed ? "computed" : "",
    change === undefined ? "" : "changed",
    writing?.at === id ? "writing" : "",
  ];
  return (
    <td colSpan={colSpan} className={`${look.filter(Boolean).join(" ")}${lookOf(here, active)}`}>
      <button
        type="button"
        tabIndex={-1}
        data-place={id}
        aria-label={`${name}：${shown === "" ? "未填" : shown}${note === "" ? "" : `（${note}）`}${was}${said(here)}`}
      >
        {change === undefined ? null : <del>{change.before === "" ? "空" : change.before}</del>}
        <span {...(writing?.at === id ? { "data-anchor": WRITING } : {})}>{shown}</span>
        {noteBefore === "" ? null : <del className="cell-note">（{noteBefore}）</del>}
        {note === "" ? null : <span className="cell-note">（{note}）</span>}
        <Numbers places={here} />
      </button>
    </td>
  );
}

/** The row that a label stands for, as an id: of its first value without the column. */
function rowIdOf(row: TableLayout["rows"][number]): string | null {
  const value = row.find((cell) => cell.kind === "value");
  if (value?.kind !== "value") return null;
  const id = value.id.slice(0, value.id.lastIndexOf("."));
  return placeLabel(id) === null ? null : id;
}

function Label({
  cell,
  row,
  byAt,
  active,
  writing,
}: TableProps & { readonly cell: HeaderCell; readonly row: string | null }): ReactElement {
  const id = cell.scope === "row" && cell.rowSpan === 1 ? row : null;
  const here = id === null ? [] : (byAt.get(id) ?? []);
  const upright = cell.rowSpan > 10;
  const content: ReactNode =
    id === null ? (
      cell.text
    ) : (
      <button
        type="button"
        tabIndex={-1}
        data-place={id}
        title={cell.text}
        aria-label={`${cell.text}，整行${said(here)}`}
      >
        <span className="label" {...(writing?.at === id ? { "data-anchor": WRITING } : {})}>
          {cell.text}
        </span>
        <Numbers places={here} />
      </button>
    );
  return (
    <th
      scope={cell.scope}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
      className={`${cell.align}${upright ? " upright" : ""}${id === null ? "" : " at"}${lookOf(here, active)}`}
    >
      {content}
    </th>
  );
}

function balanceWords(view: ReportView, column: string): { readonly shown: string; readonly look: string } {
  const balance = view.balance(column);
  if (balance === null) return { shown: "", look: "" };
  if (balance.difference === 0) return { shown: "✓", look: "ok" };
  // Handled and carried on against received and carried over, as the official rule has it.
  return balance.difference < 0
    ? { shown: `多 ${-balance.difference}`, look: "bad" }
    : { shown: `少 ${balance.difference}`, look: "bad" };
}

function BalanceRow({ view, byAt, active, writing }: TableProps): ReactElement {
  const total = view.balance("total");
  return (
    <tr className="balance">
      <th
        scope="row"
        colSpan={TABLE_LAYOUTS.applications.widths.length - APPLICATION_COLUMNS.length}
        className="left"
      >
        勾稽
        {total === null
          ? ""
          : `：${total.newlyReceived} + ${total.carriedOver} ${total.difference === 0 ? "=" : "≠"} ${total.handled} + ${total.carriedForward}`}
      </th>
      {APPLICATION_COLUMNS.map((column) => {
        const id = `applications.balance.${column}`;
        const { shown, look } = balanceWords(view, column);
        const here = byAt.get(id) ?? [];
        return (
          <td key={column} className={`at ${look}${lookOf(here, active)}`}>
            <button
              type="button"
              tabIndex={-1}
              data-place={id}
              aria-label={`${placeLabel(id)?.text ?? id}：${shown === "✓" ? "平" : shown}${said(here)}`}
            >
              <span {...(writing?.at === id ? { "data-anchor": WRITING } : {})}>{shown}</span>
              <Numbers places={here} />
            </button>
          </td>
        );
      })}
    </tr>
  );
}

/** Whether a row of table three says anything: a number other than 0, a place to look at, or the four rows of the balance. */
function saysSomething(view: ReportView, row: TableLayout["rows"][number], props: TableProps): boolean {
  const id = rowIdOf(row);
  if (id === null) return true;
  const kept: readonly string[] = [...BALANCE.received, ...BALANCE.handled];
  if (kept.some((one) => id === `applications.${one}`)) return true;
  return row.some(
    (cell) =>
      cell.kind === "value" &&
      (!["0", ""].includes(shownNumber(view, cell.id)) ||
        props.byAt.has(cell.id) ||
        props.compared?.has(cell.id) === true),
  );
}

/** Columns with where each begins, which no two share. */
function startsOf(widths: readonly number[]): readonly { readonly start: number; readonly width: number }[] {
  let start = 0;
  return widths.map((width) => {
    const column = { start, width };
    start += width;
    return column;
  });
}

function ReviewTable(props: TableProps): ReactElement {
  const { layout, view, onlyFilled } = props;
  const rows = layout.rows.map((row, index) => ({ row, index, id: rowIdOf(row) }));
  const hides = onlyFilled && layout.id === "applications";
  const shown = (entry: (typeof rows)[number]): boolean =>
    !hides || entry.index < layout.headRows || saysSomething(view, entry.row, props);
  const draw = ({ row, index, id }: (typeof rows)[number]): ReactElement => (
    <tr key={index} className={shown({ row, index, id }) ? undefined : "without-numbers"}>
      {row.map((cell) =>
        cell.kind === "value" ? (
          <Value key={cell.id} {...props} cell={cell} />
        ) : (
          <Label key={cell.text} {...props} cell={cell} row={id} />
        ),
      )}
    </tr>
  );
  const all = layout.widths.reduce((sum, width) => sum + width, 0);
  return (
    <table className={`paper-table table-${layout.id}`}>
      <caption className="visually-hidden">{layout.caption}</caption>
      <colgroup>
        {startsOf(layout.widths).map(({ start, width }) => (
          <col key={start} width={`${((100 * width) / all).toFixed(2)}%`} />
        ))}
      </colgroup>
      {layout.headRows === 0 ? null : <thead>{rows.slice(0, layout.headRows).map(draw)}</thead>}
      <tbody>
        {rows.slice(layout.headRows).map(draw)}
        {layout.id === "applications" ? <BalanceRow {...props} /> : null}
      </tbody>
    </table>
  );
}

function editsOf(change: ValueChange | undefined): readonly TextEdit[] {
  if (change === undefined) return [];
  const edits: TextEdit[] = [];
  let at = 0;
  let removed = "";
  for (const piece of comparePieces(change.before, change.after)) {
    if (piece.kind === "removed") removed += piece.text;
    else if (piece.kind === "added") {
      edits.push({ at, removed, added: piece.text.length });
      removed = "";
      at += piece.text.length;
    } else {
      if (removed !== "") edits.push({ at, removed, added: 0 });
      removed = "";
      at += piece.text.length;
    }
  }
  if (removed !== "") edits.push({ at, removed, added: 0 });
  return edits;
}

/** Blanks and stars are not printed as they stand: what is left of a text counts. */
const UNSEEN = /[\s*]/;

/** How much of a line is a heading as it will be printed, by itself or run in before the text. */
function headLength(line: string): number {
  const [paragraph] = paragraphsOf(line);
  const printed = (paragraph?.runs ?? []).filter(({ head }) => head).map(({ text }) => text);
  let left = [...printed.join("")].filter((mark) => !UNSEEN.test(mark)).length;
  if (paragraph === undefined || (paragraph.level === 0 && paragraph.runIn === 0)) left = 0;
  let at = 0;
  while (left > 0 && at < line.length) {
    if (!UNSEEN.test(line[at] ?? "")) left -= 1;
    at += 1;
  }
  return at;
}

function Stretch({
  stretch,
  byKey,
  active,
  ends,
}: {
  readonly stretch: TextStretch;
  readonly byKey: ReadonlyMap<string, ReviewPlace>;
  readonly active: string | null;
  /** Places whose words end with this stretch. */
  readonly ends: readonly ReviewPlace[];
}): ReactElement {
  const here = stretch.keys.flatMap((key) => byKey.get(key) ?? []);
  const writes = stretch.keys.includes(WRITING);
  const anchors = here.map(({ key }) => key)[0];
  let content: ReactNode = (
    <span data-from={stretch.from} {...(writes ? { "data-anchor": WRITING } : {})}>
      {stretch.text}
    </span>
  );
  if (stretch.head) {
    const third = /^\s*[0-9０-９]/.test(stretch.text) || stretch.bold;
    content = third ? <b>{content}</b> : <span className="kai">{content}</span>;
  } else if (stretch.bold) content = <b>{content}</b>;
  if (stretch.added) content = <ins>{content}</ins>;
  if (here.length > 0 || writes) {
    content = (
      <mark
        className={`words${lookOf(here, active)}${writes ? " writing" : ""}`}
        {...(anchors === undefined ? {} : { "data-anchor": anchors })}
      >
        {content}
      </mark>
    );
  }
  return (
    <>
      {stretch.removed === "" ? null : <del>{stretch.removed}</del>}
      {content}
      <Numbers places={ends} />
    </>
  );
}

function ReviewText({
  id,
  props,
  byAt,
}: {
  readonly id: FieldId;
  readonly props: PaperProps;
  readonly byAt: TableProps["byAt"];
}): ReactElement {
  const { entries, active, compared, writing } = props;
  const here = byAt.get(id) ?? [];
  const byKey = new Map(here.map((place) => [place.key, place]));
  const marks = here.flatMap(({ key, span }) => (span === undefined ? [] : [{ key, ...span }]));
  if (writing?.at === id && writing.from !== undefined && writing.to !== undefined) {
    marks.push({ key: WRITING, from: writing.from, to: writing.to });
  }
  const paragraphs = paragraphsIn(entries, id, marks, editsOf(compared?.get(id)), headLength);
  const whole = here.filter(({ span }) => span === undefined);
  const name = findField(id)?.label ?? id;
  const empty = typedAt(entries, id).trim() === "";
  return (
    <div className={`paper-text${lookOf(whole, active)}`} data-text={id}>
      {whole.length === 0 && writing?.at !== id ? null : (
        <span
          className="whole-text"
          {...(writing?.at === id && writing.from === undefined ? { "data-anchor": WRITING } : {})}
        >
          <Numbers places={whole} />
        </span>
      )}
      {empty ? (
        <p className="empty-text">
          <button type="button" tabIndex={-1} data-place={id} aria-label={`${name}：没有填写`}>
            （没有填写）
          </button>
        </p>
      ) : null}
      {paragraphs
        .filter(({ stretches }) =>
          stretches.some(({ text, removed }) => text.trim() !== "" || removed !== ""),
        )
        .map(({ from, stretches }) => {
          const last = stretches[stretches.length - 1];
          const to = last === undefined ? from : last.from + last.length;
          const begins = here.filter(
            ({ span }) => span !== undefined && span.from >= from && span.from <= to,
          );
          return (
            <p key={from}>
              {stretches.map((stretch) => (
                <Stretch
                  key={stretch.from}
                  stretch={stretch}
                  byKey={byKey}
                  active={active}
                  ends={here.filter(
                    ({ span }) => span !== undefined && span.to === stretch.from + stretch.length,
                  )}
                />
              ))}
              <button
                type="button"
                className="on-paragraph"
                tabIndex={-1}
                data-place={id}
                data-from={from}
                data-to={to}
                aria-label={`${name}，对“${(stretches.map(({ text }) => text).join("")).slice(0, 12)}…”这一段写意见${said(begins)}`}
              >
                ＋
              </button>
            </p>
          );
        })}
    </div>
  );
}

function Line({
  id,
  className,
  props,
  byAt,
  shown,
}: {
  readonly id: FieldId;
  readonly className: string;
  readonly props: PaperProps;
  readonly byAt: TableProps["byAt"];
  readonly shown: string;
}): ReactElement {
  const here = byAt.get(id) ?? [];
  const change = props.compared?.get(id);
  const Tag = className === "paper-title" ? "h2" : "p";
  return (
    <Tag className={`${className} at${lookOf(here, props.active)}`}>
      <button
        type="button"
        tabIndex={-1}
        data-place={id}
        aria-label={`${findField(id)?.label ?? id}：${shown === "" ? "未填" : shown}${said(here)}`}
      >
        {change === undefined || change.before === "" ? null : <del>{change.before}</del>}
        <span {...(props.writing?.at === id ? { "data-anchor": WRITING } : {})}>
          {shown === "" ? "（未填）" : shown}
        </span>
        <Numbers places={here} />
      </button>
    </Tag>
  );
}

/** 注：…, under its table; nothing where there is none and none was. */
function TableNote(common: {
  readonly id: FieldId;
  readonly props: PaperProps;
  readonly byAt: TableProps["byAt"];
}): ReactElement | null {
  const { id, props, byAt } = common;
  const note = typedAt(props.entries, id);
  if (note === "" && !byAt.has(id) && props.compared?.has(id) !== true) return null;
  return <Line {...common} className="paper-note" shown={note === "" ? "" : `注：${note}`} />;
}

const TABLES: Readonly<Partial<Record<StepId, TableLayout>>> = {
  proactive: TABLE_LAYOUTS.proactiveDisclosure,
  applications: TABLE_LAYOUTS.applications,
  disputes: TABLE_LAYOUTS.disputes,
};

export const ReviewPaper = memo(function ReviewPaper(props: PaperProps): ReactElement {
  const { view, entries, places, active, writing } = props;
  const byAt = placesByAt(places);
  const date = dateAt(entries, "signature.date");
  const common = { props, byAt };
  return (
    <article className="paper">
      <div id="review-cover">
        <Line {...common} id="title" className="paper-title" shown={typedAt(entries, "title")} />
        <ReviewText id="preamble" {...common} />
      </div>
      {STEPS.filter(({ sectionId }) => sectionId !== undefined).map((step) => {
        const layout = TABLES[step.id];
        const section = step.sectionId ?? "";
        const here = layout === undefined ? [] : (byAt.get(section) ?? []);
        return (
          <section key={step.id} id={`review-${step.id}`} aria-label={step.title}>
            <h2 className={`at${lookOf(here, active)}`}>
              {layout === undefined ? (
                step.title
              ) : (
                <button
                  type="button"
                  tabIndex={-1}
                  data-place={section}
                  aria-label={`${step.title}，整张表${said(here)}`}
                >
                  <span {...(writing?.at === section ? { "data-anchor": WRITING } : {})}>{step.title}</span>
                  <Numbers places={here} />
                </button>
              )}
            </h2>
            {layout === undefined ? (
              <ReviewText id={section} {...common} />
            ) : (
              <>
                <ReviewTable {...props} layout={layout} byAt={byAt} />
                <TableNote {...common} id={noteId(layout.id)} />
              </>
            )}
          </section>
        );
      })}
      <div className="paper-signature">
        <Line
          {...common}
          id="signature.organization"
          className="paper-line"
          shown={typedAt(entries, "signature.organization")}
        />
        <Line
          {...common}
          id="signature.date"
          className="paper-line"
          shown={date === null ? typedAt(entries, "signature.date") : chineseDate(date)}
        />
      </div>
      {typedAt(entries, "publicationNote") === "" ? null : (
        <Line {...common} id="publicationNote" className="paper-line" shown={view.typed("publicationNote")} />
      )}
    </article>
  );
});
