/** A document opened as a draft gives the contradictions that were published, and no others. */
import { expect, test } from "vitest";
import { findingsOf } from "../../checks/all-findings";
import { viewOf } from "../../report/live-report";
import { fixture, fixtureJson, readingOf } from "../opening.testing";
import { entriesOfReading } from "./reading-entries";

interface Expected {
  readonly contradictions?: readonly { readonly rule: string; readonly where: string }[];
  readonly mustStaySilent: readonly string[];
  readonly mustFire?: readonly {
    readonly rule: string;
    readonly at: string;
    readonly values: Record<string, unknown>;
  }[];
}

const expectedOf = (name: string): Expected => fixtureJson(name) as unknown as Expected;

test.each([
  ["pingtan-2022.txt", "pingtan-2022.expected.json"],
  ["hongze-2023.pdf", "hongze-2023.expected.json"],
  ["hongze-2023.txt", "hongze-2023.expected.json"],
  ["shuyang-fagai-2023.html", "shuyang-fagai-2023.expected.json"],
  ["shuyang-fagai-2023.txt", "shuyang-fagai-2023.expected.json"],
])("%s", async (file, name) => {
  const { contradictions = [], mustStaySilent } = expectedOf(name);
  const findings = findingsOf(viewOf(entriesOfReading(await readingOf(fixture(file)))));
  for (const { rule, where } of contradictions) {
    expect(
      findings.some((finding) => finding.rule === rule && finding.at.startsWith(where)),
      `${rule} at ${where}`,
    ).toBe(true);
  }
  expect(findings.filter((finding) => finding.rule === "stated-total").map(({ at }) => at)).toEqual(
    contradictions.filter(({ rule }) => rule === "stated-total").map(({ where }) => where),
  );
  expect(findings.map(({ rule }) => rule).filter((rule) => mustStaySilent.includes(rule))).toEqual([]);
});

test("changle-2024.txt, once the reading with the 1 is chosen", async () => {
  const reading = await readingOf(fixture("changle-2024.txt"));
  const { mustFire = [], mustStaySilent } = expectedOf("changle-2024.expected.json");
  const entries = entriesOfReading(reading, { options: { [reading.choices[0]?.id ?? ""]: 1 } });
  const findings = findingsOf(viewOf(entries));
  for (const { rule, at, values } of mustFire.filter((one) => one.rule !== "narrative-table")) {
    expect(findings.find((finding) => finding.rule === rule && finding.at === at)?.values, at).toMatchObject(
      values,
    );
  }
  expect(findings.find(({ rule }) => rule === "table-shape")).toMatchObject({
    at: "disputes",
    values: { expected: 15, found: 16 },
  });
  expect(findings.map(({ rule }) => rule).filter((rule) => mustStaySilent.includes(rule))).toEqual([]);
});
