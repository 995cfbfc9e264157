/** What the supervisor changed in a report that came back, each to be taken or left by hand; nothing changes before. */
import type { ReactElement } from "react";
import { EVERY_FIELD, findField } from "../../form/fields";
import { comparePieces, shortened } from "../../report/compare";
import { typedAt } from "../../report/entries";
import { chooseProposal, type Proposal, proposalsIn } from "../../review/proposals";
import { useSession } from "../open-draft/open-draft";
import { keepFocusNear } from "../ui/keep-focus";
import { useWatched } from "../ui/use-watched";

const IDS = EVERY_FIELD.map(({ id }) => id);

function Words({ before, after }: { readonly before: string; readonly after: string }): ReactElement {
  let at = 0;
  return (
    <>
      {shortened(comparePieces(before, after)).map((piece) => {
        // Pieces of one comparison never move: where each begins is its identity.
        const key = `${at} ${piece.kind}`;
        at += piece.text.length + 1;
        if (piece.kind === "same") return <span key={key}>{piece.text}</span>;
        return piece.kind === "removed" ? (
          <del key={key}>{piece.text}</del>
        ) : (
          <ins key={key}>{piece.text}</ins>
        );
      })}
    </>
  );
}

const shown = (text: string): string => (text === "" ? "未填" : text);

function Difference({
  proposal,
  mine,
}: {
  readonly proposal: Proposal;
  readonly mine: string;
}): ReactElement {
  const session = useSession();
  const field = findField(proposal.id);
  const long = field?.kind === "longText" || proposal.theirs.length > 40 || mine.length > 40;
  const { base, theirs } = proposal;
  const choose = (take: boolean) => {
    keepFocusNear(".proposal", '.officer-thread, [data-action="submit-review"]');
    session.applyStep(
      take ? "采用审核人的改动" : "保留自己的内容",
      chooseProposal(session.report.entries, proposal, take),
    );
  };
  return (
    <li className="proposal" data-proposal={proposal.id} tabIndex={-1}>
      <b>{field?.place ?? proposal.id}</b>
      <dl>
        {base === null ? null : (
          <div>
            <dt>送审时</dt>
            <dd>{long ? `${shown(base).slice(0, 60)}${base.length > 60 ? "…" : ""}` : shown(base)}</dd>
          </div>
        )}
        <div>
          <dt>我现在</dt>
          <dd>
            {mine === base ? "没有改" : long ? <Words before={base ?? ""} after={mine} /> : shown(mine)}
          </dd>
        </div>
        <div>
          <dt>审核人改为</dt>
          <dd>{long ? <Words before={base ?? mine} after={theirs} /> : shown(theirs)}</dd>
        </div>
      </dl>
      <div className="acts">
        <button type="button" onClick={() => choose(true)}>
          采用审核人的
        </button>
        <button type="button" onClick={() => choose(false)}>
          保留我的
        </button>
      </div>
    </li>
  );
}

export function ProposalList(): ReactElement | null {
  const session = useSession();
  const entries = useWatched(session.report.content);
  const proposals = proposalsIn(entries, IDS);
  if (proposals.length === 0) return null;
  return (
    <section className="card proposals" aria-labelledby="proposals-title">
      <h2 id="proposals-title">审核人改了 {proposals.length} 处，请逐处选择</h2>
      <p className="hint">选之前，原来的内容一处也没有动。选错了可以撤销（Ctrl+Z）。</p>
      <ul>
        {proposals.map((proposal) => (
          <Difference
            key={`${proposal.id} ${proposal.revision} ${proposal.theirs}`}
            proposal={proposal}
            mine={typedAt(entries, proposal.id)}
          />
        ))}
      </ul>
    </section>
  );
}
