/** Styles of parts that are fetched later stand beside those that are there already: none may restyle another's elements. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const FOLDER = import.meta.dirname;

/** Names that several files style on purpose, each under an ancestor of its own but for the one that introduces it. */
const SHARED: ReadonlySet<string> = new Set([
  "acts",
  "app",
  "board-main",
  "collecting",
  "count",
  "explain",
  "field",
  "find",
  "grid",
  "long-text",
  "main",
  "officer-thread",
  "page",
  "proposal",
  "seg",
  "selected",
  "source-view",
  "stat",
  "step-links",
  "tag",
  "unfilled",
  "unit-scroll",
  "units",
]);

function selectorsOf(css: string): string[] {
  return [...css.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/([^{}]+)\{/g)]
    .flatMap(([, list = ""]) => list.replace(/\([^()]*\)/g, "").split(","))
    .map((selector) => selector.trim())
    .filter((selector) => selector !== "" && !selector.startsWith("@"));
}

it("no file styles by its bare name what another file names too", () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".css"),
  );
  const sheets = files
    .filter((name) => !name.endsWith("tokens.css"))
    .map((name) => ({ name, selectors: selectorsOf(readFileSync(join(FOLDER, name), "utf8")) }));
  expect(sheets.length).toBeGreaterThan(10);
  const collisions = sheets.flatMap(({ name, selectors }) =>
    selectors
      .map((selector) => /^\.([\w-]+)$/.exec(selector)?.[1] ?? "")
      .filter((bare) => bare !== "" && !SHARED.has(bare))
      .flatMap((bare) =>
        sheets
          .filter((other) => other.name !== name)
          .filter((other) =>
            other.selectors.some((selector) => new RegExp(`\\.${bare}(?![\\w-])`).test(selector)),
          )
          .map((other) => `.${bare} of ${name} in ${other.name}`),
      ),
  );
  expect(collisions).toEqual([]);
});
