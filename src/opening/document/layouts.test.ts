/** The same figures in other layouts: from other programs, and as websites and typists set them. */
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../checks/all-findings";
import { APPLICATION_COLUMNS, applicationCell } from "../../form/fields";
import { APPLICATION_ROWS } from "../../form/official-form";
import { TABLE_LAYOUTS } from "../../form/table-layout";
import type { Entries } from "../../report/entries";
import { viewOf } from "../../report/live-report";
import { openReport } from "../../report/report-file";
import {
  fixture,
  fixtureJson,
  fixtureText,
  numbersIn,
  numbersOfJson,
  readingOf,
  textIn,
} from "../opening.testing";
import type { Reading } from "./reading";
import { entriesOfReading } from "./reading-entries";

const STATED = numbersOfJson(fixtureJson("changle-2024.json"));
const HANGZHOU = numbersOfJson(fixtureJson("hangzhou-2025.json"));

function changle(): Entries {
  const outcome = openReport(fixtureJson("changle-2024.json"));
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value.entries;
}

describe("files that another program wrote from the same page", () => {
  test.each(["docx", "xlsx", "xls", "pdf"])("hangzhou-2025.%s", async (ending) => {
    const reading = await readingOf(fixture(`opening/hangzhou-2025.${ending}`));
    expect(numbersIn(reading)).toEqual(HANGZHOU);
    expect(reading.counts).toMatchObject({ sure: 166, doubtful: 0 });
    expect(reading.sections.every((section) => section.found)).toBe(true);
    expect(textIn(reading, "otherMatters")).toBe("2025年全市实际收取信息处理费400元。");
  });

  test("a PDF in which a table of metadata stands first and blank cells stay blank", async () => {
    const reading = await readingOf(fixture("opening/shuyang-fagai-2023.pdf"));
    expect(numbersIn(reading)).toEqual(fixtureJson("shuyang-fagai-2023.expected.json")["values"]);
    expect(reading.counts.blank).toBe(120);
    expect(textIn(reading, "organization")).toBe("沭阳县发展和改革局");
  });

  test("a PDF that this program printed gives the texts too", async () => {
    const reading = await readingOf(fixture("opening/changle-2024-printed.pdf"));
    const entries = changle();
    const view = viewOf(entries);
    const expected = Object.keys(numbersOfJson(fixtureJson("changle-2024.json")));
    expect(numbersIn(reading)).toEqual(Object.fromEntries(expected.map((id) => [id, view.sum(id).value])));
    const bare = (text: string | undefined): string => (text ?? "").replace(/\*\*|\s/g, "");
    for (const id of ["preamble", "overview", "problemsAndImprovements", "otherMatters"]) {
      expect(bare(textIn(reading, id)), id).toBe(bare(entries[id]));
      expect(textIn(reading, id).split("\n").length, id).toBe((entries[id] ?? "").split("\n").length);
    }
    expect(textIn(reading, "signature.organization")).toBe(entries["signature.organization"]);
    expect(textIn(reading, "signature.date")).toBe(entries["signature.date"]);
    expect(textIn(reading, "publicationNote")).toBe(entries["publicationNote"]);
    const value = reading.tables[1]?.values[0];
    expect(value?.source?.page).toBeGreaterThan(1);
    expect(value?.source?.box?.width).toBeGreaterThan(5);
  });
});

const view = viewOf(changle());
const number = (id: string): string => String(view.sum(id).value ?? "");
const EXPECTED = Object.fromEntries(
  Object.keys(numbersOfJson(fixtureJson("changle-2024.json"))).map((id) => [id, view.sum(id).value]),
);
const sections = (
  applications: string,
  disputes: string,
  proactive = htmlTable("proactiveDisclosure"),
): string =>
  `<h1>长乐区办公室2024年政府信息公开工作年度报告</h1><p>导言写在这里，说明依据。</p><p>一、总体情况</p><p>文字。</p>
   <p>二、主动公开政府信息情况</p>${proactive}<p>三、收到和处理政府信息公开申请情况</p>${applications}
   <p>四、政府信息公开行政复议、行政诉讼情况</p>${disputes}<p>五、存在的主要问题及改进情况</p><p>文字。</p><p>六、其他需要报告的事项</p><p>没有收取信息处理费。</p>`;

type Cells = { text: string; colSpan: number; rowSpan: number; value: boolean }[][];

