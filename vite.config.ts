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

/**
 * What is begun first of all, what every screen and what every draft needs goes into a file each: many small ones compress worse and come one after
 * another. Everything else stays with the part that is loaded when it is used.
 */
const FIRST_OF_ALL = ["node_modules/idb/", "src/early", "src/drafts/open-database"];
const EVERY_SCREEN = [
  "node_modules/(react|react-dom|scheduler)/",
  "src/form/(?!grid|table-layout)",
  "src/report/(?!report-|undo|preamble|text-stats|json-text|content-hash)",
  "src/checks/",
  "src/drafts/(draft|database|library|migrations|tabs)\\.",
  "src/desk/ui/(?!menu)",
  "src/desk/(app|app-context|routes|start|storage-bar|watch-storage|draft-summary|backup/save)",
  "src/desk/home/(import-outcome|file-opener)",
];
const EVERY_DRAFT = [
  "node_modules/react-hook-form/",
  "src/desk/wizard/(?!cover-step)",
  "src/desk/findings/",
  "src/report/(nested|undo)",
  "src/drafts/(writer|history|merge|point-content|restore-points)",
];
const anyOf = (paths: readonly string[]): RegExp => new RegExp(paths.join("|"));

export default defineConfig({
  // Relative paths: the built folder works from any sub-folder of any server.
  base: "./",
  plugins: [react(), contentSecurityPolicy],
  build: {
    // The oldest browsers on office PCs are Chromium 86.
    target: "chrome86",
    chunkSizeWarningLimit: 400,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "early", priority: 3, test: anyOf(FIRST_OF_ALL) },
            { name: "core", priority: 2, test: anyOf(EVERY_SCREEN) },
            { name: "draft", priority: 1, test: anyOf(EVERY_DRAFT) },
          ],
        },
      },
    },
  },
  // Module workers do not start from a file; one file each, since a blob has no address to load others from.
  worker: { format: "iife", rolldownOptions: { output: { codeSplitting: false } } },
  server: { host: "127.0.0.1", open: opensBrowser },
  preview: { host: "127.0.0.1", port: 4173, open: opensBrowser },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
