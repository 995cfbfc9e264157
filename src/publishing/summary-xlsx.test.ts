import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { summaryXlsx } from "./summary-xlsx";

/** "Excel specifications and limits": row height, 409 points. */
const HIGHEST_ROW = 409;

test("a remark under the sums gets the height it needs, and no row more than Excel allows", async () => {
  const long = "因办公系统迁移，部分单位上年结转数与上年报告不一致。".repeat(200);
  const file = await summaryXlsx([
    {
      name: "汇总",
      head: ["单位", "件数"],
      rows: [
        ["某局", "3"],
        ["合计", "3"],
        [long, ""],
        ["短注", ""],
      ],
      figuresFrom: 1,
      totalAt: 1,
    },
  ]);
  const sheet = strFromU8(unzipSync(file)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  const heights = [...sheet.matchAll(/<row [^>]*\bht="([\d.]+)"/g)].map(([, height]) => Number(height));
  expect(heights).toHaveLength(2);
  expect(Math.max(...heights)).toBe(HIGHEST_ROW);
  expect(Math.min(...heights)).toBe(15);
});
