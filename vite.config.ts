import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const opensBrowser = process.env["BROWSER"] !== "none" && !process.env["CI"];

/** Nothing but the page's own files runs or is loaded, and nothing is ever sent anywhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  // Files are read in workers made from blobs: those have this policy too, workers by address have not.
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Only in the build: the development server needs inline styles and a socket. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
      injectTo: "head-prepend",
    },
  ],
};

/** Every page needs what draws the desk: it is fetched beside the entry that asks for it, not after it. */
const fetchDeskEarly: Plugin = {
  name: "fetch-desk-early",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle = {} }) {
      const needed = new Set<string>();
      const need = (name: string): void => {
        const file = bundle[name];
        // The entry is asked for already.
        if (file?.type !== "chunk" || html.includes(name) || needed.has(name)) return;
        needed.add(name);
        for (const imported of file.imports) need(imported);
      };
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk") continue;
        if (file.moduleIds.some((id) => id.endsWith("/desk/app/start.tsx"))) need(file.fileName);
      }
      if (needed.size === 0) this.error("the chunk that draws the desk is not where it was");
      return [...needed].map((name) => ({
        tag: "link",
        attrs: { rel: "modulepreload", href: `./${name}` },
        injectTo: "head" as const,
      }));
    },
  },
};

/**
 * The policy allows no worker from a blob, and the workbook library packs what is over 160 kB in one: its promise would
 * never end. It has a packer without workers beside, which takes its place; a build that does not find it fails.
 */
let packerReplaced = false;
const packWithoutWorkers: Plugin = {
  name: "pack-without-workers",
  apply: "build",
  enforce: "pre",
  load(id) {
    const path = id.replace(/\\/g, "/");
    if (!path.endsWith("/write-excel-file/modules/zip/zipToArrayBuffer.js")) return null;
    packerReplaced = true;
    return `import pack from "./zipToArrayBufferSync.js";
export default (files) => Promise.resolve(pack(files));`;
  },
  buildEnd(error) {
    if (error === undefined && !packerReplaced) this.error("write-excel-file's packer is not where it was");
  },
};

/** The modules of the program and what each imports at once, kept while it is built. */
const imports = new Map<string, readonly string[]>();
const recordImports: Plugin = {
  name: "record-imports",
  apply: "build",
  buildStart: () => imports.clear(),
  moduleParsed: ({ id, importedIds }) => {
    imports.set(id, importedIds);
  },
};

/** Whether a module is part of what one of `roots` imports at once, however far away. A root that is gone fails the build. */
function importedBy(...roots: readonly string[]): (id: string) => boolean {
  let reached: Set<string> | null = null;
  return (id) => {
    if (reached === null) {
      const known = [...imports.keys()];
      reached = new Set(
        roots.map((root) => {
          const found = known.find((module) => module.endsWith(`/src/${root}`));
          if (found === undefined)
            throw new Error(`${root}, around which files are cut, is not there any more`);
          return found;
        }),
      );
      for (const module of reached) for (const imported of imports.get(module) ?? []) reached.add(imported);
    }
    return reached.has(id);
  };
}

const needed = {
  entry: importedBy("main.ts"),
  desk: importedBy("desk/app/start.tsx"),
  list: importedBy("desk/home/home.tsx"),
  newReport: importedBy("desk/home/new-report.tsx"),
  draft: importedBy("desk/app/draft-screen.tsx"),
  cover: importedBy("desk/wizard/cover-step.tsx"),
  text: importedBy("desk/text-entry/text-step.tsx"),
  table: importedBy("desk/table-entry/table-step.tsx"),
};

/** What somebody waits for who opens the page, a new report or a draft. */
const awaited = (id: string): boolean => Object.values(needed).some((isNeeded) => isNeeded(id));

/**
 * What an open draft fetches by itself as soon as it can be worked in, by what it is for: a file each, since each file
 * costs a request, and there were some eighty.
 */
