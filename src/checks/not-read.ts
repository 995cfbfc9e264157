/** An opened document has a part that could not be read, or has it not: it stays empty, and somebody must look. */
import { FIELDS, TABLE_VALUES, type TableId } from "../form/fields";
import { keyFor } from "../report/key-kinds";
import { defineRule } from "./rule";

const TABLES: readonly TableId[] = ["proactiveDisclosure", "applications", "disputes"];
const TEXTS = FIELDS.filter(({ kind }) => kind === "longText").map(({ id }) => id);

const settled = (key: string) => ({
  label: "已对照原文填好",
  name: "确认没读到的部分",
  changes: [{ key, value: "" }],
});

/** Places that may not have been read, and where to go to fill them in. */
const PLACES = [
  ...TABLES.map((table) => ({ at: table as string, goTo: TABLE_VALUES[table][0] ?? table })),
  ...TEXTS.map((at) => ({ at, goTo: at })),
];

export const notRead = defineRule({
  id: "not-read",
  name: "没有读到",
  severity: "warning",
  checks: PLACES.map(({ at, goTo }) => {
    const key = keyFor("notRead", at);
    return {
      at,
      reads: [key],
      find({ report }) {
        const mark = report.typed(key);
        if (mark === "") return [];
        const cells = Number(mark);
        const [message, published] = Number.isFinite(cells)
          ? [
              `打开的文件里，这张表有 ${cells} 格没有读到，或者可以读成几种，都留空。请对照原文填写。`,
              `有 ${cells} 格没有读到，或者可以读成几种。`,
            ]
          : ["打开的文件里没有找到这一部分。请对照原文填写。", "没有找到这一部分。"];
        return [{ message, published, values: { mark }, goTo, fixes: [settled(key)] }];
      },
    };
  }),
});
