/** What goes between the page and a worker that reads one file: bytes in, one outcome out, both as plain data. */
import type { Outcome } from "../../report/problem";
import type { Opened } from "../document/understand";

export interface ReadRequest {
  readonly bytes: ArrayBuffer;
}

export type ReadAnswer = Outcome<Opened>;

/** A worker's own global, as far as it is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ReadRequest>) => void) | null;
  postMessage(answer: ReadAnswer): void;
}

/** Answers the one message a worker gets. */
export function answerWith(open: (bytes: Uint8Array) => Promise<ReadAnswer>): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.onmessage = ({ data }) => {
    open(new Uint8Array(data.bytes)).then(
      (outcome) => scope.postMessage(outcome),
      () => scope.postMessage({ ok: false, problem: { code: "file-damaged" } }),
    );
  };
}
