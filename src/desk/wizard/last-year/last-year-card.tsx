/** 上年报告: what this year is compared with; taken from the list, from a file, or typed by hand. */
import "./last-year.css";
import { type ChangeEvent, type ReactElement, useEffect, useId, useRef, useState } from "react";
import type { DraftHead } from "../../../drafts/draft";
import { findField } from "../../../form/fields";
import { APPLICANT_KINDS } from "../../../form/official-form";
import { type Entries, isValidEntry, typedAt } from "../../../report/entries";
import { isYearBefore, lastYearKey, lastYearSource, standingOf } from "../../../report/last-year";
import { lastYearIn } from "../../../report/last-year-entries";
import { lastYearFromFile } from "../../open-draft/last-year-from-file";
import { useIsLocked, useSession, useTyped } from "../../open-draft/open-draft";
import { keepFocusNear } from "../../ui/keep-focus";
import { problemText } from "../../ui/problem-text";
import { useApp } from "../../ui/services";
import { useWatched } from "../../ui/use-watched";
import { dropLastYear, reportName, takeByHand, takeFromDraft } from "./take-last-year";

/** The numbers that the checks compare: 结转下年度 by kind of applicant, and what was in force. */
const BY_HAND = [
  ...APPLICANT_KINDS.map(({ id, label }) => ({
    field: `applications.carriedForward.${id}`,
    label: `结转下年度 · ${label}`,
  })),
  { field: "proactiveDisclosure.rules.inForce", label: "规章 · 现行有效" },
  { field: "proactiveDisclosure.normativeDocuments.inForce", label: "行政规范性文件 · 现行有效" },
] as const;

