/**
 * Section three's table whole, in the official structure: header and balance row stay in view, totals and balance
 * follow each keystroke. The rows of the table are the form's definition, so a keystroke never touches the table.
 */
import { createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { memo, type ReactElement, type ReactNode } from "react";
import {
  APPLICATION_COLUMNS,
  applicationCell,
  applicationColumnLabel,
  balanceId,
  groupOfRow,
  officialLabel,
  rowsOfGroup,
} from "../../form/fields";
import {
  APPLICATION_ROWS,
  type ApplicationRow,
  BALANCE,
  NATURAL_PERSON,
  ORGANIZATION_KINDS,
  ORGANIZATIONS_HEAD,
  RESULTS_HEAD,
  TOTAL_HEAD,
} from "../../form/official-form";
import { describedBy, useBalance, useFindingsAt, useIsKnown } from "../open-draft/open-draft";
import { balanceWords } from "./balance-words";
import { Cell, TotalCell } from "./cell";
import { GroupSubtotal } from "./group-subtotal";
import { numberLength } from "./number-length";

const features = tableFeatures({});
const helper = createColumnHelper<typeof features, ApplicationRow>();

const valueColumn = (id: string, header: string) =>
  helper.display({
    id,
    header,
    cell: ({ row: { original } }) => {
      const cell = applicationCell(original.id, id);
      return original.computed === true || id === "total" ? <TotalCell id={cell} /> : <Cell id={cell} />;
    },
  });

const COLUMNS = helper.columns([
  valueColumn(NATURAL_PERSON.id, NATURAL_PERSON.label),
  helper.group({
    id: "organizations",
    header: ORGANIZATIONS_HEAD,
    columns: helper.columns(ORGANIZATION_KINDS.map((kind) => valueColumn(kind.id, kind.label))),
  }),
  valueColumn("total", TOTAL_HEAD),
]);

const UNIT = "单位：件";
const FIRST_RESULT = "results.granted";
/** Rows that the balance is about and that stand at the table's end: they stay in view with it. */
const STAYING: ReadonlySet<string> = new Set(BALANCE.handled);

/** How the rows are labelled on the screen: outside of groups with the heading that print has in a column of its own. */
function screenLabel(row: ApplicationRow): string {
  if (row.id === FIRST_RESULT) return `${RESULTS_HEAD}${officialLabel(row)}`;
  return row.id.startsWith("results.") && row.group === undefined
    ? `三${officialLabel(row)}`
    : officialLabel(row);
}

function RowLabels({ row }: { readonly row: ApplicationRow }): ReactElement {
  const label = screenLabel(row);
  const group = groupOfRow(row);
  if (group === undefined) {
    return (
      <th scope="row" colSpan={2} title={label}>
        {label}
      </th>
    );
  }
  const rows = rowsOfGroup(group.id);
  return (
    <>
      {rows[0] === row ? (
        <th scope="rowgroup" rowSpan={rows.length} className="group">
          {group.place}
          <wbr />
          {group.label}
          <GroupSubtotal group={group.id} />
        </th>
      ) : null}
      <th scope="row" title={label} className="in-group">
        {label}
      </th>
    </>
  );
}

/** A row; it is marked once something stands in it, so that what is still empty shows. */
const Row = memo(function Row({
  row,
  children,
}: {
  readonly row: ApplicationRow;
  readonly children: ReactNode;
}): ReactElement {
  const begun = useIsKnown(applicationCell(row.id, "total"));
  const look = [
    row.computed === true ? "strong" : "",
    STAYING.has(row.id) ? "stays" : "",
    begun ? "begun" : "",
  ]
    .filter(Boolean)
    .join(" ");
  return (
    <tr className={look === "" ? undefined : look}>
      <RowLabels row={row} />
      {children}
    </tr>
  );
});

function BalanceCell({ column }: { readonly column: string }): ReactElement {
  const id = balanceId(column);
  const balance = useBalance(column, id);
  const findings = useFindingsAt(id);
  const balanced = balance === null ? "unknown" : balance.difference === 0 ? "true" : "false";
  const words = balanceWords(balance);
  return (
    <td>
      <output
        name={id}
        data-balanced={balanced}
        data-words={words}
        className={numberLength(balance?.difference ?? null)}
        tabIndex={-1}
        aria-live="off"
        aria-label={`${applicationColumnLabel(column)}勾稽关系：${words}`}
        title={findings[0]?.message}
        aria-describedby={describedBy(findings)["aria-describedby"]}
      >
        {balance?.difference ?? ""}
      </output>
    </td>
  );
}

interface Props {
  /** Told the table's element when it is there. */
  readonly onTable: (table: HTMLTableElement | null) => void;
}

export const ApplicationsTable = memo(function ApplicationsTable({ onTable }: Props): ReactElement {
  const table = useTable(
    { features, columns: COLUMNS, data: APPLICATION_ROWS, getRowId: (row) => row.id },
    () => null,
  );
  const [top, bottom] = table.getHeaderGroups();
  return (
    <table className="grid applications" ref={onTable}>
      <caption className="visually-hidden">收到和处理政府信息公开申请情况</caption>
      <colgroup>
        <col className="col-group" />
        <col />
        {APPLICATION_COLUMNS.map((column) => (
          <col key={column} className="col-value" />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th colSpan={2} rowSpan={2} className="unit-note">
            {UNIT}
          </th>
          {top?.headers.map((header) => {
            const spansRows = header.isPlaceholder;
            const shown = spansRows ? header.subHeaders[0] : header;
            return (
              <th
                key={header.id}
                scope={spansRows ? "col" : "colgroup"}
                rowSpan={spansRows ? 2 : 1}
                colSpan={header.colSpan}
              >
                {shown === undefined ? null : <table.FlexRender header={shown} />}
              </th>
            );
          })}
        </tr>
        <tr>
          {bottom?.headers
            .filter((header) => header.column.parent !== undefined)
            .map((header) => (
              <th key={header.id} scope="col" className="second">
                <span>
                  <table.FlexRender header={header} />
                </span>
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <Row key={row.id} row={row.original}>
            {row.getAllCells().map((cell) => (
              <table.FlexRender key={cell.id} cell={cell} />
            ))}
          </Row>
        ))}
      </tbody>
      <tfoot>
        <tr className="balance">
          <th scope="row" colSpan={2}>
            勾稽：一 + 二 = 三（七）+ 四
          </th>
          {APPLICATION_COLUMNS.map((column) => (
            <BalanceCell key={column} column={column} />
          ))}
        </tr>
      </tfoot>
    </table>
  );
});
