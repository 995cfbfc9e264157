/** Tables of hundreds of lines: sorted by any column, and only the lines in view are drawn. */
import {
  createSortedRowModel,
  rowSortingFeature,
  type SortDirection,
  sortFn_basic,
  tableFeatures,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, type ReactNode, type RefObject, useRef } from "react";

export const sortingFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

const ARIA_SORT = { asc: "ascending", desc: "descending" } as const;
const SIGN = { asc: " ↑", desc: " ↓" } as const;

interface Sorted {
  getIsSorted(): false | SortDirection;
  getToggleSortingHandler(): undefined | ((event: unknown) => void);
}

export const ariaSort = (column: Sorted | undefined): "ascending" | "descending" | undefined => {
  const order = column?.getIsSorted() ?? false;
  return order === false ? undefined : ARIA_SORT[order];
};

/** A head that sorts by its column. */
export function SortButton({
  column,
  label,
}: {
  readonly column: Sorted | undefined;
  readonly label: ReactNode;
}): ReactElement {
  const order = column?.getIsSorted() ?? false;
  return (
    <button type="button" className="sort" onClick={column?.getToggleSortingHandler()}>
      {label}
      <span aria-hidden="true">{order === false ? "" : SIGN[order]}</span>
    </button>
  );
}

interface RowsInView {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Indices of the rows to draw. */
  readonly drawn: readonly number[];
  /** Heights of what is not drawn above and below, px. */
  readonly above: number;
  readonly below: number;
  readonly scrollTo: (index: number) => void;
}

/** Which of `count` rows of one height are drawn; all of them when `whole`, for print. */
export function useRowsInView(count: number, height: number, whole = false): RowsInView {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const scrollTo = (index: number): void => virtual.scrollToIndex(index);
  if (whole)
    return {
      scroller,
      drawn: Array.from({ length: count }, (_, index) => index),
      above: 0,
      below: 0,
      scrollTo,
    };
  const items = virtual.getVirtualItems();
  return {
    scroller,
    drawn: items.map(({ index }) => index),
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items[items.length - 1]?.end ?? 0),
    scrollTo,
  };
}

/** Stands for the rows that are not drawn. */
export function SpaceRow({
  height,
  span,
}: {
  readonly height: number;
  readonly span: number;
}): ReactElement | null {
  return height > 0 ? (
    <tr className="space">
      <td colSpan={span} style={{ height }} />
    </tr>
  ) : null;
}
