import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../checks/all-findings";
import { TABLE_LAYOUTS } from "../form/table-layout";
import { contentHash } from "../report/content-hash";
import { type Entries, FINALIZED_KEY, FINALIZED_VERSION_KEY } from "../report/entries";
import { parseJson } from "../report/json-text";
import { viewOf } from "../report/live-report";
import { openReport } from "../report/report-file";
import { blankXlsx } from "./blank-form";
import { editorContent } from "./editor-html";
import { releasePackage } from "./release-package";
import { reportXlsx } from "./report-xlsx";
import { summaryXlsx } from "./summary-xlsx";
import { tableCsv } from "./table-csv";

function changle(): Entries {
  const raw = parseJson(
    readFileSync(new URL("../../e2e/fixtures/changle-2024.json", import.meta.url), "utf8"),
  );
  const opened = raw.ok ? openReport(raw.value) : raw;
  if (!opened.ok) throw new Error("the example does not open");
  return opened.value.entries;
}
const NOTES: Entries = {
  "notes.applications": "=含转来申请。\n另有2件并入。",
  "notes.proactiveDisclosure.normativeDocuments.issued": "其中修订3件",
  "notes.disputes.reconsideration.upheld": "含上年2件",
};
const part = (file: Uint8Array, path: string): string => strFromU8(unzipSync(file)[path] ?? new Uint8Array());

describe("the package", () => {
  test("holds web page, Word, workbook, a CSV a table, the report file, and says what they are of", async () => {
    const view = viewOf({
      ...changle(),
      [FINALIZED_KEY]: "2025-01-15T02:00:00Z",
      [FINALIZED_VERSION_KEY]: "2",
    });
    const files = unzipSync(await releasePackage(view, findingsOf(view), new Date(2025, 0, 16, 9, 5)));
    const name = "福州市长乐区人民政府办公室2024年政府信息公开工作年度报告";
    expect(Object.keys(files)).toEqual([
      `${name}.html`,
      `${name}.docx`,
      `${name}（三张表）.xlsx`,
      "二、主动公开政府信息情况.csv",
      "三、收到和处理政府信息公开申请情况.csv",
      "四、政府信息公开行政复议、行政诉讼情况.csv",
      `${name}.json`,
      "说明.txt",
    ]);
    // With their mark, Excel and Notepad read them as UTF-8.
    for (const [path, file] of Object.entries(files)) {
      if (/\.(?:csv|txt)$/.test(path)) expect([...file.slice(0, 3)], path).toEqual([0xef, 0xbb, 0xbf]);
    }
    const said = strFromU8(files["说明.txt"] ?? new Uint8Array());
    expect(said.replace("\uFEFF", "").split("\r\n")[0]).toBe(
      "福州市长乐区人民政府办公室2024年政府信息公开工作年度报告",
    );
    expect(said).toContain("版本：第 2 版，已定稿");
    expect(said).toContain(contentHash(view));
    expect(said).toContain("打包时间：2025年1月16日 09:05");
  });

  test("of a draft says so in its names and in 说明.txt", async () => {
    const files = unzipSync(await releasePackage(viewOf(changle()), [], new Date()));
    expect(Object.keys(files).filter((name) => name.includes("（草稿）"))).toHaveLength(4);
    expect(strFromU8(files["说明.txt"] ?? new Uint8Array())).toContain("草稿，还没有定稿，不能公布");
  });
});

describe("CSV", () => {
  test("has a line a row and a column a head, with notes beside and below, and starts no formula", () => {
    const view = viewOf({ ...changle(), ...NOTES });
    const lines = tableCsv(view, TABLE_LAYOUTS.applications).split("\r\n");
    expect(lines[0]).toBe("\uFEFF项目,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计");
    expect(lines[1]).toBe("一、本年新收政府信息公开申请数量,37,0,0,0,0,0,37");
    expect(lines[5]).toBe("三、本年度办理结果 （三）不予公开 1．属于国家秘密,0,0,0,0,0,0,0");
    expect(lines.slice(-3)).toEqual(["注：=含转来申请。", "另有2件并入。", ""]);
    expect(tableCsv(view, TABLE_LAYOUTS.proactiveDisclosure).split("\r\n").slice(0, 6)).toEqual([
      "\uFEFF类别,信息内容,项目,数量",
      "第二十条第（一）项,规章,本年制发件数,0",
      "第二十条第（一）项,规章,本年废止件数,0",
      "第二十条第（一）项,规章,现行有效件数,0",
      "第二十条第（一）项,行政规范性文件,本年制发件数,8（其中修订3件）",
      "第二十条第（一）项,行政规范性文件,本年废止件数,10",
    ]);
    const hostile = viewOf({ "disputes.reconsideration.upheld": '=cmd|"x"' });
    expect(tableCsv(hostile, TABLE_LAYOUTS.disputes)).toContain(`"'=cmd|""x"""`);
  });
});

