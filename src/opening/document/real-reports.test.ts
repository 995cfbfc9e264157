import { describe, expect, test } from "vitest";
import { applicationCell } from "../../form/fields";
import {
  fixture,
  fixtureJson,
  fixtureText,
  numbersIn,
  numbersOfJson,
  readingOf,
  textIn,
} from "../opening.testing";
import { entriesOfReading } from "./reading-entries";

const COLUMNS = [
  "naturalPerson",
  "commercialEnterprise",
  "researchInstitution",
  "socialWelfareOrganization",
  "legalServiceOrganization",
  "otherOrganization",
  "total",
];

describe("published reports give their numbers exactly", () => {
  test.each([
    ["pingtan-2022.txt", "pingtan-2022.expected.json"],
    ["hongze-2023.txt", "hongze-2023.expected.json"],
    ["hongze-2023.pdf", "hongze-2023.expected.json"],
    ["shuyang-fagai-2023.html", "shuyang-fagai-2023.expected.json"],
    ["shuyang-fagai-2023.txt", "shuyang-fagai-2023.expected.json"],
  ])("%s", async (file, expected) => {
    const reading = await readingOf(fixture(file));
    expect(numbersIn(reading)).toEqual(fixtureJson(expected)["values"]);
  });

  test("hangzhou-2025.html", async () => {
    const reading = await readingOf(fixture("hangzhou-2025.html"));
    expect(numbersIn(reading)).toEqual(numbersOfJson(fixtureJson("hangzhou-2025.json")));
    expect(reading.counts).toMatchObject({
      read: 166,
      of: 166,
      sure: 166,
      statedTotals: 34,
      agreeingTotals: 34,
    });
    for (const id of ["overview", "problemsAndImprovements", "otherMatters", "preamble"]) {
      expect(textIn(reading, id), id).toBe(fixtureJson("hangzhou-2025.json")[id]);
    }
  });

  test.each(["suqian-2023", "suqian-2024"])("%s.txt, in which labels are shortened", async (name) => {
    const json = fixtureJson(`${name}.json`);
    const reading = await readingOf(fixture(`${name}.txt`));
    const numbers = numbersIn(reading);
    const rows = Object.values(json["table3"] as Record<string, number[]>);
    const ids = [...new Set(Object.keys(numbers).filter((id) => id.startsWith("applications.")))];
    expect(ids).toHaveLength(175);
    const order = [...new Set(ids.map((id) => id.slice("applications.".length, id.lastIndexOf("."))))];
    expect(order.map((row) => COLUMNS.map((column) => numbers[applicationCell(row, column)]))).toEqual(rows);
    expect(
      Object.entries(numbers)
        .filter(([id]) => id.startsWith("disputes."))
        .map(([, value]) => value),
    ).toEqual(json["table4"]);
    expect(
      Object.entries(numbers)
        .filter(([id]) => id.startsWith("proactive"))
        .map(([, value]) => value),
    ).toEqual(Object.values(json["table2"] as Record<string, number | number[]>).flat());
    expect(textIn(reading, "year")).toBe(name.slice(-4));
    // （三） at the head of the next line is no remark of the number before it.
    expect(Object.keys(entriesOfReading(reading)).filter((key) => key.startsWith("notes."))).toEqual([]);
  });
});

