/** A step that is one of the three tables. */
import "./grid.css";
import type { ReactElement } from "react";
import type { TableId } from "../../form/fields";
import { ApplicationsTable } from "./applications-table";
import { LayoutTable } from "./layout-table";
import { Strip } from "./strip";

export function TableStep({ table }: { readonly table: TableId }): ReactElement {
  return (
    <>
      {table === "applications" ? <ApplicationsTable /> : <LayoutTable table={table} />}
      <Strip />
    </>
  );
}
