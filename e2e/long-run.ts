/**
 * How much is tried: in `npm test` each fault once and at most a hundred units, in `npm run faults` as often and as many
 * as the promises ask.
 */
export const RUNS = Number(process.env["FAULT_RUNS"] ?? 1);
export const IN_FULL = RUNS > 1;
