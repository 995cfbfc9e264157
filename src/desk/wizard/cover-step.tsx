/** Cover and lead-in: unit, year, title, period, lead-in, signature. */
import type { ReactElement } from "react";
import { type FieldId, findField } from "../../form/fields";
import { chineseDate, parseDate } from "../../report/numbers";
import { preambleTemplate } from "../../report/preamble";
import { pasteAsLine, useEntryInput } from "../open-draft/entry-input";
import { describedBy, useFindingsAt, useIsLocked, useSession, useTyped } from "../open-draft/open-draft";
import { StepHead } from "../open-draft/step-head";
import { LongText } from "../text-entry/long-text";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";

const lastYearCard = lazyPart(() => import("./last-year/last-year-card").then((part) => part.LastYearCard));

function LineField({ id, wide = false }: { readonly id: FieldId; readonly wide?: boolean }): ReactElement {
  const entry = useEntryInput(id);
  const field = findField(id);
  const findings = useFindingsAt(id).filter(({ unfilled }) => !unfilled);
  const all = useFindingsAt(id);
  const readOnly = useIsLocked();
  const described = describedBy(all);
  return (
    <div className={wide ? "field wide" : "field"}>
      <label htmlFor={id}>
        {field?.label}
        {field?.required === true ? null : <span className="optional">（可不填）</span>}
      </label>
      <input
        id={id}
        autoComplete="off"
        inputMode={field?.kind === "year" ? "numeric" : undefined}
        placeholder={field?.kind === "date" ? "例如 2025-01-15" : undefined}
        readOnly={readOnly}
        className={findings.length > 0 ? "bad" : undefined}
        {...described}
        {...entry}
        onPaste={pasteAsLine}
      />
      {field?.kind === "date" ? <DateWords id={id} /> : null}
      {findings.map((finding) => (
        <p key={finding.id} className={finding.severity === "error" ? "field-error" : "field-warning"}>
          {finding.message}
        </p>
      ))}
    </div>
  );
}

/** The date as it will be printed. */
function DateWords({ id }: { readonly id: FieldId }): ReactElement {
  const parsed = parseDate(useTyped(id));
  return <p className="hint">{parsed.ok && parsed.value !== null ? chineseDate(parsed.value) : " "}</p>;
}

function TemplateButton(): ReactElement | null {
  const session = useSession();
  const empty = useTyped("preamble").trim() === "";
  const finalized = useIsLocked();
  if (!empty || finalized) return null;
  return (
    <button
      type="button"
      className="quiet"
      onClick={() => {
        session.applyStep("插入导言范文", [
          { key: "preamble", value: preambleTemplate(session.report.entries) },
        ]);
        document.getElementById("preamble")?.focus();
      }}
    >
      插入导言范文
    </button>
  );
}

export function CoverStep(): ReactElement {
  return (
    <>
      <StepHead step="cover" />
      <div className="cover">
        <section className="card fields" aria-label="封面">
          <LineField id="organization" />
          <LineField id="year" />
          <LineField id="title" wide />
          <LineField id="period.from" />
          <LineField id="period.to" />
        </section>
        <section className="card" aria-labelledby="preamble-label">
          <div className="head">
            <h2 id="preamble-label">导言</h2>
            <span className="grow" />
            <TemplateButton />
          </div>
          <LongText id="preamble" fills={false} labelledBy="preamble-label" />
        </section>
        <section className="card fields" aria-label="落款">
          <LineField id="signature.organization" />
          <LineField id="signature.date" />
          <LineField id="publicationNote" wide />
        </section>
        <LazyPart part={lastYearCard} with={{}} />
      </div>
    </>
  );
}
