/** A step that is one of the three tables: the table, what makes a spreadsheet of it, the line under it. */
import "./grid.css";
import { type ReactElement, useEffect, useLayoutEffect, useMemo, useState } from "react";
import type { FieldId, TableId } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import type { PastePlan } from "../../opening/paste-plan";
import { focusTarget } from "../open-draft/jump";
import { useIsLocked, useOpenDraft } from "../open-draft/open-draft";
import { StepHead } from "../open-draft/step-head";
import type { ViewState } from "../open-draft/view-state";
import { afterDrawn } from "../ui/after-drawn";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { useWatched } from "../ui/use-watched";
import { ApplicationsTable } from "./applications-table";
import { syncCellAppearance } from "./cell-appearance";
import { LayoutTable } from "./layout-table";
import { NoApplications } from "./no-applications";
import { Strip } from "./strip";
import type { TableInput } from "./table-input";
import { TableState } from "./table-state";

const cellMenu = lazyPart(() => import("./cell-menu").then((part) => part.CellMenu));
const lastYearSwitch = lazyPart(() => import("./last-year-switch").then((part) => part.LastYearSwitch));
const whereCounted = lazyPart(() => import("./where-counted-dialog").then((part) => part.WhereCountedDialog));
const noteDialog = lazyPart(() => import("./note-dialog").then((part) => part.NoteDialog));
const pastePreview = lazyPart(() => import("./paste-preview").then((part) => part.PastePreview));

/** A plan that is being shown, and who waits for the answer. */
interface Asked {
  readonly plan: PastePlan;
  readonly decide: (carriedOut: PastePlan | null) => void;
}

/** Lights the pasted cells up once: one sheet over them all, which the browser fades without drawing the table anew. */
function lightUp(root: HTMLElement, plan: PastePlan): void {
  const boxOf = (id: FieldId | undefined): DOMRect | undefined =>
    root.querySelector(`[name="${CSS.escape(id ?? "")}"]`)?.getBoundingClientRect();
  const [first, last] = [boxOf(plan.cells[0]?.id), boxOf(plan.cells[plan.cells.length - 1]?.id)];
  const frame = root.parentElement;
  if (first === undefined || last === undefined || frame === null) return;
  const origin = frame.getBoundingClientRect();
  const sheet = document.createElement("div");
  sheet.className = "pasted";
  sheet.style.left = `${Math.min(first.left, last.left) - origin.left}px`;
  sheet.style.top = `${Math.min(first.top, last.top) - origin.top}px`;
  sheet.style.width = `${Math.abs(last.left - first.left) + last.width}px`;
  sheet.style.height = `${Math.abs(last.top - first.top) + last.height}px`;
  sheet.addEventListener("animationend", () => sheet.remove(), { once: true });
  frame.append(sheet);
}

interface Props {
  readonly step: StepId;
  readonly table: TableId;
}

/** Puts somebody who comes back where they were; false when they were nowhere. */
function bringBack(view: ViewState, step: StepId, root: HTMLTableElement): boolean {
  const left = view.left.get(step);
  const cell = root.querySelector<HTMLInputElement>(`input[name="${CSS.escape(left?.field ?? "")}"]`);
  const frame = root.closest("main");
  if (left === undefined || cell === null || frame === null) return false;
  cell.focus({ preventScroll: true });
  cell.select();
  frame.scrollTop = left.scrollTop;
  return true;
}

/** Keeps where somebody is, for when they come back; returns the way to stop. */
function rememberPlace(view: ViewState, step: StepId, state: TableState, root: HTMLTableElement): () => void {
  const frame = root.closest("main");
  const remember = () => {
    const field = state.cell.value;
    if (field !== null) view.left.set(step, { field, scrollTop: frame?.scrollTop ?? 0 });
  };
  const stop = state.cell.watch(remember);
  frame?.addEventListener("scroll", remember, { passive: true });
  return () => {
    stop();
    frame?.removeEventListener("scroll", remember);
  };
}

