/** Files that mean harm, or are simply broken: each is refused or read with what was left out named; none does damage. */
import { strFromU8, strToU8, zipSync, zlibSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { problemText } from "../../desk/ui/problem-text";
import { parseJson } from "../../report/json-text";
import { openReport } from "../../report/report-file";
import { fixture, fixtureText, numbersIn, opened, readingOf } from "../opening.testing";
import { ascii85, lzw, unrepeated } from "../pdf/packing.testing";
import { entriesOfReading } from "./reading-entries";

async function refusal(bytes: Uint8Array | string): Promise<string> {
  const outcome = await opened(bytes);
  if (outcome.ok)
    return outcome.value.kind === "data" ? outcome.value.data : `read ${outcome.value.reading.counts.read}`;
  expect(problemText(outcome.problem)).toMatch(/\p{Script=Han}/u);
  return outcome.problem.code;
}

afterAll(() => {
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

const HANGZHOU = fixtureText("hangzhou-2025.html");
const CHANGLE = fixtureText("changle-2024.json");
const zip = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const sheet = (data: string, extra: Record<string, string> = {}, after = ""): Uint8Array =>
  zip({
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="表" r:id="a"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${data}</sheetData>${after}</worksheet>`,
    ...extra,
  });
const word = (body: string, extra: Record<string, string> = {}): Uint8Array =>
  zip({ "word/document.xml": `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`, ...extra });
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const TITLES = ["一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项"];
const titles = TITLES.map(paragraph).join("");
const row = (...cells: string[]): string => `<row>${cells.join("")}</row>`;
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const LICENSE = [row(text("规章"), "<c><v>0</v></c>", "<c><v>0</v></c>", "<c><v>0</v></c>")].join("");

describe("not a report", () => {
  test.each([
    ["empty", "", "file-empty"],
    ["white space", " \n\t ", "file-empty"],
    ["null", "null", "wrong-kind"],
    ["a list", "[]", "wrong-kind"],
    ["a report encoded twice", JSON.stringify(CHANGLE), "wrong-kind"],
    ["a report cut off at its end", CHANGLE.slice(0, 9_000), "not-json"],
    ["a report cut off at its beginning", CHANGLE.slice(200), "not-json"],
    ["two reports", CHANGLE + CHANGLE, "not-json"],
    ["another kind", '{"kind":"x"}', "wrong-kind"],
    ["no kind", '{"a":1}', "wrong-kind"],
    [
      "a login page",
      "<!doctype html><html><body><form>用户名<input>密码<input></form></body></html>",
      "not-a-report",
    ],
    ["any text", "今天天气很好，没有数字。", "not-a-report"],
    [
      "a report of 100,000 levels",
      `{"kind":"gov-information-disclosure-annual-report","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
      "file-too-complex",
    ],
    [
      "a report with keys that pollute",
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      "wrong-kind",
    ],
  ])("%s", async (_, content, code) => {
    expect(await refusal(content)).toBe(code);
  });

  test.each([
    ["a picture", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
    ["a program", [0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]],
    ["noise", Array.from({ length: 5_000 }, (_, index) => (index * 7919 + (index >> 3) * 104_729) % 256)],
  ])("%s", async (_, bytes) => {
    expect(await refusal(new Uint8Array(bytes))).toBe("unknown-kind");
  });

  test("rich text says what to do, whatever it is called", async () => {
    expect(await refusal("{\\rtf1\\ansi\\ansicpg936 \\'b6\\'fe}")).toBe("rich-text");
  });

  test("more than 20 MB is not looked at", async () => {
    expect(await refusal(new Uint8Array(20 * 1024 * 1024 + 1))).toBe("file-too-large");
  });

  test("a report, a backup and a review are told by their content", async () => {
    expect(await refusal(CHANGLE)).toBe("report");
    expect(await refusal(`\ufeff{"kind":"gov-information-disclosure-backup"}`)).toBe("backup");
    expect(await refusal('{"kind":"gov-information-disclosure-review"}')).toBe("review");
  });
});

describe("numbers of a report file", () => {
  const NEWLY = /("newlyReceived":\s*\{\s*"naturalPerson":\s*)\d+/;
  const taken = async (number: string): Promise<string | null> => {
    const outcome = await opened(CHANGLE.replace(NEWLY, `$1${number}`));
    if (!outcome.ok || outcome.value.kind !== "data") return null;
    const raw = parseJson(outcome.value.text);
    const report = raw.ok ? openReport(raw.value) : raw;
    return report.ok ? (report.value.entries["applications.newlyReceived.naturalPerson"] ?? "") : null;
  };

  test.each([
    ...["-37", "0.5", "1e308", "1e309", "9007199254740993", "1000000000", "NaN", "Infinity", "0x25"],
    ...['"0x25"', '"1e3"', "true", "[37]", "[]", '""', "{}", '"3\u200b7"', "037", "+37"],
  ])("%s is no count", async (number) => {
    expect(CHANGLE).toMatch(NEWLY);
    expect(await taken(number)).toBeNull();
  });

  test.each([
    ["-0", "0"],
    ["37.0", "37"],
    ["3.7e1", "37"],
    ["null", ""],
  ])("%s is %j", async (number, entry) => {
    expect(await taken(number)).toBe(entry);
  });
});

describe("encodings", () => {
  const utf16 = (content: string, little: boolean, mark: boolean): Uint8Array => {
    const whole = (mark ? "\ufeff" : "") + content;
    const bytes = new Uint8Array(whole.length * 2);
    for (let at = 0; at < whole.length; at += 1) {
      const code = whole.charCodeAt(at);
      bytes[at * 2 + (little ? 0 : 1)] = code & 255;
      bytes[at * 2 + (little ? 1 : 0)] = code >> 8;
    }
    return bytes;
  };
  /** The characters of the page in GB18030, from the decoder's own table. */
  const gb18030 = (content: string): Uint8Array => {
    const table = new Map<string, number[]>();
    const decoder = new TextDecoder("gb18030");
    for (let high = 0x81; high <= 0xfe; high += 1) {
      for (let low = 0x40; low <= 0xfe; low += 1) {
        if (low !== 0x7f) table.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
      }
    }
    return new Uint8Array(
      [...content].flatMap((char) => (char < "\u0080" ? [char.charCodeAt(0)] : (table.get(char) ?? [63]))),
    );
  };

  test.each([
    ["UTF-8 with a mark", strToU8(`\ufeff${HANGZHOU}`)],
    ["UTF-16 little", utf16(HANGZHOU, true, true)],
    ["UTF-16 big", utf16(HANGZHOU, false, true)],
    ["UTF-16 without a mark", utf16(HANGZHOU, true, false)],
    ["GB18030 that calls itself UTF-8", gb18030(HANGZHOU)],
    ["GB18030", gb18030(HANGZHOU.replace('charset="utf-8"', 'charset="gb2312"'))],
    ["UTF-8 that calls itself GB2312", strToU8(HANGZHOU.replace('charset="utf-8"', 'charset="gb2312"'))],
  ])("%s", async (_, bytes) => {
    const reading = await readingOf(bytes);
    expect(reading.counts).toMatchObject({ read: 166, sure: 166 });
    expect(reading.texts.find(({ id }) => id === "title")?.text).toBe("杭州市2025年政府信息公开工作年度报告");
  });

  test("bytes of another encoding within never become part of a draft unseen", async () => {
    const bytes = strToU8(HANGZHOU);
    const at = HANGZHOU.indexOf("（一）主动公开");
    const before = strToU8(HANGZHOU.slice(0, at)).length;
    bytes.set([0xd6, 0xd0], before);
    const reading = await readingOf(bytes);
    expect(reading.notices.map(({ code }) => code)).toContain("unreadable-characters");
    expect(JSON.stringify(entriesOfReading(reading))).not.toContain("\ufffd");
  });

  test("a file that was saved in the wrong encoding is refused, not read for what is left of it", async () => {
    // Every third character is lost, as when GB18030 is saved as UTF-8 by a program that takes it for Latin.
    let at = 0;
    const lossy = HANGZHOU.replace(/\p{Script=Han}/gu, (char) => (at++ % 3 === 0 ? "\ufffd" : char));
    expect(await refusal(lossy)).toBe("broken-characters");
    const utf8 = strToU8(HANGZHOU);
    const broken = utf8.map((byte, index) => (byte > 0x7f && index % 31 === 0 ? 0xff : byte));
    expect(await refusal(broken)).toBe("broken-characters");
    const gb = gb18030(HANGZHOU).map((byte, index) => (byte > 0x7f && index % 23 === 0 ? 0xff : byte));
    expect(await refusal(gb)).toBe("broken-characters");
    expect(await refusal(CHANGLE.replace("福州", "福\ufffd"))).toBe("broken-characters");
  });

  test("control characters, and directions around digits, do not pass for numbers", async () => {
    const reading = await readingOf(
      HANGZHOU.replace(">13612<", ">\u202e13612\u202c<")
        .replace(">252<", ">2\u200b52<")
        .replace(">45<", "><span style='display:none'>9</span>45<"),
    );
    const value = (id: string) =>
      reading.tables[1]?.values.find((one) => one.id === `applications.newlyReceived.${id}`);
    expect(value("naturalPerson")).toMatchObject({ certainty: "doubtful", reason: "not-a-number" });
    expect(value("commercialEnterprise")).toMatchObject({ certainty: "doubtful", reason: "not-a-number" });
    expect(value("socialWelfareOrganization")).toMatchObject({ text: "45", certainty: "sure" });
    expect(reading.notices).toContainEqual({ code: "hidden-text", count: 1 });
  });
});

describe("web pages", () => {
  test("scripts, handlers, frames and addresses are nothing to it", async () => {
    const reading = await readingOf(
      HANGZHOU.replace(
        "<body>",
        `<base href="http://x/"><meta http-equiv="refresh" content="0;url=http://x/"><body onload="polluted=1"><script>document.write("<table><tr><td>规章</td><td>9</td></tr></table>")</script><iframe srcdoc="<p>二、主动公开政府信息情况</p>"></iframe><img src=x onerror=alert(1)><p title="</noscript>"><noscript><table><tr><td>行政许可</td><td>1</td></tr></table></noscript>`,
      ),
    );
    expect(numbersIn(reading)["proactiveDisclosure.administrativeLicenses.decisions"]).toBe(11398889);
    expect(reading.counts.sure).toBe(166);
  });

  test.each([
    ["50,000 elements in each other", `<html><body>${"<div>".repeat(50_000)}`],
    ["600 tables in each other", `<html><body>${"<table><tr><td>".repeat(600)}`],
    ["30,000 rows", `<html><body><table>${"<tr><td>1</td></tr>".repeat(30_000)}</table>`],
    [
      "marks that the parser multiplies",
      `<html><body>${Array.from({ length: 2_000 }, (_, index) => `<b id=${index}>`).join("")}${"<p>x".repeat(2_000)}`,
    ],
    ["more elements than any report", `<html><body>${"<i></i>".repeat(410_000)}`],
    ["20 MB of text", `<html><body><p>一、总体情况</p><p>${"没有数字。".repeat(1_300_000)}`],
    ["two million characters of it", `<html><body>${`<p>${"没有数字。".repeat(100)}</p>`.repeat(4_000)}`],
  ])("%s are refused", async (_, html) => {
    expect(await refusal(html)).toBe("file-too-complex");
  });

  test("pictures within a page's source are no text of it", async () => {
    const picture = `<img src="data:image/png;base64,${"iVBORw0KGgo".repeat(800_000)}">`;
    const reading = await readingOf(HANGZHOU.replace("<body>", `<body>${picture}`));
    expect(reading.counts.sure).toBe(166);
  });

  test("a web archive of 200,000 parts without an end of their heads is refused in one go", async () => {
    const head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n";
    const outcome = await opened(head + "--a\nContent-Type: image/png\n".repeat(200_000));
    expect(outcome).toMatchObject({ ok: false, problem: { code: "file-damaged" } });
  });

  test("spans of 65,534 end where the table does", async () => {
    const reading = await readingOf(
      HANGZHOU.replace('<td colspan="4">', '<td colspan="65534" rowspan="1000">').replace(
        "</body>",
        `<table><tr>${'<td colspan="65534" rowspan="65534">x</td>'.repeat(50)}</tr></table></body>`,
      ),
    );
    for (const block of reading.blocks)
      if (block.kind === "table") expect(block.columns).toBeLessThanOrEqual(200);
  });

  test("long texts without an end are read in one go", async () => {
    const long = `${"（".repeat(100_000)}${"1".repeat(100_000)}${" ".repeat(100_000)}${"一、".repeat(50_000)}`;
    const html = HANGZHOU.replace("主动公开的规范性仍有不足", long).replace(
      ">13612<",
      `>${"1 ".repeat(50_000)}<`,
    );
    const reading = await readingOf(html);
    expect(reading.counts.read).toBeGreaterThan(150);
    expect(
      (
        await readingOf(
          `${TITLES.join("\n")}\n${"无标点的一行文字没有任何停顿一直写下去直到行末\n".repeat(20_000)}`,
        )
      ).counts.read,
    ).toBe(0);
  });
});

describe("Word documents", () => {
  test.each([
    ["cut off", fixture("opening/hangzhou-2025.docx").slice(0, 5_000), "file-damaged"],
    ["cut off at the front", fixture("opening/hangzhou-2025.docx").slice(3_000), "unknown-kind"],
    [
      "of before 2007, or with a password",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
      "old-office",
    ],
    ["a zip of something else", zip({ "a.txt": "x" }), "unknown-kind"],
    [
      "with a document type",
      zip({
        "word/document.xml": `<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="w"><w:body>${titles}</w:body></w:document>`,
      }),
      "file-damaged",
    ],
    ["not closed", zip({ "word/document.xml": "<w:document><w:body><w:p>" }), "file-damaged"],
    [
      "1,000 tables in each other",
      word("<w:tbl><w:tr><w:tc>".repeat(1_000) + "</w:tc></w:tr></w:tbl>".repeat(1_000)),
      "file-too-complex",
    ],
    [
      "100,000 elements in each other",
      word("<w:sdt>".repeat(100_000) + "</w:sdt>".repeat(100_000)),
      "file-too-complex",
    ],
  ])("%s", async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  test("a directory without an end, and parts that stand for the same data, are bounded by their sum", async () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`word/${index}.xml`, ""]));
    expect(await refusal(word(titles, many))).toBe("file-too-complex");
    // Seventy sheets, each of a megabyte, which is in the file once.
    const names = Array.from({ length: 70 }, (_, index) => index);
    const shared = sheet("", {
      "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${names.map((at) => `<sheet name="${at}" r:id="a${at}"/>`).join("")}</sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships>${names.map((at) => `<Relationship Id="a${at}" Type="x/worksheet" Target="worksheets/sheet1.xml"/>`).join("")}</Relationships>`,
      "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${" ".repeat(1024 * 1024)}</sheetData></worksheet>`,
    });
    expect(await refusal(shared)).toBe("file-too-complex");
  });

  test("characters that programs trip over stay text, or go", async () => {
    const odd = `甲\u2028乙e${"\u0301".repeat(9_000)}丙\ud800丁\u0007戊`;
    const reading = await readingOf(HANGZHOU.replace("主动公开的规范性仍有不足", odd));
    expect(reading.counts.sure).toBe(166);
    const written = JSON.stringify(entriesOfReading(reading));
    expect(written).toContain("丁");
    // Neither a control character nor half a character is left for the files written later.
    expect(written).not.toMatch(/\\u0007|\\ud800/);
    const lines = `${TITLES.join("\n")}\n${"一段。\n".repeat(20_000)}${"长".repeat(40_000)}`;
    expect(await refusal(lines)).toBe("read 0");
  });

  test("a bomb is stopped as it unfolds, whatever size it states", async () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(80 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb)).toBe("file-too-complex");
    // The sizes that the directory states, after its mark: 1,000 bytes.
    for (let at = 0; at + 4 < bomb.length; at += 1) {
      if (bomb[at] === 0x50 && bomb[at + 1] === 0x4b && bomb[at + 2] === 1 && bomb[at + 3] === 2) {
        new DataView(bomb.buffer, bomb.byteOffset).setUint32(at + 24, 1_000, true);
      }
    }
    expect(await refusal(bomb)).toBe("file-too-complex");
  }, 30_000);

  test("damaged within, it never gives another number than it held", async () => {
    const whole = fixture("opening/hangzhou-2025.docx");
    const right = numbersIn(await readingOf(whole));
    for (let at = 40; at < whole.length; at += 197) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x15;
      const outcome = await opened(bytes);
      if (!outcome.ok) continue;
      expect(outcome.value.kind === "reading" ? numbersIn(outcome.value.reading) : null).toEqual(right);
    }
  }, 30_000);

  test("entries that are encrypted, and names that lead elsewhere", async () => {
    const locked = word(titles);
    for (let at = 0; at + 4 < locked.length; at += 1) {
      if (locked[at] === 0x50 && locked[at + 1] === 0x4b && locked[at + 2] === 1 && locked[at + 3] === 2)
        locked[at + 8] = 1;
    }
    expect(await refusal(locked)).toBe("file-encrypted");
    const reading = await readingOf(
      word(titles, {
        "../../x": "y",
        __proto__x: "z",
        constructor: "c",
        "word/_rels/document.xml.rels":
          '<Relationships><Relationship Id="a" Type="o/attachedTemplate" TargetMode="External" Target="http://x/"/></Relationships>',
        "word/vbaProject.bin": "m",
      }),
    );
    expect(reading.notices.map(({ code }) => code).sort()).toEqual(["external", "macros", "no-number"]);
  });

  test("tracked changes are read as accepted, hidden text is not there, and both are said", async () => {
    const body = `${titles}<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新写的文字</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>`;
    const reading = await readingOf(word(body));
    expect(reading.texts.find(({ id }) => id === "otherMatters")?.text).toBe("新写的文字");
    expect(reading.notices).toEqual([
      { code: "tracked-changes", count: 2 },
      { code: "hidden-text", count: 1 },
      { code: "no-number", count: 1 },
    ]);
  });

  test("numbers that Word writes by itself are part of titles", async () => {
    const numbered = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况"]
      .map(
        (title) =>
          `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${title}</w:t></w:r></w:p>${paragraph("文字。")}`,
      )
      .join("");
    const reading = await readingOf(
      word(numbered, {
        "word/numbering.xml":
          '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
      }),
    );
    expect(reading.sections.slice(0, 3).map(({ written }) => written)).toEqual([
      "一、总体情况",
      "二、主动公开政府信息情况",
      "三、收到和处理政府信息公开申请情况",
    ]);
  });

  test("values under a merged cell are not read, and named", async () => {
    const cell = (content: string, properties = ""): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(content)}</w:tc>`;
    const rows = [
      cell("规章") + cell("1", '<w:vMerge w:val="restart"/>') + cell("2") + cell("3"),
      cell("行政规范性文件") + cell("99", "<w:vMerge/>") + cell("5") + cell("6"),
      cell("行政许可") + cell("7", '<w:gridSpan w:val="3"/>'),
    ].map((cells) => `<w:tr>${cells}</w:tr>`);
    const reading = await readingOf(word(`${titles}<w:tbl>${rows.join("")}</w:tbl>`));
    expect(reading.notices).toContainEqual({ code: "hidden-under-merge", count: 1, names: ["99"] });
    expect(Object.values(numbersIn(reading))).not.toContain(99);
    expect(numbersIn(reading)).toMatchObject({ "proactiveDisclosure.administrativeLicenses.decisions": 7 });
  });
});

describe("workbooks", () => {
  test("an error, a formula without result, a lost text and an impossible number are four things, and none is 0", async () => {
    const cells =
      row(text("行政规范性文件"), '<c t="e"><v>#REF!</v></c>', "<c><f>A1</f></c>", '<c t="s"><v>5</v></c>') +
      row(text("行政许可"), "<c><v>1e999</v></c>") +
      row(text("行政处罚"), "<c><v>3.7e1</v></c>");
    const reading = await readingOf(sheet(LICENSE + cells));
    const reasons = Object.fromEntries(
      (reading.tables[0]?.values ?? []).map(({ id, reason, text: value }) => [
        id.replace("proactiveDisclosure.", ""),
        [value, reason],
      ]),
    );
    expect(reasons).toMatchObject({
      "normativeDocuments.issued": ["", "error"],
      "normativeDocuments.repealed": ["", "formula"],
      "normativeDocuments.inForce": ["", "missing-text"],
      "administrativeLicenses.decisions": ["", "out-of-range"],
      "administrativePenalties.decisions": ["37", undefined],
    });
  });

  test("a long text that stands in every cell is counted for each", async () => {
    const shared = { "xl/sharedStrings.xml": `<sst><si><t>${"长".repeat(100_000)}</t></si></sst>` };
    expect(await refusal(sheet(row('<c t="s"><v>0</v></c>').repeat(2_000), shared))).toBe("file-too-complex");
  });

  test("a footnote's mark set as a superscript is no digit of the number", async () => {
    const marked = '<r><t>8</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>';
    const all = '<r><rPr><vertAlign val="superscript"/></rPr><t>37</t></r>';
    const reading = await readingOf(
      sheet(
        LICENSE +
          row(text("行政许可"), '<c t="s"><v>0</v></c>') +
          row(text("行政处罚"), `<c t="inlineStr"><is>${marked}</is></c>`) +
          row(text("行政强制"), '<c t="s"><v>1</v></c>'),
        { "xl/sharedStrings.xml": `<sst><si>${marked}</si><si>${all}</si></sst>` },
      ),
    );
    expect(numbersIn(reading)).toMatchObject({
      "proactiveDisclosure.administrativeLicenses.decisions": 8,
      "proactiveDisclosure.administrativePenalties.decisions": 8,
    });
    expect(
      reading.tables[0]?.values.find(({ id }) => id.endsWith("administrativeCoercions.decisions")),
    ).not.toMatchObject({ certainty: "sure" });
  });

  test("a cell at the far end of the sheet makes no grid", async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const reading = await readingOf(sheet(LICENSE + row(text("行政许可"), "<c><v>5</v></c>") + far));
    expect(reading.notices).toEqual([{ code: "far-cells", count: 1 }]);
    expect(numbersIn(reading)["proactiveDisclosure.administrativeLicenses.decisions"]).toBe(5);
  });

  test("hidden rows, columns and values under merged cells are left out and named", async () => {
    const data =
      LICENSE +
      '<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>行政许可</t></is></c><c r="B2"><v>9</v></c></row>' +
      '<row r="3"><c r="A3" t="inlineStr"><is><t>行政处罚</t></is></c><c r="B3"><v>7</v></c><c r="C3"><v>8</v></c></row>';
    const reading = await readingOf(sheet(data, {}, '<mergeCells><mergeCell ref="B3:D3"/></mergeCells>'));
    expect(numbersIn(reading)).toMatchObject({ "proactiveDisclosure.administrativePenalties.decisions": 7 });
    expect(numbersIn(reading)).not.toHaveProperty("proactiveDisclosure.administrativeLicenses.decisions");
    expect(reading.notices).toContainEqual({ code: "hidden-under-merge", count: 1, names: ["表 C3"] });
    expect(reading.notices.map(({ code }) => code)).toContain("hidden-rows");
  });

  test("100,000 rows and a merge over everything are refused", async () => {
    expect(await refusal(sheet(row("<c><v>1</v></c>").repeat(100_000)))).toBe("file-too-complex");
    const merges = Array.from(
      { length: 400 },
      (_, index) => `<mergeCell ref="A${index * 500 + 1}:CV${index * 500 + 500}"/>`,
    ).join("");
    expect(await refusal(sheet(LICENSE, {}, `<mergeCells>${merges}</mergeCells>`))).toBe("file-too-complex");
  });

  test("an old workbook cut anywhere is refused or read, never more", async () => {
    const whole = fixture("opening/hangzhou-2025.xls");
    for (let length = 600; length < whole.length; length += 1_500) {
      expect(await refusal(whole.slice(0, length))).toMatch(
        /^(?:old-office|file-damaged|not-a-report|read \d+)$/,
      );
    }
  });
});

describe("PDFs", () => {
  const pdf = (objects: readonly string[]): Uint8Array => {
    let content = "%PDF-1.4\n";
    const offsets = objects.map((object, index) => {
      const at = content.length;
      content += `${index + 1} 0 obj\n${object}\nendobj\n`;
      return at;
    });
    const start = content.length;
    content += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<</Root 1 0 R /Size ${objects.length + 1}>>\nstartxref\n${start}\n%%EOF`;
    return strToU8(content, true);
  };
  const TREE = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"];
  const packed = (content: Uint8Array, dictionary = "/Filter/FlateDecode", times = 1): string => {
    let bytes = content;
    for (let time = 0; time < times; time += 1) bytes = zlibSync(bytes, { level: 6 });
    return `<<${dictionary}/Length ${bytes.length}>>\nstream\n${strFromU8(bytes, true)}\nendstream`;
  };
  const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>";

  test("of pictures only says so", async () => {
    const stream = "<</Length 18>>\nstream\n0 0 m 9 9 l S     \nendstream";
    expect(
      await refusal(
        pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream]),
      ),
    ).toBe("pictures-only");
  });

  test("that unfold to more than a report are refused before anybody draws them", async () => {
    const bomb = new Uint8Array(16 * 1024 * 1024).fill(32);
    const lines = strToU8(
      `BT /F 8 Tf 50 800 Td ${Array.from({ length: 200_000 }, (_, index) => `0 -0.01 Td (${index}) Tj\n`).join("")} ET`,
    );
    const streams = [
      packed(bomb),
      packed(bomb, "/Filter[/FlateDecode/FlateDecode]", 2),
      // A font may be larger than a drawing.
      packed(new Uint8Array(50 * 1024 * 1024), "/Filter [ /Fl ]/Length1 5"),
      packed(lines),
    ];
    for (const stream of streams)
      expect(await refusal(pdf([...TREE, page, stream]))).toBe("file-too-complex");
    // Ten pages that share one drawing are as many drawings.
    const kids = Array.from({ length: 10 }, (_, index) => `${index + 4} 0 R`).join(" ");
    const pages = kids
      .split(" 0 R")
      .slice(0, 10)
      .map(() => page.replace("4 0 R", "3 0 R"));
    expect(
      await refusal(
        pdf([
          "<</Type/Catalog/Pages 2 0 R>>",
          `<</Type/Pages/Kids[${kids}]/Count 10>>`,
          packed(strToU8(`BT ${"0 0 Td ".repeat(100_000)} ET`)),
          ...pages,
        ]),
      ),
    ).toBe("file-too-complex");
  }, 60_000);

  test("with a picture that unfolds to a gigabyte, or a drawing that calls itself one, unfold neither", async () => {
    const content = "q 9 0 0 9 0 0 cm /I Do Q";
    const large = packed(
      new Uint8Array(16 * 1024 * 1024),
      "/Type/XObject/Subtype/Image/Width 20000/Height 20000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode",
    );
    const shows = page.replace("<<>>", "<</XObject<</I 5 0 R>>>>");
    const drawing = `<</Length ${content.length}>>\nstream\n${content}\nendstream`;
    expect(await refusal(pdf([...TREE, shows, drawing, large]))).toBe("pictures-only");
    expect(await refusal(pdf([...TREE, page, large]))).toBe("pdf-damaged");
  }, 60_000);

  test("are read, or said to be pictures, however their streams are written", async () => {
    // ReportLab writes every page so; more than 2 kB were refused.
    const lines = Array.from(
      { length: 900 },
      (_, index) => `${index} ${(index * 7919) % 1000} m 9 9 l S\n`,
    ).join("");
    const plain = strToU8(lines);
    const deflated = zlibSync(plain);
    expect(deflated.length).toBeGreaterThan(3_000);
    const stream = (filter: string, content: string): string =>
      `<</Filter${filter}/Length ${content.length}>>\nstream\n${content}\nendstream`;
    for (const drawing of [
      stream("[/ASCII85Decode /FlateDecode]", ascii85(deflated)),
      stream("[/A85/Fl]", ascii85(deflated)),
      stream("[/ASCIIHexDecode/FlateDecode]", `${Buffer.from(deflated).toString("hex")}>`),
      stream("/LZWDecode", strFromU8(lzw(plain), true)),
      stream("[/ASCII85Decode/LZWDecode]", ascii85(lzw(plain))),
      stream("/RunLengthDecode", strFromU8(unrepeated(plain), true)),
    ])
      expect(await refusal(pdf([...TREE, page, drawing]))).toBe("pictures-only");
  });

  test("of one picture that is a mask, or has a palette with any bytes, are pictures only", async () => {
    const content = "q 500 0 0 800 0 0 cm /I Do Q";
    const drawing = `<</Length ${content.length}>>\nstream\n${content}\nendstream`;
    const shows = page.replace("<<>>", "<</XObject<</I 5 0 R>>>>");
    const picture = (kind: string, bytes: Uint8Array): string =>
      packed(bytes, `/Type/XObject/Subtype/Image${kind}/Filter/FlateDecode`);
    // Of 1 bit each, and of 1 byte each: 24 million that would be too much for a drawing.
    const mask = picture(
      "/ImageMask true/Width 200/Height 200/BitsPerComponent 1",
      new Uint8Array(200 * 25).fill(15),
    );
    expect(await refusal(pdf([...TREE, shows, drawing, mask]))).toBe("pictures-only");
    for (const palette of ["(\0\0\0<<\x10)", "(\0\0\0>>\x10)", "(\\)<<\0\\()", "<00 00 00 3c 3c 10>"]) {
      const large = picture(
        `/Width 6000/Height 4000/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 1 ${palette}]`,
        new Uint8Array(24_000_000),
      );
      expect(await refusal(pdf([...TREE, shows, drawing, large]))).toBe("pictures-only");
    }
  }, 60_000);

  test("that hide how their streams are packed are refused as well", async () => {
    const blanks = new Uint8Array(3 * 1024 * 1024).fill(32);
    const bomb = strFromU8(zlibSync(blanks, { level: 6 }), true);
    const body = (from: string, content = bomb): string => `${from}${content}\nendstream`;
    const named = (filter: string, length: number | string = bomb.length): string =>
      `<</Filter${filter}/Length ${length}>>`;
    // A block that is not packed and holds the words that begin and end a stream, before the rest.
    const words = strToU8("%stream\nendstream\n");
    const within = strFromU8(
      Uint8Array.from([0x78, 0x9c, 0, words.length, 0, 255 - words.length, 255, ...words]),
      true,
    ).concat(bomb.slice(2));
    const streams: (readonly string[])[] = [
      [body(`${named(" 5 0 R")}\nstream\n`), "/FlateDecode"],
      [body(`${named(" 5 0 R")}\nstream\n`), "[ /FlateDecode ]"],
      [body(`${named("/Flate#44ecode")}\nstream\n`)],
      [body(`<</#46ilter/FlateDecode/Length ${bomb.length}>>\nstream\n`)],
      [body(`${named("/FlateDecode")}${" ".repeat(50)}\nstream\n`)],
      [body(`${named("/FlateDecode")}%( <<\nstream\n`)],
      [body(`${named("/FlateDecode")}\nstream \n`)],
      [body(`${named(`/FlateDecode${" ".repeat(4_100)}`)}\nstream\n`)],
      [body(`${named("/FlateDecode", within.length)}\nstream\n`, within)],
      [body(`${named("/FlateDecode", "5 0 R")}\nstream\n`, within), String(within.length)],
      [body(`<</N 1/Filter/FlateDecode/Length ${bomb.length}>>\nstream\n`)],
      [packed(strToU8(ascii85(strToU8(bomb, true))), "/Filter[/FlateDecode/ASCII85Decode/FlateDecode]")],
      [body("<</Filter/LZWDecode>>\nstream\n", strFromU8(lzw(new Uint8Array(2_200_000)), true))],
    ];
    for (const [index, objects] of streams.entries())
      expect([index, await refusal(pdf([...TREE, page, ...objects]))]).toEqual([index, "file-too-complex"]);
  }, 60_000);

  test("whose fonts name their characters by tables that are not in it, says what to do instead", async () => {
    const text = "BT /F 12 Tf 72 700 Td <b5dab6fe> Tj ET";
    const font = "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>";
    const child =
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>";
    const described =
      "<</Type/FontDescriptor/FontName/SimSun/Flags 6/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1/Descent 0/CapHeight 1/StemV 1>>";
    const withFont = page.replace("<<>>", "<</Font<</F 5 0 R>>>>");
    const stream = `<</Length ${text.length}>>\nstream\n${text}\nendstream`;
    expect(
      await refusal(
        pdf([
          "<</Type/Catalog/Pages 2 0 R>>",
          "<</Type/Pages/Kids[3 0 R]/Count 1>>",
          withFont,
          stream,
          font,
          child,
          described,
        ]),
      ),
    ).toBe("pdf-fonts");
  });

  test("whose pages hold themselves, of noise, and cut off are refused", async () => {
    expect(await refusal(pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 5>>"]))).toBe(
      "pdf-damaged",
    );
    expect(await refusal(`%PDF-1.7\n${"1 0 obj <<".repeat(2_000)}`)).toBe("pdf-damaged");
    const whole = fixture("hongze-2023.pdf");
    for (const length of [100_000, 200_000, whole.length - 20_000])
      expect(await refusal(whole.slice(0, length))).toBe("pdf-damaged");
    // Nothing is drawn on its page: that is not the same as pictures only.
    expect(await refusal(pdf([...TREE, page, "<</Length 0>>\nstream\n\nendstream"]))).toBe("pdf-damaged");
  }, 30_000);
});
