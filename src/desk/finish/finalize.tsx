/** 定稿: freezes a version under its content hash; after reopening, says what has changed since. */
import { type ReactElement, type RefObject, useEffect, useRef, useState } from "react";
import type { RulesState } from "../../checks/live-findings";
import { countBySeverity } from "../../checks/report-counts";
import type { DraftLibrary } from "../../drafts/library";
import type { DraftSession } from "../../editing/draft-session";
import { openFindings } from "../../report/answers";
import { compareEntries, type FieldChange } from "../../report/compare";
import { FINALIZED_HASH_KEY, FINALIZED_VERSION_KEY } from "../../report/entries";
import { happened } from "../../review/record-text";
import {
  useFindings,
  useIsFinalized,
  useIsLocked,
  useRulesState,
  useSession,
  useTyped,
} from "../open-draft/open-draft";
import { actorNow } from "../ui/actor";
import { rememberedPerson } from "../ui/person";
import { problemText } from "../ui/problem-text";
import { historyPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";
import { ContentCode } from "./content-code";

/** More are left to the history's comparison. */
const MOST_SHOWN = 6;
const shown = (value: string): string => (value === "" ? "未填" : value);

function Changed({ change }: { readonly change: FieldChange }): ReactElement {
  const { field, before, after } = change;
  return (
    <li>
      {field.place}：{field.kind === "longText" ? "文字有改动" : `${shown(before)} → ${shown(after)}`}
    </li>
  );
}

/** What differs from the version finalised last. */
function SinceVersion({ version }: { readonly version: string }): ReactElement | null {
  const session = useSession();
  const [changes, setChanges] = useState<readonly FieldChange[] | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  useEffect(() => {
    let stop: (() => void) | null = null;
    let wanted = true;
    const read = session.lastVersion().catch(() => null);
    void read.then((then) => {
      if (!wanted) return;
      if (then === null) {
        setUnreadable(true);
        return;
      }
      const compare = () =>
        setChanges(compareEntries(then, session.report.entries).flatMap((section) => section.changes));
      compare();
      stop = session.report.content.watch(compare);
    });
    return () => {
      wanted = false;
      stop?.();
    };
  }, [session]);
  if (unreadable) return <p className="explain">第 {version} 版的内容现在读不出来，不能比较。</p>;
  if (changes === null) return null;
  if (changes.length === 0) return <p className="explain">内容与第 {version} 版相同。</p>;
  return (
    <div className="since-version">
      <p className="explain">
        与第 {version} 版相比改动 {changes.length} 处，再次定稿成为第 {Number(version) + 1} 版：
      </p>
      <ul>
        {changes.slice(0, MOST_SHOWN).map((change) => (
          <Changed key={change.field.id} change={change} />
        ))}
      </ul>
      <a href={historyPath(session.id)}>
        {changes.length > MOST_SHOWN ? `看全部 ${changes.length} 处改动` : "在修改记录里比较"}
      </a>
    </div>
  );
}

/** What keeps a report from being finalised. */
interface Waiting {
  readonly unfilled: number;
  readonly errors: number;
  readonly warnings: number;
}

function explanation({ unfilled, errors, warnings }: Waiting, rules: RulesState): string {
  const parts = [
    ...(errors > 0 ? [`改正 ${errors} 处`] : []),
    ...(unfilled > 0 ? [`填好还没填的 ${unfilled} 处`] : []),
    ...(warnings > 0 ? [`核实 ${warnings} 处`] : []),
  ];
  if (rules !== "here")
    return parts.length > 0 ? `先${parts.join("，")}；核对完以后可以定稿。` : "核对完以后可以定稿。";
  if (parts.length === 0) return "该改的已改，该核实的已核实，可以定稿。";
  const how = warnings > 0 ? "要核实的，改正，或者在「已核实…」里写明情况。" : "";
  return `${parts.join("，")}，就可以定稿。${how}`;
}

interface Acting {
  /** Somebody pressed 定稿 or 重新修改 here. */
  readonly acted: boolean;
  readonly onAct: () => void;
}

/** The button that was pressed is gone: the focus goes to what it did, where a second Enter does nothing. */
function useFocusOnceActed(acted: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(acted);
  useEffect(() => {
    if (first.current) heading.current?.focus();
  }, []);
  return heading;
}

function Finalized({ acted, onAct }: Acting): ReactElement {
  const session = useSession();
  const version = useTyped(FINALIZED_VERSION_KEY);
  const hash = useTyped(FINALIZED_HASH_KEY);
  const heading = useFocusOnceActed(acted);
  const reopen = () => {
    onAct();
    session.reopen();
  };
  return (
    <section className="card" aria-labelledby="finalize">
      <h2 id="finalize" tabIndex={-1} ref={heading}>
        已定稿{version === "" ? "" : `，第 ${version} 版`}
      </h2>
      <p className="explain">内容已经定下，不能修改。需要修改时请先「重新修改」。</p>
      {hash === "" ? null : <ContentCode hash={hash} />}
      <button type="button" className="full" onClick={reopen}>
        重新修改
      </button>
    </section>
  );
}

/** Finalises, and writes into the draft's record who did it; whose name that is, is had first. */
async function finalizeOnRecord(session: DraftSession, library: DraftLibrary, at: string): Promise<void> {
  const by = await rememberedPerson(library, "officer");
  await session.finalize(at);
  if (!session.finalized.value) return;
  const contentHash = session.report.typed(FINALIZED_HASH_KEY);
  session.annotate([happened(actorNow(by, "officer"), "finalised", { contentHash })]);
}

function Open({ acted, onAct }: Acting): ReactElement {
  const session = useSession();
  const { library } = useApp();
  const findings = useFindings();
  const answers = useWatched(session.answers);
  const open = openFindings(findings, answers);
  const wrong = open.filter((finding) => !finding.unfilled);
  const waiting = { ...countBySeverity(wrong), unfilled: open.length - wrong.length };
  const rules = useRulesState();
  const locked = useIsLocked();
  const version = useTyped(FINALIZED_VERSION_KEY);
  const [state, setState] = useState<"ready" | "working" | "failed">("ready");
  const heading = useFocusOnceActed(acted);
  const finalize = () => {
    if (state === "working") return;
    setState("working");
    onAct();
    const at = new Date().toISOString();
    finalizeOnRecord(session, library, at).then(
      () => setState("ready"),
      () => setState("failed"),
    );
  };
  return (
    <section className="card" aria-labelledby="finalize">
      <h2 id="finalize" tabIndex={-1} ref={heading}>
        定稿
      </h2>
      <p className="explain" id="finalize-explain">
        {explanation(waiting, rules)}
      </p>
      {version === "" ? null : <SinceVersion version={version} />}
      <button
        type="button"
        className="primary full"
        data-action="finalize"
        aria-describedby="finalize-explain"
        disabled={open.length > 0 || locked || rules !== "here"}
        onClick={finalize}
      >
        定稿
      </button>
      {state === "failed" ? (
        <p className="field-error" role="alert">
          {problemText({ code: "part-missing" })}
        </p>
      ) : null}
    </section>
  );
}

export function Finalize(): ReactElement {
  const finalized = useIsFinalized();
  // Only what is done here moves the focus, not that the step opens.
  const [acted, setActed] = useState(false);
  const act = { acted, onAct: () => setActed(true) };
  // With keys of their own, so that a second Enter never meets the other one's button.
  return finalized ? <Finalized key="finalized" {...act} /> : <Open key="open" {...act} />;
}
