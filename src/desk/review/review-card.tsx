/** Cards in the margin: a comment with its replies, a finding, a change, and the one in which a comment is written. */
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import type { ReviewPlace } from "../../review/places";
import type { Thread } from "../../review/records";
import { keepFocusNear } from "../ui/keep-focus";
import { shownTime } from "../ui/shown-time";

const PHRASES = ["请核对", "请说明情形", "与文中不符", "与上年不符"] as const;

const STATE_NAMES = { new: "新意见", changed: "已改", unchanged: "未改", resolved: "已解决" } as const;
const SEVERITY_NAMES = { error: "必须改正", warning: "请核实", notice: "提示" } as const;

export interface CardActions {
  /** What is done by whoever reads: the supervisor here, the officer in the wizard. */
  reply(thread: Thread, text: string): void;
  settle(thread: Thread, resolved: boolean): void;
  /** Takes back a comment that was not sent. */
  remove(thread: Thread): void;
  /** Begins a comment on what a finding says. */
  commentOn(place: ReviewPlace): void;
}

interface CardProps {
  readonly place: ReviewPlace;
  readonly active: boolean;
  readonly onSelect: () => void;
  readonly actions: CardActions;
  /** Nothing can be written: another version owns the data. */
  readonly locked: boolean;
}

/** Quoted words as they are printed: without the stars of bold ones, of a long quote the beginning. */
function shownQuote(quote: string): string {
  const plain = quote.replaceAll("**", "");
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}

/** Ctrl+Enter writes, Escape leaves. */
const onKeys = (write: () => void, leave: () => void) => (event: KeyboardEvent) => {
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) write();
  else if (event.key === "Escape") leave();
  else return;
  event.preventDefault();
  event.stopPropagation();
};

export function ReplyForm({
  label,
  onWrite,
  onCancel,
}: {
  readonly label: string;
  readonly onWrite: (text: string) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const [text, setText] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const write = () => {
    if (text.trim() !== "") onWrite(text.trim());
  };
  return (
    <form
      className="reply-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        write();
      }}
    >
      <textarea
        ref={area}
        rows={2}
        aria-label={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeys(write, onCancel)}
      />
      <div className="acts">
        <button type="submit" className="primary small">
          写好
        </button>
        <button type="button" className="link" onClick={onCancel}>
          取消
        </button>
      </div>
    </form>
  );
}

export function ThreadBody({ thread }: { readonly thread: Thread }): ReactElement {
  const { comment, replies } = thread;
  const now = new Date();
  return (
    <>
      {comment.quote === undefined || comment.quote === "" ? null : (
        <blockquote>{shownQuote(comment.quote)}</blockquote>
      )}
      <p className="comment-said">{comment.text}</p>
      <p className="who">
        {comment.author === "" ? "审核人" : comment.author} · {shownTime(comment.createdAt, now)}
      </p>
      {replies.map((reply) => (
        <p key={reply.id} className="reply">
          <b>{reply.author === "" ? (reply.side === "officer" ? "填报人" : "审核人") : reply.author}：</b>
          {reply.text}
        </p>
      ))}
    </>
  );
}

function ThreadCard({ place, actions, locked }: CardProps): ReactElement | null {
  const [replying, setReplying] = useState(false);
  const { content } = place;
  if (content.kind !== "thread") return null;
  const { thread, state, anchor } = content;
  const keepFocus = () => keepFocusNear(".review-card", '.paper [data-place][tabindex="0"]');
  const stopReplying = () => {
    keepFocus();
    setReplying(false);
  };
  const settle = (resolved: boolean) => {
    keepFocus();
    actions.settle(thread, resolved);
  };
  return (
    <>
      <ThreadBody thread={thread} />
      {anchor.state === "moved" ? <p className="moved">所指的文字已移到别处。</p> : null}
      {anchor.state === "lost" ? <p className="moved">所指的文字已不在报告里。</p> : null}
      {anchor.state === "changed" ? <p className="moved">所指的文字已经改写。</p> : null}
      {locked ? null : replying ? (
        <ReplyForm
          label="回复"
          onWrite={(text) => {
            stopReplying();
            actions.reply(thread, text);
          }}
          onCancel={stopReplying}
        />
      ) : (
        <div className="acts">
          {state === "new" ? (
            <button
              type="button"
              className="link danger"
              onClick={() => {
                keepFocus();
                actions.remove(thread);
              }}
            >
              删除
            </button>
          ) : state === "resolved" ? (
            <button
              type="button"
              className="link"
              data-action="resolve-comment"
              onClick={() => settle(false)}
            >
              重新提出
            </button>
          ) : (
            <>
              <button
                type="button"
                className="link"
                data-action="resolve-comment"
                onClick={() => settle(true)}
              >
                改得对
              </button>
              <button type="button" className="link" onClick={() => setReplying(true)}>
                还不对…
              </button>
            </>
          )}
        </div>
      )}
    </>
  );
}

