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

export default defineConfig({
  // Relative paths: the built folder works from any sub-folder of any server.
  base: "./",
  plugins: [react(), contentSecurityPolicy],
  build: {
    // The oldest browsers on office PCs are Chromium 86.
    target: "chrome86",
    chunkSizeWarningLimit: 400,
    modulePreload: { polyfill: false },
  },
  server: { host: "127.0.0.1", open: opensBrowser },
  preview: { host: "127.0.0.1", port: 4173, open: opensBrowser },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
