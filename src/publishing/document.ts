/**
 * A report as the official document: title, lead-in, six sections with their tables, signature. This folder turns a
 * report into what is printed and published; it may import `form`, `report` and `checks`, and is loaded when used.
 */
import type { FieldId } from "../form/fields";
import { findField, tableOf } from "../form/fields";
import { STEPS, type Step } from "../form/official-form";
import { TABLE_LAYOUTS, type TableLayout } from "../form/table-layout";
import { dateAt, isFinalized } from "../report/entries";
import type { ReportView } from "../report/live-report";
import { amountText, chineseDate } from "../report/numbers";
import { type Paragraph, paragraphsOf } from "./paragraphs";

export type Block =
  /** Lines of the title, broken by meaning: unit, then the rest. */
  | { readonly kind: "title"; readonly lines: readonly string[] }
  | { readonly kind: "section"; readonly title: string }
  /** `heading`: its level in the document's outline, 0 for a paragraph; no level is skipped. */
  | { readonly kind: "paragraph"; readonly paragraph: Paragraph; readonly heading: 0 | 3 | 4 }
  | { readonly kind: "table"; readonly layout: TableLayout; readonly values: ReadonlyMap<FieldId, string> }
  | { readonly kind: "signature"; readonly organization: string; readonly date: string }
  | { readonly kind: "note"; readonly text: string };

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

function titleLines(title: string, organization: string): readonly string[] {
  const rest = title.slice(organization.length).trim();
  return organization !== "" && rest !== "" && title.startsWith(organization)
    ? [organization, rest]
    : [title];
}

/** A value as printed: computed totals, typed numbers in plain digits; what is not a number as it was typed. */
function printedValue(view: ReportView, id: FieldId): string {
  const { value } = view.sum(id);
  if (value === null) return view.typed(id).trim();
  return findField(id)?.kind === "amount" ? amountText(value) : String(value);
}

function tableBlock(view: ReportView, layout: TableLayout): Block {
  const ids = layout.rows.flatMap((row) => row.flatMap((cell) => (cell.kind === "value" ? [cell.id] : [])));
  return { kind: "table", layout, values: new Map(ids.map((id) => [id, printedValue(view, id)])) };
}

function texts(view: ReportView, id: FieldId): Block[] {
  let underSecond = false;
  return paragraphsOf(view.typed(id)).map((paragraph) => {
    underSecond ||= paragraph.level === 2;
    const heading = paragraph.level === 0 ? 0 : paragraph.level === 3 && underSecond ? 4 : 3;
    return { kind: "paragraph", paragraph, heading };
  });
}

function section(view: ReportView, step: Step): Block[] {
  const table = tableOf(step.id);
  const content =
    table === undefined ? texts(view, step.sectionId ?? "") : [tableBlock(view, TABLE_LAYOUTS[table])];
  return [{ kind: "section", title: step.title }, ...content];
}

export const isTableThree = (block: Block | undefined): boolean =>
  block?.kind === "table" && block.layout.id === "applications";

/** Whether a block must begin a page so that section three with its table has one to itself. */
export const setsTableThreeApart = (blocks: readonly Block[], index: number): boolean =>
  isTableThree(blocks[index + 1]) || isTableThree(blocks[index - 1]);

export function documentOf(view: ReportView): ReportDocument {
  const organization = view.typed("organization").trim();
  const title = view.typed("title").trim();
  const date = dateAt(view.entries, "signature.date");
  const note = view.typed("publicationNote").trim();
  return {
    title,
    organization,
    year: view.typed("year"),
    date: date ?? "",
    draft: !isFinalized(view.entries),
    blocks: [
      { kind: "title", lines: titleLines(title, organization) },
      ...texts(view, "preamble"),
      ...STEPS.filter((step) => step.sectionId !== undefined).flatMap((step) => section(view, step)),
      {
        kind: "signature",
        organization: view.typed("signature.organization").trim(),
        date: date === null ? view.typed("signature.date").trim() : chineseDate(date),
      },
      ...(note === "" ? [] : [{ kind: "note", text: note } as const]),
    ],
  };
}
