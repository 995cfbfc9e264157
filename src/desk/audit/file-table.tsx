/** The files of a run, one line each. Sorted by any column; only the lines in view are drawn; arrow keys walk them. */
import { createColumnHelper, useTable } from "@tanstack/react-table";
import { type KeyboardEvent, memo, type ReactElement, useEffect, useMemo, useRef } from "react";
import {
  type AuditedFile,
  errorsOf,
  FORMER_RESULT,
  NOTHING_READ,
  readNothing,
  warningsOf,
} from "../../review/audit/audited";
import { type Change, changeWords } from "../../review/audit/compare-runs";
import { rulesOf } from "../../review/audit/unit-list";
import { ariaSort, SortButton, SpaceRow, sortingFeatures, useRowsInView } from "../ui/long-table";

interface Props {
  readonly files: readonly AuditedFile[];
  readonly changes: ReadonlyMap<string, Change> | null;
  readonly chosen: string;
  /** Draws every line, for print. */
  readonly whole: boolean;
  readonly onChoose: (key: string) => void;
}

const helper = createColumnHelper<typeof sortingFeatures, AuditedFile>();
const ROW = 26;

/** What could not be read sorts below every number. */
const count = (file: AuditedFile, of: (file: AuditedFile) => number): number =>
  file.problem === "" ? of(file) : -1;
const fixedIn = (change: Change | undefined): number =>
  change?.kind === "again" ? change.fixed.length - change.added.size : -1000;

const HEADS: Readonly<Record<string, string>> = {
  unit: "单位",
  year: "年度",
  errors: "必须改正",
  warnings: "请核实",
  unread: "没读到",
  rules: "问题类型",
  file: "文件",
  took: "用时",
};

/** What became of each file takes the place of its time, so that all columns are seen. */
const { took: _, ...WITHOUT_TIME } = HEADS;
const COMPARED_HEADS: Readonly<Record<string, string>> = { ...WITHOUT_TIME, change: "与上次相比" };

/** 0.4 秒. */
const seconds = (took: number): string => `${(took / 1000).toFixed(took < 10_000 ? 1 : 0)} 秒`;

const ChangeCell = ({
  words,
  kind,
}: {
  readonly words: string;
  readonly kind: Change["kind"] | undefined;
}) => (
  <td className="l" data-change={kind} title={words}>
    {words}
  </td>
);

const FileLine = memo(function FileLine({
  file,
  index,
  change,
  compared,
  isChosen,
  onChoose,
}: {
  readonly file: AuditedFile;
  readonly index: number;
  readonly change: Change | undefined;
  readonly compared: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (key: string) => void;
}): ReactElement {
  const [errors, warnings] = [errorsOf(file), warningsOf(file)];
  const isRead = file.problem === "";
  const rules = rulesOf(file).join("、");
  const number = (value: number, look: string): ReactElement => (
    <td className={value === 0 ? "none" : undefined}>
      {value === 0 ? 0 : <span className={look}>{value}</span>}
    </td>
  );
  return (
    <tr
      className={isRead ? undefined : "miss"}
      data-file={file.key}
      data-chosen={isChosen || undefined}
      data-errors={isRead ? errors : undefined}
      data-warnings={isRead ? warnings : undefined}
      aria-rowindex={index + 2}
    >
      <th scope="row">
        <button
          type="button"
          className="link unit"
          aria-pressed={isChosen}
          title={file.organization || file.name}
          onClick={() => onChoose(file.key)}
        >
          {isRead ? file.organization || "没有读到单位" : file.name}
        </button>
      </th>
      <td>{file.year}</td>
      {isRead ? (
        <>
          {number(errors, "count e")}
          {number(warnings, "count w")}
          {number(file.unread, "unread")}
          <td className="l" title={file.notReadAgain === true ? FORMER_RESULT : rules}>
            {file.notReadAgain === true ? <span className="refused">上次的结果 </span> : null}
            {readNothing(file) ? <span className="refused">{NOTHING_READ} </span> : null}
            {rules === "" && !readNothing(file) ? <span className="ok">没有发现问题</span> : rules}
          </td>
        </>
      ) : (
        <td className="l todo" colSpan={4} title={file.problem}>
          <span className="refused">打不开</span> {file.problem}
        </td>
      )}
      <td className="l" title={file.key}>
        {file.key}
      </td>
      {compared ? (
        <ChangeCell words={change === undefined ? "" : changeWords(change)} kind={change?.kind} />
      ) : (
        <td>{seconds(file.took)}</td>
      )}
    </tr>
  );
});

