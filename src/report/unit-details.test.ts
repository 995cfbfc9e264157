import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newEntries, withChanges } from "./entries";
import { preambleTemplate } from "./preamble";
import { asDetails, detailsIn, NO_DETAILS, withDetails } from "./unit-details";

const DETAILS = {
  site: "长乐区人民政府网站",
  address: "长乐区吴航街道解放路1号",
  postcode: "350200",
  phone: "0591-28922345",
  email: "jyj@example.cn",
  publicationNote: "",
};

test("what a lead-in was given it also says: nothing is typed twice", () => {
  const preamble = preambleTemplate(newEntries("长乐区教育局", 2024), DETAILS);
  expect(preamble).not.toContain("××");
  expect(detailsIn({ preamble })).toEqual(DETAILS);
});

test("blanks are no details, and what is not told now stays as it was known", () => {
  const preamble = preambleTemplate(newEntries("长乐区教育局", 2024), { ...NO_DETAILS, phone: "12345678" });
  expect(preamble.match(/××/g)).toHaveLength(4);
  expect(detailsIn({ preamble })).toEqual({ ...NO_DETAILS, phone: "12345678" });
  expect(withDetails(DETAILS, detailsIn({ preamble })).address).toBe(DETAILS.address);
});

test("details are read from a published lead-in", () => {
  const changle = JSON.parse(
    readFileSync(new URL("../../e2e/fixtures/changle-2024.json", import.meta.url), "utf8"),
  );
  expect(detailsIn(withChanges({}, [{ key: "preamble", value: changle.preamble }]))).toMatchObject({
    address: "福州市长乐区文武砂街道文松路666号新行政中心 2 号楼 10 层",
    postcode: "350207",
    phone: "0591-28803765",
    email: "szb28838206@163.com",
  });
});

test("whatever is stored is read as details or as none", () => {
  expect(asDetails(null)).toEqual(NO_DETAILS);
  expect(asDetails({ phone: 1, address: "甲", other: "x" })).toEqual({ ...NO_DETAILS, address: "甲" });
});

test("reading is linear in hostile texts", () => {
  for (const piece of ["在", "地址：", "本报告已在", "电话：1", "邮箱：a", "，在上"]) {
    expect(detailsIn({ preamble: piece.repeat(100_000) }).postcode).toBe("");
  }
});
