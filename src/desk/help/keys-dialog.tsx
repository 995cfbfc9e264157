/** The map of keys in a dialog. */
import "./keys-dialog.css";
import { type ReactElement, useEffect, useRef } from "react";
import { helpPath } from "../ui/routes";
import { KEY_MAP } from "./keys";

export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="keys-dialog" aria-labelledby="keys-title" onClose={onClose}>
      <div className="dialog-head">
        <h2 id="keys-title">按键</h2>
        <button type="button" className="quiet" aria-label="关闭" onClick={() => dialog.current?.close()}>
          ✕
        </button>
      </div>
      <div className="groups">
        {KEY_MAP.map((group) => (
          <table key={group.title}>
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
      <p className="buttons">
        <button type="button" className="primary" onClick={() => dialog.current?.close()}>
          知道了
        </button>
        <a className="button" href={helpPath}>
          全部帮助
        </a>
      </p>
    </dialog>
  );
}
