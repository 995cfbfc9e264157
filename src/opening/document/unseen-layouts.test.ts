/**
 * Layouts written without looking at how they are read: sites' templates, typists' texts, sheets. What counts first is
 * that nothing is sure and wrong; most are read whole.
 */
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { APPLICATION_COLUMNS, applicationCell } from "../../form/fields";
import { APPLICATION_ROWS } from "../../form/official-form";
import { viewOf } from "../../report/live-report";
import { openReport } from "../../report/report-file";
import { fixtureJson, numbersIn, numbersOfJson, readingOf } from "../opening.testing";
import type { Reading } from "./reading";

const opened = openReport(fixtureJson("hangzhou-2025.json"));
if (!opened.ok) throw new Error(opened.problem.code);
const view = viewOf(opened.value.entries);
const n = (id: string): string => String(view.sum(id).value ?? "");
const EXPECTED = Object.fromEntries(
  Object.keys(numbersOfJson(fixtureJson("hangzhou-2025.json"))).map((id) => [id, view.sum(id).value]),
);

const ROWS = APPLICATION_ROWS.map((row) => ({
  id: row.id,
  number: row.number,
  label: row.label,
  values: APPLICATION_COLUMNS.map((column) => n(applicationCell(row.id, column))),
}));
const HEADS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
const RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
const KINDS = ["reconsideration", "litigationDirect", "litigationAfterReconsideration"];
const DISPUTE_IDS = Object.keys(EXPECTED).filter((id) => id.startsWith("disputes."));
const disputesOf = (kind: string): string[] =>
  DISPUTE_IDS.filter((id) => id.startsWith(`disputes.${kind}.`)).map(n);
const ALL_DISPUTES = DISPUTE_IDS.map(n);
const P = "proactiveDisclosure.";
const PROACTIVE = [
  ["规章", n(`${P}rules.issued`), n(`${P}rules.repealed`), n(`${P}rules.inForce`)],
  [
    "行政规范性文件",
    n(`${P}normativeDocuments.issued`),
    n(`${P}normativeDocuments.repealed`),
    n(`${P}normativeDocuments.inForce`),
  ],
] as const;
const ONE = [
  ["行政许可", n(`${P}administrativeLicenses.decisions`)],
  ["行政处罚", n(`${P}administrativePenalties.decisions`)],
  ["行政强制", n(`${P}administrativeCoercions.decisions`)],
  ["行政事业性收费", n(`${P}administrativeFees.amount`)],
] as const;

const thousands = (text: string): string => text.replace(/\B(?=(\d{3})+$)/g, ",");
const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

type Grid = readonly (readonly string[])[];
const table = (rows: Grid, tag = "td"): string =>
  `<table>${rows.map((row) => `<tr>${row.map((text) => `<${tag}>${text}</${tag}>`).join("")}</tr>`).join("")}</table>`;

const proactiveGrid = (change = (text: string): string => text): Grid => [
  ["第二十条第（一）项", "", "", ""],
  ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
  ...PROACTIVE.map(([label, ...values]) => [label, ...values.map(change)]),
  ["第二十条第（五）项", "", "", ""],
  ["信息内容", "本年处理决定数量", "", ""],
  ["行政许可", change(ONE[0][1]), "", ""],
  ["第二十条第（六）项", "", "", ""],
  ["信息内容", "本年处理决定数量", "", ""],
  ["行政处罚", change(ONE[1][1]), "", ""],
  ["行政强制", change(ONE[2][1]), "", ""],
  ["第二十条第（八）项", "", "", ""],
  ["信息内容", "本年收费金额（单位：万元）", "", ""],
  ["行政事业性收费", change(ONE[3][1]), "", ""],
];
const applicationGrid = (change = (text: string): string => text): Grid => [
  ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", ...HEADS],
  ...ROWS.map(({ number, label, values }) => [`${number}${label}`, ...values.map(change)]),
];
const disputeGrid = (change = (text: string): string => text): Grid => [
  [...RESULTS, ...RESULTS, ...RESULTS],
  ALL_DISPUTES.map(change),
];

interface Parts {
  readonly two?: string;
  readonly three?: string;
  readonly four?: string;
}
const TITLES = [
  "一、总体情况",
  "二、主动公开政府信息情况",
  "三、收到和处理政府信息公开申请情况",
  "四、政府信息公开行政复议、行政诉讼情况",
  "五、存在的主要问题及改进情况",
  "六、其他需要报告的事项",
];
const page = (
  { two = table(proactiveGrid()), three = table(applicationGrid()), four = table(disputeGrid()) }: Parts,
  line = (text: string): string => `<p>${text}</p>`,
): string =>
  [
    "<html><body><h1>某市2025年政府信息公开工作年度报告</h1>",
    line(TITLES[0] ?? ""),
    line("2025年共公开信息300条，新收申请20件。"),
    line(TITLES[1] ?? ""),
    two,
    line(TITLES[2] ?? ""),
    three,
    line(TITLES[3] ?? ""),
    four,
    line(TITLES[4] ?? ""),
    line("存在3个问题。"),
    line(TITLES[5] ?? ""),
    line("无。"),
    "</body></html>",
  ].join("\n");

