/** #/help: keys, what is kept where, what officers ask. Reached from every screen; prints on paper. */
import "./help.css";
import type { ReactElement } from "react";
import { DeskHeader } from "../ui/desk-header";
import { PageHead } from "../ui/page-head";
import { listPath } from "../ui/routes";
import { KEY_MAP } from "./keys";
import { QUESTIONS, STORED } from "./questions";

const goBack = (): void => {
  if (window.history.length > 1) window.history.back();
  else window.location.hash = listPath;
};

function Keys(): ReactElement {
  return (
    <section className="card" aria-labelledby="help-keys">
      <h2 id="help-keys">按键</h2>
      <div className="help-groups">
        {KEY_MAP.map((group) => (
          <table key={group.title} className="help-keys">
            <caption>{group.title}</caption>
            <tbody>
              {group.keys.map(([keys, does]) => (
                <tr key={keys}>
                  <th scope="row">{keys}</th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}

export function HelpScreen(): ReactElement {
  return (
    <>
      <DeskHeader home={listPath} />
      <main className="page help-page">
        <PageHead title="帮助" documentTitle="帮助 - 年报填报台">
          <button type="button" onClick={() => window.print()}>
            打印这一页
          </button>
          <button type="button" className="primary" onClick={goBack}>
            返回
          </button>
        </PageHead>
        <section className="card" aria-labelledby="help-questions">
          <h2 id="help-questions">常见问题</h2>
          <dl className="questions">
            {QUESTIONS.map(({ question, answer }) => (
              <div key={question}>
                <dt>{question}</dt>
                {answer.map((paragraph) => (
                  <dd key={paragraph}>{paragraph}</dd>
                ))}
              </div>
            ))}
          </dl>
        </section>
        <section className="card" aria-labelledby="help-stored">
          <h2 id="help-stored">内容存在哪里</h2>
          <dl className="stored">
            {STORED.map(({ what, where }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{where}</dd>
              </div>
            ))}
          </dl>
        </section>
        <Keys />
      </main>
    </>
  );
}
