/** A step that is one of the three tables: the table, its hands, the line under it. */
import "./grid.css";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { FieldId, TableId } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import type { PastePlan } from "../../opening/paste-plan";
import { Later, partOf } from "../ui/later";
import { arrive } from "../wizard/jump";
import { useSession } from "../wizard/session-context";
import { StepHead } from "../wizard/step-head";
import { FillZeros } from "./fill-zeros";
import { Strip } from "./strip";
import { TableState } from "./table-state";

const applicationsTable = partOf(() => import("./applications-table").then((part) => part.ApplicationsTable));
const layoutTable = partOf(() => import("./layout-table").then((part) => part.LayoutTable));
const pastePreview = partOf(() => import("./paste-preview").then((part) => part.PastePreview));

/** A plan that is being shown, and who waits for the answer. */
interface Asked {
  readonly plan: PastePlan;
  readonly decide: (paste: boolean) => void;
}

function lightUp(root: HTMLElement, plan: PastePlan): void {
  for (const { id } of plan.cells) {
    const cell = root.querySelector(`[name="${CSS.escape(id)}"]`)?.parentElement;
    cell?.classList.add("pasted");
    cell?.addEventListener("animationend", () => cell.classList.remove("pasted"), { once: true });
  }
}

interface Props {
  readonly step: StepId;
  readonly table: TableId;
}

export function TableStep({ step, table }: Props): ReactElement {
  const session = useSession();
  const state = useMemo(() => new TableState(), []);
  const [asked, setAsked] = useState<Asked | null>(null);
  const focusCell = useRef<((id: FieldId) => void) | null>(null);
  const [root, setRoot] = useState<HTMLTableElement | null>(null);
  useEffect(() => {
    if (root === null) return;
    const ask = (plan: PastePlan): Promise<boolean> =>
      new Promise((answer) => {
        setAsked({
          plan,
          decide: (wanted) => {
            setAsked(null);
            if (state.cell.value !== null) focusCell.current?.(state.cell.value);
            answer(wanted);
          },
        });
      });
    arrive(session, step);
    let stop: (() => void) | null = null;
    let wanted = true;
    // The cells are plain inputs that can be typed in at once; what makes a spreadsheet of them comes after they are
    // drawn.
    const frame = requestAnimationFrame(async () => {
      const { TableHands } = await import("./table-hands");
      if (!wanted) return;
      const hands = new TableHands({
        root,
        table,
        session,
        state,
        ask,
        onPasted: (plan) => lightUp(root, plan),
      });
      focusCell.current = (id) => hands.focusCell(id);
      stop = hands.listen();
    });
    return () => {
      wanted = false;
      cancelAnimationFrame(frame);
      stop?.();
    };
  }, [root, step, table, session, state]);
  return (
    <>
      <StepHead step={step} hint="可整块粘贴 Excel、WPS 表格">
        <FillZeros table={table} state={state} />
      </StepHead>
      <div className="table-frame">
        {table === "applications" ? (
          <Later part={applicationsTable} with={{ onTable: setRoot }} />
        ) : (
          <Later part={layoutTable} with={{ table, onTable: setRoot }} />
        )}
      </div>
      <Strip state={state} />
      {asked === null ? null : (
        <Later part={pastePreview} with={{ plan: asked.plan, table, onDecide: asked.decide }} />
      )}
    </>
  );
}
