/** 宿迁 2023 and 2024 as published, whose two years follow from each other: the entries of their tables and texts. */
import { readFileSync } from "node:fs";
import { applicationCell, disputeCell, proactiveCell } from "../form/fields";
import {
  APPLICANT_KINDS,
  APPLICATION_ROWS,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  PROACTIVE_BLOCKS,
} from "../form/official-form";
import { type Entries, newEntries } from "./entries";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../e2e/fixtures/${name}`, import.meta.url), "utf8");

interface Figures {
  readonly organization: string;
  readonly table2: Readonly<Record<string, number | readonly number[]>>;
  readonly table3: Readonly<Record<string, readonly number[]>>;
  readonly table4: readonly number[];
}

/** The text of a section in a report saved as text: what stands between its heading and the next one. */
function section(text: string, heading: string): string {
  const [, rest = ""] = text.split(`\n${heading}\n`);
  return rest.split(/\n[一二三四五六]、/)[0]?.trim() ?? "";
}

export function suqian(year: 2023 | 2024): Entries {
  const figures: Figures = JSON.parse(fixture(`suqian-${year}.json`));
  const text = fixture(`suqian-${year}.txt`);
  const entries: Record<string, string> = { ...newEntries(figures.organization, year) };
  const rows = PROACTIVE_BLOCKS.flatMap((block) => block.rows);
  Object.values(figures.table2).forEach((numbers, index) => {
    const row = rows[index];
    row?.columns.forEach((column, at) => {
      entries[proactiveCell(row.id, column.id)] = String([numbers].flat()[at]);
    });
  });
  Object.values(figures.table3).forEach((numbers, index) => {
    const row = APPLICATION_ROWS[index];
    if (row === undefined || row.computed === true) return;
    APPLICANT_KINDS.forEach((kind, at) => {
      entries[applicationCell(row.id, kind.id)] = String(numbers[at]);
    });
  });
  DISPUTE_KINDS.forEach((kind, index) => {
    DISPUTE_RESULTS.forEach((result, at) => {
      entries[disputeCell(kind.id, result.id)] = String(figures.table4[index * 5 + at]);
    });
  });
  return {
    ...entries,
    overview: section(text, "一、总体情况"),
    problemsAndImprovements: section(text, "五、存在的主要问题及改进情况"),
    otherMatters: section(text, "六、其他需要报告的事项"),
  };
}