const cellsOf = (table: keyof typeof TABLE_LAYOUTS): Cells =>
  TABLE_LAYOUTS[table].rows.map((row) =>
    row.map((cell) => ({
      text: cell.kind === "header" ? cell.text : number(cell.id),
      colSpan: cell.colSpan,
      rowSpan: cell.kind === "header" ? cell.rowSpan : 1,
      value: cell.kind === "value",
    })),
  );
const htmlOf = (cells: Cells): string =>
  `<table>${cells.map((row) => `<tr>${row.map(({ text, colSpan, rowSpan }) => `<td colspan="${colSpan}" rowspan="${rowSpan}">${text}</td>`).join("")}</tr>`).join("")}</table>`;
const htmlTable = (
  table: keyof typeof TABLE_LAYOUTS,
  change: (text: string) => string = (text) => text,
): string => htmlOf(cellsOf(table).map((row) => row.map((cell) => ({ ...cell, text: change(cell.text) }))));

const rowTexts = APPLICATION_ROWS.map((row) => ({
  label: `${row.number}${row.label}`,
  values: APPLICATION_COLUMNS.map((column) => number(applicationCell(row.id, column))),
}));
const disputeValues = (): string[] =>
  cellsOf("disputes").flatMap((row) => row.filter((cell) => cell.value).map((cell) => cell.text));
const plainRows = rowTexts.map(
  ({ label, values }) => `<tr><td>${label}</td>${values.map((value) => `<td>${value}</td>`).join("")}</tr>`,
);

const APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
const RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
const totalFirst = (texts: readonly string[]): string =>
  [texts[4], ...texts.slice(0, 4)].map((text) => `<td>${text}</td>`).join("");

