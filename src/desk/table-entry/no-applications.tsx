/** One question before an empty table three: units without any application are done with one answer, and one undo. */
import { type ReactNode, useState } from "react";
import { applicationCell, fieldsOfTable, TYPED_APPLICATION_ROWS } from "../../form/fields";
import { NATURAL_PERSON } from "../../form/official-form";
import { type Entries, typedAt } from "../../report/entries";
import { useIsLocked, useSession } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";
import type { TableState } from "./table-state";

const CELLS = fieldsOfTable("applications").map((field) => field.id);
const FIRST = applicationCell(TYPED_APPLICATION_ROWS[0]?.id ?? "", NATURAL_PERSON.id);

const isEmpty = (entries: Entries): boolean => CELLS.every((id) => typedAt(entries, id).trim() === "");

interface Props {
  readonly state: TableState;
  readonly focusCell: (id: string) => void;
  /** What stands there instead once there is nothing to ask. */
  readonly children: ReactNode;
}

export function NoApplications({ state, focusCell, children }: Props): ReactNode {
  const session = useSession();
  const locked = useIsLocked();
  const empty = useWatched(session.report.content, isEmpty);
  const [answered, setAnswered] = useState(false);
  if (!empty || locked || answered) return children;
  const fill = () => {
    session.applyWithRestorePoint(
      `没有申请，全部填 0（${CELLS.length} 格）`,
      CELLS.map((key) => ({ key, value: "0" })),
    );
    state.said.set(`已填 ${CELLS.length} 格 0（Ctrl+Z 撤销）`);
    focusCell(FIRST);
  };
  return (
    <span className="no-applications">
      <span>本年没有申请，也没有结转？</span>
      <button type="button" className="quiet" data-action="no-applications" onClick={fill}>
        全部填 0
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          setAnswered(true);
          focusCell(FIRST);
        }}
      >
        有，开始填
      </button>
    </span>
  );
}
