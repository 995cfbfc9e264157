/** 往来记录: who did what when, with which file and content. */
import "./record-list.css";
import type { ReactElement } from "react";
import type { EventRecord } from "../../review/records";
import { shownClock, shownTime } from "./shown-time";

const WHAT: Readonly<Record<string, string>> = {
  created: "新建",
  submitted: "送审",
  returned: "退回",
  approved: "通过",
  finalised: "定稿",
  opened: "打开文件",
  merged: "合并改动",
};

const code = (hash: string): string => hash.slice("sha256:".length, "sha256:".length + 8).toUpperCase();

/** With the clock, which a day shown by itself lacks. */
const whenOf = ({ at }: EventRecord, now: Date): string => {
  const shown = shownTime(at, now);
  return /\d\d:\d\d$/.test(shown) ? shown : `${shown} ${shownClock(at)}`;
};

export function RecordList({ events }: { readonly events: readonly EventRecord[] }): ReactElement | null {
  if (events.length === 0) return null;
  const now = new Date();
  return (
    <details className="record-list">
      <summary>往来记录（{events.length}）</summary>
      <ol>
        {events.map((event) => (
          <li key={event.id}>
            {whenOf(event, now)}　{event.by === "" ? "" : `${event.by} `}
            {WHAT[event.what] ?? event.what}
            {event.revision === undefined ? "" : `（第 ${event.revision} 次送审）`}
            {event.file === undefined ? "" : `　${event.file}`}
            {event.contentHash === undefined ? "" : `　校验码 ${code(event.contentHash)}`}
            {event.note === undefined || event.note === "" ? "" : `　理由：${event.note}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