const LAYOUTS: Readonly<Record<string, string>> = {
  "merged cells as in the form": sections(htmlTable("applications"), htmlTable("disputes")),
  "labels cut into spans, numbers in full-width digits": sections(
    htmlTable("applications", (text) =>
      text
        .replace(/公/g, "<span>公</span>")
        .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ),
    htmlTable("disputes", (text) => `<p><span>${text}</span><o:p></o:p></p>`),
  ),
  "each row a table of its own, without heads": sections(
    plainRows.map((row) => `<table>${row}</table>`).join(""),
    htmlTable("disputes"),
  ),
  "a table cut in two, heads repeated": sections(
    htmlOf([...cellsOf("applications").slice(0, 12)]) +
      `<table><tr><td>项目</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>${plainRows.slice(9).join("")}</table>`,
    htmlTable("disputes"),
  ),
  "tables within a table made for layout": `<table><tr><td>${sections(htmlTable("applications"), htmlTable("disputes"))}</td></tr></table>`,
  "section four in two tables": sections(
    htmlTable("applications"),
    htmlOf([
      [{ text: "行政复议", colSpan: 5, rowSpan: 1, value: false }],
      ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].map((text) => ({
        text,
        colSpan: 1,
        rowSpan: 1,
        value: false,
      })),
      disputeValues()
        .slice(0, 5)
        .map((text) => ({ text, colSpan: 1, rowSpan: 1, value: true })),
    ]) +
      htmlOf([
        [{ text: "行政诉讼", colSpan: 10, rowSpan: 1, value: false }],
        [
          { text: "未经复议直接起诉", colSpan: 5, rowSpan: 1, value: false },
          { text: "复议后起诉", colSpan: 5, rowSpan: 1, value: false },
        ],
        [0, 1].flatMap(() =>
          ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].map((text) => ({
            text,
            colSpan: 1,
            rowSpan: 1,
            value: false,
          })),
        ),
        disputeValues()
          .slice(5)
          .map((text) => ({ text, colSpan: 1, rowSpan: 1, value: true })),
      ]),
  ),
  "all rows in one, a line each": sections(
    `<table><tr><td>项目</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>
     <tr><td>${rowTexts.map(({ label }) => label).join("<br>")}</td>${APPLICATION_COLUMNS.map((_, column) => `<td>${rowTexts.map(({ values }) => values[column]).join("<br>")}</td>`).join("")}</tr></table>`,
    htmlTable("disputes"),
  ),
  "columns in another order, as their heads say": sections(
    `<table><tr><td>项目</td><td>总计</td><td>其他</td><td>法律服务机构</td><td>社会公益组织</td><td>科研机构</td><td>商业企业</td><td>自然人</td></tr>
     ${rowTexts
       .map(
         ({ label, values }) =>
           `<tr><td>${label}</td>${[...values]
             .reverse()
             .map((value) => `<td>${value}</td>`)
             .join("")}</tr>`,
       )
       .join("")}</table>`,
    htmlTable("disputes"),
  ),
  "no tables: a line a cell": sections(
    rowTexts.map(({ label, values }) => [label, ...values].map((text) => `<p>${text}</p>`).join("")).join(""),
    [
      "行政复议",
      "行政诉讼",
      "未经复议直接起诉",
      "复议后起诉",
      ...Array.from({ length: 3 }, () => ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]).flat(),
      ...disputeValues(),
    ]
      .map((text) => `<p>${text}</p>`)
      .join(""),
  ),
  "no tables and no marks: cells run together": sections(
    `<p>${rowTexts.map(({ label, values }) => label + values.join("")).join("")}</p>`,
    `<p>行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉${"结果维持结果纠正其他结果尚未审结总计".repeat(2)}${disputeValues().join("")}</p>`,
  ),
  "a column of running numbers before, one of remarks behind": sections(
    `<table><tr><td>序号</td><td>项目</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td><td>备注</td></tr>
     ${rowTexts.map(({ label, values }, index) => `<tr><td>${index + 1}</td><td>${label}</td>${values.map((value) => `<td>${value}</td>`).join("")}<td>${index === 3 ? "含区分处理" : ""}</td></tr>`).join("")}</table>`,
    htmlTable("disputes"),
  ),
  "a running number before labels that span": sections(
    htmlOf(
      cellsOf("applications").map((row, index) =>
        index === 1 || index === 2
          ? row
          : [
              {
                text: index < 3 ? "序号" : `${index - 2}`,
                colSpan: 1,
                rowSpan: index < 3 ? 3 : 1,
                value: false,
              },
              ...row,
            ],
      ),
    ),
    htmlTable("disputes"),
  ),
  "spans that a website lost": sections(
    htmlOf(cellsOf("applications").map((row) => row.map((cell) => ({ ...cell, rowSpan: 1 })))),
    htmlOf(cellsOf("disputes").map((row) => row.map((cell) => ({ ...cell, colSpan: 1 })))),
  ),
  "turned tables: what are rows in the form are columns": sections(
    `<table><tr><td>申请人</td>${rowTexts.map(({ label }) => `<td>${label}</td>`).join("")}</tr>
     ${APPLICANTS.map((name, column) => `<tr><td>${name}</td>${rowTexts.map(({ values }) => `<td>${values[column]}</td>`).join("")}</tr>`).join("")}</table>`,
    `<table><tr><td></td><td>行政复议</td><td>未经复议直接起诉</td><td>复议后起诉</td></tr>
     ${RESULTS.map((name, result) => `<tr><td>${name}</td>${[0, 5, 10].map((kind) => `<td>${disputeValues()[kind + result]}</td>`).join("")}</tr>`).join("")}</table>`,
  ),
  "section four in three rows, what kind of action in brackets": sections(
    htmlTable("applications"),
    `<table><tr><td>类别</td>${RESULTS.map((name) => `<td>${name}</td>`).join("")}</tr>
     ${["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
       .map(
         (kind, at) =>
           `<tr><td>${kind}</td>${disputeValues()
             .slice(at * 5, at * 5 + 5)
             .map((value) => `<td>${value}</td>`)
             .join("")}</tr>`,
       )
       .join("")}</table>`,
  ),
  "section four with its totals first and no kinds of case": sections(
    htmlTable("applications"),
    `<table><tr>${[0, 5, 10].map(() => totalFirst(RESULTS)).join("")}</tr><tr>${[0, 5, 10].map((kind) => totalFirst(disputeValues().slice(kind, kind + 5))).join("")}</tr></table>`,
  ),
  "all text in one cell, tables as lines with spaces": `<table><tr><td>${sections(
    rowTexts.map(({ label, values }) => `${label} ${values.join(" ")}<br>`).join(""),
    `行政复议 行政诉讼<br>结果维持 结果纠正 其他结果 尚未审结 总计<br>${disputeValues().join(" ")}`,
    `第二十条第（一）项<br>信息内容 本年制发件数 本年废止件数 现行有效件数<br>规章 0 0 0<br>行政规范性文件 8 10 241<br>第二十条第（五）项<br>行政许可 0<br>第二十条第（六）项<br>行政处罚 0<br>行政强制 0<br>第二十条第（八）项<br>行政事业性收费 0`,
  ).replace(/<\/?(?:p|h1)>/g, "<br>")}</td></tr></table>`,
  "text with its own line breaks": `<pre>${sections("", "")
    .replace(
      /<table>.*<\/table>/,
      cellsOf("proactiveDisclosure")
        .map((row) => row.map(({ text }) => text).join("\t"))
        .join("\n"),
    )
    .replace(
      "三、收到和处理政府信息公开申请情况",
      `三、收到和处理政府信息公开申请情况\n${rowTexts.map(({ label, values }) => [label, ...values].join("\t")).join("\n")}\n`,
    )
    .replace(
      "四、政府信息公开行政复议、行政诉讼情况",
      `四、政府信息公开行政复议、行政诉讼情况\n结果维持\t结果纠正\n${disputeValues().join("\t")}\n`,
    )
    .replace(/<\/?(?:p|h1)>/g, "\n")}</pre>`,
  "labels as typists misspell them": sections(
    htmlTable("applications", (text) =>
      text
        .replace("第三方合法权益", "第三方法权益")
        .replace("三类内部事务", "三类内容事务")
        .replace("过程性信息", "过程性性信息")
        .replace("法律行政法规禁止", "法律行政止"),
    ),
    htmlTable("disputes"),
    htmlTable("proactiveDisclosure", (text) =>
      text
        .replace("行政规范性文件", "规范性文件")
        .replace("废止", "度止")
        .replace("现行有效件数", "现行有效件数 (历史累计)"),
    ),
  ),
};

