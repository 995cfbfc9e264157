/** The layers of `src`: arrows point one way, nothing imports what is above it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL(".", import.meta.url));

/** What each folder may import besides itself. `desk/ui` knows nothing of reports. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  form: [],
  report: ["form"],
  narrative: ["form", "report"],
  checks: ["form", "report", "narrative"],
  drafts: ["form", "report"],
  publishing: ["form", "report", "checks"],
  opening: ["form", "report"],
  "desk/ui": [],
  desk: ["form", "report", "checks", "drafts", "opening", "publishing", "desk/ui"],
  main: ["desk", "desk/ui", "drafts"],
};
/** Packages that draw or store stay out of the pure folders. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  form: [],
  report: ["zod/mini", "@noble/hashes/sha2.js", "@noble/hashes/utils.js", "canonicalize"],
  narrative: [],
  checks: [],
  drafts: ["idb", "zod/mini"],
};

const folderOf = (file: string): string => {
  if (!file.includes("/")) return "main";
  if (file.startsWith("desk/ui/")) return "desk/ui";
  return file.split("/")[0] ?? file;
};

const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .map((file) => file.replace(/\\/g, "/"))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test(ing)?\.tsx?$/.test(file));

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(join(ROOT, file), "utf8").matchAll(/\b(?:from |import |import\()"([^"\n]+)"/g)].map(
    (match) => match[1] ?? "",
  );

describe("the layers of src", () => {
  test("every folder has a rule", () => {
    for (const file of files) expect(Object.keys(MAY_IMPORT), file).toContain(folderOf(file));
  });

  test.each(files)("%s imports only what its folder may", (file) => {
    const folder = folderOf(file);
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith(".")) {
        const allowed = PACKAGES[folder];
        if (allowed !== undefined) expect(allowed, specifier).toContain(specifier);
        continue;
      }
      const target = relative(ROOT, join(ROOT, dirname(file), specifier)).replace(/\\/g, "/");
      const targetFolder = folderOf(target);
      if (targetFolder === folder) continue;
      expect(MAY_IMPORT[folder], `${file} → ${target}`).toContain(targetFolder);
    }
  });
});
