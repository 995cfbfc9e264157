/** Reading in tests: files of the fixtures, and what comes of them. */
import { readFileSync } from "node:fs";
import type { Outcome } from "../report/problem";
import { openBytes } from "./document/open-bytes";
import type { Reading } from "./document/reading";
import type { Opened } from "./document/understand";
import { readPdfHere } from "./pdf/pdf-library.testing";

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../e2e/fixtures/${name}`, import.meta.url)));
export const fixtureText = (name: string): string => new TextDecoder().decode(fixture(name));
export const fixtureJson = (name: string): Record<string, unknown> => JSON.parse(fixtureText(name));

export const opened = (bytes: Uint8Array | string): Promise<Outcome<Opened>> =>
  openBytes(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, readPdfHere);

export async function readingOf(bytes: Uint8Array | string): Promise<Reading> {
  const outcome = await opened(bytes);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  if (outcome.value.kind !== "reading") throw new Error(outcome.value.kind);
  return outcome.value.reading;
}

/** All values that were read, totals too. */
export const numbersIn = (reading: Reading): Record<string, number> =>
  Object.fromEntries(
    reading.tables
      .flatMap((table) => table.values)
      .filter((value) => value.text !== "")
      .map((value) => [value.id, Number(value.text)]),
  );

/** The numbers of a report file's tables, as it states them. */
export function numbersOfJson(json: Record<string, unknown>): Record<string, number> {
  const flat = (node: unknown, prefix: string): [string, number][] =>
    typeof node === "number"
      ? [[prefix, node]]
      : typeof node === "object" && node !== null
        ? Object.entries(node).flatMap(([key, child]) => flat(child, `${prefix}.${key}`))
        : [];
  return Object.fromEntries(
    ["proactiveDisclosure", "applications", "disputes"].flatMap((table) => flat(json[table], table)),
  );
}

export const textIn = (reading: Reading, id: string): string =>
  reading.texts.find((text) => text.id === id)?.text ?? "";
