/** The rail: the eight steps with their state. On narrow pages it shrinks to icons, then to a menu. */
import { type KeyboardEvent, memo, type ReactElement, useEffect, useRef, useState } from "react";
import { STEPS, type StepId } from "../../form/official-form";
import { useSession } from "../open-draft/open-draft";
import { stepPath } from "../ui/routes";
import { type StepState, useStepState } from "./step-status";

const WORDS = { empty: "还没有填", partial: "填了一部分", done: "已填好", error: "处必须改正" } as const;

const words = ({ status, errors }: StepState): string =>
  status === "error" ? `${errors} ${WORDS.error}` : WORDS[status];

const StepLink = memo(function StepLink({
  id,
  current,
  title,
}: {
  readonly id: StepId;
  readonly current: boolean;
  readonly title: string;
}): ReactElement {
  const session = useSession();
  const state = useStepState(id);
  return (
    <a
      href={stepPath(session.id, id)}
      data-step={id}
      data-status={state.status}
      aria-current={current ? "step" : undefined}
      title={`${title}：${words(state)}`}
    >
      <span className="dot" aria-hidden="true" />
      <span className="step-title">{title}</span>
      {state.errors > 0 ? (
        <span className="n" aria-hidden="true">
          {state.errors}
        </span>
      ) : null}
      <span className="visually-hidden">，{words(state)}</span>
    </a>
  );
});

export function SectionNav({ step }: { readonly step: StepId }): ReactElement {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (step !== undefined) setOpen(false);
  }, [step]);
  const toggle = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    setOpen(false);
    toggle.current?.focus();
  };
  const title = STEPS.find((candidate) => candidate.id === step)?.shortTitle ?? "";
  return (
    <nav className={open ? "rail open" : "rail"} aria-label="报告各部分" onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={toggle}
        className="rail-toggle"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {title}
        <span aria-hidden="true"> ▾</span>
      </button>
      <div className="steps">
        {STEPS.map(({ id, shortTitle }) => (
          <StepLink key={id} id={id} current={id === step} title={shortTitle} />
        ))}
      </div>
    </nav>
  );
}
