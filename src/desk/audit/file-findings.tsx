/** One file's findings, with the place of the chosen one in its document beside them. */
import { type ReactElement, useEffect, useMemo, useState } from "react";
import { withoutMarks } from "../../checks/text-check";
import type { Reading } from "../../opening/document/reading";
import {
  type AuditedFile,
  type AuditFinding,
  FORMER_RESULT,
  fileTitle,
  NOTHING_READ,
  readNothing,
  sentenceOf,
} from "../../review/audit/audited";
import type { Change } from "../../review/audit/compare-runs";
import { SourceView } from "../opening/source-view";
import { problemText } from "../ui/problem-text";
import { sourceOf } from "./source-of";

interface Props {
  readonly file: AuditedFile;
  readonly change: Change | undefined;
  /** The file itself; null when the run was kept and its files are not here. */
  readonly original: File | null;
  /** Whether its report can be opened. */
  readonly canOpen: boolean;
  readonly onDraft: () => void;
  readonly onReceived: () => void;
}

const MARKS = { error: "必须改正", warning: "请核实", notice: "提示" } as const;
const LOOKS = { error: "e", warning: "w", notice: "n" } as const;

type Source =
  | { readonly kind: "reading" }
  | { readonly kind: "none"; readonly why: string }
  | { readonly kind: "here"; readonly reading: Reading };

/** Reads the file again: readings of hundreds of files are not kept. */
function useSource(original: File | null, isRead: boolean): Source {
  const [read, setRead] = useState<{ readonly of: File; readonly source: Source } | null>(null);
  useEffect(() => {
    if (original === null || !isRead) return;
    const stop = new AbortController();
    const look = async (): Promise<Source> => {
      const { readFile } = await import("../../opening/read-files");
      const outcome = await readFile(original, { signal: stop.signal });
      if (!outcome.ok) return { kind: "none", why: `${problemText(outcome.problem)}。` };
      if (outcome.value.kind === "reading") return { kind: "here", reading: outcome.value.reading };
      return { kind: "none", why: "这是数据文件，没有版面。请看上面的位置和原话，或者打开为草稿。" };
    };
    void look()
      .catch((): Source => ({ kind: "none", why: `${problemText({ code: "part-missing" })}。` }))
      .then((source) => {
        if (!stop.signal.aborted) setRead({ of: original, source });
      });
    return () => stop.abort();
  }, [original, isRead]);
  if (!isRead) return { kind: "none", why: "" };
  if (original === null) {
    return { kind: "none", why: "这是留存的核对结果，原文件不在这里。把文件拖进来再核一次，就能对照原文。" };
  }
  return read?.of === original ? read.source : { kind: "reading" };
}

function FindingLine({
  finding,
  isNew,
  isChosen,
  onChoose,
}: {
  readonly finding: AuditFinding;
  readonly isNew: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}): ReactElement {
  const { rule, severity, at, quote, twoYears } = finding;
  return (
    <li data-rule={rule} data-severity={severity} data-at={at}>
      <button type="button" className="finding-line" aria-pressed={isChosen} onClick={onChoose}>
        <span className={`count ${LOOKS[severity]}`}>{MARKS[severity]}</span>
        {isNew ? <span className="mark">新出现</span> : null}
        {twoYears ? <span className="mark">与上年对照</span> : null} {sentenceOf(finding)}
        {quote === "" ? null : <q>{withoutMarks(quote)}</q>}
      </button>
    </li>
  );
}

export function FileFindings({ file, change, original, canOpen, onDraft, onReceived }: Props): ReactElement {
  const isRead = file.problem === "";
  const source = useSource(original, isRead && file.notReadAgain !== true);
  const [chosen, setChosen] = useState(file.findings[0]?.id ?? "");
  const finding = file.findings.find(({ id }) => id === chosen);
  const place = useMemo(
    () => (source.kind === "here" && finding !== undefined ? sourceOf(source.reading, finding) : null),
    [source, finding],
  );
  const again = change?.kind === "again" ? change : null;
  return (
    <>
      <div className="file-top">
        <h2>{fileTitle(file)}</h2>
        <p className="hint">
          {file.key}
          {file.lastYear === "" ? "" : `　已与上年的“${file.lastYear}”对照`}
        </p>
        {file.notReadAgain === true ? <p className="field-error">{FORMER_RESULT}</p> : null}
        {isRead ? (
          <p className="acts">
            <button type="button" data-action="open-as-draft" disabled={!canOpen} onClick={onDraft}>
              打开为草稿
            </button>
            <button type="button" disabled={!canOpen} onClick={onReceived}>
              作为收到的报告
            </button>
          </p>
        ) : (
          <p className="field-error">打不开：{file.problem}</p>
        )}
        {file.remark === "" ? null : (
          <details>
            <summary>读文件时注意到的</summary>
            {file.remark}
          </details>
        )}
      </div>
      {isRead ? (
        <div className="file-findings">
          {readNothing(file) ? (
            <p className="field-error">{NOTHING_READ}。</p>
          ) : file.findings.length === 0 ? (
            <p className="ok">没有发现问题。</p>
          ) : null}
          <ul aria-label="问题">
            {file.findings.map((one) => (
              <FindingLine
                key={one.id}
                finding={one}
                isNew={again?.added.has(one.id) === true}
                isChosen={one.id === chosen}
                onChoose={() => setChosen(one.id)}
              />
            ))}
          </ul>
          {again === null || again.fixed.length === 0 ? null : (
            <>
              <h3>已改好（{again.fixed.length}）</h3>
              <ul className="fixed">
                {again.fixed.map((one) => (
                  <li key={one.id}>{sentenceOf(one)}</li>
                ))}
              </ul>
            </>
          )}
          {again === null || again.unchecked.length === 0 ? null : (
            <p className="hint">上年的报告这次不在里面，有 {again.unchecked.length} 个问题没有再查。</p>
          )}
        </div>
      ) : null}
      {!isRead ? null : source.kind === "here" ? (
        <div className="file-source">
          {finding !== undefined && place === null ? (
            <p className="hint">原文里没有找到这个问题所在的地方，请按上面的位置查看。</p>
          ) : null}
          <SourceView blocks={source.reading.blocks} place={place} label="原文" />
        </div>
      ) : file.notReadAgain === true ? null : (
        <p className="hint" role="status">
          {source.kind === "reading" ? "正在读原文……" : source.why}
        </p>
      )}
    </>
  );
}
