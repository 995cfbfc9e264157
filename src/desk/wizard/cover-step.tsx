/** Cover and lead-in: unit, year, title, period, lead-in, signature. */
import type { FocusEvent, ReactElement } from "react";
import type { DraftSession } from "../../editing/draft-session";
import { type FieldId, findField } from "../../form/fields";
import { parseDate } from "../../report/numbers";
import { pasteAsLine, useEntryInput } from "../open-draft/entry-input";
import { describedBy, useFindingsAt, useIsLocked, useSession } from "../open-draft/open-draft";
import { StepHead } from "../open-draft/step-head";
import { LongText } from "../text-entry/long-text";
import { textTools } from "../text-entry/text-step";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";

const coverTemplate = lazyPart(() => import("./cover-template").then((part) => part.CoverTemplate));
const lastYearCard = lazyPart(() => import("./last-year/last-year-card").then((part) => part.LastYearCard));

function LineField({ id, wide = false }: { readonly id: FieldId; readonly wide?: boolean }): ReactElement {
  const session = useSession();
  const entry = useEntryInput(id);
  const field = findField(id);
  const findings = useFindingsAt(id).filter(({ unfilled }) => !unfilled);
  const all = useFindingsAt(id);
  const readOnly = useIsLocked();
  const wrong = findings.some(({ severity }) => severity === "error");
  const look = wrong ? "bad" : findings.length > 0 ? "doubtful" : undefined;
  const described = describedBy(all);
  const shared = {
    autoComplete: "off",
    spellCheck: false,
    readOnly,
    className: look,
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
          // Where nothing stands yet nothing is wrong: the style asks whether the placeholder shows.
          placeholder={field?.kind === "date" ? "例如 2025年1月15日，写 2025.1.15 也可以" : " "}
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

export function CoverStep(): ReactElement {
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
            <LazyPart part={coverTemplate} with={{}} />
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
