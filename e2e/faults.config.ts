/** `npm run faults`: each fault as often as the promises ask. */
import config from "./playwright.config";

process.env["FAULT_RUNS"] ??= "20";

export default { ...config, testMatch: "faults.spec.ts", timeout: 900_000 };
