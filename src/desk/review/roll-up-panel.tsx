/**
 * In the wizard's panel of a roll-up: where the cell in hand comes from, unit by unit, and which units changed since, to be
 * taken over one by one, all at once, or left.
 */
import "./officer.css";
import { type ReactElement, useMemo } from "react";
import { applicationColumnLabel, findField, findTotal } from "../../form/fields";
import { typedAt } from "../../report/entries";
import { exactSum, figureOf, SOURCES_KEY, type Source, sourcesIn } from "../../report/sources";
import { placeLabel } from "../../review/anchors";
import {
  type ChangedSource,
  changedSources,
  isKept,
  keepSource,
  sourceImbalances,
  tellAgain,
  type Unit,
  updateSources,
} from "../../review/summary/roll-up";
import { useIsLocked, useSession, useViewState } from "../open-draft/open-draft";
import { useCollected } from "../ui/collected";
import { keepFocusNear } from "../ui/keep-focus";
import { reviewPath } from "../ui/routes";
import { useWatched } from "../ui/use-watched";

const MOST = 8;

function CellSources({
  id,
  sources,
}: {
  readonly id: string;
  readonly sources: readonly Source[];
}): ReactElement | null {
  const fields = findTotal(id)?.addends ?? (findField(id)?.table === undefined ? [] : [id]);
  if (fields.length === 0) return null;
  const parts = sources
    .map((source) => ({ source, text: exactSum(fields.map((field) => figureOf(source, field))) }))
    .filter(({ text }) => text !== "" && text !== "0")
    .sort((a, b) => Number(b.text) - Number(a.text));
  const empty = sources.filter((source) => fields.some((field) => figureOf(source, field) === ""));
  return (
    <div className="cell-sources">
      <b>{placeLabel(id)?.text ?? id} 来自</b>
      {parts.length === 0 ? <p>各单位都是 0 或没有填。</p> : null}
      <ul>
        {parts.slice(0, MOST).map(({ source, text }) => (
          <li key={source.id}>
            <a href={reviewPath(source.id)}>{source.name}</a> <b>{text}</b>
          </li>
        ))}
      </ul>
      {parts.length > MOST ? <p>等 {parts.length} 个单位</p> : null}
      {empty.length > 0 ? (
        <p>
          有空格没有填的：
          {empty
            .slice(0, 5)
            .map(({ name }) => name)
            .join("、")}
        </p>
      ) : null}
    </div>
  );
}

/** Units, and in which column, that a roll-up's imbalance comes from; nothing where they balance. `text`: its sources. */
function Imbalances({ text }: { readonly text: string }): ReactElement | null {
  const found = useMemo(() => sourceImbalances(sourcesIn({ [SOURCES_KEY]: text })), [text]);
  if (found.length === 0) return null;
  return (
    <div className="unbalanced-sources">
      <b>勾稽不平的单位</b>
      <ul>
        {found.slice(0, MOST).map(({ unit, name, column, balance }) => (
          <li key={`${unit} ${column}`}>
            <a href={reviewPath(unit)}>{name}</a> {applicationColumnLabel(column)} 相差{" "}
            {Math.abs(balance.difference)}
          </li>
        ))}
      </ul>
      {found.length > MOST ? <p>等 {found.length} 处</p> : null}
    </div>
  );
}

export function RollUpPanel(): ReactElement | null {
  const session = useSession();
  const locked = useIsLocked();
  const entries = useWatched(session.report.content);
  const focused = useWatched(useViewState().focused);
  const [reports] = useCollected();
  const sources = sourcesIn(entries);
  if (sources.length === 0) return null;
  const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
  const units: readonly Unit[] = (reports ?? []).map(({ id, organization, contentHash, figures }) => ({
    id,
    name: nameOf.get(id) ?? organization,
    contentHash,
    figures,
  }));
  const different = reports === null ? [] : changedSources(entries, units);
  const changed = different.filter((one) => !isKept(entries, one));
  const kept = different.length - changed.length;
  const present = changed.flatMap(({ unit }) => (unit === null ? [] : [unit]));
  const keepFocus = () => keepFocusNear(".changed-sources li", ".roll-up-panel");
  const take = (taken: readonly Unit[]) => {
    keepFocus();
    session.applyWithRestorePoint("更新汇总", updateSources(entries, taken));
  };
  const keep = (one: ChangedSource) => {
    keepFocus();
    session.applyStep(`不更新${one.source.name}`, [keepSource(one)]);
  };
  return (
    <section className="comments-panel roll-up-panel" aria-label="汇总来源" tabIndex={-1}>
      <header>
        <h2>汇总</h2>
        <span className="hint">{sources.length} 个单位</span>
      </header>
      {changed.length === 0 ? null : (
        <div className="changed-sources">
          <p>
            {changed.length} 个单位的报告在汇总以后变了
            {present.length > 1 && !locked ? (
              <button type="button" className="link" onClick={() => take(present)}>
                全部更新
              </button>
            ) : null}
          </p>
          <ul>
            {changed.slice(0, MOST).map((one) => {
              const { source, unit, cells } = one;
              return (
                <li key={source.id} tabIndex={-1}>
                  {source.name}：{unit === null ? "已不在收到的报告里" : `${cells.length} 格不同`}
                  {locked ? null : (
                    <span className="acts">
                      {unit === null ? null : (
                        <button type="button" className="link" onClick={() => take([unit])}>
                          更新
                        </button>
                      )}
                      <button type="button" className="link" onClick={() => keep(one)}>
                        不更新
                      </button>
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {kept === 0 ? null : (
        <p className="hint kept-sources">
          {kept} 个单位后来的改动没有采用
          {locked ? null : (
            <button
              type="button"
              className="link"
              onClick={() => session.applyStep("重新看没有采用的", tellAgain(entries))}
            >
              再看
            </button>
          )}
        </p>
      )}
      <Imbalances text={typedAt(entries, SOURCES_KEY)} />
      {focused === null ? (
        <p className="hint">点一格，看它来自哪些单位。</p>
      ) : (
        <CellSources id={focused} sources={sources} />
      )}
    </section>
  );
}
