/** The drafts as a table: unit, year, progress, what comes next, last change. Sorts once there are many. */
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { createContext, type MouseEvent, type ReactElement, useContext } from "react";
import type { DraftHead } from "../../drafts/draft";
import { STEPS } from "../../form/official-form";
import { Menu } from "../ui/menu";
import { goTo, stepPath } from "../ui/routes";
import { shownTime } from "../ui/shown-time";
import { unitOf } from "./draft-names";
import { dueOf, dueWords, nextAct } from "./next-act";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { text: sortFn_text, basic: sortFn_basic },
});
const column = createColumnHelper<typeof features, DraftHead>();

export interface DraftActions {
  nextYear(draft: DraftHead): void;
  backUp(draft: DraftHead): void;
  copy(draft: DraftHead): void;
  remove(draft: DraftHead): void;
}

/** What the list says of a draft beside its own head. */
export interface DraftTags {
  /** Id of the example's draft. */
  readonly example: string;
  /** 副本, by id. */
  readonly copies: ReadonlyMap<string, string>;
}

interface Beside {
  readonly actions: DraftActions;
  readonly tags: DraftTags;
}

/** Not in the columns: with each new one every cell would be made anew, and the focus in it lost. */
const BesideList = createContext<Beside | null>(null);

function useBeside(): Beside {
  const beside = useContext(BesideList);
  if (beside === null) throw new Error("No list of drafts is around this cell.");
  return beside;
}

function Progress({ share }: { readonly share: number }): ReactElement {
  const done = Math.floor(share * STEPS.length);
  return (
    <span className="progress">
      <progress max={STEPS.length} value={done} aria-label="填写进度" />
      <span>
        {STEPS.length} 步完成 {done}
      </span>
    </span>
  );
}

export function FindingCounts({ errors, warnings }: Pick<DraftHead, "errors" | "warnings">): ReactElement {
  return (
    <>
      {errors > 0 ? <span className="count e">要改 {errors}</span> : null}
      {warnings > 0 ? <span className="count w">请核实 {warnings}</span> : null}
    </>
  );
}

function Unit({ draft }: { readonly draft: DraftHead }): ReactElement {
  const { tags } = useBeside();
  const copy = tags.copies.get(draft.id);
  return (
    <>
      <a className="unit" href={stepPath(draft.id, "cover")}>
        {unitOf(draft)}
      </a>
      {draft.id === tags.example ? <span className="tag">示例</span> : null}
      {copy === undefined ? null : <span className="tag">{copy}</span>}
    </>
  );
}

/** The next act as a link to where it is done, with the days that are left for it. */
function Next({ draft }: { readonly draft: DraftHead }): ReactElement {
  const isExample = draft.id === useBeside().tags.example;
  const { words, step, look } = nextAct(draft);
  const due = isExample ? null : dueOf(draft, new Date());
  return (
    <>
      <a className={`next ${look}`} href={stepPath(draft.id, step)}>
        {words}
      </a>
      {due === null ? null : (
        <span className={due.days < 0 ? "due over" : due.days <= 14 ? "due soon" : "due"}>
          {dueWords(due)}
        </span>
      )}
    </>
  );
}

function RowMenu({ draft }: { readonly draft: DraftHead }): ReactElement {
  const { actions } = useBeside();
  return (
    <Menu
      label={`${unitOf(draft)} ${draft.year} 年度：更多操作`}
      items={[
        { label: "复制为新年度…", onSelect: () => actions.nextYear(draft) },
        { label: "导出、打印…", onSelect: () => goTo(stepPath(draft.id, "finish")) },
        { label: "备份这一份", onSelect: () => actions.backUp(draft) },
        { label: "复制", onSelect: () => actions.copy(draft) },
        { label: "删除", danger: true, onSelect: () => actions.remove(draft) },
      ]}
    />
  );
}

const COLUMNS = column.columns([
  column.accessor("organization", {
    header: "单位",
    sortFn: "text",
    cell: ({ row: { original } }) => <Unit draft={original} />,
  }),
  column.accessor("year", { header: "年度", sortFn: "basic" }),
  column.accessor("progress", {
    header: "进度",
    sortFn: "basic",
    cell: ({ row: { original } }) => <Progress share={original.progress} />,
  }),
  column.accessor((draft) => draft.errors * 1000 + draft.warnings, {
    id: "next",
    header: "下一步",
    sortFn: "basic",
    cell: ({ row: { original } }) => <Next draft={original} />,
  }),
  column.accessor((draft) => (draft.finalizedAt === "" ? 0 : 1), {
    id: "state",
    header: "状态",
    sortFn: "basic",
    cell: ({ row: { original } }) => (original.finalizedAt === "" ? "草稿" : "已定稿"),
  }),
  column.accessor("changedAt", {
    header: "最后修改",
    sortFn: "basic",
    cell: ({ row: { original } }) => shownTime(original.changedAt, new Date()),
  }),
  column.display({
    id: "actions",
    header: () => <span className="visually-hidden">操作</span>,
    cell: ({ row: { original } }) => <RowMenu draft={original} />,
  }),
]);

interface Props {
  readonly drafts: readonly DraftHead[];
  readonly sortable: boolean;
  readonly beside: Beside;
}

const NAMES_OF_ORDER = { asc: "ascending", desc: "descending" } as const;
const SIGNS_OF_ORDER = { asc: "↑", desc: "↓" } as const;

/** A click anywhere in a row opens its draft, as its link does; what can be pressed by itself is left alone. */
function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const { target, currentTarget } = event;
  if (event.defaultPrevented || !(target instanceof Element) || target.closest("a, button, .menu") !== null)
    return;
  // Somebody who marks words to copy them does not want to leave.
  if (window.getSelection()?.isCollapsed === false) return;
  currentTarget.querySelector<HTMLAnchorElement>("a.unit")?.click();
}

export function DraftList({ drafts, sortable, beside }: Props): ReactElement {
  const table = useTable({
    features,
    columns: COLUMNS,
    data: drafts,
    getRowId: (draft) => draft.id,
    enableSorting: sortable,
  });
  return (
    <BesideList value={beside}>
      <table className="list drafts">
        <caption className="visually-hidden">我的报告</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const order = header.column.getIsSorted();
                const canSort = header.column.getCanSort();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    className={`col-${header.column.id}`}
                    aria-sort={order === false ? undefined : NAMES_OF_ORDER[order]}
                  >
                    {canSort ? (
                      <button
                        type="button"
                        className="sort"
                        onClick={header.column.getToggleSortingHandler()}
                      >
                        <table.FlexRender header={header} />
                        <span className={order === false ? "sort-sign" : "sort-sign on"} aria-hidden="true">
                          {order === false ? "↕" : SIGNS_OF_ORDER[order]}
                        </span>
                      </button>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            // The row's link is what the keyboard and a screen reader use.
            <tr key={row.id} onClick={openRow}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className={`col-${cell.column.id}`}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </BesideList>
  );
}