describe("the same figures as websites and typists set them", () => {
  test.each(Object.keys(LAYOUTS))("%s", async (name) => {
    const reading = await readingOf(LAYOUTS[name] ?? "");
    expect(reading.choices).toEqual([]);
    expect(numbersIn(reading)).toEqual(EXPECTED);
    expect(reading.sections.filter((section) => section.found)).toHaveLength(6);
    expect(textIn(reading, "overview")).toBe("文字。");
    expect(textIn(reading, "otherMatters")).toBe("没有收取信息处理费。");
    expect(textIn(reading, "preamble")).toBe("导言写在这里，说明依据。");
  });

  test("a table elsewhere on the page that looks like one of them is not taken for it", async () => {
    const html = sections(htmlTable("applications"), htmlTable("disputes"));
    const other =
      "<table><tr><td>行政许可</td><td>731</td></tr><tr><td>行政处罚</td><td>88</td></tr></table>";
    expect(numbersIn(await readingOf(other + html + other))).toEqual(EXPECTED);
  });

  test.each([
    ["numerals in brackets", (at: number) => `（${"一二三四五六"[at]}）`],
    ["numerals in half-width brackets", (at: number) => `(${"一二三四五六"[at]}) `],
    ["numerals and a space", (at: number) => `${"一二三四五六"[at]}　`],
    ["numerals alone", (at: number) => "一二三四五六"[at] ?? ""],
    ["digits and a point", (at: number) => `${at + 1}.`],
    ["digits and a space", (at: number) => `${at + 1} `],
    ["digits alone", (at: number) => `${at + 1}`],
  ])("sections with %s", async (_, mark) => {
    const html = sections(htmlTable("applications"), htmlTable("disputes")).replace(
      /<p>([一二三四五六])、/g,
      (__, numeral: string) => `<p>${mark("一二三四五六".indexOf(numeral))}`,
    );
    const reading = await readingOf(`<html><body>${html}</body></html>`);
    expect(reading.sections.map(({ found }) => found)).toEqual(Array(6).fill(true));
    expect(textIn(reading, "overview")).toBe("文字。");
    expect(textIn(reading, "otherMatters")).toBe("没有收取信息处理费。");
    expect(numbersIn(reading)).toEqual(EXPECTED);
  });

  test("the overview's own parts, which have the sections' names in brackets, stay in it", async () => {
    const parts =
      "<p>（一）主动公开</p><p>文字一。</p><p>（二）主动公开政府信息情况</p><p>文字二。</p><p>（五）其他</p>";
    const html = sections(htmlTable("applications"), htmlTable("disputes")).replace("<p>文字。</p>", parts);
    const reading = await readingOf(`<html><body>${html}</body></html>`);
    expect(textIn(reading, "overview")).toBe(
      "（一）主动公开\n文字一。\n（二）主动公开政府信息情况\n文字二。\n（五）其他",
    );
    expect(numbersIn(reading)).toEqual(EXPECTED);
  });

  test("titles of 2019, and numbers used twice, are understood", async () => {
    const html = sections(htmlTable("applications"), htmlTable("disputes"))
      .replace(
        "<p>文字。</p>",
        "<p>一、主动公开情况</p><p>甲。</p><p>二、依申请公开情况</p><p>乙。</p><p>三、政府信息管理情况</p>",
      )
      .replace("二、主动公开政府信息情况", "二、行政机关主动公开政府信息情况")
      .replace(
        "四、政府信息公开行政复议、行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
      )
      .replace("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况")
      .replace("三、收到和处理政府信息公开申请情况", "三、行政机关收到和处理政府信息公开申请情况");
    const reading = await readingOf(html);
    expect(reading.sections.every((section) => section.found)).toBe(true);
    expect(textIn(reading, "overview")).toBe(
      "一、主动公开情况\n甲。\n二、依申请公开情况\n乙。\n三、政府信息管理情况",
    );
    expect(numbersIn(reading)).toEqual(EXPECTED);
  });
});

