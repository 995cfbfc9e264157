/** A step that is one of the three tables: the table, what makes a spreadsheet of it, the line under it. */
import "./grid.css";
import { type ReactElement, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { FieldId, TableId } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import type { PastePlan } from "../../opening/paste-plan";
import { focusTarget } from "../open-draft/jump";
import { useOpenDraft } from "../open-draft/open-draft";
import { StepHead } from "../open-draft/step-head";
import { LazyPart, lazyPart } from "../ui/lazy-part";
import { syncCellAppearance } from "./cell-appearance";
import { FillZeros } from "./fill-zeros";
import { Strip } from "./strip";
import { TableState } from "./table-state";

const applicationsTable = lazyPart(() =>
  import("./applications-table").then((part) => part.ApplicationsTable),
);
const layoutTable = lazyPart(() => import("./layout-table").then((part) => part.LayoutTable));
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

export function TableStep({ step, table }: Props): ReactElement {
  const { session, view } = useOpenDraft();
  const state = useMemo(() => new TableState(), []);
  const [asked, setAsked] = useState<Asked | null>(null);
  const focusCell = useRef<((id: FieldId) => void) | null>(null);
  const [root, setRoot] = useState<HTMLTableElement | null>(null);
  useLayoutEffect(() => (root === null ? undefined : syncCellAppearance(root, session)), [root, session]);
  useEffect(() => {
    if (root === null) return;
    const ask = (plan: PastePlan): Promise<PastePlan | null> =>
      new Promise((answer) => {
        setAsked({
          plan,
          decide: (carriedOut) => {
            setAsked(null);
            if (state.cell.value !== null) focusCell.current?.(state.cell.value);
            answer(carriedOut);
          },
        });
      });
    focusTarget(view, step);
    let stop: (() => void) | null = null;
    let wanted = true;
    // The cells are plain inputs that can be typed in at once; what makes a spreadsheet of them comes after they are
    // drawn.
    const frame = requestAnimationFrame(async () => {
      const { TableInput } = await import("./table-input");
      if (!wanted) return;
      const input = new TableInput({
        root,
        table,
        session,
        state,
        ask,
        // With the next frame, when the table is laid out anyway.
        onPasted: (plan) => requestAnimationFrame(() => lightUp(root, plan)),
      });
      focusCell.current = (id) => input.focusCell(id);
      stop = input.listen();
    });
    return () => {
      wanted = false;
      cancelAnimationFrame(frame);
      stop?.();
    };
  }, [root, step, table, session, view, state]);
  return (
    <>
      <StepHead step={step} hint="可整块粘贴 Excel、WPS 表格" complete={root !== null}>
        <FillZeros table={table} state={state} />
      </StepHead>
      <div className="table-frame">
        {table === "applications" ? (
          <LazyPart part={applicationsTable} with={{ onTable: setRoot }} />
        ) : (
          <LazyPart part={layoutTable} with={{ table, onTable: setRoot }} />
        )}
      </div>
      <Strip state={state} />
      {asked === null ? null : (
        <LazyPart part={pastePreview} with={{ plan: asked.plan, table, onDecide: asked.decide }} />
      )}
    </>
  );
}
