/** The layers of `src`: arrows point one way, inside `desk/` too; nothing imports what stands below it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL(".", import.meta.url));

const PURE = ["form", "report", "narrative", "checks"];
const BASE = [...PURE, "review", "drafts", "editing", "opening"];
const OPEN_DRAFT = [...BASE, "desk/ui", "desk/open-draft"];
const ENTRY = ["desk/table-entry", "desk/text-entry", "desk/findings", "desk/help"];
const STEPS = [...OPEN_DRAFT, ...ENTRY, "publishing"];
const SCREENS = [
  "desk/summary",
  "desk/audit",
  "desk/opening",
  "desk/review",
  "desk/finish",
  "desk/print",
  "desk/history",
  "desk/wizard",
  "desk/home",
];

/** What each folder may import besides itself, from the top down. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  form: [],
  report: ["form"],
  narrative: ["form", "report"],
  checks: ["form", "report", "narrative"],
  review: PURE,
  opening: ["form", "report"],
  publishing: [...PURE, "review"],
  drafts: ["form", "report"],
  editing: [...PURE, "drafts"],
  "desk/ui": BASE,
  "desk/open-draft": [...BASE, "desk/ui"],
  "desk/table-entry": [...OPEN_DRAFT, "publishing"],
  "desk/text-entry": OPEN_DRAFT,
  "desk/findings": OPEN_DRAFT,
  "desk/help": OPEN_DRAFT,
  // The last step mounts 送审, the panel the comments; both are loaded when used.
  "desk/finish": [...STEPS, "desk/review"],
  "desk/print": STEPS,
  "desk/history": STEPS,
  "desk/review": STEPS,
  "desk/summary": STEPS,
  // A finding is shown at its place in the document.
  "desk/audit": [...STEPS, "desk/opening"],
  "desk/opening": OPEN_DRAFT,
  // The wizard shows the last step among the others.
  "desk/wizard": [...STEPS, "desk/finish", "desk/print", "desk/review"],
  "desk/home": [...STEPS, "desk/review"],
  "desk/app": [...STEPS, ...SCREENS],
  main: ["desk/app", "desk/ui", "drafts"],
};
/** Packages that draw or store stay out of the pure folders. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  form: [],
  report: ["zod/mini", "@noble/hashes/sha2.js", "@noble/hashes/utils.js", "canonicalize", "diff"],
  narrative: [],
  checks: [],
  review: ["zod/mini"],
  drafts: ["idb", "zod/mini"],
  editing: [],
  // No DOM: all of it also runs in a worker and in Node.
  opening: [
    "parse5",
    "saxen",
    "fflate",
    "hucre/xlsx",
    "pdfjs-dist/legacy/build/pdf.min.mjs",
    "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
  ],
};

const folderOf = (file: string): string => {
  const [first = "", second = ""] = file.split("/");
  if (!file.includes("/")) return "main";
  return first === "desk" ? `${first}/${second}` : first;
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
