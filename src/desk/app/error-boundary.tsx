/** The one place where the unexpected ends: it says what happened, that the draft is safe, and offers a backup. */
import { Component, type ReactNode } from "react";
import { saveBackup } from "../ui/save-backup";
import type { AppServices } from "../ui/services";

interface Props {
  readonly services: AppServices;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="page notice-page" role="alert">
        <h1>页面出错了，草稿没有丢</h1>
        <p>
          程序遇到没有预料到的情况，画面停在这里。已经填写的内容保存在这台电脑的浏览器里；为稳妥起见，请先保存一份备份文件，再重新打开。
        </p>
        <p className="buttons">
          <button
            type="button"
            className="primary"
            data-action="backup"
            onClick={() => void saveBackup(this.props.services)}
          >
            下载备份
          </button>
          <button type="button" onClick={() => window.location.reload()}>
            重新打开
          </button>
        </p>
        <details>
          <summary>给技术人员的信息</summary>
          <p className="technical">{`${error.name}: ${error.message}`}</p>
        </details>
      </main>
    );
  }
}
