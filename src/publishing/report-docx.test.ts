/** The Word document's own figures, for machines without a word processor; where LibreOffice is, the e2e tests use it. */
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type Entries, FINALIZED_KEY } from "../report/entries";
import { parseJson } from "../report/json-text";
import { viewOf } from "../report/live-report";
import { openReport } from "../report/report-file";
import { blankDocx } from "./blank-form";
import { reportDocx } from "./report-docx";

function changle(): Entries {
  const raw = parseJson(
    readFileSync(new URL("../../e2e/fixtures/changle-2024.json", import.meta.url), "utf8"),
  );
  const opened = raw.ok ? openReport(raw.value) : raw;
  if (!opened.ok) throw new Error("the example does not open");
  return opened.value.entries;
}

type Parts = (path: string) => string;
const partsOf = (file: Uint8Array): Parts => {
  const parts = unzipSync(file);
  return (path) => strFromU8(parts[path] ?? new Uint8Array());
};
const wordOf = (more: Entries = {}, sealed = true): Parts =>
  partsOf(reportDocx(viewOf({ ...changle(), ...more }), { sealed }));

const cellsOf = (document: string): string[] => document.match(/<w:tc>.*?<\/w:tc>/g) ?? [];
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join("");
const styleOf = (styles: string, id: string): string =>
  new RegExp(`<w:style [^>]*w:styleId="${id}">.*?</w:style>`).exec(styles)?.[0] ?? "";

