/**
 * All checks of a report with 20,000 characters of text and last year's report beside it, on the modules that the desk
 * runs: the first time, again, and after the changes an officer makes, in ms of CPU. Nothing here passes or fails by time: it prints
 * figures. To reach: 10 ms after the first time. The text is a hard one: some 800 statements, most of them contradicted.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "@playwright/test";
import { createServer, type ViteDevServer } from "vite";
import type { CorpusCase } from "../../src/narrative/score.testing";
import { fixtureText } from "../officer";
import { median } from "./measure";

const RUNS = Number(process.env["BENCH_RUNS"] ?? 40);
/** Characters of each text, 20,000 in all. */
const LENGTHS = { overview: 12_000, problemsAndImprovements: 5_000, otherMatters: 3_000 } as const;
const SENTENCES_A_PARAGRAPH = 6;
/** In which a sentence is changed, among some fifty. */
const PARAGRAPH = 7;
const CELL = "applications.newlyReceived.naturalPerson";

let server: ViteDevServer;
test.beforeAll(async () => {
  server = await createServer({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    configFile: false,
    logLevel: "error",
    appType: "custom",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
});
test.afterAll(() => server.close());

/** Different sentences as such reports write them, in paragraphs, cut at that length. */
function* texts(): Generator<string, void, number> {
  const corpus = JSON.parse(
    readFileSync(new URL("../fixtures/narratives-own.json", import.meta.url), "utf8"),
  ) as { cases: readonly CorpusCase[] };
  let [at, length] = [0, yield ""];
  for (;;) {
    const paragraphs: string[] = [];
    while (paragraphs.join("\n").length < length) {
      paragraphs.push(
        Array.from({ length: SENTENCES_A_PARAGRAPH }, (_, sentence) => {
          const index = (at + sentence) % corpus.cases.length;
          return corpus.cases[index]?.text.replace(/\n/g, "") ?? "";
        }).join(""),
      );
      at += SENTENCES_A_PARAGRAPH;
    }
    length = yield paragraphs.join("\n").slice(0, length);
  }
}

/** Milliseconds of CPU that it takes: what else the machine does at the time falls out. */
function timed(act: () => void): number {
  const begun = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

const print = (what: string, times: readonly number[]): void =>
  console.log(
    `${what}: median ${median(times).toFixed(2)} ms, longest ${Math.max(...times).toFixed(2)} ms of ${times.length}`,
  );

test("all checks of a report with 20,000 characters of text", async () => {
  const load = <T>(path: string): Promise<T> => server.ssrLoadModule(path) as Promise<T>;
  const { LiveReport, viewOf } = await load<typeof import("../../src/report/live-report")>(
    "/src/report/live-report.ts",
  );
  const { openReport } = await load<typeof import("../../src/report/report-file")>(
    "/src/report/report-file.ts",
  );
  const { ALL_CHECKS } = await load<typeof import("../../src/checks/all-findings")>(
    "/src/checks/all-findings.ts",
  );
  const { findingsIn, subjectOf } = await load<typeof import("../../src/checks/findings-of")>(
    "/src/checks/findings-of.ts",
  );
  const { LiveFindings } = await load<typeof import("../../src/checks/live-findings")>(
    "/src/checks/live-findings.ts",
  );

  const opened = openReport(JSON.parse(fixtureText("changle-2024.json")));
  if (!opened.ok) throw new Error("The example cannot be opened.");
  const source = texts();
  source.next();
  const filled = Object.fromEntries(
    Object.entries(LENGTHS).map(([field, length]) => [field, source.next(length).value ?? ""]),
  );
  const entries = { ...opened.value.entries, ...filled };
  const lastYear = viewOf({ ...entries, year: "2023", overview: source.next(LENGTHS.overview).value ?? "" });

  const report = new LiveReport(entries);
  const subject = subjectOf(report, lastYear);
  const first = timed(() => findingsIn(subject, ALL_CHECKS));
  const again = Array.from({ length: RUNS }, () => timed(() => findingsIn(subject, ALL_CHECKS)));

  const live = new LiveFindings(report, lastYear);
  await live.readRules();
  const change = (key: string, value: string): void => {
    report.apply([{ key, value }]);
    live.changed([key]);
    live.settle();
  };
  const [number, sentence]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    number.push(timed(() => change(CELL, String(100 + run))));
    const paragraphs = report.typed("overview").split("\n");
    paragraphs[PARAGRAPH] = `本年度新收政府信息公开申请${200 + run}件。${paragraphs[PARAGRAPH] ?? ""}`.slice(
      0,
      400,
    );
    const text = paragraphs.join("\n");
    sentence.push(timed(() => change("overview", text)));
  }
  const characters = Object.values(filled).join("").length;
  console.log(`${ALL_CHECKS.length} checks, ${characters} characters, ${live.list.value.length} findings`);
  console.log(`all checks the first time: ${first.toFixed(1)} ms`);
  print("all checks again", again);
  print("after a number in a table", number);
  print("after a sentence of one paragraph", sentence);
});
