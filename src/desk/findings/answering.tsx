/** 「已核实…」: a warning confirmed with a reason in one line, in its place; what was answered folds to that line. */
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { Finding } from "../../checks/finding";
import { answerKey, answerOf } from "../../report/answers";
import { answerFinding } from "../../report/kept-answers";
import { useIsLocked, useSession, useTyped } from "../open-draft/open-draft";
import { keepFocusNear } from "../ui/keep-focus";
import { rememberedPerson } from "../ui/person";
import { useApp } from "../ui/services";

/** Reasons that officers give again and again. */
const USUAL = ["有清理或修订", "统计口径不同", "含上年结转", "按上级要求填写"];
/** Shorter words explain nothing. */
const LEAST = 4;

interface Props {
  readonly finding: Finding;
}

interface AnsweringProps extends Props {
  /** Whether the reason is being given. */
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** The reason given for a finding, and whether it still rests on what it did; null when none was given. */
export function useAnswer(finding: Finding): { readonly reason: string; readonly holds: boolean } | null {
  const answer = answerOf(useTyped(answerKey(finding.id)));
  return answer === null ? null : { reason: answer.reason, holds: answer.basis === finding.basis };
}

function ReasonForm({
  finding,
  begin,
  onDone,
}: Props & { readonly begin: string; readonly onDone: () => void }): ReactElement {
  const session = useSession();
  const { library } = useApp();
  const [reason, setReason] = useState(begin);
  const [refused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    // The usual reasons and what confirms them too, in however low a drawer.
    input.current?.form?.scrollIntoView({ block: "nearest" });
  }, []);
  const answer = (words: string) => {
    const given = words.trim();
    if (given.length < LEAST) {
      setRefused(true);
      input.current?.focus();
      return;
    }
    // As it is now: what was typed since it was shown counts.
    const now = session.findings.current(finding.id);
    void rememberedPerson(library, "officer").then((by) => {
      if (now !== undefined) {
        session.applyStep("已核实", [answerFinding(now, given, by, new Date().toISOString())]);
      }
      onDone();
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    answer(reason);
  };
  return (
    <form
      className="reason"
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onDone();
      }}
    >
      <label>
        核实的情况
        <input
          ref={input}
          value={reason}
          maxLength={200}
          autoComplete="off"
          aria-invalid={refused || undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <span className="usual">
        {USUAL.map((words) => (
          <button key={words} type="button" className="chip" onClick={() => answer(words)}>
            {words}
          </button>
        ))}
      </span>
      {refused ? <span className="field-error">请用四个字以上写明情况。</span> : null}
      <span className="acts">
        <button type="submit" className="link">
          确定
        </button>
        <button type="button" className="link" onClick={onDone}>
          取消
        </button>
      </span>
    </form>
  );
}

/** The answer to a finding that may be answered: given, given once and no longer holding, or still to be given. */
export function Answering({ finding, open, onOpen }: AnsweringProps): ReactElement | null {
  const session = useSession();
  const locked = useIsLocked();
  const answer = useAnswer(finding);
  const button = useRef<HTMLButtonElement>(null);
  if (!finding.answerable) return null;
  const close = () => {
    onOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (open) return <ReasonForm finding={finding} begin={answer?.reason ?? ""} onDone={close} />;
  return (
    <>
      {answer === null ? null : (
        <span className={answer.holds ? "answered" : "answered fallen"}>
          {answer.holds
            ? `已核实：${answer.reason}`
            : `说明过“${answer.reason}”，后来数字或文字变了，请重新核实。`}
        </span>
      )}
      {locked ? null : (
        <>
          <button
            type="button"
            className="link"
            data-action="answer-warning"
            ref={button}
            onClick={() => onOpen(true)}
          >
            {answer?.holds === true ? "改说明" : "已核实…"}
          </button>
          {answer?.holds === true ? (
            <button
              type="button"
              className="link"
              onClick={() => {
                keepFocusNear(".acts button", "main h1");
                session.applyStep("撤回核实说明", [{ key: answerKey(finding.id), value: "" }]);
              }}
            >
              撤回
            </button>
          ) : null}
        </>
      )}
    </>
  );
}