const valueAt = (reading: Reading, id: string) =>
  reading.tables.flatMap((table) => table.values).find((value) => value.id === id);

describe("other files that hold a web page or a table", () => {
  const HTML = fixtureText("hangzhou-2025.html");
  const archive = (encoding: string, body: string): string =>
    `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n\r\n------x\r\nContent-Type: text/css\r\n\r\np{}\r\n------x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n------x--\r\n`;
  const bytes = new TextEncoder().encode(HTML);
  const quoted = [...bytes]
    .map((byte) =>
      byte > 126 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
        : String.fromCharCode(byte),
    )
    .join("")
    .replace(/(.{60,72}?)(?<!=.?)(?=.)/g, "$1=\r\n");

  test.each([
    ["quoted-printable", quoted],
    ["base64", btoa(String.fromCharCode(...bytes)).replace(/(.{76})/g, "$1\r\n")],
    ["8bit", HTML],
  ])("a web archive in %s", async (encoding, body) => {
    const reading = await readingOf(archive(encoding, body));
    expect(reading.kind).toBe("mht");
    expect(numbersIn(reading)).toEqual(HANGZHOU);
  });

  test.each([
    [
      "with parts within a part",
      `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n${btoa(String.fromCharCode(...bytes))}\n--b--\n--a--\n`,
    ],
    [
      "of one part",
      `MIME-Version: 1.0\nContent-Type: text/html;\n charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${quoted}`,
    ],
  ])("a web archive %s", async (_, text) => {
    const reading = await readingOf(text);
    expect(reading.kind).toBe("mht");
    expect(numbersIn(reading)).toEqual(HANGZHOU);
  });

  test("an XML spreadsheet of 2003", async () => {
    const rows = cellsOf("applications").map((row, index) => {
      const first = index === 1 || index === 2 ? ' ss:Index="4"' : "";
      return `<Row>${row.map(({ text, colSpan, rowSpan, value }, at) => `<Cell${at === 0 ? first : ""} ss:MergeAcross="${colSpan - 1}" ss:MergeDown="${rowSpan - 1}"><Data ss:Type="${value ? "Number" : "String"}">${text}</Data></Cell>`).join("")}</Row>`;
    });
    const reading = await readingOf(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表三"><Table>${rows.join("")}</Table></Worksheet></Workbook>`,
    );
    const expected = Object.entries(EXPECTED).filter(([id]) => id.startsWith("applications."));
    expect(numbersIn(reading)).toEqual(Object.fromEntries(expected));
    expect(reading.tables[1]?.values[0]?.source).toMatchObject({ sheet: "表三" });
  });
});

describe("unit and date between title and lead-in", () => {
  const withHead = (...lines: readonly string[]): string =>
    sections(htmlTable("applications"), htmlTable("disputes")).replace(
      "</h1>",
      `</h1>${lines.map((line) => `<p>${line}</p>`).join("")}`,
    );
  const read = async (page: string): Promise<readonly string[]> => {
    const reading = await readingOf(page);
    return ["signature.organization", "signature.date", "preamble"].map((id) => textIn(reading, id));
  };
  const LEAD_IN = "导言写在这里，说明依据。";

  test.each([
    [["长乐区办公室", "2025年1月20日"]],
    [["长乐区办公室", "（2025年1月20日）"]],
    [["长乐区政府办公室　2025年1月20日"]],
  ])("%j are the signature, and no part of the lead-in", async (lines) => {
    const unit = lines[0]?.split("　")[0];
    expect(await read(withHead(...lines))).toEqual([unit, "2025-01-20", LEAD_IN]);
  });

  test("one at the end goes before it", async () => {
    const page = `${withHead("长乐区办公室", "2025年1月20日")}<p>长乐区办公室</p><p>2025年1月15日</p>`;
    expect(await read(page)).toEqual(["长乐区办公室", "2025-01-15", LEAD_IN]);
  });

  test("the unit alone is no signature, a website's date none either", async () => {
    expect(await read(withHead("长乐区办公室"))).toEqual(["", "", LEAD_IN]);
    expect((await read(withHead("长乐区新闻中心", "2025-01-20"))).slice(0, 2)).toEqual(["", ""]);
  });
});

