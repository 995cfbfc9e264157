/**
 * The three tables as grids to move and select in: rows of ids, computed cells in their official place, a cell that
 * spans columns repeated in each. Pure: knows neither values nor page.
 */
import {
  APPLICATION_COLUMNS,
  applicationCell,
  disputeCell,
  type FieldId,
  findField,
  proactiveCell,
  rowsOfGroup,
  type TableId,
} from "./fields";
import {
  APPLICANT_KINDS,
  APPLICATION_ROWS,
  type ApplicationRow,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  PROACTIVE_BLOCKS,
  RESULT_GROUPS,
} from "./official-form";

export type Grid = readonly (readonly FieldId[])[];

export interface Spot {
  readonly row: number;
  readonly column: number;
}

export type Direction = "up" | "down" | "left" | "right";

/** Two opposite corners; both cells are in it. */
export interface Range {
  readonly from: Spot;
  readonly to: Spot;
}

const WIDTH_OF_SECTION_TWO = 3;

export const GRIDS: Readonly<Record<TableId, Grid>> = {
  proactiveDisclosure: PROACTIVE_BLOCKS.flatMap((block) =>
    block.rows.map((row) =>
      Array.from({ length: WIDTH_OF_SECTION_TWO }, (_, column) =>
        proactiveCell(row.id, (row.columns[column] ?? row.columns[0])?.id ?? ""),
      ),
    ),
  ),
  applications: APPLICATION_ROWS.map((row) =>
    APPLICATION_COLUMNS.map((column) => applicationCell(row.id, column)),
  ),
  disputes: [
    DISPUTE_KINDS.flatMap((kind) =>
      [...DISPUTE_RESULTS.map((result) => result.id), "total"].map((result) => disputeCell(kind.id, result)),
    ),
  ],
};

const STEPS: Readonly<Record<Direction, readonly [rows: number, columns: number]>> = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

export const isTyped = (id: FieldId): boolean => findField(id) !== undefined;

export const idAt = (grid: Grid, { row, column }: Spot): FieldId | undefined => grid[row]?.[column];

/** Where a cell stands: its first column, when it spans several. */
export function spotOf(grid: Grid, id: FieldId): Spot | null {
  for (let row = 0; row < grid.length; row += 1) {
    const column = grid[row]?.indexOf(id) ?? -1;
    if (column >= 0) return { row, column };
  }
  return null;
}

/** One step, over the columns that the present cell spans; null at the edge. */
export function neighbour(grid: Grid, spot: Spot, direction: Direction): Spot | null {
  const [rows, columns] = STEPS[direction];
  const here = idAt(grid, spot);
  let next = spot;
  do next = { row: next.row + rows, column: next.column + columns };
  while (idAt(grid, next) === here);
  return idAt(grid, next) === undefined ? null : next;
}

/** The next cell that can be typed in; null when there is none that way. */
export function typedNeighbour(grid: Grid, spot: Spot, direction: Direction): Spot | null {
  let next = neighbour(grid, spot, direction);
  while (next !== null && !isTyped(idAt(grid, next) ?? "")) next = neighbour(grid, next, direction);
  return next;
}

/** As Excel's Ctrl+arrow: to the last filled cell of a run, or over a gap to the next filled one, or to the edge. */
export function edgeOfBlock(
  grid: Grid,
  spot: Spot,
  direction: Direction,
  filled: (id: FieldId) => boolean,
): Spot {
  const isFilled = (at: Spot): boolean => filled(idAt(grid, at) ?? "");
  let at = spot;
  let next = typedNeighbour(grid, at, direction);
  if (next === null) return at;
  if (isFilled(at) && isFilled(next)) {
    while (next !== null && isFilled(next)) {
      at = next;
      next = typedNeighbour(grid, at, direction);
    }
    return at;
  }
  while (next !== null) {
    at = next;
    if (isFilled(at)) return at;
    next = typedNeighbour(grid, at, direction);
  }
  return at;
}

/** All typed cells in reading order. */
const typedSpots = (grid: Grid): Spot[] =>
  grid.flatMap((ids, row) =>
    ids.flatMap((id, column) => (isTyped(id) && ids.indexOf(id) === column ? [{ row, column }] : [])),
  );

export function firstTyped(grid: Grid, row?: number): Spot | null {
  return typedSpots(grid).find((spot) => row === undefined || spot.row === row) ?? null;
}

export function lastTyped(grid: Grid, row?: number): Spot | null {
  return (
    typedSpots(grid)
      .reverse()
      .find((spot) => row === undefined || spot.row === row) ?? null
  );
}

/** Enter: down; from a column's end to the top of the next; null after the last column. */
export function onEnter(grid: Grid, spot: Spot): Spot | null {
  const below = typedNeighbour(grid, spot, "down");
  if (below !== null) return below;
  const column = spot.column + 1;
  const top = { row: 0, column };
  const id = idAt(grid, top);
  if (id === undefined) return null;
  return isTyped(id) ? top : onEnter(grid, top);
}

/** Shift+Enter: up; from a column's top to the end of the one before. */
export function onShiftEnter(grid: Grid, spot: Spot): Spot | null {
  const above = typedNeighbour(grid, spot, "up");
  if (above !== null) return above;
  const end = { row: grid.length - 1, column: spot.column - 1 };
  const id = idAt(grid, end);
  if (id === undefined) return null;
  return isTyped(id) ? end : onShiftEnter(grid, { row: 0, column: end.column });
}

/** Cells of a range, row by row; one that spans columns stands once. */
export function cellsIn(grid: Grid, { from, to }: Range): FieldId[][] {
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
  return grid.slice(top, bottom + 1).map((ids) => [...new Set(ids.slice(left, right + 1))]);
}

export const wholeGrid = (grid: Grid): Range => ({
  from: { row: 0, column: 0 },
  to: { row: grid.length - 1, column: (grid[0]?.length ?? 1) - 1 },
});

/** Cells that belong together: a group of results, a block of section two, a kind of dispute. */
const GROUPS: readonly (readonly FieldId[])[] = [
  ...RESULT_GROUPS.map((group) => rowsOfGroup(group.id).flatMap((row) => typedCellsOfRow(row))),
  ...PROACTIVE_BLOCKS.map((block) =>
    block.rows.flatMap((row) => row.columns.map((column) => proactiveCell(row.id, column.id))),
  ),
  ...DISPUTE_KINDS.map((kind) => DISPUTE_RESULTS.map((result) => disputeCell(kind.id, result.id))),
];

function typedCellsOfRow(row: ApplicationRow): FieldId[] {
  return APPLICANT_KINDS.map((kind) => applicationCell(row.id, kind.id));
}

/** Typed cells of the group that a cell stands in; of its row where there is no group. */
export function groupOf(grid: Grid, id: FieldId): readonly FieldId[] {
  const spot = spotOf(grid, id);
  const row = spot === null ? [] : (grid[spot.row] ?? []).filter(isTyped);
  return GROUPS.find((group) => group.includes(id)) ?? row;
}

/** Typed cells of a cell's row. */
export function rowOf(grid: Grid, id: FieldId): readonly FieldId[] {
  const spot = spotOf(grid, id);
  return [...new Set(spot === null ? [] : grid[spot.row])].filter(isTyped);
}

/** Typed cells of the column that a cell stands in. */
export function columnOf(grid: Grid, id: FieldId): readonly FieldId[] {
  const spot = spotOf(grid, id);
  return spot === null ? [] : grid.map((ids) => ids[spot.column] ?? "").filter(isTyped);
}
