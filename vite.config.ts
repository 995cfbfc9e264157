import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const opensBrowser = process.env["BROWSER"] !== "none" && !process.env["CI"];

export default defineConfig({
  // Relative paths: the built folder works from any sub-folder of any server.
  base: "./",
  plugins: [react()],
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