function Body(props: CardProps): ReactNode {
  const { place, actions, locked } = props;
  const { content } = place;
  switch (content.kind) {
    case "thread":
      return <ThreadCard {...props} />;
    case "change":
      return (
        <p className="comment-said">
          {content.change.before.length + content.change.after.length > 40 ? (
            "文字有改动，已在文中标出。"
          ) : (
            <>
              <del>{content.change.before === "" ? "未填" : content.change.before}</del> →{" "}
              <ins>{content.change.after === "" ? "未填" : content.change.after}</ins>
            </>
          )}
        </p>
      );
    case "finding":
      return (
        <div
          data-rule={content.finding.rule}
          data-severity={content.finding.severity}
          data-at={content.finding.at}
        >
          <p className="comment-said">{content.finding.message}</p>
          {content.finding.advice === "" ? null : <p className="advice">{content.finding.advice}</p>}
          {content.finding.reason === undefined ? null : (
            <p className="reply">填报人：{content.finding.reason}</p>
          )}
          {locked ? null : (
            <div className="acts">
              <button type="button" className="link" onClick={() => actions.commentOn(place)}>
                写成意见（C）
              </button>
            </div>
          )}
        </div>
      );
  }
}

function tagOf({ content }: ReviewPlace): { readonly look: string; readonly name: string } {
  switch (content.kind) {
    case "thread":
      return { look: content.state, name: STATE_NAMES[content.state] };
    case "change":
      return { look: "changed", name: "改动" };
    case "finding":
      return content.finding.reason === undefined
        ? { look: content.finding.severity, name: SEVERITY_NAMES[content.finding.severity] }
        : { look: "answered", name: "填报人有说明" };
  }
}

export function ReviewCard(props: CardProps): ReactElement {
  const { place, active, onSelect } = props;
  const { look, name } = tagOf(place);
  return (
    <section
      className={`review-card ${look}${active ? " now" : ""}`}
      data-card={place.key}
      aria-label={`第 ${place.number} 处，${place.label}，${name}`}
      tabIndex={-1}
    >
      <div className="card-head">
        <button
          type="button"
          className="card-place"
          aria-label={`第 ${place.number} 处，在文中看`}
          onClick={onSelect}
        >
          <span className="no">{place.number}</span>
          <b>{place.label}</b>
        </button>
        <span className="tag">{name}</span>
      </div>
      <Body {...props} />
    </section>
  );
}

export interface Writing {
  readonly at: string;
  readonly label: string;
  readonly text: string;
  /** The words it is about, with the text they stand in. */
  readonly words?: { readonly from: number; readonly to: number };
  readonly rule?: string;
}

interface WritingProps {
  readonly writing: Writing;
  /** The words meant, empty where a whole place is. */
  readonly quote: string;
  /** Name of whoever writes, while it is not known yet; null once it is. */
  readonly name: string | null;
  readonly onName: (name: string) => void;
  readonly onChange: (writing: Writing) => void;
  readonly onWrite: () => void;
  readonly onCancel: () => void;
}

/** The card in which a comment is written. */
export function WritingCard({
  writing,
  quote,
  name,
  onName,
  onChange,
  onWrite,
  onCancel,
}: WritingProps): ReactElement {
  const area = useRef<HTMLTextAreaElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  // The caret goes into the card each time it is opened at another place.
  const place = `${writing.at} ${writing.words?.from ?? ""}`;
  const writer = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState(false);
  const nameMissing = name !== null && name.trim() === "";
  const write = () => {
    setAsked(true);
    if (nameMissing && writing.text.trim() !== "") writer.current?.focus();
    else onWrite();
  };
  useEffect(() => {
    if (place !== "") area.current?.focus({ preventScroll: true });
  }, [place]);
  const narrow = () => {
    const { current } = words;
    if (current === null || writing.words === undefined) return;
    const [from, to] = [current.selectionStart, current.selectionEnd];
    if (to <= from) return;
    onChange({ ...writing, words: { from: writing.words.from + from, to: writing.words.from + to } });
  };
  return (
    <section
      className="review-card new now writing-card"
      data-card="writing"
      aria-label={`写意见：${writing.label}`}
    >
      <div className="card-head">
        <b className="card-place">{writing.label}</b>
        <span className="tag">新意见</span>
      </div>
      {quote === "" ? null : (
        <div className="words-meant">
          <textarea
            ref={words}
            readOnly
            rows={Math.min(3, Math.ceil(quote.length / 22))}
            aria-label="所指的文字"
            value={quote}
          />
          <button type="button" className="link" title="先在左边的文字里选中几个字" onClick={narrow}>
            只指选中的字
          </button>
        </div>
      )}
      <textarea
        ref={area}
        className="comment-text"
        rows={3}
        aria-label={`对 ${writing.label} 的意见`}
        value={writing.text}
        onChange={(event) => onChange({ ...writing, text: event.target.value })}
        onKeyDown={onKeys(write, onCancel)}
      />
      {name === null ? null : (
        <input
          ref={writer}
          className="writer-name"
          aria-invalid={asked && nameMissing ? true : undefined}
          aria-label="审核人姓名，只问一次"
          placeholder="审核人姓名（只问一次）"
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={(event) => onName(event.target.value)}
          onKeyDown={onKeys(write, onCancel)}
        />
      )}
      <div className="phrases">
        {PHRASES.map((phrase) => (
          <button
            key={phrase}
            type="button"
            onClick={() => {
              onChange({
                ...writing,
                text: writing.text === "" ? `${phrase}。` : `${writing.text}${phrase}。`,
              });
              area.current?.focus();
            }}
          >
            {phrase}
          </button>
        ))}
      </div>
      <div className="acts">
        <button type="button" className="primary small" data-action="add-comment" onClick={write}>
          写好
        </button>
        <button type="button" className="link" onClick={onCancel}>
          取消
        </button>
        <span className="grow" />
        <span className="hint">Ctrl+Enter</span>
      </div>
    </section>
  );
}
