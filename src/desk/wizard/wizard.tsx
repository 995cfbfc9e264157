/** The frame around a step: top bar, rail, the step itself, findings. */
import "./wizard.css";
import { type FocusEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { tableOf } from "../../form/fields";
import { STEPS, type StepId } from "../../form/official-form";
import { DraftLock, DraftNotice, SaveProblem } from "../open-draft/draft-bars";
import { useFindings, useOpenDraft, useSession } from "../open-draft/open-draft";
import { Shortcuts } from "../open-draft/shortcuts";
import { TopBar } from "../open-draft/top-bar";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { stepPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";
import { SectionNav } from "./section-nav";
import { coverStep, fetchSteps, findReplace, finishStep, tableStep, textStep } from "./steps";

// A step can be typed in before what is found in it stands beside it.
const findingsPanel = lazyPart(() => import("../findings/findings-panel").then((part) => part.FindingsPanel));
const findingCounts = lazyPart(() => import("../findings/findings-panel").then((part) => part.Counts));
const lastYearBar = lazyPart(() => import("./last-year/last-year-bar").then((part) => part.LastYearBar));
const importOutcome = lazyPart(() => import("../ui/import-outcome").then((part) => part.ImportOutcome));
const printAnywhere = lazyPart(() => import("../print/print-anywhere").then((part) => part.PrintAnywhere));
const keysDialog = lazyPart(() => import("../help/keys-dialog").then((part) => part.KeysDialog));

function Content({ step }: { readonly step: StepId }): ReactElement {
  const table = tableOf(step);
  if (table !== undefined) return <LazyPart part={tableStep} with={{ step, table }} />;
  if (step === "cover") return <LazyPart part={coverStep} with={{}} />;
  if (step === "finish") return <LazyPart part={finishStep} with={{}} />;
  return <LazyPart part={textStep} with={{ step }} />;
}

function StepLinks({ step }: { readonly step: StepId }): ReactElement {
  const session = useSession();
  const at = STEPS.findIndex((candidate) => candidate.id === step);
  const [previous, next] = [STEPS[at - 1], STEPS[at + 1]];
  return (
    <nav className="step-links" aria-label="前后步骤">
      {previous === undefined ? (
        <span />
      ) : (
        <a className="button" rel="prev" href={stepPath(session.id, previous.id)} title="Alt+PageUp">
          ← {previous.shortTitle}
        </a>
      )}
      {next === undefined ? null : (
        <a className="button" rel="next" href={stepPath(session.id, next.id)} title="Alt+PageDown">
          {next.shortTitle} →
        </a>
      )}
    </nav>
  );
}

function DrawerButton({
  open,
  onToggle,
}: {
  readonly open: boolean;
  readonly onToggle: () => void;
}): ReactElement {
  const findings = useFindings();
  const shown = useWatched(useOpenDraft().view.stepShown) !== null;
  return (
    <button
      type="button"
      className="drawer-toggle"
      aria-expanded={open}
      aria-controls="findings"
      onClick={onToggle}
    >
      <span className="label">核对</span>
      {shown ? <LazyPart part={findingCounts} with={{ findings }} /> : null}
    </button>
  );
}

function Arrival(): ReactElement | null {
  const { opened } = useApp();
  const session = useSession();
  const outcomes = useWatched(opened).filter((file) => file.draftId === session.id);
  if (outcomes.length === 0) return null;
  return (
    <LazyPart
      part={importOutcome}
      with={{ files: outcomes, links: false, onDismiss: () => opened.set([]) }}
    />
  );
}

/** Loaded for a draft about which a supervisor said something, or that sums units. */
const panelTop = lazyPart(() => import("../review/panel-top").then((part) => part.PanelTop));

/**
 * What is said while somebody types stands below the step: nothing above the cell in hand grows, and the cell stays in
 * view where the step becomes lower.
 */
function Bars({ children }: { readonly children: ReactNode }): ReactElement {
  const bars = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = bars;
    if (current === null) return;
    const watch = new ResizeObserver(() => {
      const inHand = document.activeElement;
      if (!(inHand instanceof HTMLInputElement || inHand instanceof HTMLTextAreaElement)) return;
      inHand.scrollIntoView({ block: "nearest" });
      // A cell also comes out from under the rows that stay at its table's foot.
      import("../table-entry/bring-into-view").then(
        ({ bringIntoView }) => bringIntoView(inHand),
        () => undefined,
      );
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return (
    <section className="bars" aria-label="提示" ref={bars}>
      {children}
    </section>
  );
}

export function Wizard({ step }: { readonly step: StepId }): ReactElement {
  const { session, view } = useOpenDraft();
  const main = useRef<HTMLElement>(null);
  const [drawer, setDrawer] = useState(false);
  const keysShown = useWatched(view.keysShown);
  const replaceShown = useWatched(view.replaceShown);
  const shown = useWatched(view.stepShown);
  // Once a step can be used the others, and the rules over texts, are fetched: going there is instant, even if the
  // network is gone by then.
  useEffect(() => {
    if (shown === null) return;
    const frame = requestAnimationFrame(() => {
      fetchSteps();
      void session.findings.readRules();
    });
    return () => cancelAnimationFrame(frame);
  }, [session, shown]);
  useEffect(() => {
    if (main.current !== null && step !== undefined && view.focused.value === null)
      main.current.scrollTop = 0;
    return () => {
      session.endTyping();
      view.focused.set(null);
      setDrawer(false);
      void session.settle();
    };
  }, [session, view, step]);
  const withPanel = step !== "finish";
  const reviewed = useWatched(session.reviewed);
  const onFocus = (event: FocusEvent) => {
    view.focused.set(event.target.getAttribute("name"));
    // A jump leads to what the drawer lies over.
    setDrawer(false);
  };
  const app = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!drawer) return;
    app.current?.querySelector<HTMLElement>("#findings h2")?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]") !== null)
        return;
      setDrawer(false);
      app.current?.querySelector<HTMLElement>(".drawer-toggle")?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [drawer]);
  return (
    <div className={withPanel ? "app" : "app wide"} ref={app}>
      <button type="button" className="skip" onClick={() => main.current?.querySelector("h1")?.focus()}>
        跳到正文
      </button>
      <TopBar
        {...(withPanel ? { drawer: <DrawerButton open={drawer} onToggle={() => setDrawer(!drawer)} /> } : {})}
      />
      <SectionNav step={step} />
      <main className={`main step-${step}`} ref={main} onFocus={onFocus} onBlur={() => session.endTyping()}>
        {/* A table has the whole height; what happened on opening stands in the other steps until it was read. */}
        {tableOf(step) === undefined ? <Arrival /> : null}
        <Content key={step} step={step} />
        <StepLinks step={step} />
      </main>
      <Bars>
        <SaveProblem />
        <DraftNotice />
        {shown === null ? null : <LazyPart part={lastYearBar} with={{}} />}
        <DraftLock />
      </Bars>
      {withPanel && shown !== null ? (
        <LazyPart
          part={findingsPanel}
          with={{ open: drawer, ...(reviewed ? { top: <LazyPart part={panelTop} with={{}} /> } : {}) }}
        />
      ) : null}
      {replaceShown ? (
        <LazyPart part={findReplace} with={{ onClose: () => view.replaceShown.set(false) }} />
      ) : null}
      <Shortcuts step={step} />
      {shown === null ? null : <LazyPart part={printAnywhere} with={{}} />}
      {keysShown ? <LazyPart part={keysDialog} with={{ onClose: () => view.keysShown.set(false) }} /> : null}
    </div>
  );
}
