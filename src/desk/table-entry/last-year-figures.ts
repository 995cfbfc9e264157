/**
 * Last year's figures as ghosts in the cells of a table. Kept up directly, without rendering: each stands in an attribute
 * of its `td` that the style sheet draws at the left edge, so that no column moves and no cell's value changes. For
 * screen readers it is the cell's description.
 */
import type { DraftSession } from "../../editing/draft-session";
import { findField, findTotal } from "../../form/fields";
import { besideLastYear } from "../../report/taken-over";
import { setDescription } from "../ui/description";

/** Widths in pixels: a digit of the cell, one of the ghost, and what stays free around both. */
const DIGIT = 7.3;
const GHOST_DIGIT = 6.2;
const FREE = 14;

const OWNER = "last-year";

/** Draws the figures and keeps them up; returns the way to take them away. */
export function showLastYear(root: HTMLTableElement, { report, lastYear }: DraftSession): () => void {
  const cells = [...root.querySelectorAll("td > input, td > output")].flatMap((element) => {
    const named = element instanceof HTMLInputElement || element instanceof HTMLOutputElement;
    const frame = element.parentElement;
    if (!named || frame === null) return [];
    const id = element.name;
    if (findField(id) === undefined && findTotal(id) === undefined) return [];
    return [{ id, beside: besideLastYear(id), element, frame, width: 0, figure: "", crowded: false }];
  });
  type Cell = (typeof cells)[number];
  const shown = ({ id, element }: Cell): string =>
    element instanceof HTMLInputElement ? report.typed(id) : String(report.sum(id).value ?? "");
  /** Where both do not fit, this year's number stands alone. */
  const makeRoom = (cell: Cell) => {
    const needed = shown(cell).length * DIGIT + cell.figure.length * GHOST_DIGIT + FREE;
    const crowded = cell.figure !== "" && needed > cell.width;
    if (crowded !== cell.crowded) cell.frame.toggleAttribute("data-crowded", crowded);
    cell.crowded = crowded;
  };
  const draw = () => {
    for (const cell of cells) {
      const figure = lastYear.value?.sum(cell.beside.id).value ?? null;
      cell.figure = figure === null ? "" : String(figure);
      if (figure === null) {
        cell.frame.removeAttribute("data-last-year");
        setDescription(cell.element, OWNER, null);
      } else {
        cell.frame.dataset["lastYear"] = cell.figure;
        const row = cell.beside.row === undefined ? "" : `“${cell.beside.row}”`;
        setDescription(cell.element, OWNER, `上年${row} ${cell.figure}`);
      }
      makeRoom(cell);
    }
  };
  const measure = () => {
    // All widths are read before anything is written: the table is laid out once.
    for (const cell of cells) cell.width = cell.frame.clientWidth;
    for (const cell of cells) makeRoom(cell);
  };
  for (const cell of cells) cell.width = cell.frame.clientWidth;
  draw();
  window.addEventListener("resize", measure);
  const stops = cells.map((cell) => report.changesAt(cell.id).watch(() => makeRoom(cell)));
  stops.push(lastYear.watch(draw));
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener("resize", measure);
    for (const { frame, element } of cells) {
      frame.removeAttribute("data-last-year");
      frame.removeAttribute("data-crowded");
      setDescription(element, OWNER, null);
    }
  };
}
