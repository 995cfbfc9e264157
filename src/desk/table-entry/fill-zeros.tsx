/** 「其余填 0」: fills only cells that are empty, says how many, and one undo takes it back. */
import type { ReactElement } from "react";
import type { DraftSession } from "../../editing/draft-session";
import { type FieldId, fieldsOfTable, type TableId } from "../../form/fields";
import { typedAt } from "../../report/entries";
import { useIsLocked, useSession } from "../open-draft/open-draft";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { useWatched } from "../ui/use-watched";
import type { TableState } from "./table-state";

function fillZeros(session: DraftSession, state: TableState, ids: readonly FieldId[]): void {
  const empty = ids.filter((id) => typedAt(session.report.entries, id).trim() === "");
  if (empty.length === 0) {
    state.said.set("没有空格，不用填。");
    return;
  }
  session.applyWithRestorePoint(
    `其余填 0（${empty.length} 格）`,
    empty.map((key) => ({ key, value: "0" })),
  );
  state.said.set(`已填 ${empty.length} 格 0（Ctrl+Z 撤销）`);
}

interface Props {
  readonly table: TableId;
  readonly state: TableState;
}

const fillAround = lazyPart(() => import("./fill-around").then((part) => part.FillAround));

export function FillZeros({ table, state }: Props): ReactElement | null {
  const session = useSession();
  const finalized = useIsLocked();
  const ready = useWatched(state.ready);
  if (finalized) return null;
  const fill = (ids: readonly FieldId[]) => fillZeros(session, state, ids);
  return (
    <div className="fill-zeros">
      <button
        type="button"
        className="quiet"
        data-action="fill-zeros"
        title="把整张表里还空着的格填 0"
        onClick={() => fill(fieldsOfTable(table).map((field) => field.id))}
      >
        其余填 0
      </button>
      {ready ? <LazyPart part={fillAround} with={{ table, state, fill }} /> : null}
    </div>
  );
}
