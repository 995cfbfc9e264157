/** `npm run faults`: each fault as often as the promises ask, and hundreds of units in one drop. */
import config from "./playwright.config";

process.env["FAULT_RUNS"] ??= "20";

export default {
  ...config,
  timeout: 900_000,
  projects: [
    { name: "faults", testMatch: "faults.spec.ts" },
    {
      name: "hundreds of units",
      testMatch: ["summary.spec.ts", "audit.spec.ts"],
      grep: /units in one drop|mixed files|the CSV/,
    },
  ],
};
