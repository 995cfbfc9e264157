/** `npm run faults`: each fault as often as the promises ask, hundreds of units in one drop, axe at every width. */
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
    {
      name: "axe at every width",
      testMatch: [
        "accessibility.spec.ts",
        "review-accessibility.spec.ts",
        "audit.spec.ts",
        "open-screen.spec.ts",
      ],
      grep: /axe finds nothing/,
    },
  ],
};
