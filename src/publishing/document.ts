/**
 * A report as the official document: title, lead-in, six sections with their tables, signature. This folder turns a
 * report into what is printed and published; it may import `form`, `report` and `checks`, and is loaded when used.
 */
import { type FieldId, findField, noteId, tableOf } from "../form/fields";
import { STEPS, type Step } from "../form/official-form";
import { TABLE_LAYOUTS, type TableLayout } from "../form/table-layout";
import { dateAt, isFinalized } from "../report/entries";
import type { ReportView } from "../report/live-report";
import { amountText, chineseDate } from "../report/numbers";
import { nameLines } from "./name-lines";
import { type Paragraph, paragraphsOf } from "./paragraphs";
import { type SignatureLine, signatureLines } from "./signature";
import { numberSize, type PrintedValue } from "./table-values";

export type Block =
  /** Lines of the title, broken by meaning: unit, then the rest. */
  | { readonly kind: "title"; readonly lines: readonly string[] }
  | { readonly kind: "section"; readonly title: string }
  /** `heading`: level in the document's outline of the heading it is or begins with, 0 for none; no level is skipped. */
  | { readonly kind: "paragraph"; readonly paragraph: Paragraph; readonly heading: 0 | 3 | 4 }
  | {
      readonly kind: "table";
      readonly layout: TableLayout;
      readonly values: ReadonlyMap<FieldId, PrintedValue>;
      /** Size of its numbers, pt: the largest at which none is cut. */
      readonly numberSize: number;
      /** Set closer, so that a table that fills its page leaves room for the note under it and for remarks in it. */
      readonly dense: boolean;
    }
  /** 注 under a table, one of its lines. */
  | { readonly kind: "table-note"; readonly text: string }
  | { readonly kind: "signature"; readonly lines: readonly SignatureLine[] }
  | { readonly kind: "note"; readonly text: string };

export interface DocumentOptions {
  /** The signature leaves room for a seal (盖章), for the paper handed in. */
  readonly sealed: boolean;
}

export interface ReportDocument {
  readonly title: string;
  readonly organization: string;
  readonly year: string;
  /** ISO date of the signature, or empty. */
  readonly date: string;
  /** Not finalised: every page and file says 草稿. */
  readonly draft: boolean;
  readonly blocks: readonly Block[];
}

/** Characters of 22 pt on a line of the title. */
const TITLE_WIDTH = 20;

function titleLines(title: string, organization: string): readonly string[] {
  const rest = title.slice(organization.length).trim();
  const named = organization !== "" && rest !== "" && title.startsWith(organization) && !title.includes("\n");
  return named
    ? [...nameLines(organization, TITLE_WIDTH), ...nameLines(rest, TITLE_WIDTH)]
    : nameLines(title, TITLE_WIDTH);
}

/** A value as printed: computed totals, typed numbers in plain digits; what is not a number as it was typed. */
export function printedValue(view: ReportView, id: FieldId): PrintedValue {
  const { value } = view.sum(id);
  const remark = view.typed(noteId(id)).trim();
  if (value === null) return { text: view.typed(id).trim(), isNumber: false, remark };
  const text = findField(id)?.kind === "amount" ? amountText(value) : String(value);
  return { text, isNumber: true, remark };
}

function tableBlocks(view: ReportView, layout: TableLayout): Block[] {
  const ids = layout.rows.flatMap((row) => row.flatMap((cell) => (cell.kind === "value" ? [cell.id] : [])));
  const values = new Map(ids.map((id) => [id, printedValue(view, id)]));
  const notes = noteLines(view.typed(noteId(layout.id)));
  const remarked = [...values.values()].some(({ remark }) => remark !== "");
  return [
    {
      kind: "table",
      layout,
      values,
      numberSize: numberSize(layout, values),
      dense: layout.id === "applications" && (notes.length > 0 || remarked),
    },
    ...notes.map((text) => ({ kind: "table-note", text }) as const),
  ];
}

/** Lines of a table's note, the first with 注： before it. */
export const noteLines = (typed: string): readonly string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line, index) => (index === 0 ? `注：${line}` : line));

function texts(view: ReportView, id: FieldId): Block[] {
  let underSecond = false;
  return paragraphsOf(view.typed(id)).map((paragraph) => {
    const level = paragraph.level === 0 ? paragraph.runIn : paragraph.level;
    underSecond ||= level === 2;
    const heading = level === 0 ? 0 : level === 3 && underSecond ? 4 : 3;
    return { kind: "paragraph", paragraph, heading };
  });
}

function section(view: ReportView, step: Step): Block[] {
  const table = tableOf(step.id);
  const content =
    table === undefined ? texts(view, step.sectionId ?? "") : tableBlocks(view, TABLE_LAYOUTS[table]);
  return [{ kind: "section", title: step.title }, ...content];
}

export const isTableThree = (block: Block | undefined): boolean =>
  block?.kind === "table" && block.layout.id === "applications";

/** Whether a block must begin a page so that section three with its table, and what is noted under it, has one to itself. */
export function setsTableThreeApart(blocks: readonly Block[], index: number): boolean {
  if (isTableThree(blocks[index + 1])) return true;
  if (blocks[index]?.kind !== "section") return false;
  let before = index - 1;
  while (blocks[before]?.kind === "table-note") before -= 1;
  return isTableThree(blocks[before]);
}

/** The document; without a choice, as it stands on the web: not sealed. */
export function documentOf(
  view: ReportView,
  { sealed }: DocumentOptions = { sealed: false },
): ReportDocument {
  const organization = view.typed("organization").trim();
  const typedTitle = view.typed("title").trim();
  const title = typedTitle.replace(/\s*\n\s*/g, "");
  const date = dateAt(view.entries, "signature.date");
  const note = view.typed("publicationNote").trim();
  const signed = signatureLines(
    view.typed("signature.organization").trim(),
    date === null ? view.typed("signature.date").trim() : chineseDate(date),
    sealed,
  );
  return {
    title,
    organization,
    year: view.typed("year"),
    date: date ?? "",
    draft: !isFinalized(view.entries),
    blocks: [
      { kind: "title", lines: titleLines(typedTitle, organization) },
      ...texts(view, "preamble"),
      ...STEPS.filter((step) => step.sectionId !== undefined).flatMap((step) => section(view, step)),
      ...(signed.length === 0 ? [] : [{ kind: "signature", lines: signed } as const]),
      ...(note === "" ? [] : [{ kind: "note", text: note } as const]),
    ],
  };
}