export function FileTable({ files, changes, chosen, whole, onChoose }: Props): ReactElement {
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor(({ organization }) => organization || undefined, {
          id: "unit",
          sortFn: "basic",
          // Whoever looks for a unit goes through those that are known.
          sortUndefined: "last",
        }),
        helper.accessor(({ year }) => Number(year), { id: "year", sortFn: "basic" }),
        helper.accessor((file) => count(file, errorsOf), {
          id: "errors",
          sortFn: "basic",
          sortDescFirst: true,
        }),
        helper.accessor((file) => count(file, warningsOf), {
          id: "warnings",
          sortFn: "basic",
          sortDescFirst: true,
        }),
        helper.accessor((file) => count(file, ({ unread }) => unread), {
          id: "unread",
          sortFn: "basic",
          sortDescFirst: true,
        }),
        helper.accessor((file) => rulesOf(file).join("、") || file.problem, { id: "rules", sortFn: "basic" }),
        helper.accessor(({ key }) => key, { id: "file", sortFn: "basic" }),
        helper.accessor(({ took }) => took, { id: "took", sortFn: "basic", sortDescFirst: true }),

        helper.accessor(({ key }) => fixedIn(changes?.get(key)), {
          id: "change",
          sortFn: "basic",
          sortDescFirst: true,
        }),
      ]),
    [changes],
  );
  const table = useTable({ features: sortingFeatures, columns, data: files, getRowId: ({ key }) => key });
  const rows = table.getRowModel().rows;
  const { scroller, drawn, above, below, scrollTo } = useRowsInView(rows.length, ROW, whole);
  /** The line to focus as soon as it is drawn. */
  const wanted = useRef("");
  useEffect(() => {
    if (wanted.current === "" || drawn.length === 0) return;
    const line = scroller.current?.querySelector<HTMLElement>(
      `tr[data-file="${CSS.escape(wanted.current)}"] .unit`,
    );
    if (line == null) return;
    line.focus();
    wanted.current = "";
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>("tr[data-file]") : null;
    const at = rows.findIndex(({ id }) => id === line?.dataset["file"]);
    if (at < 0) return;
    const to =
      event.key === "ArrowDown"
        ? at + 1
        : event.key === "ArrowUp"
          ? at - 1
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? rows.length - 1
              : -1;
    const next = rows[to];
    if (next === undefined) return;
    event.preventDefault();
    wanted.current = next.id;
    scrollTo(to);
    onChoose(next.id);
  };
  const heads = changes === null ? HEADS : COMPARED_HEADS;
  const span = Object.keys(heads).length;
  return (
    <section className="unit-scroll" ref={scroller} aria-label="核对结果">
      <table
        className={`units files${changes === null ? "" : " compared"}`}
        aria-rowcount={rows.length + 1}
        onKeyDown={onKeyDown}
      >
        <caption className="visually-hidden">各文件的核对结果。上下方向键换文件，右边显示它的问题</caption>
        <colgroup>
          {Object.keys(heads).map((id) => (
            <col key={id} className={`col-${id}`} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {Object.entries(heads).map(([id, label]) => {
              const column = table.getColumn(id);
              return (
                <th
                  key={id}
                  scope="col"
                  className={id === "unit" ? "first" : undefined}
                  aria-sort={ariaSort(column)}
                >
                  {/* A button in a head is printed on the first page alone. */}
                  {whole ? label : <SortButton column={column} label={label} />}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          <SpaceRow height={above} span={span} />
          {drawn.map((index) => {
            const file = rows[index]?.original;
            return file === undefined ? null : (
              <FileLine
                key={file.key}
                file={file}
                index={index}
                change={changes?.get(file.key)}
                compared={changes !== null}
                isChosen={file.key === chosen}
                onChoose={onChoose}
              />
            );
          })}
          <SpaceRow height={below} span={span} />
        </tbody>
      </table>
    </section>
  );
}
