import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "../chromium";

export default defineConfig({
  testDir: ".",
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 600_000,
  reporter: [["line"]],
  outputDir: "../../test-results",
  use: { launchOptions: await chromiumOptions("--enable-precise-memory-info"), locale: "zh-CN" },
});
