/** What is wrong with the storage, in one sentence with the way out. */
import { type ReactElement, useState } from "react";
import type { ConnectionState } from "../../drafts/connection";
import type { Problem } from "../../report/problem";
import { problemText } from "./problem-text";
import { saveBackup } from "./save-backup";
import { type AppServices, useApp } from "./services";

async function reload({ session }: AppServices): Promise<void> {
  await session.value?.settle();
  window.location.reload();
}

/** Throwing the database away, asked twice; only when it could not be read for long. */
function Rebuild({ say }: { readonly say: (words: string) => void }): ReactElement {
  const { connection } = useApp();
  const [step, setStep] = useState<"offered" | "asked" | "working">("offered");
  const rebuild = async () => {
    setStep("working");
    say("正在重建草稿库……");
    const works = await connection.rebuild().catch(() => false);
    setStep("offered");
    say(
      works
        ? ""
        : "重建没有成功，浏览器不让清空。请先「下载备份」，再在浏览器设置里清除本站数据，然后重新打开本页、恢复备份。",
    );
  };
  if (step !== "asked") {
    return (
      <button
        type="button"
        className="danger"
        disabled={step === "working"}
        onClick={() => {
          say("重建会清空打不开的草稿库；本页的内容和副本会重新写入，其他草稿只能用备份文件恢复。确定吗？");
          setStep("asked");
        }}
      >
        重建草稿库
      </button>
    );
  }
  return (
    <>
      <button type="button" className="danger" onClick={() => void rebuild()}>
        清空并重建
      </button>
      <button
        type="button"
        onClick={() => {
          say("");
          setStep("offered");
        }}
      >
        取消
      </button>
    </>
  );
}

interface Props {
  readonly problem: Problem;
  readonly state: ConnectionState;
}

export function StorageProblem({ problem, state }: Props): ReactElement {
  const services = useApp();
  const [said, say] = useState("");
  const copies = services.library.fromCopies;
  const rescued = copies > 0 ? `最近写过的 ${copies} 份已从副本调出，可以打开、继续填写和备份。` : "";
  return (
    <div className="storage-bar" role="alert" data-storage={problem.code}>
      <span>{said === "" ? `${problemText(problem)}${rescued}` : said}</span>
      {state === "outdated" ? (
        <button type="button" onClick={() => void reload(services)}>
          保存并刷新
        </button>
      ) : null}
      <button type="button" data-action="backup" onClick={() => void saveBackup(services).then(say)}>
        下载备份
      </button>
      {state === "unreadable" ? <Rebuild say={say} /> : null}
    </div>
  );
}
