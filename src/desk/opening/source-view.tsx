/**
 * A reading's source, drawn as text in its tables, with one place lit up and in view. Nothing of the file's own markup is
 * used: only its words, so that a hostile page is a harmless one.
 */
import "./source-view.css";
import { Fragment, type KeyboardEvent, memo, type ReactElement, useEffect, useMemo, useRef } from "react";
import type { SourceBlock, SourceCell, SourceRef, SourceTable } from "../../opening/document/source-document";
import {
  blockKey,
  type DrawnBlock,
  drawnOf,
  type LinkedPart,
  LONGEST_TEXT,
  partsByBlock,
  placeKey,
} from "./source-places";

export interface SourceViewProps {
  /** `reading.blocks`. */
  readonly blocks: readonly SourceBlock[];
  /** The place that is lit up and scrolled to; null: none. */
  readonly place: SourceRef | null;
  /** Places that lead somewhere when they are picked, under `placeKey`; with what a screen reader says of each. */
  readonly linked?: ReadonlyMap<string, string>;
  /** Somebody pointed at (`hover`), or chose (`pick`), a linked place. */
  readonly onPlace?: (key: string, how: "hover" | "pick") => void;
  /** Name of the region. */
  readonly label?: string;
  /** Places read from, which are drawn however long the document is. */
  readonly read?: readonly SourceRef[];
}

const NOTHING: readonly SourceRef[] = [];
const NO_LINKS: ReadonlyMap<string, string> = new Map();

interface TextProps {
  /** What is lit up in this text; null: nothing. */
  readonly place: SourceRef | null;
  readonly parts: readonly LinkedPart[];
}

const NO_PARTS: readonly LinkedPart[] = [];
const cut = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

/** A text without links, with the characters that are meant marked. */
function Marked({ text, place }: { readonly text: string; readonly place: SourceRef | null }): ReactElement {
  if (place?.from === undefined || place.to === undefined || place.to <= place.from) return <>{text}</>;
  return (
    <>
      {text.slice(0, place.from)}
      <mark>{text.slice(place.from, place.to)}</mark>
      {text.slice(place.to)}
    </>
  );
}

/** A text in which some characters lead to the values that were read from them. */
function Words({ text, place, parts }: TextProps & { readonly text: string }): ReactElement {
  const shown = cut(text);
  if (parts.length === 0) return <Marked text={shown} place={place} />;
  const pieces: ReactElement[] = [];
  let at = 0;
  for (const { from, to, key, label } of parts) {
    if (from > at) pieces.push(<Fragment key={`${at}`}>{shown.slice(at, from)}</Fragment>);
    const isLit = place !== null && placeKey(place) === key;
    const words = shown.slice(from, to);
    pieces.push(
      <button type="button" key={key} tabIndex={-1} data-place={key} aria-current={isLit} aria-label={label}>
        {isLit ? <mark>{words}</mark> : words}
      </button>,
    );
    at = Math.min(to, shown.length);
  }
  pieces.push(<Fragment key="rest">{shown.slice(at)}</Fragment>);
  return <>{pieces}</>;
}

interface PartProps {
  readonly place: SourceRef | null;
  readonly parts: ReadonlyMap<string, readonly LinkedPart[]>;
}

function Cell({
  cell,
  block,
  place,
  parts,
}: PartProps & { readonly cell: SourceCell; readonly block: number }): ReactElement {
  const key = blockKey({ block, row: cell.row, column: cell.column });
  const isLit = place !== null && blockKey(place) === key;
  const own = parts.get(key) ?? NO_PARTS;
  return (
    <td
      className={isLit ? "lit" : undefined}
      colSpan={cell.columnSpan}
      rowSpan={cell.rowSpan}
      data-value={own.length === 0 ? undefined : ""}
    >
      <Words text={cell.text} place={isLit ? place : null} parts={own} />
    </td>
  );
}

