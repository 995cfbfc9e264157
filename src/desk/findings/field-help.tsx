/** At the foot of the panel: what the focused field counts, with its article; else what this section must contain. */
import type { ReactElement } from "react";
import { applicationColumnLabel, findField, findTotal, stepOf } from "../../form/fields";
import { APPLICANT_KINDS } from "../../form/official-form";
import { useViewState } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";
import { useStep } from "./use-step";

/** What the column of a cell in section three means. */
function columnHelp(id: string): string {
  const column = id.slice(id.lastIndexOf(".") + 1);
  if (!id.startsWith("applications.")) return "";
  const kind = APPLICANT_KINDS.find((candidate) => candidate.id === column);
  return kind === undefined ? "" : `${applicationColumnLabel(column)}：${kind.help}`;
}

export function FieldHelp(): ReactElement {
  const view = useViewState();
  const focused = useWatched(view.focused);
  const step = stepOf(useStep());
  const field = focused === null ? undefined : (findField(focused) ?? findTotal(focused));
  if (field !== undefined && focused !== null && field.table !== undefined) {
    const column = columnHelp(focused);
    return (
      <section className="help" aria-label="本格说明">
        <b>{field.name.replace("，", " · ")}</b>
        <p>{field.help}</p>
        {column === "" ? null : <p>{column}</p>}
      </section>
    );
  }
  return (
    <section className="help" aria-label="填写要求">
      <b>{step.title}写什么</b>
      <ul>
        {step.guidance.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {step.source === "" ? null : <p>{step.source}</p>}
    </section>
  );
}
