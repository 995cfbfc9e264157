/** The drafts as a table: unit, year, progress, findings, state, last change. Sorts once there are many. */
import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import type { ReactElement } from "react";
import type { DraftHead } from "../../drafts/draft";
import { Menu } from "../ui/menu";
import { stepPath } from "../ui/routes";
import { shownTime } from "../ui/shown-time";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { text: sortFn_text, basic: sortFn_basic },
});
const column = createColumnHelper<typeof features, DraftHead>();

export interface DraftActions {
  copy(draft: DraftHead): void;
  remove(draft: DraftHead): void;
}

const draftName = (draft: DraftHead): string =>
  `${draft.organization === "" ? "未填单位" : draft.organization} ${draft.year} 年度`;

function Progress({ share }: { readonly share: number }): ReactElement {
  const percent = Math.floor(share * 100);
  return (
    <span className="progress">
      <progress max={100} value={percent} aria-label="填写进度" />
      <span>{percent}%</span>
    </span>
  );
}

export function FindingCounts({ errors, warnings }: Pick<DraftHead, "errors" | "warnings">): ReactElement {
  if (errors === 0 && warnings === 0) return <span className="no-findings">✓ 无问题</span>;
  return (
    <>
      {errors > 0 ? <span className="count e">{errors} 必须改正</span> : null}
      {warnings > 0 ? <span className="count w">{warnings} 请核实</span> : null}
    </>
  );
}

const columnsFor = (actions: DraftActions) =>
  column.columns([
    column.accessor("organization", {
      header: "单位",
      sortFn: "text",
      cell: ({ row: { original } }) => (
        <a className="unit" href={stepPath(original.id, "cover")}>
          {original.organization === "" ? "未填单位" : original.organization}
        </a>
      ),
    }),
    column.accessor("year", { header: "年度", sortFn: "basic" }),
    column.accessor("progress", {
      header: "进度",
      sortFn: "basic",
      cell: ({ row: { original } }) => <Progress share={original.progress} />,
    }),
    column.accessor((draft) => draft.errors * 1000 + draft.warnings, {
      id: "findings",
      header: "核对",
      sortFn: "basic",
      cell: ({ row: { original } }) => (
        <FindingCounts errors={original.errors} warnings={original.warnings} />
      ),
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
      cell: ({ row: { original } }) => (
        <Menu
          label={`${draftName(original)}：更多操作`}
          items={[
            { label: "复制", onSelect: () => actions.copy(original) },
            { label: "删除", danger: true, onSelect: () => actions.remove(original) },
          ]}
        />
      ),
    }),
  ]);

interface Props {
  readonly drafts: readonly DraftHead[];
  readonly sortable: boolean;
  readonly columns: ReturnType<typeof columnsFor>;
}

export const draftColumns = columnsFor;

const NAMES_OF_ORDER = { asc: "ascending", desc: "descending" } as const;

export function DraftList({ drafts, sortable, columns }: Props): ReactElement {
  const table = useTable({
    features,
    columns,
    data: drafts,
    getRowId: (draft) => draft.id,
    enableSorting: sortable,
  });
  return (
    <table className="list">
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
                    <button type="button" className="sort" onClick={header.column.getToggleSortingHandler()}>
                      <table.FlexRender header={header} />
                      <span aria-hidden="true">{order === "asc" ? " ↑" : order === "desc" ? " ↓" : ""}</span>
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
          <tr key={row.id}>
            {row.getAllCells().map((cell) => (
              <td key={cell.id} className={`col-${cell.column.id}`}>
                <table.FlexRender cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