/** A cell pressed before the spreadsheet has come: what is typed takes the place of what is there, as it will then. */
function selectOnPress(event: MouseEvent): void {
  const cell = event.target;
  if (event.button !== 0 || !(cell instanceof HTMLInputElement) || cell === document.activeElement) return;
  event.preventDefault();
  cell.focus();
  cell.select();
}

export function TableStep({ step, table }: Props): ReactElement {
  const { session, view } = useOpenDraft();
  const state = useMemo(() => new TableState(), []);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [finding, setFinding] = useState(false);
  const [root, setRoot] = useState<HTMLTableElement | null>(null);
  const [input, setInput] = useState<TableInput | null>(null);
  const menu = useWatched(state.menu);
  const locked = useIsLocked();
  const lastYearKnown = useWatched(session.lastYear, (lastYear) => lastYear !== null);
  useLayoutEffect(() => (root === null ? undefined : syncCellAppearance(root, session)), [root, session]);
  useEffect(() => {
    if (root === null) return;
    const ask = (plan: PastePlan): Promise<PastePlan | null> =>
      new Promise((answer) => {
        setAsked({
          plan,
          decide: (carriedOut) => {
            setAsked(null);
            answer(carriedOut);
          },
        });
      });
    if (!focusTarget(view, step)) bringBack(view, step, root);
    const forget = rememberPlace(view, step, state, root);
    root.addEventListener("mousedown", selectOnPress);
    let stop = () => root.removeEventListener("mousedown", selectOnPress);
    let wanted = true;
    // The cells are plain inputs that can be typed in at once; what makes a spreadsheet of them comes after they are
    // drawn.
    const callOff = afterDrawn(async () => {
      const { TableInput } = await import("./table-input");
      if (!wanted) return;
      const made = new TableInput({
        root,
        table,
        session,
        state,
        ask,
        // With the next frame, when the table is laid out anyway.
        onPasted: (plan) => requestAnimationFrame(() => lightUp(root, plan)),
      });
      setInput(made);
      stop();
      stop = made.listen();
    });
    return () => {
      wanted = false;
      callOff();
      stop();
      forget();
      setInput(null);
    };
  }, [root, step, table, session, view, state]);
  const noting = useWatched(state.noting);
  const focusCell = (id: FieldId) => input?.focusCell(id);
  const decide = (carriedOut: PastePlan | null) => {
    asked?.decide(carriedOut);
    input?.focusAgain();
  };
  const hint = locked ? null : <span className="hint">可整块粘贴 Excel、WPS 表格</span>;
  return (
    <>
      <StepHead step={step} complete={root !== null}>
        {table === "applications" ? (
          <NoApplications state={state} focusCell={focusCell}>
            {hint}
          </NoApplications>
        ) : (
          hint
        )}
        {table === "applications" ? (
          <button type="button" className="quiet" onClick={() => setFinding(true)}>
            归到哪一行？
          </button>
        ) : null}
        {lastYearKnown && root !== null ? <LazyPart part={lastYearSwitch} with={{ root }} /> : null}
      </StepHead>
      <div className="table-frame">
        {table === "applications" ? (
          <ApplicationsTable onTable={setRoot} />
        ) : (
          <LayoutTable table={table} onTable={setRoot} />
        )}
      </div>
      <Strip step={step} table={table} state={state} />
      {menu === null || input === null ? null : (
        <LazyPart part={cellMenu} with={{ place: menu, state, input }} />
      )}
      {finding ? (
        <LazyPart
          part={whereCounted}
          with={{
            onClose: (cell) => {
              setFinding(false);
              if (cell === null) input?.focusAgain();
              else focusCell(cell);
            },
          }}
        />
      ) : null}
      {noting === null || locked ? null : (
        <LazyPart
          part={noteDialog}
          with={{
            about: noting,
            onClose: () => {
              state.noting.set(null);
              input?.focusAgain();
            },
          }}
        />
      )}
      {asked === null ? null : (
        <LazyPart part={pastePreview} with={{ plan: asked.plan, table, onDecide: decide }} />
      )}
    </>
  );
}
