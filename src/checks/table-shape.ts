/** An opened or pasted table that had too many or too few values to place, such as 16 in table four's 15 columns. */
import { APPLICATION_COLUMNS, TABLE_VALUES, type TableId } from "../form/fields";
import { PROACTIVE_BLOCKS } from "../form/official-form";
import { shapeKey } from "../report/entries";
import { defineRule } from "./rule";

const TABLES: readonly TableId[] = ["proactiveDisclosure", "applications", "disputes"];

/** How many values the official table has in the row that was counted: the longest one. */
const VALUES_EXPECTED: Readonly<Record<TableId, number>> = {
  proactiveDisclosure: Math.max(
    ...PROACTIVE_BLOCKS.flatMap((block) => block.rows.map((row) => row.columns.length)),
  ),
  applications: APPLICATION_COLUMNS.length,
  disputes: TABLE_VALUES.disputes.length,
};

export const tableShape = defineRule({
  id: "table-shape",
  name: "表格多数少数",
  severity: "error",
  checks: TABLES.map((table) => ({
    at: table,
    reads: [shapeKey(table)],
    find({ report }) {
      const found = Number(report.typed(shapeKey(table)));
      const expected = VALUES_EXPECTED[table];
      if (found === 0 || found === expected) return [];
      const difference = found > expected ? "多出的没有放入" : "少的留空";
      const published = `原表一行有 ${found} 个数，这张表是 ${expected} 格，${difference}。`;
      return [
        {
          message: `${published}请对照原文逐格核对，然后确认。`,
          published,
          values: { expected, found },
          goTo: TABLE_VALUES[table][0] ?? table,
          fixes: [{ label: "已逐格核对", name: "确认表格", changes: [{ key: shapeKey(table), value: "" }] }],
        },
      ];
    },
  })),
});