describe("changle-2024.txt", () => {
  test("gives both readings of its sixteen values, and chooses none", async () => {
    const reading = await readingOf(fixture("changle-2024.txt"));
    const [choice] = reading.choices;
    expect(reading.choices).toHaveLength(1);
    expect(choice).toMatchObject({ table: "disputes", why: "too-many" });
    expect(choice?.written).toHaveLength(16);
    const zeros = Array.from({ length: 14 }, () => "0");
    expect(choice?.options.map(({ values }) => values)).toEqual([
      ["0", ...zeros],
      ["1", ...zeros],
    ]);
    expect(reading.counts).toMatchObject({ read: 154, of: 166, doubtful: 12 });
    const entries = entriesOfReading(reading);
    expect(Object.keys(entries).filter((key) => key.startsWith("disputes."))).toEqual([]);
    expect(entries["shape:disputes"]).toBe("16");
  });

  test("is the report as published once the reading with the 1 is chosen", async () => {
    const reading = await readingOf(fixture("changle-2024.txt"));
    const entries = entriesOfReading(reading, { options: { [reading.choices[0]?.id ?? ""]: 1 } });
    const json = numbersOfJson(fixtureJson("changle-2024.json"));
    for (const [id, value] of Object.entries(json)) {
      if (entries[id] !== undefined) expect(entries[id], id).toBe(String(value));
    }
    const stated = Object.entries(entries).filter(([key]) => key.startsWith("stated:"));
    expect(Object.fromEntries(stated)).toEqual({
      "stated:applications.results.unavailable.requiresCreation.total": "1",
      "stated:applications.results.notProcessed.repeated.total": "0",
      "stated:disputes.reconsideration.total": "0",
    });
  });

  test("says what misspelt labels were taken for", async () => {
    const { labels } = await readingOf(fixture("changle-2024.txt"));
    expect(labels.map(({ written, official }) => [written, official])).toEqual(
      expect.arrayContaining([
        ["本年度止件数", "本年废止件数"],
        ["保护第三方法权益", "4．保护第三方合法权益"],
      ]),
    );
  });

  test("has its texts word for word, and paragraphs that a page cut are whole again", async () => {
    const reading = await readingOf(fixture("changle-2024.txt"));
    const json = fixtureJson("changle-2024.json");
    expect(textIn(reading, "organization")).toBe(json["organization"]);
    expect(textIn(reading, "title")).toBe(json["title"]);
    expect(textIn(reading, "signature.date")).toBe("2025-01-15");
    expect(textIn(reading, "publicationNote")).toBe(json["publicationNote"]);
    expect(textIn(reading, "overview").split("\n")).toHaveLength(String(json["overview"]).split("\n").length);
    const bare = (text: unknown): string => String(text).replace(/[\s<>]/g, "");
    for (const id of ["preamble", "problemsAndImprovements", "otherMatters"]) {
      expect(bare(textIn(reading, id)), id).toBe(bare(json[id]));
    }
    expect(reading.notices).toContainEqual({ code: "joined-paragraphs", count: 3 });
  });

  test("tells where each value stood in the file", async () => {
    const reading = await readingOf(fixture("changle-2024.txt"));
    const source = fixtureText("changle-2024.txt");
    for (const { text, source: at } of reading.tables.flatMap((table) => table.values)) {
      if (text === "" || at?.offset === undefined) continue;
      expect(source.slice(at.offset, at.offset + text.length)).toBe(text);
    }
  });
});

describe("beginnings of reports", () => {
  test("keep / and empty cells empty", async () => {
    const tongji = await readingOf(fixture("tongji-qu-2023.txt"));
    const values = new Map(tongji.tables.flatMap((table) => table.values).map((value) => [value.id, value]));
    expect(values.get("proactiveDisclosure.rules.issued")).toMatchObject({ text: "", reason: "dash" });
    expect(values.get("proactiveDisclosure.normativeDocuments.issued")).toMatchObject({ text: "0" });
    expect(values.get("applications.newlyReceived.naturalPerson")).toMatchObject({
      text: "",
      reason: "blank",
    });
    expect(values.get("applications.newlyReceived.total")).toMatchObject({ text: "0", certainty: "sure" });
    const shekou = await readingOf(fixture("shekou-jiedao-2021.txt"));
    expect(numbersIn(shekou)).toEqual({ "proactiveDisclosure.administrativePenalties.decisions": 61 });
  });

  test("find altered titles, heads and rows", async () => {
    const hanyang = await readingOf(fixture("hanyang-office-2022.txt"));
    expect(numbersIn(hanyang)).toMatchObject({
      "proactiveDisclosure.normativeDocuments.issued": 5,
      "proactiveDisclosure.normativeDocuments.repealed": 12,
      "proactiveDisclosure.normativeDocuments.inForce": 8,
      "applications.newlyReceived.naturalPerson": 8,
      "applications.carriedOver.total": 0,
    });
    expect(hanyang.tables[0]?.values.find((value) => value.id.endsWith("rules.inForce"))).toMatchObject({
      text: "",
      reason: "blank",
    });
    expect(hanyang.tables.find(({ table }) => table === "applications")?.note).toContain(
      "共收到8份政府信息公开申请",
    );
    const meihekou = await readingOf(fixture("meihekou-yingji-2025.txt"));
    expect(meihekou.sections[0]).toMatchObject({ found: true, written: "一、总体情况(宋体加粗小四号字)" });
    expect(meihekou.counts.read).toBe(0);
  });

  test("in the trial form of 2019 are known as such, and no column is given another meaning", async () => {
    const yanglin = await readingOf(fixture("yanglin-2023.txt"));
    expect(yanglin.tables[0]).toMatchObject({ table: "proactiveDisclosure", oldForm: true });
    expect(numbersIn(yanglin)).toEqual({});
    expect(yanglin.tables[0]?.extras.map(({ text }) => text)).toEqual(expect.arrayContaining(["1", "22"]));
    const hongze = await readingOf(fixture("hongze-2023.pdf"));
    expect(hongze.tables.find(({ table }) => table === "applications")).toMatchObject({ oldForm: true });
  });
});
