/** Which years are known while others' windows write and while a draft cannot be read. */
import { expect, test } from "vitest";
import { DraftLibrary } from "../../drafts/library";
import { MemoryStore } from "../../drafts/memory-store.testing";
import type { StoredDraft } from "../../drafts/store";
import { Tabs } from "../../drafts/tabs";
import type { Entries } from "../../report/entries";
import type { YearReport } from "../../review/summary/unit-years";
import { watchOtherReports } from "./other-reports";

const UNIT = "某县发展和改革局";
const summarize = (entries: Entries) => ({
  organization: entries["organization"] ?? "",
  year: entries["year"] ?? "",
  progress: 0,
  errors: 0,
  warnings: 0,
  notices: 0,
  finalizedAt: "",
});

/** A store whose drafts are answered when the test says so. */
class WaitingStore extends MemoryStore {
  gate: (id: string) => Promise<void> = () => Promise.resolve();

  override async read(id: string): Promise<StoredDraft | null> {
    const draft = await super.read(id);
    await this.gate(id);
    return draft;
  }
}

async function deskWith(years: readonly string[]) {
  const store = new WaitingStore();
  const windows = new EventTarget();
  const channel = {
    postMessage: () => undefined,
    addEventListener: windows.addEventListener.bind(windows),
    removeEventListener: windows.removeEventListener.bind(windows),
  } as unknown as BroadcastChannel;
  const library = new DraftLibrary(store, new Tabs(channel), summarize);
  const ids: string[] = [];
  for (const year of years) {
    const added = await library.add({ organization: UNIT, year });
    if (!added.ok) throw new Error(added.problem.code);
    ids.push(added.value);
  }
  return { store, library, ids, news: () => windows.dispatchEvent(new MessageEvent("message")) };
}

const yearsOf = (reports: readonly YearReport[]): readonly string[] =>
  reports.map(({ report }) => report.typed("year")).sort();

test("a draft that cannot be read costs its own year only", async () => {
  const { store, library, ids } = await deskWith(["2022", "2023"]);
  store.gate = (id) => (id === ids[0] ? Promise.reject(new Error("damaged")) : Promise.resolve());
  const reports = await new Promise<readonly YearReport[]>((tell) => {
    watchOtherReports(library, { id: "open", organization: UNIT }, tell);
  });
  expect(yearsOf(reports)).toEqual(["2023"]);
});

test("an answer that comes late does not take the place of a newer one", async () => {
  const { store, library, news } = await deskWith(["2022"]);
  const told: (readonly string[])[] = [];
  let first = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    store.gate = () => {
      resolve();
      return new Promise((answer) => {
        first = answer;
      });
    };
  });
  const second = new Promise<void>((resolve) => {
    watchOtherReports(library, { id: "open", organization: UNIT }, (reports) => {
      told.push(yearsOf(reports));
      resolve();
    });
  });
  await asked;
  store.gate = () => Promise.resolve();
  await library.add({ organization: UNIT, year: "2023" });
  news();
  await second;
  first();
  await new Promise((resolve) => setTimeout(resolve));
  expect(told).toEqual([["2022", "2023"]]);
});
