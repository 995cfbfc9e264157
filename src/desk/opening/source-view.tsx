/**
 * A reading's source, drawn as text in its tables, with one place lit up and in view. Nothing of the file's own markup is
 * used: only its words, so that a hostile page is a harmless one.
 */
import "./source-view.css";
import { type KeyboardEvent, memo, type ReactElement, useEffect, useMemo, useRef } from "react";
import type { SourceBlock, SourceCell, SourceRef, SourceTable } from "../../opening/document/source-document";
import { type DrawnBlock, drawnOf, LONGEST_TEXT, placeKey } from "./source-places";

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

/** A text with the characters that are meant marked. */
function Marked({ text, place }: { readonly text: string; readonly place: SourceRef | null }): ReactElement {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  if (place?.from === undefined || place.to === undefined || place.to <= place.from) return <>{shown}</>;
  return (
    <>
      {shown.slice(0, place.from)}
      <mark>{shown.slice(place.from, place.to)}</mark>
      {shown.slice(place.to)}
    </>
  );
}

interface PartProps {
  readonly place: SourceRef | null;
  readonly linked: ReadonlyMap<string, string>;
}

function Cell({
  cell,
  block,
  place,
  linked,
}: PartProps & { readonly cell: SourceCell; readonly block: number }): ReactElement {
  const key = placeKey({ block, row: cell.row, column: cell.column });
  const isLit = place !== null && placeKey(place) === key;
  const label = linked.get(key);
  const words = <Marked text={cell.text} place={isLit ? place : null} />;
  return (
    <td
      data-place={key}
      className={isLit ? "lit" : undefined}
      colSpan={cell.columnSpan}
      rowSpan={cell.rowSpan}
      data-value={label === undefined ? undefined : ""}
    >
      {label === undefined ? (
        words
      ) : (
        <button type="button" tabIndex={-1} aria-current={isLit} aria-label={label}>
          {words}
        </button>
      )}
    </td>
  );
}

function Table({
  table,
  rows,
  index,
  place,
  linked,
}: PartProps & {
  readonly table: SourceTable;
  readonly rows: readonly number[];
  readonly index: number;
}): ReactElement {
  const byRow = useMemo(() => {
    const map = new Map<number, SourceCell[]>();
    for (const cell of table.cells) map.set(cell.row, [...(map.get(cell.row) ?? []), cell]);
    return map;
  }, [table]);
  return (
    <div className="source-table">
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {(byRow.get(row) ?? []).map((cell) => (
                <Cell key={cell.column} cell={cell} block={index} place={place} linked={linked} />
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
  linked,
}: PartProps & { readonly drawn: DrawnBlock }): ReactElement {
  const Line = block.kind === "paragraph" && block.heading === true ? "strong" : "span";
  return (
    <>
      {opensPage === undefined ? null : <p className="source-page">第 {opensPage} 页</p>}
      {block.kind === "table" ? (
        <Table table={block} rows={rows} index={index} place={place} linked={linked} />
      ) : (
        <p data-place={`${index}`} className={place === null ? undefined : "lit"}>
          <Line>
            <Marked text={block.text} place={place} />
          </Line>
        </p>
      )}
    </>
  );
});

const keyAt = (target: EventTarget | null): string | null =>
  target instanceof Element
    ? (target.closest("[data-value]")?.getAttribute("data-place") ??
      target.closest("p[data-place]")?.getAttribute("data-place") ??
      null)
    : null;

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
    const stops = [...(region.current?.querySelectorAll<HTMLElement>("[data-value] button") ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (at === -1 && event.target !== region.current) return;
    const next = at === -1 ? stops.find((stop) => stop.closest(".lit") !== null) : stops[at + step];
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
      // A region that scrolls must be reached by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      onMouseOver={(event) => point(event.target, "hover")}
      onFocus={(event) => {
        if (event.target !== event.currentTarget) point(event.target, "hover");
      }}
      onClick={(event) => point(event.target, "pick")}
      onKeyDown={walk}
    >
      {drawn.blocks.map((one) => (
        <Block
          key={one.index}
          drawn={one}
          place={place?.block === one.index ? place : null}
          linked={linked}
        />
      ))}
      {drawn.leftOut === 0 ? null : (
        <p className="source-left-out">文件很长，另有 {drawn.leftOut} 段或行没有读到报告内容，这里不列出。</p>
      )}
    </section>
  );
}