const text = (two: string, three: string, four: string): string =>
  [
    "某市2025年政府信息公开工作年度报告",
    TITLES[0],
    "2025年共公开信息300条。",
    TITLES[1],
    two,
    TITLES[2],
    three,
    TITLES[3],
    four,
    TITLES[4],
    "存在3个问题。",
    TITLES[5],
    "无。",
  ].join("\n");
const lines = (grid: Grid, mark: string): string =>
  grid.map((row) => row.filter((cell, at) => cell !== "" || at === 0).join(mark)).join("\n");
const marked = (mark: string): string =>
  text(lines(proactiveGrid(), mark), lines(applicationGrid(), mark), lines(disputeGrid(), mark));
const aligned = (grid: Grid, width: number): string =>
  grid
    .map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(30, "　") : cell.padStart(width))).join(""))
    .join("\n");

function sheet(rows: Grid): Uint8Array {
  const data = rows
    .map(
      (row) =>
        `<row>${row.map((cell) => (/^\d+(?:\.\d+)?$/.test(cell) ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`)).join("")}</row>`,
    )
    .join("");
  const parts = {
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="年报" r:id="a"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${data}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])));
}
const wordTable = (grid: Grid): string =>
  `<w:tbl>${grid.map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:p>${[...cell].map((char) => `<w:r><w:t xml:space="preserve">${char}</w:t></w:r>`).join("")}</w:p></w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
function word(body: string): Uint8Array {
  return zipSync({
    "word/document.xml": strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
  });
}
const wordLine = (content: string): string => `<w:p><w:r><w:t>${content}</w:t></w:r></w:p>`;

const groups: Readonly<Record<string, string>> = {
  "results.denied.stateSecret": "（三）不予公开",
  "results.unavailable.notHeld": "（四）无法提供",
  "results.notProcessed.petitionOrComplaint": "（五）不予处理",
  "results.otherHandling.correctionOverdue": "（六）其他处理",
};
const withGroups = (row: (typeof ROWS)[number]): Grid =>
  groups[row.id] === undefined ? [] : [[groups[row.id] ?? "", ...HEADS.map(() => "")]];

/** Those that are read whole, every value sure. */
const WHOLE: Readonly<Record<string, string | Uint8Array>> = {
  "heads as th, a cell a paragraph": page({
    three: table(
      applicationGrid((one) => `<p>${one}</p>`),
      "th",
    ),
  }),
  "thousands with commas": page({
    two: table(proactiveGrid(thousands)),
    three: table(applicationGrid(thousands)),
    four: table(disputeGrid(thousands)),
  }),
  "full-width digits": page({ three: table(applicationGrid(wide)), four: table(disputeGrid(wide)) }),
  "numbers with 件": page({ three: table(applicationGrid((one) => `${one}件`)) }),
  "numbers in fonts and spans": page({
    three: table(
      applicationGrid((one) => `<span style="font-family:宋体"><font>&nbsp;${one}&nbsp;</font></span>`),
    ),
  }),
  "groups on lines of their own": page({
    three: table([
      ["项目", ...HEADS],
      ...ROWS.flatMap((row) => [...withGroups(row), [row.label, ...row.values]]),
    ]),
  }),
  "heads in two words": page({
    three: table([
      ["", "自 然 人", "商业 企业", "科研 机构", "社会公 益组织", "法律服 务机构", "其 他", "总 计"],
      ...applicationGrid().slice(1),
    ]),
  }),
  "an empty row between rows": page({
    three: table(applicationGrid().flatMap((row) => [row, row.map(() => "")])),
  }),
  "section two in four tables": page({
    two: [
      proactiveGrid().slice(0, 4),
      proactiveGrid().slice(4, 7),
      proactiveGrid().slice(7, 11),
      proactiveGrid().slice(11),
    ]
      .map((rows) => table(rows))
      .join("<p>&nbsp;</p>"),
  }),
  "section four: a table a kind": page({
    four: ["行政复议", "未经复议直接起诉", "复议后起诉"]
      .map((name, at) => `<p>${name}</p>${table([RESULTS, disputesOf(KINDS[at] ?? "")])}`)
      .join(""),
  }),
  "titles in tables of one cell": page({}, (one) => `<table><tr><td>${one}</td></tr></table>`),
  "titles in bold with spaces between": page({}, (one) =>
    TITLES.includes(one) ? `<p><strong>${[...one].join(" ")}</strong></p>` : `<p>${one}</p>`,
  ),
  "a text with tabs": marked("\t"),
  "a text with strokes": marked(" | "),
  "a text with spaces": marked("  "),
  "a text with full-width spaces": marked("　"),
  "a text set in columns": text(
    lines(proactiveGrid(), "    "),
    aligned(applicationGrid(), 9),
    aligned(
      [
        ["类别", ...(disputeGrid()[0] ?? [])],
        ["数量", ...ALL_DISPUTES],
      ],
      7,
    ),
  ),
  "Markdown tables": text(
    ...([proactiveGrid(), applicationGrid(), disputeGrid()].map((grid) =>
      grid
        .map((row, at) => `| ${row.join(" | ")} |${at === 0 ? `\n|${row.map(() => "---|").join("")}` : ""}`)
        .join("\n"),
    ) as [string, string, string]),
  ),
  "a sheet with all in one": sheet([
    ["某市2025年政府信息公开工作年度报告"],
    [TITLES[1] ?? ""],
    ...proactiveGrid(),
    [TITLES[2] ?? ""],
    ...applicationGrid(),
    [TITLES[3] ?? ""],
    ...disputeGrid(),
    [TITLES[5] ?? ""],
    ["无。"],
  ]),
  "a sheet without titles": sheet([...proactiveGrid(), [], ...applicationGrid(), [], ...disputeGrid()]),
  "a sheet with a column before": sheet(
    [
      [TITLES[1] ?? ""],
      ...proactiveGrid(),
      [TITLES[2] ?? ""],
      ...applicationGrid(),
      [TITLES[3] ?? ""],
      ...disputeGrid(),
    ].map((row) => ["", ...row]),
  ),
  "Word, a run a character": word(
    [
      wordLine(TITLES[1] ?? ""),
      wordTable(proactiveGrid()),
      wordLine(TITLES[2] ?? ""),
      wordTable(applicationGrid()),
      wordLine(TITLES[3] ?? ""),
      wordTable(disputeGrid()),
      wordLine(TITLES[5] ?? ""),
    ].join(""),
  ),
  "the balance note on a line above": page({
    three: `<p>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</p>${table([["申请人情况", ...HEADS], ...applicationGrid().slice(1)])}`,
  }),
  "numbering apart from labels": page({
    three: table([
      ["序号", "项目", ...HEADS],
      ...ROWS.map(({ number, label, values }) => [number, label, ...values]),
    ]),
  }),
};

/** Those in which something stands in another's place: it may be left out or doubted, never be taken. */
const TREACHEROUS: Readonly<Record<string, string | Uint8Array>> = {
  "last year's figures in a column beside": page({
    three: table([
      ["项目", ...HEADS, "上年总计"],
      ...ROWS.map(({ number, label, values }) => [`${number}${label}`, ...values, "77"]),
    ]),
  }),
  "shares in per cent beside": page({
    four: table([
      [...RESULTS, ...RESULTS, ...RESULTS, "纠错率"],
      [...ALL_DISPUTES, "12.5%"],
    ]),
  }),
  "two heads exchanged, as the figures are": page({
    three: table([
      ["", "商业企业", "自然人", ...HEADS.slice(2)],
      ...ROWS.map(({ number, label, values: [a = "", b = "", ...rest] }) => [
        `${number}${label}`,
        b,
        a,
        ...rest,
      ]),
    ]),
  }),
  "a blank for each 0": page({ three: table(applicationGrid((one) => (one === "0" ? "" : one))) }),
  "zeros left out of a text": text(
    lines(proactiveGrid(), " "),
    lines(
      applicationGrid((one) => (one === "0" ? "" : one)),
      " ",
    ),
    lines(disputeGrid(), " "),
  ),
  "rows without 其他": page({
    three: table([
      ["", ...HEADS.filter((head) => head !== "其他")],
      ...ROWS.map(({ label, values }) => [label, ...values.filter((_, at) => at !== 5)]),
    ]),
  }),
  "a sheet with totals of totals": sheet([
    [TITLES[2] ?? ""],
    ...applicationGrid(),
    ["合计", "1", "2", "3", "4", "5", "6", "21"],
  ]),
};

/** Values that are sure and not what the report says. */
const wrong = (reading: Reading): string[] =>
  reading.tables
    .flatMap(({ values }) => values)
    .filter(
      ({ id, text: read, certainty }) => certainty === "sure" && read !== "" && Number(read) !== EXPECTED[id],
    )
    .map(({ id, text: read }) => `${id}: ${read}`);

describe("layouts that nobody has seen", () => {
  test.each(Object.keys(WHOLE))("%s: read whole", async (name) => {
    const reading = await readingOf(WHOLE[name] ?? "");
    expect(wrong(reading)).toEqual([]);
    expect(numbersIn(reading)).toEqual(EXPECTED);
  });

  test.each(Object.keys(TREACHEROUS))("%s: nothing sure is wrong", async (name) => {
    expect(wrong(await readingOf(TREACHEROUS[name] ?? ""))).toEqual([]);
  });
});
