import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { contentHash } from "./content-hash";
import { viewOf } from "./live-report";
import { reportJson } from "./report-json";
import { shortHash } from "./short-hash";

const entries = {
  organization: "甲“局”",
  year: "2024",
  overview: "第一段\n第二段",
  "signature.date": "2025年1月15日",
};

/** RFC 8785 for what a report holds: keys sorted by UTF-16 units, no spaces, whole numbers and short decimals. */
const canonical = (value: unknown): string =>
  value !== null && typeof value === "object"
    ? `{${Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
        .join(",")}}`
    : JSON.stringify(value);

describe("the content hash", () => {
  test("is SHA-256 over the canonical JSON of the exported file", () => {
    const view = viewOf(entries);
    const expected = createHash("sha256")
      .update(canonical(JSON.parse(reportJson(view))))
      .digest("hex");
    expect(contentHash(view)).toBe(`sha256:${expected}`);
    expect(shortHash(contentHash(view))).toBe(expected.slice(0, 8));
  });

  test("names the content, not how it was typed or whether it is finalised", () => {
    const hash = contentHash(viewOf(entries));
    expect(contentHash(viewOf({ ...entries, "signature.date": "2025-01-15" }))).toBe(hash);
    expect(contentHash(viewOf({ ...entries, "finalized:at": "2025-01-15T00:00:00.000Z" }))).toBe(hash);
    expect(contentHash(viewOf({ ...entries, overview: "第一段\n第二段。" }))).not.toBe(hash);
  });
});
