import { describe, expect, test } from "vitest";
import { succeed } from "../report/problem";
import {
  type FileWorker,
  type NamedBytes,
  type ReadFile,
  readFile,
  readFiles,
  readPasted,
} from "./read-files";
import type { ReadAnswer } from "./worker/answer";

/** A worker that gives the text it was sent; “endless” never answers, “crash” breaks down. */
class EchoWorker implements FileWorker {
  onmessage: FileWorker["onmessage"] = null;
  onerror: FileWorker["onerror"] = null;
  static started: { pdf: boolean; ended: boolean }[] = [];
  private readonly log: { pdf: boolean; ended: boolean };

  constructor(pdf: boolean) {
    this.log = { pdf, ended: false };
    EchoWorker.started.push(this.log);
  }

  postMessage({ bytes }: { readonly bytes: ArrayBuffer }): void {
    const text = new TextDecoder().decode(bytes);
    if (text === "endless") return;
    queueMicrotask(() => {
      const answer: ReadAnswer = succeed({ kind: "data", data: "report", text });
      if (text === "crash") this.onerror?.({} as ErrorEvent);
      else this.onmessage?.({ data: answer } as MessageEvent<ReadAnswer>);
    });
  }

  terminate(): void {
    this.log.ended = true;
  }
}

const file = (name: string, content: string, size = content.length): NamedBytes => ({
  name,
  size,
  arrayBuffer: () => Promise.resolve(new TextEncoder().encode(content).buffer),
});
const startWorker = (pdf: boolean) => Promise.resolve(new EchoWorker(pdf));

async function all(files: readonly NamedBytes[], options = {}): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  for await (const one of readFiles(files, { startWorker, ...options })) read.push(one);
  return read;
}

describe("reading files", () => {
  test("gives each its own worker, by content and not by name, and ends it", async () => {
    EchoWorker.started = [];
    const outcomes = await all([file("a.pdf", "甲"), file("b.txt", "%PDF-1.4")]);
    expect(outcomes.map(({ name, outcome }) => [name, outcome.ok])).toEqual([
      ["a.pdf", true],
      ["b.txt", true],
    ]);
    expect(EchoWorker.started).toEqual([
      { pdf: false, ended: true },
      { pdf: true, ended: true },
    ]);
  });

  test("refuses by size before a byte is read", async () => {
    const large: NamedBytes = {
      name: "大.docx",
      size: 21 * 1024 * 1024,
      arrayBuffer: () => Promise.reject(new Error("read")),
    };
    expect(await readFile(large, { startWorker })).toEqual({
      ok: false,
      problem: { code: "file-too-large", megabytes: 21 },
    });
    expect(await readFile(file("空", ""), { startWorker })).toMatchObject({
      problem: { code: "file-empty" },
    });
  });

  test("goes on after a file that cannot be had, breaks its reader or takes too long", async () => {
    const gone: NamedBytes = { name: "gone", size: 1, arrayBuffer: () => Promise.reject(new Error("gone")) };
    const outcomes = await all(
      [gone, file("crash", "crash"), file("endless", "endless"), file("good", "乙")],
      {
        seconds: 0.01,
      },
    );
    expect(outcomes.map(({ outcome }) => (outcome.ok ? "read" : outcome.problem.code))).toEqual([
      "file-unreadable",
      "file-damaged",
      "took-too-long",
      "read",
    ]);
    expect(EchoWorker.started.every(({ ended }) => ended)).toBe(true);
  });

  test("tells how far it is, and stops when cancelled, in the middle of a file too", async () => {
    const control = new AbortController();
    const told: (readonly [number, number, string])[] = [];
    const onProgress = (done: number, of: number, name: string): void => {
      told.push([done, of, name]);
      if (name === "endless") setTimeout(() => control.abort());
    };
    const outcomes = await all([file("a", "甲"), file("endless", "endless"), file("c", "丙")], {
      signal: control.signal,
      onProgress,
    });
    expect(outcomes.map(({ name }) => name)).toEqual(["a"]);
    expect(told).toEqual([
      [0, 3, "a"],
      [1, 3, "endless"],
    ]);
  });

  test("takes what was pasted the same way", async () => {
    expect(await readPasted({ html: "<p>甲</p>", text: "甲" }, { startWorker })).toMatchObject({
      value: { text: "<p>甲</p>" },
    });
    expect(await readPasted({ html: "", text: "甲" }, { startWorker })).toMatchObject({
      value: { text: "甲" },
    });
  });
});
