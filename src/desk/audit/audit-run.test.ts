/** What becomes of the table when files are dropped that are there already, and what is said of a batch. */
import { expect, test } from "vitest";
import { fail, succeed } from "../../report/problem";
import type { DroppedFile } from "../ui/use-drop";
import { AuditRun } from "./audit-run";
import type { BackedReport, ReadReport, ReportOutcome } from "./read-report";

const reportOf = (organization: string): ReadReport => ({
  entries: { organization, year: "2024" },
  remark: "",
  unread: 0,
  review: null,
});
/** A backup of so many reports, of which the first so many are whole. */
const backupOf = (count: number, whole = count): readonly BackedReport[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `某${index}局2024`,
    outcome: index < whole ? succeed(reportOf(`某${index}局`)) : fail({ code: "not-a-report" }),
  }));

const dropped = (path: string): DroppedFile => ({ path, file: new File(["{}"], path) });
/** A run of files whose content stands here by name, as it is at the time. */
function runOver(contents: Record<string, ReportOutcome>): AuditRun {
  return new AuditRun((file) => Promise.resolve(contents[file.name] ?? fail({ code: "file-unreadable" })));
}
const keysOf = (run: AuditRun): readonly string[] => run.state.value.files.map(({ key }) => key);

test("a backup that is dropped again takes the place of its own reports", async () => {
  const run = runOver({ "备份.json": backupOf(300, 2) });
  await run.add([dropped("备份.json")]);
  const before = keysOf(run);
  expect(before).toHaveLength(300);
  await run.add([dropped("备份.json")]);
  expect(keysOf(run)).toEqual(before);
  expect(run.state.value.said).toBe("核对完成，共 1 个文件，里面有 2 份报告。");
});

test("reports of a backup that fill the run do not stand against it", async () => {
  const run = runOver({ "备份.json": backupOf(500, 2) });
  await run.add([dropped("备份.json")]);
  await run.add([dropped("备份.json")]);
  expect(run.state.value.said).toBe("核对完成，共 1 个文件，里面有 2 份报告。");
});

test("a backup that has grown too large leaves what was read of it, and its refusal goes when it fits again", async () => {
  const contents: Record<string, ReportOutcome> = { "备份.json": backupOf(2) };
  const run = runOver(contents);
  await run.add([dropped("备份.json")]);
  const read = ["备份.json › 某0局2024", "备份.json › 某1局2024"];
  contents["备份.json"] = backupOf(501);
  await run.add([dropped("备份.json")]);
  expect(keysOf(run)).toEqual([...read, "备份.json"]);
  expect(run.state.value.files[2]?.problem).toContain("没有读");
  contents["备份.json"] = backupOf(3);
  await run.add([dropped("备份.json")]);
  expect(keysOf(run)).toEqual([...read, "备份.json › 某2局2024"]);
});

test("only what could be read counts as a report", async () => {
  const run = runOver({
    "甲.html": succeed(reportOf("甲局")),
    "空.json": [],
    "备份.json": backupOf(3, 2),
  });
  await run.add(["甲.html", "坏.pdf", "空.json", "备份.json"].map(dropped));
  expect(run.state.value.said).toBe("核对完成，共 4 个文件，里面有 3 份报告。");
});

test("a file counts as being read until its reports are checked", async () => {
  const run = runOver({ "备份.json": backupOf(2) });
  const told: [name: string, reading: boolean][] = [];
  run.state.watch(() => {
    const { progress } = run.state.value;
    if (progress !== null) told.push([progress.name, progress.reading]);
  });
  await run.add([dropped("备份.json")]);
  expect(told).toEqual([
    ["备份.json", true],
    ["备份.json", false],
    ["", false],
  ]);
});
