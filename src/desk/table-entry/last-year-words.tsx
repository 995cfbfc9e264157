/** Last year's number beside the focused one, in the line under a table: which it is, and how far this year's is from it. */
import type { ReactElement } from "react";
import type { FieldId } from "../../form/fields";
import { besideLastYear } from "../../report/taken-over";
import { useSession, useSum, useTyped } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";

const IN_FORCE = ".inForce";

/** While 制发 or 废止 is missing, what was in force last year is only what this year's number starts from. */
function InForceStart({
  id,
  before,
}: {
  readonly id: FieldId;
  readonly before: number;
}): ReactElement | null {
  const row = id.slice(0, -IN_FORCE.length);
  const issued = useTyped(`${row}.issued`);
  const repealed = useTyped(`${row}.repealed`);
  const isStart = useSum(id).value === before && (issued === "" || repealed === "");
  return isStart ? <>　先填的上年数，填了制发、废止后要改</> : null;
}

export function LastYearWords({ id }: { readonly id: FieldId }): ReactElement | null {
  const { id: other, row } = besideLastYear(id);
  const before = useWatched(useSession().lastYear)?.sum(other).value ?? null;
  const now = useSum(id).value;
  if (before === null) return null;
  const by = now === null ? 0 : Number((now - before).toPrecision(12));
  return (
    <span className="last-year-value">
      上年{row === undefined ? "" : `“${row}”`} {before}
      {by === 0 ? "" : `　${by > 0 ? "+" : "−"}${Math.abs(by)}`}
      {id.endsWith(IN_FORCE) ? <InForceStart id={id} before={before} /> : null}
    </span>
  );
}
