/** Cover and lead-in: unit, year, title, period, lead-in, signature. */
import { type FocusEvent, type ReactElement, useEffect, useState } from "react";
import type { DraftSession } from "../../editing/draft-session";
import { type FieldId, findField } from "../../form/fields";
import { parseDate } from "../../report/numbers";
import { preambleTemplate } from "../../report/preamble";
import { NO_DETAILS, type UnitDetails } from "../../report/unit-details";
import { pasteAsLine, useEntryInput } from "../open-draft/entry-input";
import { describedBy, useFindingsAt, useIsLocked, useSession, useTyped } from "../open-draft/open-draft";
import { StepHead } from "../open-draft/step-head";
import { LongText, selectBlank } from "../text-entry/long-text";
import { textTools } from "../text-entry/text-step";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { useApp } from "../ui/services";
import { knownDetails, rememberDetails } from "../ui/unit-memory";

const lastYearCard = lazyPart(() => import("./last-year/last-year-card").then((part) => part.LastYearCard));

function LineField({ id, wide = false }: { readonly id: FieldId; readonly wide?: boolean }): ReactElement {
  const session = useSession();
  const entry = useEntryInput(id);
  const field = findField(id);
  const findings = useFindingsAt(id).filter(({ unfilled }) => !unfilled);
  const all = useFindingsAt(id);
  const readOnly = useIsLocked();
  const described = describedBy(all);
  const shared = {
    autoComplete: "off",
    spellCheck: false,
    readOnly,
    className: findings.length > 0 ? "bad" : undefined,
    ...described,
    ...entry,
    onBlur: (event: FocusEvent) => {
      void entry.onBlur(event);
      // What is not a date stays as it was typed.
      if (field?.kind === "date" && !readOnly) tidyDate(session, id);
    },
  };
  return (
    <div className={wide ? "field wide" : "field"}>
      <label htmlFor={id}>
        {field?.label}
        {field?.required === true ? null : <span className="optional">（可不填）</span>}
      </label>
      {field?.broken === true ? (
        <textarea id={id} rows={2} {...shared} />
      ) : (
        <input
          id={id}
          inputMode={field?.kind === "year" ? "numeric" : undefined}
          placeholder={field?.kind === "date" ? "例如 2025年1月15日，写 2025.1.15 也可以" : undefined}
          {...shared}
          onPaste={pasteAsLine}
        />
      )}
      {findings.map((finding) => (
        <p key={finding.id} className={finding.severity === "error" ? "field-error" : "field-warning"}>
          {finding.message}
        </p>
      ))}
    </div>
  );
}

/** Keeps a date in one way, however it was typed; the form shows it as it will be printed. */
function tidyDate(session: DraftSession, id: FieldId): void {
  const parsed = parseDate(session.report.typed(id));
  if (parsed.ok && parsed.value !== null) session.retype(id, parsed.value);
}

/** What is known of the report's unit, once it has been read. */
function useUnitDetails(): UnitDetails {
  const { library } = useApp();
  const organization = useTyped("organization");
  const [known, setKnown] = useState<UnitDetails>(NO_DETAILS);
  useEffect(() => {
    let wanted = true;
    void knownDetails(library, organization).then((details) => {
      if (wanted) setKnown(details);
    });
    return () => {
      wanted = false;
    };
  }, [library, organization]);
  return known;
}

function TemplateButton(): ReactElement | null {
  const session = useSession();
  const empty = useTyped("preamble").trim() === "";
  const locked = useIsLocked();
  const details = useUnitDetails();
  if (!empty || locked) return null;
  return (
    <button
      type="button"
      className="quiet"
      onClick={() => {
        session.applyStep("插入导言范文", [
          { key: "preamble", value: preambleTemplate(session.report.entries, details) },
        ]);
        const area = document.getElementById("preamble");
        area?.focus();
        if (area instanceof HTMLTextAreaElement) selectBlank(area, 1, 0);
      }}
    >
      插入导言范文
    </button>
  );
}

/** Keeps what the lead-in says of the unit when the step is left. */
function useRememberUnit(): void {
  const { library } = useApp();
  const session = useSession();
  useEffect(() => () => void rememberDetails(library, session.report.entries), [library, session]);
}

export function CoverStep(): ReactElement {
  useRememberUnit();
  return (
    <>
      <StepHead step="cover" />
      <div className="cover">
        <section className="card fields" aria-label="标题和统计时限">
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
            <LazyPart part={textTools} with={{ id: "preamble" }} />
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
