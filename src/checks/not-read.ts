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

/** Message and published message. `mark`: how many cells, or that the section or only its title is missing. */
function wordsFor(mark: string): readonly [string, string] {
  if (Number.isFinite(Number(mark))) {
    return [
      `打开的文件里，这张表有 ${mark} 格没有读到，或者可以读成几种，都留空。请对照原文填写。`,
      `有 ${mark} 格没有读到，或者可以读成几种。`,
    ];
  }
  if (mark === "title") {
    const published = "没有这一部分的标题，文字是按位置认定的。";
    return [`打开的文件里${published}请对照原文核对。`, published];
  }
  return ["打开的文件里没有找到这一部分。请对照原文填写。", "没有找到这一部分。"];
}

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
        const [message, published] = wordsFor(mark);
        return [{ message, published, values: { mark }, goTo, fixes: [settled(key)] }];
      },
    };
  }),
});
