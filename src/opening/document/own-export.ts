/** Our own exports: the report they carry inside comes back exactly; what was changed in the visible document is named. */
import { findField, findTotal, noteId } from "../../form/fields";
import { type Entries, typedAt } from "../../report/entries";
import { parseJson } from "../../report/json-text";
import { viewOf } from "../../report/live-report";
import { amountText } from "../../report/numbers";
import { openReport } from "../../report/report-file";
import type { EditedPlace, Reading } from "./reading";

const MOST_EDITS = 300;

/** Letters and digits only: exporters set marks, spaces and line ends as their format wants them. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}\p{S}]+/gu, "");

const LONG_TEXTS = ["preamble", "overview", "problemsAndImprovements", "otherMatters"] as const;

/** The reading with what it carries inside; as it is when the part inside is not a report. */
export function withOwnReport(reading: Reading, embedded: string): Reading {
  const raw = parseJson(embedded);
  const opened = raw.ok ? openReport(raw.value) : raw;
  if (!opened.ok) return reading;
  const { entries } = opened.value;
  return { ...reading, own: { entries, edited: editsIn(reading, entries).slice(0, MOST_EDITS) } };
}

function editsIn(reading: Reading, entries: Entries): EditedPlace[] {
  return [...numberEdits(reading, entries), ...textEdits(reading, entries)];
}

/** A number as it is shown, without the note that stands beside it in the report too: 12（含修订3件）. */
function withoutNote(shown: string, number: string, note: string): string {
  const rest = shown.startsWith(number) ? shown.slice(number.length) : "";
  // What a reader keeps of a cell that is no plain number may be cut.
  return note !== "" && bare(note).startsWith(bare(rest)) ? number : shown;
}

function numberEdits(reading: Reading, entries: Entries): EditedPlace[] {
  const view = viewOf(entries);
  return reading.tables.flatMap((table) =>
    table.found
      ? table.values.flatMap((value): EditedPlace[] => {
          const { value: number } = view.sum(value.id);
          const inside =
            number === null
              ? ""
              : findTotal(value.id) === undefined && findField(value.id)?.kind === "amount"
                ? amountText(number)
                : String(number);
          const shown = withoutNote(value.text, inside, typedAt(entries, noteId(value.id)));
          // A formula that no program has calculated yet says nothing.
          if (shown === inside || value.reason === "formula") return [];
          // What is no number cannot be carried inside; it is shown as it was typed.
          if (inside === "" && value.certainty !== "sure") return [];
          return [
            {
              id: value.id,
              inside,
              shown: value.text === "" ? value.written : value.text,
              source: value.source,
            },
          ];
        })
      : [],
  );
}

/** Paragraphs are compared one by one, wherever they stand: the texts may look like titles and move between sections. */
function textEdits(reading: Reading, entries: Entries): EditedPlace[] {
  if (reading.kind === "xlsx" || reading.kind === "xls") return [];
  const shown = new Map<string, { text: string; block: number }>();
  reading.blocks.forEach((block, index) => {
    if (block.kind !== "paragraph") return;
    for (const line of block.text.split("\n"))
      if (bare(line) !== "") shown.set(bare(line), { text: line, block: index });
  });
  const whole = [...shown.keys()].join("");
  const budget = { left: MOST_SEARCHES };
  const known = new Set<string>();
  const edits: EditedPlace[] = [];
  for (const [id, typed] of Object.entries(entries)) {
    for (const line of typed.split("\n")) known.add(bare(line));
    if (!(LONG_TEXTS as readonly string[]).includes(id)) continue;
    for (const line of typed.split("\n")) {
      if (!isIn(whole, shown, bare(line), budget)) edits.push({ id, inside: line, shown: "", source: null });
    }
  }
  const everything = [...known].join("");
  for (const [line, { text, block }] of shown) {
    if (line.length < SHORTEST_COMPARED || isIn(everything, known, line, budget)) continue;
    const id = sectionOf(reading, block);
    if (id === null || !isWithin(reading, entries, id)) continue;
    const open = edits.find((edit) => edit.id === id && edit.shown === "");
    const place = { id, inside: open?.inside ?? "", shown: text, source: { block } };
    if (open === undefined) edits.push(place);
    else edits.splice(edits.indexOf(open), 1, place);
  }
  return edits;
}

/** Searches through the whole text, for paragraphs that stand there otherwise divided. */
const MOST_SEARCHES = 200;

/** Whether a paragraph stands among others, or within their text. */
function isIn(
  text: string,
  paragraphs: { has(line: string): boolean },
  line: string,
  budget: { left: number },
): boolean {
  if (line === "" || paragraphs.has(line)) return true;
  budget.left -= 1;
  return budget.left >= 0 && text.includes(line);
}

/** Shorter lines are titles, marks and dates. */
const SHORTEST_COMPARED = 12;

const isWithin = (_: Reading, entries: Entries, id: string): boolean =>
  (LONG_TEXTS as readonly string[]).includes(id) || typedAt(entries, id) !== "";

/** The section in which a block stands; the lead-in before the first. */
function sectionOf(reading: Reading, block: number): string | null {
  let id: string | null = "preamble";
  for (const section of reading.sections) {
    if (section.source !== null && section.source.block < block) id = section.id;
    if (section.source !== null && section.source.block === block) return null;
  }
  return id;
}