describe("the Word document", () => {
  test("has 28 characters on a line by their width, not by closer spacing, at which LibreOffice loses punctuation", () => {
    const word = wordOf();
    const styles = word("word/styles.xml");
    const normal = styleOf(styles, "Normal");
    const [size, scale] = [/<w:sz w:val="(\d+)"/, /<w:w w:val="(\d+)"/].map((one) =>
      Number(one.exec(normal)?.[1]),
    );
    const margin = (side: string): number =>
      Number(
        new RegExp(`w:${side}="(\\d+)"`).exec(
          /<w:pgMar [^>]*>/.exec(word("word/document.xml"))?.[0] ?? "",
        )?.[1],
      );
    const line = (11_906 - margin("left") - margin("right")) / 20;
    const character = ((size ?? 0) / 2) * ((scale ?? 0) / 100);
    expect(Math.floor(line / character)).toBe(28);
    expect(styles).not.toMatch(/<w:spacing w:val=/);
    expect(word("word/document.xml")).not.toMatch(/<w:spacing w:val=/);
  });

  test("breaks web addresses anywhere, and no number", () => {
    const word = wordOf({ overview: "见http://www.gov.cn/a，共1,234件，电邮zwgk2024@example.cn。" });
    const inChinese = /<w:lang w:val="zh-CN"\/><\/w:rPr><w:t xml:space="preserve">([^<]*)/g;
    expect([...word("word/document.xml").matchAll(inChinese)].map((match) => match[1])).toContain(
      "http://www.gov.cn/a",
    );
    expect([...word("word/document.xml").matchAll(inChinese)].join()).not.toMatch(/1,234|@/);
    expect(styleOf(word("word/styles.xml"), "Normal")).toMatch(
      /<w:overflowPunct\/><w:autoSpaceDE .*<w:lang w:val="en-US" w:eastAsia="zh-CN"\/><\/w:rPr>/,
    );
  });

  test("has 正文, 标题 and 标题 1 to 3 with outline levels, indents in characters, bare defaults", () => {
    const styles = wordOf()("word/styles.xml");
    expect(styleOf(styles, "Normal")).toMatch(
      /w:default="1".*w:firstLineChars="200".*w:line="579" w:lineRule="exact"|w:default="1".*w:line="579" w:lineRule="exact".*w:firstLineChars="200"/,
    );
    expect(styleOf(styles, "Title")).toContain('<w:sz w:val="44"/>');
    for (const level of [1, 2, 3]) {
      expect(styleOf(styles, `Heading${level}`)).toContain(`<w:outlineLvl w:val="${level - 1}"/>`);
    }
    expect(styles).toContain("<w:pPrDefault/>");
    expect(styles).not.toMatch(/Heading[456]|Strong|ListParagraph/);
  });

  test("names every face with one that stands in, and sets quotes and dashes in the Chinese one", () => {
    const word = wordOf();
    const fonts = word("word/fontTable.xml");
    for (const [face, instead] of [
      ["仿宋_GB2312", "仿宋"],
      ["楷体_GB2312", "楷体"],
      ["方正小标宋简体", "华文中宋"],
    ]) {
      expect(fonts).toContain(`<w:font w:name="${face}"><w:altName w:val="${instead}"/>`);
    }
    const runs = word("word/document.xml").match(/<w:r>(?:(?!<\/w:r>).)*<w:t[ >].*?<\/w:r>/g) ?? [];
    expect(runs.length).toBeGreaterThan(200);
    for (const run of runs) expect(run).toContain('w:hint="eastAsia"');
  });

  test("sets tables at 10.5 pt, every cell with a width, numbers on one line, labels broken between words", () => {
    const word = wordOf();
    expect(styleOf(word("word/styles.xml"), "TableText")).toContain('<w:sz w:val="21"/>');
    const cells = cellsOf(word("word/document.xml"));
    for (const cell of cells) {
      expect(cell).toMatch(/<w:tcW w:w="[1-9]\d*" w:type="dxa"\/>/);
      expect(cell).toContain('<w:pStyle w:val="TableText"/>');
      expect(cell).not.toContain("<w:sz ");
      if (/^\d+$/.test(textOf(cell))) expect(cell).toContain("<w:noWrap/>");
    }
    const welfare = cells.find((cell) => textOf(cell) === "社会公益组织") ?? "";
    expect(welfare.split("<w:br/>").map(textOf)).toEqual(["社会", "公益", "组织"]);
  });

  test("sets longer numbers smaller, down to what nine digits need", () => {
    const sizes = ["12345", "123456", "999999999"].map((typed) => {
      const word = wordOf({ "applications.newlyReceived.commercialEnterprise": typed });
      const cell = cellsOf(word("word/document.xml")).find((one) => textOf(one) === typed) ?? "";
      return /<w:sz w:val="(\d+)"/.exec(cell)?.[1];
    });
    expect(sizes).toEqual([undefined, "18", "12"]);
  });

  test("has no empty paragraph, which could make a page of its own under a table that fills one", () => {
    // Nor a signature that is not filled in.
    for (const changed of [{}, { "signature.organization": "", "signature.date": "" }]) {
      const outside = wordOf(changed)("word/document.xml").replace(/<w:tbl>.*?<\/w:tbl>/g, "");
      for (const paragraph of outside.match(/<w:p>.*?<\/w:p>/g) ?? []) expect(textOf(paragraph)).not.toBe("");
    }
  });

  test("has a page number whose field stands in runs of its own, all of one look, and a draft's mark that fits the foot", () => {
    const word = wordOf();
    const foot = word("word/footer1.xml");
    const runs = (foot.split("</w:p>")[0] ?? "").match(/<w:r>.*?<\/w:r>/g) ?? [];
    expect(runs).toHaveLength(7);
    expect(new Set(runs.map((run) => /<w:rPr>.*?<\/w:rPr>/.exec(run)?.[0])).size).toBe(1);
    expect(textOf(foot)).toMatch(/^— 1 —草稿 · 校验码 [0-9a-f]{8}$/);
    const styles = word("word/styles.xml");
    expect(styleOf(styles, "Footer")).toMatch(/w:line="320" w:lineRule="exact".*w:ascii="宋体"/);
    expect(styleOf(styles, "DraftMark")).toContain('w:line="240" w:lineRule="exact"');
    expect(textOf(wordOf({ [FINALIZED_KEY]: "2025-01-15T00:00:00Z" })("word/footer1.xml"))).toBe("— 1 —");
  });

  test("puts all （一） headings into the outline, run in or alone", () => {
    const document = wordOf()("word/document.xml");
    const headings = (document.match(/<w:p>.*?<\/w:p>/g) ?? []).filter(
      (paragraph) => /^（[一二三四五六]）/.test(textOf(paragraph)) && !paragraph.includes("TableText"),
    );
    expect(headings).toHaveLength(6);
    for (const heading of headings) expect(heading).toMatch(/w:val="Heading2"|<w:outlineLvl w:val="1"\/>/);
  });

  test("keeps its report when another program saves it: the part has its properties", () => {
    const word = wordOf();
    expect(word("customXml/itemProps1.xml")).toContain(
      '<ds:schemaRef ds:uri="urn:gov-information-disclosure-annual-report"/>',
    );
    expect(word("customXml/_rels/item1.xml.rels")).toContain("customXmlProps");
    expect(word("[Content_Types].xml")).toContain("/customXml/itemProps1.xml");
    expect(word("docProps/core.xml")).toContain(
      "<cp:lastModifiedBy>福州市长乐区人民政府办公室</cp:lastModifiedBy>",
    );
  });

  test("sets the signature as the print does, sealed or not", () => {
    const rights = (sealed: boolean): number[] =>
      [
        ...wordOf(
          {},
          sealed,
        )("word/document.xml").matchAll(/<w:pStyle w:val="Signature"\/>.*?<w:ind w:right="(\d+)"\/>/g),
      ].map((match) => Math.round((Number(match[1]) / 20 / 15.68) * 100) / 100);
    expect(rights(true)).toEqual([0.75, 4]);
    expect(rights(false)).toEqual([2, 6.5]);
  });

  test("prints notes under tables and beside numbers", () => {
    const word = wordOf({
      "notes.applications": "含转来申请。",
      "notes.proactiveDisclosure.normativeDocuments.issued": "其中修订3件",
    })("word/document.xml");
    expect(cellsOf(word).map(textOf)).toContain("8（其中修订3件）");
    expect(word).toMatch(/<w:pStyle w:val="TableNote"\/>(?:(?!<\/w:p>).)*注：含转来申请。/);
    // A remark alone has table three set closer too, at 12 pt, so that it stays on its page.
    const pitch = (changed: Entries): string | undefined =>
      /w:line="(\d+)" w:lineRule="exact"\/>(?:(?!<\/w:p>).)*申请人情况/.exec(
        wordOf(changed)("word/document.xml"),
      )?.[1];
    expect(pitch({})).toBe("260");
    expect(pitch({ "notes.applications.newlyReceived.naturalPerson": "含转来3件" })).toBe("240");
  });

  test("is to be had as an empty form, without a draft's mark or a report in it", () => {
    const blank = partsOf(blankDocx());
    expect(cellsOf(blank("word/document.xml")).filter((cell) => textOf(cell) === "").length).toBeGreaterThan(
      200,
    );
    expect(textOf(blank("word/footer1.xml"))).toBe("— 1 —");
    expect(blank("customXml/item1.xml")).toBe("");
  });
});
