/** A step that is one of the three tables. */
import "./grid.css";
import type { ReactElement } from "react";
import type { TableId } from "../../form/fields";
import { Later, partOf } from "../ui/later";
import { LayoutTable } from "./layout-table";
import { Strip } from "./strip";

const applicationsTable = partOf(() => import("./applications-table").then((part) => part.ApplicationsTable));

export function TableStep({ table }: { readonly table: TableId }): ReactElement {
  return (
    <>
      {table === "applications" ? (
        <Later part={applicationsTable} with={{}} />
      ) : (
        <LayoutTable table={table} />
      )}
      <Strip />
    </>
  );
}