describe("section five without its title", () => {
  const lines = ["（一）主要问题", "公开栏目还不齐全，", "解读形式较为单一", "（二）改进措施", "加强培训。"];
  const NOTE = "注：行政复议数量含上年度结转数量。";
  const written = (tag: (line: string) => string, ...before: readonly string[]): string =>
    sections(htmlTable("applications"), htmlTable("disputes")).replace(
      "<p>五、存在的主要问题及改进情况</p><p>文字。</p>",
      [...before, ...lines].map(tag).join(""),
    );
  const asText = (html: string): string =>
    html
      .replace(/<\/td><td[^>]*>/g, " | ")
      .replace(/<\/(?:p|h1|tr)>/g, "\n")
      .replace(/<[^>]+>/g, "");
  const paragraph = (line: string): string => `<p>${line}</p>`;

  test.each([
    ["a web page", written(paragraph), ""],
    ["with a note before it", written(paragraph, NOTE), NOTE.slice(2)],
    ["a text", asText(written(paragraph, NOTE)), NOTE.slice(2)],
  ])("%s: its text is its own, not sure, and no note", async (_, page, note) => {
    const reading = await readingOf(page);
    const five = reading.texts.find(({ id }) => id === "problemsAndImprovements");
    expect(five).toMatchObject({ text: lines.join("\n"), certainty: "doubtful", reason: "untitled" });
    expect(reading.tables.map((table) => table.note)).toEqual(["", "", note]);
    expect(numbersIn(reading)).toEqual(EXPECTED);
    expect(textIn(reading, "otherMatters")).toBe("没有收取信息处理费。");
    expect(entriesOfReading(reading)).toMatchObject({ "not-read:problemsAndImprovements": "title" });
  });

  test("nor six: the signature is no part of it", async () => {
    const [page = ""] = written(paragraph).split("<p>六、");
    const reading = await readingOf(`${page}<p>长乐区办公室</p><p>2025年1月15日</p>`);
    expect(textIn(reading, "problemsAndImprovements")).toBe(lines.join("\n"));
    expect(textIn(reading, "signature.date")).toBe("2025-01-15");
    expect(reading.tables[2]?.note).toBe("");
  });

  test("a sentence behind the table that speaks of no problem stays beside the table", async () => {
    const page = written(() => "").replace("<p>六、", "<p>以上数据均为本年度发生的案件数量。</p><p>六、");
    const reading = await readingOf(page);
    expect(textIn(reading, "problemsAndImprovements")).toBe("");
    expect(reading.tables[2]?.note).toBe("以上数据均为本年度发生的案件数量。");
    expect(entriesOfReading(reading)).toMatchObject({ "not-read:problemsAndImprovements": "section" });
  });
});

describe("digits that run together", () => {
  const runTogether = (text: string): string => text.replace(/\t+/g, "");

  test("with one too many are never read as another number", async () => {
    const reading = await readingOf(runTogether(fixtureText("changle-2024.txt")));
    const disputes = reading.choices.find((choice) => choice.table === "disputes");
    expect(disputes).toMatchObject({ why: "too-many" });
    expect(disputes?.options.map(({ values }) => values[0])).toEqual(["0", "1"]);
    const wrong = Object.entries(numbersIn(reading)).filter(([id, value]) => value !== STATED[id]);
    expect(wrong).toEqual([]);
  });

  test("of large numbers give nothing wrong and nothing sure that is not", async () => {
    const rows = APPLICATION_ROWS.map((row) => {
      const values = APPLICATION_COLUMNS.map((column) => HANGZHOU[applicationCell(row.id, column)]);
      return `${row.number}${row.label}${values.join("")}`;
    });
    const reading = await readingOf(sections(`<p>${rows.join("")}</p>`, htmlTable("disputes")));
    const table = reading.tables.find((one) => one.table === "applications");
    for (const { id, text, certainty } of table?.values ?? []) {
      if (certainty === "sure") expect(Number(text), id).toBe(HANGZHOU[id]);
    }
    expect(table?.values.filter(({ certainty }) => certainty === "sure").length).toBeGreaterThan(20);
    for (const { options, ids } of reading.choices) {
      const right = ids.map((id) => String(HANGZHOU[id]));
      if (options.length > 0) expect(options.map(({ values }) => values.join())).toContain(right.join());
    }
  });
});

