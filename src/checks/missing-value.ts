/** Cells left empty. A nothing is written 0: one finding a table, with the count and the way to the first. */
import { fieldsOfTable, type TableId } from "../form/fields";
import { defineRule } from "./rule";

const TABLES: readonly TableId[] = ["proactiveDisclosure", "applications", "disputes"];
const CELLS = TABLES.reduce((sum, table) => sum + fieldsOfTable(table).length, 0);

export const missingValue = defineRule({
  id: "missing-value",
  name: "表格未填",
  severity: "error",
  unfilled: true,
  holds: () => `三张表 ${CELLS} 格全部填写`,
  checks: TABLES.map((table) => {
    const ids = fieldsOfTable(table).map((field) => field.id);
    return {
      at: table,
      reads: ids,
      find({ report }) {
        const empty = ids.filter((id) => report.typed(id).trim() === "");
        const first = empty[0];
        if (first === undefined) return [];
        return [
          {
            message: `还有 ${empty.length} 格未填。没有的请填 0，也可以「其余填 0」。`,
            published: `还有 ${empty.length} 格未填。`,
            brief: `${empty.length} 格`,
            values: { count: empty.length, first },
            goTo: first,
          },
        ];
      },
    };
  }),
});
