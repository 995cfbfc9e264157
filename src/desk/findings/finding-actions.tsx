/** What can be done about a finding: go there, or what its rule offers to settle it. */
import "./finding-actions.css";
import { type MouseEvent, type ReactElement, useState } from "react";
import type { Finding, Fix } from "../../checks/finding";
import { type FieldId, findField, findTotal } from "../../form/fields";
import type { Change } from "../../report/entries";
import { goToPlace, jumpTo } from "../open-draft/jump";
import { useIsLocked, useOpenDraft } from "../open-draft/open-draft";
import { parseRoute } from "../ui/routes";
import { Answering, useAnswer } from "./answering";

const goLabel = ({ unfilled, goTo }: Finding, locked: boolean): string => {
  // What cannot be changed is only looked at.
  if (locked) return "去看";
  if (unfilled) return "去填";
  return findTotal(goTo) === undefined ? "去看" : "去这一行";
};

/** The elements of all findings shown beside this one, and the heading over them. */
function neighbours(button: HTMLElement): { readonly root: Element | null; readonly index: number } {
  const root = button.closest("[data-findings]");
  const item = button.closest("[data-rule]");
  const items = root === null ? [] : [...root.querySelectorAll("[data-rule]")];
  return { root, index: item === null ? 0 : items.indexOf(item) };
}

/** Where a settled finding had its button the next one's takes the focus; after the last one the heading. */
function focusInstead({ root, index }: ReturnType<typeof neighbours>): void {
  if (root === null || (document.activeElement !== document.body && document.activeElement !== null)) return;
  const items = root.querySelectorAll("[data-rule]");
  const next = items[Math.min(index, items.length - 1)];
  const target = next?.querySelector("button") ?? root.querySelector("h2");
  if (target instanceof HTMLElement) target.focus();
}

/** A text of the step that is open which changes touch, as it is before them; null where they touch none. */
function textBefore(
  changes: readonly Change[],
  typed: (key: string) => string,
): { readonly id: FieldId; readonly before: string } | null {
  const route = parseRoute(window.location.hash);
  for (const { key } of changes) {
    const field = findField(key);
    const isText = field?.kind === "longText" && route?.screen === "draft" && route.view === field.step;
    if (isText) return { id: key, before: typed(key) };
  }
  return null;
}

export function FindingActions({ finding }: { readonly finding: Finding }): ReactElement {
  const draft = useOpenDraft();
  const { session } = draft;
  const locked = useIsLocked();
  const [answering, setAnswering] = useState(false);
  const answered = useAnswer(finding) !== null;
  const { inTable } = finding;
  const settle = (event: MouseEvent<HTMLButtonElement>, fix: Fix) => {
    const beside = neighbours(event.currentTarget);
    const changes = session.findings.changesOf(finding.id, fix);
    const text = textBefore(changes, (key) => session.report.typed(key));
    if (changes.length > 0) session.applyStep(fix.name, changes);
    // A settled finding leaves at once, also one that waits for a pause in typing.
    session.findings.settle();
    if (text === null) {
      requestAnimationFrame(() => focusInstead(beside));
      return;
    }
    import("../open-draft/put-words").then(
      ({ changedSpan, showPut }) =>
        showPut(session, text.id, [changedSpan(text.before, session.report.typed(text.id))]),
      () => focusInstead(beside),
    );
  };
  return (
    <div className={answering ? "acts answering" : answered ? "acts with-answer" : "acts"}>
      <button type="button" className="link" onClick={() => jumpTo(draft, finding)}>
        {goLabel(finding, locked)}
      </button>
      {(locked ? [] : finding.fixes).map((fix) => (
        <button
          key={fix.name}
          type="button"
          className="link"
          data-action={fix.action}
          onClick={(event) => settle(event, fix)}
        >
          {fix.label}
        </button>
      ))}
      {locked || inTable === undefined ? null : (
        <button type="button" className="link" onClick={() => goToPlace(draft, inTable, { field: inTable })}>
          去表格
        </button>
      )}
      <Answering finding={finding} open={answering} onOpen={setAnswering} />
    </div>
  );
}
