/** 打印预览: the real pages, as they are printed, and the few choices that matter. */
import "./print.css";
import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { reportFileName } from "../../report/report-json";
import { useIsFinalized, useSession, useViewState } from "../open-draft/open-draft";
import { takePrintRequest } from "../open-draft/print-request";
import { LazyPart } from "../ui/lazy-part";
import { PageHead } from "../ui/page-head";
import { lazyPart } from "../ui/part";
import { problemText } from "../ui/problem-text";
import { stepPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { PageView } from "./page-view";
import type { PrintOptions } from "./print-options";
import { keptOptions, OptionsKeeper } from "./print-options-store";

/** Comes after the pages that it marks. */
const problemList = lazyPart(() => import("./problem-list").then((part) => part.ProblemList));

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: Readonly<Record<T, string>>;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, value, choices, onChoose }: ChoiceProps<T>): ReactElement {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {Object.entries<string>(choices)
          .sort(([a], [b]) => b.localeCompare(a))
          .map(([name, shown]) => (
            <option key={name} value={name}>
              {shown}
            </option>
          ))}
      </select>
    </div>
  );
}

function Toggle({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <label className="toggle">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {children}
    </label>
  );
}

function Options({
  options,
  finalized,
  choose,
  children,
}: {
  readonly options: PrintOptions;
  readonly finalized: boolean;
  readonly children: ReactNode;
  readonly choose: (chosen: Partial<PrintOptions>) => void;
}): ReactElement {
  return (
    <aside className="print-options" aria-label="打印选项">
      <Choice
        label="落款"
        value={options.seal}
        choices={{ unsealed: "不盖章", sealed: "盖章（报送的纸质件）" }}
        onChoose={(seal) => choose({ seal })}
      />
      {finalized ? null : (
        <Choice
          label="草稿标记"
          value={options.draftMark}
          choices={{ watermark: "页脚和水印", foot: "只在页脚" }}
          onChoose={(draftMark) => choose({ draftMark })}
        />
      )}
      <Choice
        label="正文字号"
        value={options.bodySize}
        choices={{ "16": "三号（公文标准）", "15": "小三", "14": "四号" }}
        onChoose={(bodySize) => choose({ bodySize })}
      />
      <Choice
        label="表格位置"
        value={options.tables}
        choices={{ page: "每张表另起一页", flow: "接着正文排" }}
        onChoose={(tables) => choose({ tables })}
      />
      <Toggle checked={options.tableThreeAlone} onChange={(tableThreeAlone) => choose({ tableThreeAlone })}>
        第三部分的表单独一页
      </Toggle>
      <Toggle checked={options.preamble} onChange={(preamble) => choose({ preamble })}>
        印导言
      </Toggle>
      <p className="hint">
        打印时选 A4、双面、缩放 100%，页边距选“默认”。存为 PDF：目标打印机选“另存为 PDF”。
        {finalized ? "" : "定稿后不再标草稿。"}
      </p>
      {children}
    </aside>
  );
}

export function PrintScreen(): ReactElement {
  const session = useSession();
  const { stepShown: cameFrom } = useViewState();
  const finalized = useIsFinalized();
  const { store } = useApp().library;
  const [options, setOptions] = useState<PrintOptions | null>(null);
  const [pages, setPages] = useState(0);
  const [drawn, setDrawn] = useState(0);
  const [failed, setFailed] = useState(false);
  const sheets = useRef<HTMLElement>(null);
  const keeper = useRef<OptionsKeeper | null>(null);
  // The rules over texts come after the others; what they find is marked too.
  useEffect(() => void session.findings.readRules(), [session]);
  useEffect(() => {
    let wanted = true;
    void keptOptions(store).then((kept) => {
      if (!wanted) return;
      keeper.current = new OptionsKeeper(store, kept, setOptions);
      setOptions(kept);
    });
    return () => {
      wanted = false;
    };
  }, [store]);
  useEffect(() => {
    if (options === null) return;
    let wanted = true;
    const draw = () => {
      void import("./sheets").then(
        ({ drawSheets }) => {
          if (!wanted || sheets.current === null) return;
          setPages(drawSheets(session.report, options, sheets.current));
          setDrawn((times) => times + 1);
          if (takePrintRequest(session.id)) window.print();
        },
        () => setFailed(true),
      );
    };
    draw();
    const stop = session.report.content.watch(draw);
    return () => {
      wanted = false;
      stop();
    };
  }, [session, options]);
  const choose = (chosen: Partial<PrintOptions>) => keeper.current?.choose(chosen);
  return (
    <div className="print-screen">
      <header className="top">
        <a className="button" href={stepPath(session.id, cameFrom.value ?? "finish")}>
          ← 返回
        </a>
        {/* The browser proposes the document's title as the name of a PDF. */}
        <PageHead
          title="打印预览"
          overDocument
          documentTitle={reportFileName(session.report.entries)}
          hint={pages === 0 ? "" : `共 ${pages} 页`}
        >
          {pages === 0 ? null : <PageView sheets={sheets} pages={pages} />}
          <button type="button" className="primary" data-action="print" onClick={() => window.print()}>
            打印或存为 PDF
          </button>
        </PageHead>
      </header>
      <div className="print-columns">
        {failed ? (
          <main key="failed" className="sheets">
            <p className="card field-error" role="alert">
              {problemText({ code: "part-missing" })}
            </p>
          </main>
        ) : (
          <main className="sheets" ref={sheets} aria-label="打印稿" />
        )}
        {options === null ? null : (
          <Options options={options} finalized={finalized} choose={choose}>
            {drawn === 0 ? null : <LazyPart part={problemList} with={{ sheets, options, drawn }} />}
          </Options>
        )}
      </div>
    </div>
  );
}
