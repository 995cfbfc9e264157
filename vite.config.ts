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
    handler: (_, { chunk, bundle = {} }) => {
      const needed = new Set<string>();
      const need = (name: string): void => {
        const file = bundle[name];
        if (file?.type !== "chunk" || needed.has(name)) return;
        needed.add(name);
        for (const imported of file.imports) need(imported);
      };
      for (const name of chunk?.dynamicImports ?? []) {
        const file = bundle[name];
        if (file?.type === "chunk" && file.facadeModuleId?.endsWith("/desk/app/start.tsx")) need(name);
      }
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

export default defineConfig({
  // Relative paths: the built folder works from any sub-folder of any server.
  base: "./",
  plugins: [react(), packWithoutWorkers, contentSecurityPolicy, fetchDeskEarly],
  build: {
    // The oldest browsers on office PCs are Chromium 86.
    target: "chrome86",
    chunkSizeWarningLimit: 400,
    // Links to every chunk of a part cost more than finding them from the part itself.
    modulePreload: false,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) =>
          name.includes("~") ? "assets/shared-[hash].js" : "assets/[name]-[hash].js",
        codeSplitting: {
          // What the same parts import stands together; small pieces join their neighbours, since each file costs a request.
          groups: [
            { name: "shared", minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 4000 },
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
  test: { include: ["src/**/*.test.ts"], environment: "node", testTimeout: 60_000 },
});