describe("the workbook", () => {
  const styleOf = (book: Uint8Array, sheet: number, cell: string): string => {
    const [, index = ""] =
      new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(part(book, `xl/worksheets/sheet${sheet}.xml`)) ?? [];
    const styles = part(book, "xl/styles.xml");
    const formats = (/<cellXfs.*?<\/cellXfs>/.exec(styles)?.[0] ?? "").match(/<xf .*?<\/xf>/g) ?? [];
    const id = /numFmtId="(\d+)"/.exec(formats[Number(index)] ?? "")?.[1];
    return new RegExp(`numFmtId="${id}" formatCode="([^"]*)"`).exec(styles)?.[1] ?? "";
  };

  test("has empty cells that take numbers: their format is no text", async () => {
    for (const book of [await reportXlsx(viewOf({ year: "2024" }), []), await blankXlsx()]) {
      expect(styleOf(book, 3, "A5")).toBe("0");
      expect(styleOf(book, 2, "D5")).toBe("0");
      expect(styleOf(book, 1, "B15")).toBe("General");
    }
  });

  test("says of each font what it says in the order of the schema", async () => {
    // CT_Font of sml.xsd (ECMA-376, part 4).
    const schema =
      "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split(" ");
    for (const book of [
      await reportXlsx(viewOf(changle()), findingsOf(viewOf(changle()))),
      await blankXlsx(),
      await summaryXlsx([{ name: "合计", head: ["单位", "新收"], rows: [["甲局", "1"]], figuresFrom: 1 }]),
    ]) {
      const fonts = part(book, "xl/styles.xml").match(/<font>.*?<\/font>/gs) ?? [];
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) {
        const parts = [...font.matchAll(/<(\w+)[^>]*\/>/g)].map(([, name = ""]) => schema.indexOf(name));
        expect(parts).toEqual([...parts].sort((a, b) => a - b));
        expect(parts).not.toContain(-1);
      }
    }
  });

  test("shows an amount with the decimals it has, a remark as part of the number, and the year as a number", async () => {
    const amount = "proactiveDisclosure.administrativeFees.amount";
    const book = await reportXlsx(viewOf({ ...changle(), ...NOTES, [amount]: "149.673874" }), []);
    expect(styleOf(book, 1, "B15")).toBe("0.000000");
    expect(styleOf(await reportXlsx(viewOf({ [amount]: "316441" }), []), 1, "B15")).toBe("0");
    expect(styleOf(book, 1, "B5")).toBe("0&quot;（其中修订3件）&quot;");
    const strings = part(book, "xl/sharedStrings.xml");
    expect(strings).toContain("行政复议，结果维持：含上年2件");
    expect(strings).toContain("注：=含转来申请。");
    expect(part(book, "xl/worksheets/sheet4.xml")).toMatch(/<c r="B3"[^>]*><v>2024<\/v>/);
  });

  test("prints with titles on each page, unit, year and page at the foot, and has properties", async () => {
    const book = await reportXlsx(viewOf(changle()), []);
    expect(part(book, "xl/workbook.xml")).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'三、收到和处理政府信息公开申请情况\'!$1:$4</definedName>',
    );
    const three = part(book, "xl/worksheets/sheet2.xml");
    expect(three).toContain("&amp;L福州市长乐区人民政府办公室 2024年&amp;R第 &amp;P 页 共 &amp;N 页");
    expect(three).toContain('<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/>');
    expect(part(book, "xl/worksheets/sheet4.xml")).toContain('orientation="landscape"');
    expect(part(book, "docProps/core.xml")).toContain("<dc:creator>福州市长乐区人民政府办公室</dc:creator>");
    expect(part(book, "xl/styles.xml")).not.toContain("theme=");
    expect(part(book, "customXml/itemProps1.xml")).toContain("schemaRef");
  });
});

describe("what is copied for a site's editor", () => {
  test("has no title, keeps columns in its plain text, and names its tables", () => {
    const { title, html, text } = editorContent(viewOf({ ...changle(), ...NOTES }));
    expect(title).toBe("福州市长乐区人民政府办公室2024年政府信息公开工作年度报告");
    expect(html).not.toContain("<h1");
    expect(html).toContain('aria-label="收到和处理政府信息公开申请情况"');
    expect(html).toContain("注：=含转来申请。");
    expect(html).not.toMatch(/font-size:1[0-9]+pt|line-height:2/);
    const rows = text.split("\n").filter((line) => line.includes("\t"));
    const widths = new Set(rows.map((line) => line.split("\t").length));
    expect([...widths].sort((a, b) => a - b)).toEqual([4, 10, 15]);
    expect(rows).toContain(
      ["一、本年新收政府信息公开申请数量", "", "", "37", "0", "0", "0", "0", "0", "37"].join("\t"),
    );
  });
});