function Table({
  table,
  rows,
  index,
  place,
  parts,
}: PartProps & {
  readonly table: SourceTable;
  readonly rows: readonly number[];
  readonly index: number;
}): ReactElement {
  const byRow = useMemo(() => {
    const map = new Map<number, SourceCell[]>();
    for (const cell of table.cells) {
      const row = map.get(cell.row);
      if (row === undefined) map.set(cell.row, [cell]);
      else row.push(cell);
    }
    return map;
  }, [table]);
  return (
    <div className="source-table">
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {(byRow.get(row) ?? []).map((cell) => (
                <Cell key={cell.column} cell={cell} block={index} place={place} parts={parts} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Drawn again only where the lit place comes or goes: a report has some hundred blocks. */
const Block = memo(function Block({
  drawn: { block, index, rows, opensPage },
  place,
  parts,
}: PartProps & { readonly drawn: DrawnBlock }): ReactElement {
  const Line = block.kind === "paragraph" && block.heading === true ? "strong" : "span";
  return (
    <>
      {opensPage === undefined ? null : <p className="source-page">第 {opensPage} 页</p>}
      {block.kind === "table" ? (
        <Table table={block} rows={rows} index={index} place={place} parts={parts} />
      ) : (
        <p className={place === null ? undefined : "lit"}>
          <Line>
            <Words text={block.text} place={place} parts={inProse(parts.get(`${index}`) ?? NO_PARTS)} />
          </Line>
        </p>
      )}
    </>
  );
});

/** A whole paragraph is no button: a long text is read, not pressed. */
const inProse = (parts: readonly LinkedPart[]): readonly LinkedPart[] =>
  parts.filter(({ to }) => Number.isFinite(to));

const keyAt = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest("[data-place]")?.getAttribute("data-place") ?? null) : null;

/** Arrow keys go through the places that lead somewhere; Enter picks one. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export function SourceView({
  blocks,
  place,
  linked = NO_LINKS,
  onPlace,
  label = "原文",
  read = NOTHING,
}: SourceViewProps): ReactElement {
  const region = useRef<HTMLElement>(null);
  const parts = useMemo(() => partsByBlock(linked), [linked]);
  const drawn = useMemo(() => drawnOf(blocks, read), [blocks, read]);
  useEffect(() => {
    const pane = region.current;
    if (place === null || pane === null) return;
    const lit = pane.querySelector<HTMLElement>(".lit mark, .lit");
    if (lit === null) return;
    const [box, frame] = [lit.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (box.top >= frame.top + 8 && box.bottom <= frame.bottom - 8) return;
    pane.scrollTop += box.top - frame.top - frame.height / 3;
  }, [place]);
  const point = (target: EventTarget | null, how: "hover" | "pick") => {
    const key = keyAt(target);
    if (key !== null && linked.has(key)) onPlace?.(key, how);
  };
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || step === undefined || linked.size === 0) return;
    const stops = [...(region.current?.querySelectorAll<HTMLElement>("button[data-place]") ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (at === -1 && event.target !== region.current) return;
    const next = at === -1 ? stops.find((stop) => stop.ariaCurrent === "true") : stops[at + step];
    const stop = next ?? (at === -1 ? stops[0] : undefined);
    if (stop === undefined) return;
    event.preventDefault();
    stop.focus();
  };
  return (
    <section
      className="source-view"
      ref={region}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must be reached by keyboard
      tabIndex={0}
      onMouseOver={(event) => point(event.target, "hover")}
      onFocus={(event) => {
        if (event.target !== event.currentTarget) point(event.target, "hover");
      }}
      onClick={(event) => point(event.target, "pick")}
      onKeyDown={walk}
    >
      {drawn.blocks.map((one) => (
        <Block key={one.index} drawn={one} place={place?.block === one.index ? place : null} parts={parts} />
      ))}
      {drawn.leftOut === 0 ? null : (
        <p className="source-left-out">文件很长，另有 {drawn.leftOut} 段或行没有读到报告内容，这里不列出。</p>
      )}
    </section>
  );
}
