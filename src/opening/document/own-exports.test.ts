import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { reportDocx } from "../../publishing/report-docx";
import { reportHtml } from "../../publishing/report-html";
import { reportXlsx } from "../../publishing/report-xlsx";
import { validEntries } from "../../report/arbitraries.testing";
import { type Entries, withChanges } from "../../report/entries";
import { parseJson } from "../../report/json-text";
import { viewOf } from "../../report/live-report";
import { openReport } from "../../report/report-file";
import { reportJson } from "../../report/report-json";
import { fixtureJson, numbersIn, numbersOfJson, opened, readingOf, textIn } from "../opening.testing";
import { entriesOfReading } from "./reading-entries";

const bytesOf: Readonly<Record<string, (entries: Entries) => Promise<Uint8Array>>> = {
  "web page": (entries) => Promise.resolve(new TextEncoder().encode(reportHtml(viewOf(entries)))),
  Word: (entries) => Promise.resolve(reportDocx(viewOf(entries), { sealed: true })),
  Excel: (entries) => reportXlsx(viewOf(entries), []),
};
const FORMATS = Object.keys(bytesOf);

const changle = (): Entries => {
  const outcome = openReport(fixtureJson("changle-2024.json"));
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return withChanges(
    outcome.value.entries,
    Object.keys(outcome.value.entries)
      .filter((key) => key.startsWith("stated:"))
      .map((key) => ({ key, value: "" })),
  );
};

/** The same file without the report inside: a document that somebody else could have made. */
const withoutReport = (format: string, bytes: Uint8Array): Uint8Array => {
  if (format === "web page") {
    return new TextEncoder().encode(
      new TextDecoder().decode(bytes).replace(/<meta name="report-json"[^>]*>/, ""),
    );
  }
  const { "customXml/item1.xml": _, ...parts } = unzipSync(bytes);
  return zipSync(parts);
};

describe.each(FORMATS)("our own export as %s", (format) => {
  const exported = (entries: Entries): Promise<Uint8Array> =>
    bytesOf[format]?.(entries) ?? Promise.reject(new Error(format));

  test("comes back as exactly the same report", async () => {
    await fc.assert(
      fc.asyncProperty(validEntries, async (entries) => {
        const { own } = await readingOf(await exported(entries));
        expect(own?.entries).toEqual(entries);
        expect(own?.edited).toEqual([]);
      }),
      { numRuns: format === "web page" ? 20 : 10 },
    );
  }, 60_000);

  test("without what it carries inside, is read from what it shows", async () => {
    const entries = changle();
    const reading = await readingOf(withoutReport(format, await exported(entries)));
    expect(reading.own).toBeUndefined();
    const view = viewOf(entries);
    const expected = Object.fromEntries(
      Object.keys(numbersOfJson(fixtureJson("changle-2024.json"))).map((id) => [id, view.sum(id).value]),
    );
    expect(numbersIn(reading)).toEqual(expected);
    expect(reading.counts).toMatchObject({ read: 166, sure: 166, agreeingTotals: 34 });
    if (format === "Excel") return;
    for (const id of [
      "organization",
      "year",
      "title",
      "signature.organization",
      "signature.date",
      "publicationNote",
    ]) {
      expect(textIn(reading, id), id).toBe(entries[id]);
    }
    // The official document sets the brackets of headings full-width.
    const bare = (text: string | undefined): string =>
      (text ?? "")
        .replace(/\*\*|\s/g, "")
        .replace(/\(/g, "（")
        .replace(/\)/g, "）");
    for (const id of ["preamble", "overview", "problemsAndImprovements", "otherMatters"]) {
      expect(bare(textIn(reading, id)), id).toBe(bare(entries[id]));
    }
  });
});

describe("an export that was edited afterwards", () => {
  test("as a web page says which number and which words were changed", async () => {
    const html = reportHtml(viewOf(changle()))
      .replace(/(<td[^>]*>)241<\/td>/, "$1242</td>")
      .replace(
        "<p>2024年本级政府及政府办未收取政府信息公开信息处理费。</p>",
        "<p>2024年本级政府及政府办收取政府信息公开信息处理费100元。</p>",
      );
    const reading = await readingOf(html);
    expect(reading.own?.entries).toEqual(changle());
    expect(reading.own?.edited.map(({ id, inside, shown }) => ({ id, inside, shown }))).toEqual([
      { id: "proactiveDisclosure.normativeDocuments.inForce", inside: "241", shown: "242" },
      {
        id: "otherMatters",
        inside: "2024年本级政府及政府办未收取政府信息公开信息处理费。",
        shown: "2024年本级政府及政府办收取政府信息公开信息处理费100元。",
      },
    ]);
    expect(entriesOfReading(reading)["proactiveDisclosure.normativeDocuments.inForce"]).toBe("241");
    expect(
      entriesOfReading(reading, { take: "shown" })["proactiveDisclosure.normativeDocuments.inForce"],
    ).toBe("242");
  });

  test("as a Word document too", async () => {
    const parts = unzipSync(reportDocx(viewOf(changle()), { sealed: true }));
    const name = "word/document.xml";
    parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(">241<", ">24<"));
    const { own } = await readingOf(zipSync(parts));
    expect(own?.edited.map(({ id, inside, shown }) => [id, inside, shown])).toEqual([
      ["proactiveDisclosure.normativeDocuments.inForce", "241", "24"],
    ]);
  });
});

test("our own export as a report file comes back as exactly the same report", async () => {
  await fc.assert(
    fc.asyncProperty(validEntries, async (entries) => {
      const outcome = await opened(reportJson(viewOf(entries)));
      if (!outcome.ok || outcome.value.kind !== "data") throw new Error("no data");
      expect(outcome.value.data).toBe("report");
      const raw = parseJson(outcome.value.text);
      const report = raw.ok ? openReport(raw.value) : raw;
      expect(report).toMatchObject({ ok: true });
      if (report.ok) expect(report.value.entries).toEqual(entries);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("a sign for a lost character that somebody pasted keeps no file of ours from being opened again", async () => {
  const entries = withChanges(changle(), [{ key: "otherMatters", value: "网页上复制来的\ufffd字" }]);
  const outcome = await opened(reportJson(viewOf(entries)));
  if (!outcome.ok || outcome.value.kind !== "data") throw new Error("no data");
  const raw = parseJson(outcome.value.text);
  const report = raw.ok ? openReport(raw.value) : raw;
  expect(report).toMatchObject({ ok: true, value: { entries } });
  for (const made of Object.values(bytesOf)) {
    const reading = await readingOf(await made(entries));
    expect(entriesOfReading(reading)["otherMatters"]).toBe("网页上复制来的\ufffd字");
  }
});

test("a report file is handed on as it is", async () => {
  const text = reportJson(viewOf(changle()));
  const outcome = await opened(text);
  expect(outcome).toEqual({ ok: true, value: { kind: "data", data: "report", text } });
});
