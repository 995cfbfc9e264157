/**
 * Files read one after another, each in a worker of its own: a file that takes too long or brings its worker down costs
 * nothing but its own answer. The page only looks at the size and the first bytes. Nothing is stored.
 */
import { fail, type Outcome } from "../report/problem";
import { MOST_BYTES } from "./document/limits";
import { sniff } from "./document/sniff";
import type { Opened } from "./document/understand";
import type { ReadAnswer, ReadRequest } from "./worker/answer";

export const MOST_FILES = 500;
export const MOST_SECONDS = 20;

/** What a file is read in; `terminate` ends it at once. A `Worker` is one. */
export interface FileWorker {
  onmessage: ((event: MessageEvent<ReadAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(request: ReadRequest, transfer: Transferable[]): void;
  terminate(): void;
}

export type StartWorker = (pdf: boolean) => Promise<FileWorker>;

/** Inlined as blobs: a worker by address would escape the page's policy. Loaded with the first file of its kind. */
const startWorker: StartWorker = async (pdf) => {
  const { default: Started } = pdf
    ? await import("./worker/pdf.worker?worker&inline")
    : await import("./worker/read.worker?worker&inline");
  return new Started() as FileWorker;
};

/** A file as the page has it; `File` is one. */
export interface NamedBytes {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Told before each file: how many are done, of how many, and which one is next. */
  readonly onProgress?: (done: number, of: number, name: string) => void;
  readonly startWorker?: StartWorker;
  readonly seconds?: number;
}

export interface ReadFile {
  readonly name: string;
  readonly outcome: Outcome<Opened>;
  /** How long it took, in milliseconds. */
  readonly took: number;
}

/** Reads one file; never rejects. */
export async function readFile(file: NamedBytes, options: ReadOptions = {}): Promise<Outcome<Opened>> {
  if (file.size === 0) return fail({ code: "file-empty" });
  if (file.size > MOST_BYTES) {
    return fail({ code: "file-too-large", megabytes: Math.ceil(file.size / 1024 / 1024) });
  }
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return fail({ code: "file-unreadable" });
  }
  const pdf = sniff(new Uint8Array(bytes.slice(0, 2_048))) === "pdf";
  try {
    const worker = await (options.startWorker ?? startWorker)(pdf);
    return await answerOf(worker, bytes, options);
  } catch {
    return fail({ code: "part-missing" });
  }
}

function answerOf(worker: FileWorker, bytes: ArrayBuffer, options: ReadOptions): Promise<Outcome<Opened>> {
  const { signal, seconds = MOST_SECONDS } = options;
  return new Promise((resolve) => {
    const end = (outcome: Outcome<Opened>): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      worker.terminate();
      resolve(outcome);
    };
    const cancel = (): void => end(fail({ code: "reading-cancelled" }));
    const timer = setTimeout(() => end(fail({ code: "took-too-long", seconds })), seconds * 1000);
    if (signal?.aborted === true) return cancel();
    signal?.addEventListener("abort", cancel);
    worker.onmessage = ({ data }) => end(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      end(fail({ code: "file-damaged" }));
    };
    worker.postMessage({ bytes }, [bytes]);
  });
}

/** Reads files in turn, so that memory stays bounded, and gives each as it is done. Stops when cancelled. */
export async function* readFiles(
  files: readonly NamedBytes[],
  options: ReadOptions = {},
): AsyncGenerator<ReadFile> {
  for (const [index, file] of files.entries()) {
    if (options.signal?.aborted === true) return;
    options.onProgress?.(index, files.length, file.name);
    const begun = performance.now();
    const outcome = await readFile(file, options);
    if (!outcome.ok && outcome.problem.code === "reading-cancelled") return;
    yield { name: file.name, outcome, took: performance.now() - begun };
  }
  options.onProgress?.(files.length, files.length, "");
}

/** Content pasted from a web page or a document goes the same way as a file. */
export function readPasted(
  clipboard: { readonly html: string; readonly text: string },
  options: ReadOptions = {},
) {
  const source = clipboard.html.trim() === "" ? clipboard.text : clipboard.html;
  const bytes = new TextEncoder().encode(source);
  return readFile(
    { name: "", size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) },
    options,
  );
}
