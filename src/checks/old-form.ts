/** An opened report for 2021 or later uses the trial form of 2019 (国办公开办函〔2019〕60号), replaced in 2021. */
import { TABLE_VALUES, type TableId } from "../form/fields";
import { keyFor } from "../report/key-kinds";
import { defineRule } from "./rule";

const TABLES: readonly TableId[] = ["proactiveDisclosure", "applications", "disputes"];

export const oldForm = defineRule({
  id: "old-form",
  name: "旧版格式",
  severity: "notice",
  checks: TABLES.map((table) => {
    const key = keyFor("oldForm", table);
    return {
      at: table,
      reads: [key],
      find({ report }) {
        if (report.typed(key) === "") return [];
        return [
          {
            message:
              "打开的文件用的是 2019 年的试行格式，含义不同的栏目没有读入。2021 年度起用国办公开办函〔2021〕30号的格式。",
            goTo: TABLE_VALUES[table][0] ?? table,
          },
        ];
      },
    };
  }),
});
