/** The rail: the eight steps with their state. On narrow pages it shrinks to icons, then to a menu. */
import { memo, type ReactElement, useEffect, useRef, useState } from "react";
import { STEPS, type StepId } from "../../form/official-form";
import { useSession } from "../open-draft/open-draft";
import { stepPath } from "../ui/routes";
import { type StepState, useStepState } from "./step-status";

const WORDS = { empty: "还没有填", partial: "填了一部分", done: "已填好" } as const;

function words({ status, count }: StepState): string {
  if (status === "error") return `${count} 处要改`;
  return status === "warning" ? `${count} 处请核实` : WORDS[status];
}

/** One character for each step on a narrow rail. */
const NUMERALS: Readonly<Partial<Record<StepId, string>>> = { cover: "封", finish: "核" };

const StepLink = memo(function StepLink({
  id,
  current,
  title,
  numeral,
}: {
  readonly numeral: string;
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
      <span className="dot" aria-hidden="true">
        <span className="numeral">{numeral}</span>
      </span>
      <span className="step-title">{title}</span>
      {state.count > 0 ? (
        <span className="n" aria-hidden="true">
          {state.count}
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
  const nav = useRef<HTMLElement>(null);
  // As a menu it closes like one: by Escape, and by a press elsewhere.
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      nav.current?.querySelector<HTMLElement>(".rail-toggle")?.focus();
    };
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && nav.current?.contains(target) !== true) setOpen(false);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress);
    };
  }, [open]);
  const title = STEPS.find((candidate) => candidate.id === step)?.shortTitle ?? "";
  return (
    <nav ref={nav} className={open ? "rail open" : "rail"} aria-label="报告各部分">
      <button type="button" className="rail-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {title}
        <span aria-hidden="true"> ▾</span>
      </button>
      <div className="steps">
        {STEPS.map(({ id, shortTitle, numeral }) => (
          <StepLink
            key={id}
            id={id}
            current={id === step}
            title={shortTitle}
            numeral={NUMERALS[id] ?? numeral}
          />
        ))}
      </div>
    </nav>
  );
}