test("heads that a machine numbered, below a row's label, are no values", async () => {
  const heads = "| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |";
  const lines = rowTexts.map(
    ({ label, values }, row) =>
      `${row < 4 ? `${label}\n${heads}\n` : ""}| ${row < 4 ? label.replace(/^.*?[、）]/, "") : label} | ${values.join(" | ")} |`,
  );
  const reading = await readingOf(sections(`<pre>${lines.join("\n")}</pre>`, htmlTable("disputes")));
  expect(reading.choices).toEqual([]);
  expect(numbersIn(reading)).toEqual(EXPECTED);
});

describe("what is not a plain number", () => {
  const withRow = (values: readonly string[]): string =>
    sections(
      `<table><tr><td>项目</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>
       <tr><td>一、本年新收政府信息公开申请数量</td>${values.map((value) => `<td>${value}</td>`).join("")}</tr>${plainRows.slice(1).join("")}</table>`,
      htmlTable("disputes"),
    );
  const ID = "applications.newlyReceived.naturalPerson";

  test.each([
    ["", "", "not-found", "blank"],
    ["<o:p></o:p>&nbsp;", "", "not-found", "blank"],
    ["/", "", "not-found", "dash"],
    ["—", "", "not-found", "dash"],
    ["无", "", "not-found", "dash"],
    ["-37", "-37", "doubtful", "not-a-number"],
    ["未增未减", "未增未减", "doubtful", "not-a-number"],
    ["3 7", "3 7", "doubtful", "not-a-number"],
    ["1e3", "1e3", "doubtful", "not-a-number"],
    ["1,037", "1037", "sure", undefined],
    ["３７件", "37", "sure", undefined],
    ["37<sup>1</sup>", "37", "sure", undefined],
    ["<del>9</del><span style='text-decoration: line-through'>8</span>37", "37", "sure", undefined],
    ["0.3", "0.3", "doubtful", "not-a-number"],
    ["37万元", "37万元", "doubtful", "not-a-number"],
    ["37（其中万元以上3件）", "37", "sure", undefined],
    ["──", "", "not-found", "dash"],
  ])("“%s” is read as “%s”, %s", async (written, text, certainty, reason) => {
    const value = valueAt(await readingOf(withRow([written, "0", "0", "0", "0", "0", "37"])), ID);
    expect(value).toMatchObject({ text, certainty, ...(reason === undefined ? {} : { reason }) });
  });

  test.each([
    ["51.206万元", "51.206", "sure", undefined, "51.206", false],
    ["51.206 万元", "51.206", "sure", undefined, "51.206", false],
    ["3万元", "3", "sure", undefined, "3", false],
    ["512060元", "512060元", "doubtful", "not-a-number", "512060元", true],
    ["512060元（已缴库）", "512060元（已缴库）", "doubtful", "not-a-number", "512060元（已缴库）", true],
    ["51.206万", "51.206万", "doubtful", "not-a-number", "51.206万", true],
  ])("an amount written “%s” is “%s”, %s", async (written, text, certainty, reason, entry, isInvalid) => {
    const id = "proactiveDisclosure.administrativeFees.amount";
    const rows = cellsOf("proactiveDisclosure").map((row) =>
      row[0]?.text === "行政事业性收费"
        ? row.map((cell) => (cell.value ? { ...cell, text: written } : cell))
        : row,
    );
    const reading = await readingOf(sections(htmlTable("applications"), htmlTable("disputes"), htmlOf(rows)));
    expect(valueAt(reading, id)).toMatchObject({
      text,
      certainty,
      ...(reason === undefined ? {} : { reason }),
    });
    const entries = entriesOfReading(reading);
    expect(entries[id]).toBe(entry);
    expect(findingsOf(viewOf(entries)).some(({ rule, at }) => rule === "invalid-value" && at === id)).toBe(
      isInvalid,
    );
  });

  test("a remark beside a number and a note under the table are kept", async () => {
    const html = sections(
      htmlTable("applications"),
      `${htmlTable("disputes")}<p>注：行政复议、行政诉讼数量含上年度结转数量。</p>`,
    ).replace('<td colspan="1" rowspan="1">8</td>', "<td>8（其中修订3件）</td>");
    const reading = await readingOf(html);
    expect(valueAt(reading, "proactiveDisclosure.normativeDocuments.issued")).toMatchObject({
      text: "8",
      note: "其中修订3件",
    });
    expect(reading.tables[2]?.note).toBe("行政复议、行政诉讼数量含上年度结转数量。");
  });

  test("rows in which cells are missing are not read by heads that stand over others", async () => {
    const short = rowTexts.map(
      ({ label, values }) =>
        `<tr><td>${label}</td>${values
          .filter((value, at) => at !== 3 || value !== "0")
          .map((value) => `<td>${value}</td>`)
          .join("")}</tr>`,
    );
    const heads = APPLICANTS.map((name) => `<td>${name}</td>`).join("");
    const reading = await readingOf(
      sections(`<table><tr><td>项目</td>${heads}</tr>${short.join("")}</table>`, htmlTable("disputes")),
    );
    expect(reading.choices.length).toBeGreaterThan(20);
    for (const { id, text, certainty } of reading.tables[1]?.values ?? []) {
      if (certainty === "sure") expect(Number(text), id).toBe(EXPECTED[id]);
    }
  });

  test("heads under which no row adds up, while the form's order does, leave the values doubtful", async () => {
    const heads = APPLICANTS.map((_, at) => APPLICANTS[at === 0 ? 6 : at === 6 ? 0 : at]);
    const reading = await readingOf(
      sections(
        `<table><tr><td>项目</td>${heads.map((name) => `<td>${name}</td>`).join("")}</tr>
         <tr><td>一、本年新收政府信息公开申请数量</td><td>30</td><td>5</td><td>0</td><td>2</td><td>0</td><td>0</td><td>37</td></tr>${plainRows.slice(1).join("")}</table>`,
        htmlTable("disputes"),
      ),
    );
    expect(valueAt(reading, ID)).toMatchObject({
      text: "30",
      certainty: "doubtful",
      reason: "heads-disagree",
    });
  });

  test("numbers broken within their cells are not rows of their own", async () => {
    const values = ["13<br>612", "0", "0", "0", "0", "0", "13<br>612"];
    expect(valueAt(await readingOf(withRow(values)), ID)).toMatchObject({
      certainty: "doubtful",
      reason: "not-a-number",
    });
  });

  test("another report's table in the same file is named, not mixed in", async () => {
    const html = sections(htmlTable("applications"), htmlTable("disputes"));
    const reading = await readingOf(html + html.replace(/(<td[^>]*>)37<\/td>/g, "$138</td>"));
    expect(reading.notices).toContainEqual({ code: "other-tables", count: 1 });
  });

  test("a row with one value too few comes with the readings in which the total agrees", async () => {
    const reading = await readingOf(
      sections(
        `<p>${rowTexts.map(({ label, values }, row) => `${label}\t${(row === 0 ? ["30", "7", "0", "0", "0", "37"] : values).join("\t")}`).join("<br>")}</p>`.replace(
          /\t/g,
          "|",
        ),
        htmlTable("disputes"),
      ),
    );
    const [choice] = reading.choices;
    expect(choice).toMatchObject({ id: "applications.newlyReceived", why: "too-few" });
    expect(choice?.options.length).toBeGreaterThan(1);
    expect(choice?.options.every((option) => option.disagreeing === 0)).toBe(true);
    expect(valueAt(reading, ID)).toMatchObject({ text: "", certainty: "doubtful", reason: "choice" });
  });

  const lined =
    (before: string, mark: string, after: string) =>
    (rows: Cells): string =>
      `<pre>${rows.map((row) => before + row.map(({ text }) => text).join(mark) + after).join("\n")}</pre>`;
  test.each([
    ["cells", htmlOf],
    ["strokes", lined("", " | ", "")],
    ["strokes that close each row", lined("", " | ", " |")],
    ["strokes around each row", lined("| ", " | ", " |")],
  ])(
    "a row of section two with one value too few is a choice, its parts marked by %s",
    async (_, written) => {
      const rows = cellsOf("proactiveDisclosure").map((row) =>
        row[0]?.text === "行政规范性文件" ? row.filter(({ text }) => text !== "10") : row,
      );
      const reading = await readingOf(sections("", htmlTable("disputes"), written(rows)));
      expect(reading.choices).toMatchObject([
        { id: "proactiveDisclosure.normativeDocuments", why: "too-few", written: ["8", "241"] },
      ]);
      expect(reading.choices[0]?.options.map(({ values }) => values.join())).toEqual([
        ",8,241",
        "8,,241",
        "8,241,",
      ]);
      expect(reading.tables[0]?.oddLength).toBe(2);
    },
  );
});
