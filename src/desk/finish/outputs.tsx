/**
 * What leaves the desk, by what it is for: 打印盖章, 发到网站, 报上级, 留底. After 定稿 it is the list of what comes next,
 * and remembers what was ticked as done.
 */
import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import type { DraftStore } from "../../drafts/store";
import type { DraftSession } from "../../editing/draft-session";
import { FINALIZED_VERSION_KEY } from "../../report/entries";
import { useIsFinalized, useSession, useTyped } from "../open-draft/open-draft";
import { problemText } from "../ui/problem-text";
import { printPath } from "../ui/routes";
import { saveBackup } from "../ui/save-backup";
import { useApp } from "../ui/services";
import {
  copyForEditor,
  copyTitle,
  exportBlankDocx,
  exportBlankXlsx,
  exportDocx,
  exportHtml,
  exportJson,
  exportPackage,
  exportXlsx,
} from "./export-files";
import { keptSiteNames, SiteNamesForm } from "./site-names";

type Purpose = "print" | "website" | "superior" | "archive";

/** Saves or copies; resolves to what there is to say, empty when there is nothing. */
type Make = (session: DraftSession, store: DraftStore) => Promise<string>;

interface Output {
  /** `data-action` of the button. */
  readonly action: string;
  readonly label: string;
  readonly make: Make;
}

interface PurposeText {
  readonly id: Purpose;
  readonly title: string;
  /** What is done with it, in a line. */
  readonly hint: string;
  readonly outputs: readonly Output[];
}

const PURPOSES: readonly PurposeText[] = [
  {
    id: "print",
    title: "打印盖章",
    hint: "打印一份，负责人签字、盖章后存档或报送",
    outputs: [{ action: "export-docx", label: "Word 文档", make: (session) => exportDocx(session) }],
  },
  {
    id: "website",
    title: "发到网站",
    hint: "贴进网站后台的编辑器，或者上传网页文件；发布包里各种文件都有",
    outputs: [
      { action: "copy-for-editor", label: "复制到网站编辑器", make: copyForEditor },
      { action: "copy-title", label: "复制标题", make: copyTitle },
      {
        action: "export-html",
        label: "网页文件",
        make: async (session, store) => exportHtml(session, await keptSiteNames(store)),
      },
      {
        action: "export-package",
        label: "发布包",
        make: async (session, store) => exportPackage(session, await keptSiteNames(store)),
      },
    ],
  },
  {
    id: "superior",
    title: "报上级",
    hint: "Word 文档在上面；要数字的，另报三张表",
    outputs: [{ action: "export-xlsx", label: "三张表 Excel", make: exportXlsx }],
  },
  {
    id: "archive",
    title: "留底",
    hint: "数据文件可以用填报台再打开，明年接着用；空白表可以打印出来手填",
    outputs: [
      { action: "export-json", label: "数据文件 JSON", make: exportJson },
      { action: "export-blank-docx", label: "空白表 Word", make: exportBlankDocx },
      { action: "export-blank-xlsx", label: "空白表 Excel", make: exportBlankXlsx },
    ],
  },
];

const doneKey = (draft: string): string => `done:${draft}`;

interface Done {
  /** The version that the ticks are about: the next one begins without any. */
  readonly version: string;
  readonly purposes: readonly Purpose[];
}

function isDone(value: unknown): value is Done {
  return typeof value === "object" && value !== null && "version" in value && "purposes" in value;
}

/** The ticks of a version, kept in the store's settings; `tick` changes one. */
function useTicks(version: string): readonly [readonly Purpose[], (purpose: Purpose) => void] {
  const { library } = useApp();
  const { id } = useSession();
  const [ticked, setTicked] = useState<readonly Purpose[]>([]);
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const stored = await library.store.setting(doneKey(id)).catch(() => null);
      if (wanted) setTicked(isDone(stored) && stored.version === version ? stored.purposes : []);
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [library, id, version]);
  const tick = (purpose: Purpose) => {
    const purposes = ticked.includes(purpose)
      ? ticked.filter((one) => one !== purpose)
      : [...ticked, purpose];
    setTicked(purposes);
    const kept: Done = { version, purposes };
    void library.store.putSetting(doneKey(id), kept);
  };
  return [ticked, tick];
}

function PurposeRow({
  purpose,
  tick,
  children,
}: {
  readonly purpose: PurposeText;
  /** Null before 定稿: then there is nothing to have done yet. */
  readonly tick: { readonly done: boolean; readonly change: () => void } | null;
  readonly children: ReactNode;
}): ReactElement {
  const title = <span className="purpose-title">{purpose.title}</span>;
  return (
    <li className={tick?.done === true ? "purpose done" : "purpose"}>
      {tick === null ? (
        <h3>{title}</h3>
      ) : (
        <h3>
          <label>
            <input type="checkbox" checked={tick.done} onChange={tick.change} />
            {title}
            {tick.done ? <span className="purpose-done">已办</span> : null}
          </label>
        </h3>
      )}
      <p className="hint">{purpose.hint}</p>
      <div className="buttons">{children}</div>
    </li>
  );
}

export function Outputs(): ReactElement {
  const session = useSession();
  const services = useApp();
  const finalized = useIsFinalized();
  const version = useTyped(FINALIZED_VERSION_KEY);
  const [ticked, tick] = useTicks(version);
  const [notice, setNotice] = useState("");
  const run = (make: Make) => {
    setNotice("");
    make(session, services.library.store).then(setNotice, () =>
      setNotice(problemText({ code: "part-missing" })),
    );
  };
  const backUp: Make = async () => {
    await saveBackup(services);
    return "备份里有这台电脑上的全部草稿。请存到其他磁盘或 U 盘。";
  };
  return (
    <section className="card exports" aria-labelledby="exports">
      <h2 id="exports">{finalized ? "接下来" : "输出"}</h2>
      <p className="explain">
        {finalized ? "做过的打勾，下次打开还在。" : "还没有定稿，导出的文件会标明草稿。"}
      </p>
      <ol className="purposes">
        {PURPOSES.map((purpose) => (
          <PurposeRow
            key={purpose.id}
            purpose={purpose}
            tick={finalized ? { done: ticked.includes(purpose.id), change: () => tick(purpose.id) } : null}
          >
            {purpose.id === "print" ? (
              <a className="button" data-action="print" href={printPath(session.id)}>
                打印或存为 PDF
              </a>
            ) : null}
            {purpose.outputs.map(({ action, label, make }) => (
              <button key={action} type="button" data-action={action} onClick={() => run(make)}>
                {label}
              </button>
            ))}
            {purpose.id === "website" ? <SiteNamesForm /> : null}
            {purpose.id === "archive" ? (
              <button type="button" data-action="backup" onClick={() => run(backUp)}>
                下载备份
              </button>
            ) : null}
          </PurposeRow>
        ))}
      </ol>
      <p className="explain said" role="status">
        {notice}
      </p>
    </section>
  );
}