function NumberByHand({ field, label }: { readonly field: string; readonly label: string }): ReactElement {
  const session = useSession();
  const locked = useIsLocked();
  const key = lastYearKey(field);
  const typed = useTyped(key);
  const wrong = typed !== "" && !isValidEntry(field, typed);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={key}
        className={wrong ? "bad" : undefined}
        inputMode="numeric"
        autoComplete="off"
        readOnly={locked}
        value={typed}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-error` : undefined}
        onChange={(event) => session.typed(key, event.target.value)}
        onBlur={() => session.endTyping()}
      />
      {wrong ? (
        <p className="field-error" id={`${id}-error`}>
          “{typed}”不是件数。请填 0 或正整数。
        </p>
      ) : null}
    </div>
  );
}

/** Other reports of this browser, the unit's own of the year before first. */
function useCandidates(wanted: boolean): readonly DraftHead[] | null {
  const { library } = useApp();
  const session = useSession();
  const [heads, setHeads] = useState<readonly DraftHead[] | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let here = true;
    library.list().then(
      ({ drafts }) => {
        const { entries } = session.report;
        const others = drafts.filter(({ id }) => id !== session.id);
        const rank = (head: DraftHead): number => (isYearBefore(head, entries) ? 0 : 1);
        if (here) setHeads([...others].sort((a, b) => rank(a) - rank(b)));
      },
      () => {
        if (here) setHeads([]);
      },
    );
    return () => {
      here = false;
    };
  }, [library, session, wanted]);
  return heads;
}

function FromList({ onDone }: { readonly onDone: (refused: string) => void }): ReactElement {
  const { library } = useApp();
  const session = useSession();
  const heads = useCandidates(true);
  const { entries } = session.report;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (heads !== null) list.current?.querySelector("button")?.focus();
  }, [heads]);
  if (heads === null) return <p className="hint">正在读列表……</p>;
  if (heads.length === 0) return <p className="hint">列表里没有别的报告。可以打开文件，或者只填几个数。</p>;
  return (
    <ul className="choices" ref={list} aria-label="列表里的报告">
      {heads.map((head) => (
        <li key={head.id}>
          <button
            type="button"
            className="link"
            onClick={() =>
              void takeFromDraft(session, library, head.id).then((problem) =>
                onDone(problem === null ? "" : problemText(problem)),
              )
            }
          >
            {head.organization === "" ? "未填单位" : head.organization} {head.year} 年度
          </button>
          {isYearBefore(head, entries) ? <span className="tag">本单位上一年度</span> : null}
        </li>
      ))}
    </ul>
  );
}

function sourceWords(entries: Readonly<Record<string, string>>): string {
  const source = lastYearSource(entries);
  if (source?.kind === "file") return `来自文件“${source.name}”`;
  return source?.kind === "draft" ? "来自本机的报告列表" : "手工填写";
}

/** What to be careful of with the report attached; of numbers typed by hand only the year can be wrong. */
function cautionsOf(entries: Entries, lastYear: Entries): readonly string[] {
  const kind = lastYearSource(entries)?.kind;
  const { year, unit, numbers, missing } = standingOf(entries, lastYear);
  const own = typedAt(entries, "year");
  const before = /^\d{4}$/.test(own) ? `上一年度（${Number(own) - 1} 年度）` : "上一年度";
  const cautions: string[] = [];
  if (year === "other") {
    cautions.push(`不是${before}的：没有和它核对，表里也不显示它的数。请换成${before}的报告。`);
  } else if (year === "unknown") cautions.push(`没有读到年度，请确认是${before}的报告。`);
  if (kind === "typed") return cautions;
  if (unit === "other") cautions.push("不是本单位的？它的单位名称与本单位名称不同，请确认。");
  if (unit === "unknown") cautions.push("没有读到单位，请确认是本单位的报告。");
  const verb = kind === "file" ? "读到" : "填";
  if (numbers === 0) cautions.push(`三张表里的数都没有${verb}，没有数字可以核对。`);
  else if (missing > 0) cautions.push(`三张表里有 ${missing} 格没有${verb}，这些格没有核对。`);
  return cautions;
}

export function LastYearCard(): ReactElement {
  const session = useSession();
  const locked = useIsLocked();
  const known = useWatched(session.attached) !== null;
  const compared = useWatched(session.lastYear) !== null;
  // The cautions follow what the cover says.
  useTyped("organization");
  useTyped("year");
  const [choosing, setChoosing] = useState(false);
  const [refused, setRefused] = useState("");
  /** Name of the file that is being read; a document takes its seconds. */
  const [reading, setReading] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const { entries } = session.report;
  const source = lastYearSource(entries);
  const lastYear = lastYearIn(entries);
  const done = (problem: string) => {
    setRefused(problem);
    if (problem !== "") return;
    setChoosing(false);
    heading.current?.focus();
  };
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    event.target.value = "";
    if (chosen === undefined) return;
    setRefused("");
    setReading(chosen.name);
    void lastYearFromFile(session, chosen).then((problem) => {
      setReading("");
      done(problem === null ? "" : `打不开“${chosen.name}”：${problemText(problem)}。没有改动。`);
    });
  };
  return (
    <section className="card last-year" aria-labelledby="last-year-label">
      <h2 id="last-year-label" tabIndex={-1} ref={heading}>
        上年报告
      </h2>
      {known && lastYear !== null ? (
        <p>
          <b>{reportName(lastYear)}</b>　{sourceWords(entries)}。
          {compared ? "上年结转、现行有效件数和文字都和它核对。" : ""}
        </p>
      ) : (
        <p className="hint">有了上年报告，就能核对上年结转和现行有效件数，填表时也能看到上年的数。</p>
      )}
      <div className="cautions" role="status">
        {(lastYear === null ? [] : cautionsOf(entries, lastYear)).map((caution) => (
          <p key={caution}>{caution}</p>
        ))}
      </div>
      {source?.kind === "typed" && lastYear !== null ? (
        <div className="fields by-hand">
          {BY_HAND.filter(({ field }) => findField(field) !== undefined).map(({ field, label }) => (
            <NumberByHand key={field} field={field} label={label} />
          ))}
        </div>
      ) : null}
      {locked ? null : (
        <p className="buttons">
          <button
            type="button"
            data-action="attach-last-year"
            aria-expanded={choosing}
            onClick={() => setChoosing(!choosing)}
          >
            {known ? "换成列表里的" : "从列表里选"}
          </button>
          <button type="button" onClick={() => file.current?.click()}>
            打开文件
          </button>
          <input
            ref={file}
            type="file"
            className="visually-hidden"
            tabIndex={-1}
            aria-label="打开上年报告文件"
            data-action="attach-last-year-file"
            onChange={onFile}
          />
          {source?.kind === "typed" ? null : (
            <button
              type="button"
              onClick={() => {
                keepFocusNear(".by-hand input", ".by-hand input");
                takeByHand(session);
              }}
            >
              只填几个数
            </button>
          )}
          {known ? (
            <button
              type="button"
              className="quiet"
              onClick={() => {
                dropLastYear(session);
                heading.current?.focus();
              }}
            >
              去掉
            </button>
          ) : null}
        </p>
      )}
      {choosing && !locked ? <FromList onDone={done} /> : null}
      <p className="hint" role="status">
        {reading === "" ? "" : `正在读“${reading}”……`}
      </p>
      <p className="field-error" role="alert">
        {refused}
      </p>
    </section>
  );
}
