/** 收到的报告, on the list: reports of other units, apart from one's own, with the way to each and to the roll-up. */
import "./received-list.css";
import { type ReactElement, useState } from "react";
import type { DraftHead } from "../../drafts/draft";
import { auditPath, reviewPath, summaryPath } from "../ui/routes";
import { shownTime } from "../ui/shown-time";

/** So many are listed here; all of them are on the roll-up's board. */
const SHOWN = 8;

interface Props {
  /** Received reports, last changed first. */
  readonly received: readonly DraftHead[];
  readonly onRemove: (draft: DraftHead) => void;
}

export function ReceivedList({ received, onRemove }: Props): ReactElement | null {
  const [all, setAll] = useState(false);
  if (received.length === 0) return null;
  const now = new Date();
  const shown = all ? received : received.slice(0, SHOWN);
  return (
    <section className="received" aria-labelledby="received-title">
      <div className="head">
        <h2 id="received-title">收到的报告（{received.length}）</h2>
        <span className="grow" />
        <a className="button" href={summaryPath}>
          汇总
        </a>
        <a className="button" href={auditPath}>
          批量核对
        </a>
      </div>
      <table className="list">
        <caption className="visually-hidden">收到的报告</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">年度</th>
            <th scope="col">核对</th>
            <th scope="col">最后变动</th>
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((head) => (
            <tr key={head.id}>
              <td>
                <a className="unit" href={reviewPath(head.id)}>
                  {head.organization === "" ? "未填单位" : head.organization}
                </a>
              </td>
              <td>{head.year}</td>
              <td>
                {head.errors > 0 ? <span className="count e">{head.errors} 必须改正</span> : null}
                {head.warnings > 0 ? <span className="count w">{head.warnings} 请核实</span> : null}
                {head.errors + head.warnings === 0 ? <span className="no-findings">✓ 无问题</span> : null}
              </td>
              <td>{shownTime(head.changedAt, now)}</td>
              <td>
                <button
                  type="button"
                  className="link"
                  aria-label={`删除收到的 ${head.organization} ${head.year} 年度`}
                  onClick={() => onRemove(head)}
                >
                  删除
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {received.length > SHOWN && !all ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          全部列出（{received.length}）
        </button>
      ) : null}
    </section>
  );
}
