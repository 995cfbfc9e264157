/** At the foot of the panel: what the focused field counts, with its article; else what this section must contain. */
import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
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

/** Words as high as `findings.css` gives them, so that the findings above never move from cell to cell; 更多 shows the rest. */
function Help({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  const [open, setOpen] = useState(false);
  const [over, setOver] = useState(false);
  const words = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    const { current } = words;
    const frame = current?.parentElement;
    if (current === null || frame === null || frame === undefined) return;
    // Told after the layout that was to be made anyway: moving from cell to cell asks for none.
    const watch = new ResizeObserver(() => setOver(current.offsetHeight > frame.clientHeight));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return (
    <section className={open ? "help open" : "help"} aria-label={label}>
      <div className={over && !open ? "help-frame over" : "help-frame"} id={id}>
        <div ref={words}>{children}</div>
      </div>
      {over || open ? (
        <button
          type="button"
          className="link"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? "收起" : "更多"}
        </button>
      ) : null}
    </section>
  );
}

export function FieldHelp(): ReactElement {
  const view = useViewState();
  const focused = useWatched(view.focused);
  const step = stepOf(useStep());
  const field = focused === null ? undefined : (findField(focused) ?? findTotal(focused));
  if (field !== undefined && focused !== null && field.table !== undefined) {
    const column = columnHelp(focused);
    return (
      <Help label="本格说明">
        <b>{field.name.replace("，", " · ")}</b>
        <p>{field.help}</p>
        {column === "" ? null : <p>{column}</p>}
      </Help>
    );
  }
  return (
    <Help label="填写要求">
      <b>{step.title}写什么</b>
      <ul>
        {step.guidance.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {step.source === "" ? null : <p>{step.source}</p>}
    </Help>
  );
}