const FETCHED_LATER = Object.entries({
  checks: importedBy("checks/all-findings.ts", "checks/findings-of.ts", "checks/summary.ts"),
  safety: importedBy(
    "drafts/automatic-backup.ts",
    "drafts/backup.ts",
    "drafts/draft-copies.ts",
    "drafts/whole-library.ts",
    "desk/ui/storage-problem.tsx",
  ),
  beside: importedBy(
    "desk/text-entry/pasted-text.ts",
    "desk/text-entry/text-tools.tsx",
    "desk/wizard/cover-template.tsx",
    "desk/wizard/last-year/last-year-bar.tsx",
    "desk/wizard/last-year/last-year-card.tsx",
  ),
  around: importedBy(
    "desk/findings/findings-panel.tsx",
    "desk/open-draft/lock-bar.tsx",
    "desk/open-draft/notice-bar.tsx",
    "desk/print/print-anywhere.ts",
    "desk/table-entry/fill-around.tsx",
    "desk/table-entry/table-input.ts",
    "desk/text-entry/find-replace.tsx",
  ),
  finish: importedBy("desk/finish/finish-step.tsx"),
});

/** An open draft and its steps; and what the page itself has fetched. */
const AWAITED = /\/(?:draft|table-step|text-step|cover-step)-[^/]*\.js$/;
const ALREADY_THERE = /\/(?:entry|desk|rolldown-runtime)-[^/]*$/;

export default defineConfig({
  // Relative paths: the built folder works from any sub-folder of any server.
  base: "./",
  plugins: [react(), packWithoutWorkers, contentSecurityPolicy, fetchDeskEarly, recordImports],
  build: {
    // The oldest browsers on office PCs are Chromium 86.
    target: "chrome86",
    chunkSizeWarningLimit: 400,
    modulePreload: {
      polyfill: false,
      // A part waits for its styles before it is asked for: the screens that somebody may be waiting for are fetched
      // beside them, with what they are made of. Links to every chunk of every part would cost more than they save.
      resolveDependencies: (part, chunks, { hostType }) =>
        hostType === "js" && AWAITED.test(part)
          ? chunks.filter((chunk) => !ALREADY_THERE.test(chunk))
          : chunks.filter((chunk) => chunk.endsWith(".css")),
    },
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) =>
          name.includes("~") ? "assets/shared-[hash].js" : "assets/[name]-[hash].js",
        codeSplitting: {
          groups: [
            // What the page's entry, the desk, and an open draft are made of, with what its steps have in common: a file
            // each, as their imports say.
            { name: "entry", priority: 4, test: needed.entry },
            {
              name: "desk",
              priority: 3,
              test: (id) => needed.desk(id) || (needed.list(id) && (needed.draft(id) || needed.cover(id))),
            },
            {
              name: "draft",
              priority: 2,
              test: (id) => needed.draft(id) || (needed.cover(id) && needed.table(id)),
            },
            {
              name: "table-step",
              priority: 1.9,
              // Not with what it imports: the list and the texts need some of that too.
              includeDependenciesRecursively: false,
              test: (id) => needed.table(id) && !needed.list(id) && !needed.text(id),
            },
            ...FETCHED_LATER.map(([name, isPart]) => ({
              name,
              priority: 1.8,
              includeDependenciesRecursively: false,
              // What two of them need is in neither: one that cannot be fetched takes no other with it.
              test: (id: string) =>
                isPart(id) && !awaited(id) && FETCHED_LATER.filter(([, isOther]) => isOther(id)).length === 1,
            })),
            // What several parts share stands together; small pieces join their neighbours: each file costs a request.
            {
              name: "shared",
              priority: 1,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 700,
            },
          ],
        },
      },
    },
  },
  // Module workers do not start from a file; one file each, since a blob has no address to load others from.
  worker: { format: "iife", rolldownOptions: { output: { codeSplitting: false } } },
  server: { host: "127.0.0.1", open: opensBrowser },
  preview: { host: "127.0.0.1", port: 4173, open: opensBrowser },
  // Properties run hundreds of cases: on a busy machine that takes longer than the default allows.
  // What is tested is pure, so that files can share what they have loaded: it takes half the time. By itself Vitest
  // leaves one core alone, which is half of two.
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
    testTimeout: 60_000,
    isolate: false,
    maxWorkers: 2,
  },
});
