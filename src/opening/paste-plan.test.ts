import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { APPLICATIONS, DISPUTES, NATURAL_PERSON, PRINTED_ROWS, PROACTIVE } from "../../e2e/changle-2024";
import { fieldsOfTable } from "../form/fields";
import { APPLICATION_ROWS } from "../form/official-form";
import { withChanges } from "../report/entries";
import { matrixOfTsv } from "./matrix";
import { changesOfPlan, isPlain, type PastePlan, planPaste } from "./paste-plan";
import { recognise } from "./recognise";

const source = readFileSync(new URL("../../e2e/fixtures/changle-2024.txt", import.meta.url), "utf8");
const TOP = { row: 0, column: 0 };

function planned(text: string, table: Parameters<typeof planPaste>[1] = "applications", at = TOP): PastePlan {
  const outcome = planPaste({ html: "", text }, table, at);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}
const typedInto = (plan: PastePlan, table: "proactiveDisclosure" | "applications" | "disputes"): string[] => {
  const entries = withChanges({}, changesOfPlan({}, plan));
  return fieldsOfTable(table).map((field) => entries[field.id] ?? "");
};
const rows = (columns: number, skip: readonly string[] = []): string =>
  PRINTED_ROWS.filter(([label]) => !skip.includes(label))
    .map(([, natural]) => [natural, 0, 0, 0, 0, 0, natural].slice(0, columns).join("\t"))
    .join("\r\n");

describe("text of a spreadsheet", () => {
  test("has rows and cells; quoted cells hold line breaks and quotes", () => {
    expect(matrixOfTsv('甲\t"社会公益\n组织"\t"说""是"""\r\n1\t2\t3\r\n\r\n')).toEqual([
      ["甲", "社会公益 组织", '说"是"'],
      ["1", "2", "3"],
    ]);
  });

  test("keeps a quote that quotes nothing", () => {
    expect(matrixOfTsv('3．危及"三安全一稳定"\t0')).toEqual([['3．危及"三安全一稳定"', "0"]]);
    expect(matrixOfTsv('"三安全一稳定\t0')).toEqual([['"三安全一稳定', "0"]]);
  });
});

describe("the source document's own tables, as text", () => {
  const found = recognise(matrixOfTsv(source));

  test("are all three recognised, whatever their label columns", () => {
    expect(found.map(({ table }) => table)).toEqual(["proactiveDisclosure", "applications", "disputes"]);
    expect(typedInto(planned(source), "applications")).toEqual(APPLICATIONS);
    expect(typedInto(planned(source), "proactiveDisclosure")).toEqual(PROACTIVE);
  });

  const [first, second, ...more] = planned(source).choices;

  test("have sixteen values for section four's fifteen columns: both readings that fit are offered, none chosen", () => {
    const plan = planned(source);
    expect(plan.oddLengths).toEqual([{ table: "disputes", length: 16 }]);
    expect(isPlain(plan, "applications")).toBe(false);
    expect(typedInto(plan, "disputes")).toEqual(Array(12).fill(""));
    expect(more).toEqual([]);
    // The first value is surplus, and all totals agree.
    expect(first?.surplus.map(({ text, column }) => [text, column])).toEqual([["1", 0]]);
    expect(first?.disagreeing).toEqual([]);
    expect(first === undefined ? [] : typedInto(first.plan, "disputes")).toEqual(Array(12).fill("0"));
    // One of the zeros is, and a total does not.
    expect(second?.surplus.map(({ text, column }) => [text, column])).toEqual([["0", 15]]);
    expect(second?.disagreeing.map(({ id, text }) => [id, text])).toEqual([
      ["disputes.reconsideration.total", "0"],
    ]);
    expect(second === undefined ? [] : typedInto(second.plan, "disputes")).toEqual(DISPUTES);
    expect(changesOfPlan({}, second?.plan ?? plan)).toContainEqual({ key: "shape:disputes", value: "16" });
  });

  test("state totals that the cells do not give, which stay as stated totals", () => {
    const stated = changesOfPlan({}, second?.plan ?? planned(source)).filter(({ key }) =>
      key.startsWith("stated:"),
    );
    expect(stated).toEqual([
      { key: "stated:applications.results.unavailable.requiresCreation.total", value: "1" },
      { key: "stated:applications.results.notProcessed.repeated.total", value: "0" },
      { key: "stated:disputes.reconsideration.total", value: "0" },
    ]);
  });

  test("go to the right rows though labels are misspelt (保护第三方法权益)", () => {
    const values = found.find(({ table }) => table === "applications")?.values ?? [];
    expect(values.filter(({ id }) => id.includes("thirdPartyRights"))).toHaveLength(7);
    expect(new Set(values.map(({ row }) => row)).size).toBe(25);
  });
});

describe("a block without labels", () => {
  test.each([
    ["24 rows × 6 columns", rows(6, ["（七）总计"])],
    ["25 rows × 7 columns, with totals", rows(7)],
    ["25 rows × 6 columns, with the row of totals", rows(6)],
    ["24 rows × 7 columns, with the column of totals", rows(7, ["（七）总计"])],
  ])("%s fills the whole table", (_, text) => {
    const plan = planned(text);
    expect(isPlain(plan, "applications")).toBe(true);
    expect(typedInto(plan, "applications")).toEqual(APPLICATIONS);
  });

  test("with totals compares them", () => {
    const wrong = rows(7).replace("37\t0\t0\t0\t0\t0\t37", "37\t0\t0\t0\t0\t0\t38");
    expect(changesOfPlan({}, planned(wrong)).filter(({ key }) => key.startsWith("stated:"))).toEqual([
      { key: "stated:applications.newlyReceived.total", value: "38" },
    ]);
    expect(planned(rows(7)).totals).toHaveLength(31);
  });

  test("one column goes down from its cell", () => {
    const plan = planned("5\n6\n7", "applications", { row: 2, column: 3 });
    expect(changesOfPlan({}, plan)).toEqual([
      { key: "applications.results.granted.socialWelfareOrganization", value: "5" },
      { key: "applications.results.partiallyGranted.socialWelfareOrganization", value: "6" },
      { key: "applications.results.denied.stateSecret.socialWelfareOrganization", value: "7" },
    ]);
    expect([plan.rows, plan.columns]).toEqual([3, 1]);
  });

  test("fifteen values fill section four, twelve do without the totals, sixteen are asked about", () => {
    const fifteen = "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0";
    expect(typedInto(planned(fifteen, "disputes"), "disputes")).toEqual(DISPUTES);
    expect(isPlain(planned(fifteen, "disputes"), "disputes")).toBe(true);
    expect(typedInto(planned(DISPUTES.join("\t"), "disputes"), "disputes")).toEqual(DISPUTES);
    const sixteen = planned(`${fifteen}\t0`, "disputes");
    const zeros = Array(8).fill("0");
    expect(
      sixteen.choices.map(({ plan, disagreeing }) => [typedInto(plan, "disputes"), disagreeing.length]),
    ).toEqual([
      [DISPUTES, 0],
      [["1", "0", "0", "0", ...zeros], 1],
      [["1", "0", "0", "1", ...zeros], 1],
      [["0", "0", "0", "1", ...zeros], 1],
    ]);
    expect(sixteen.cells).toEqual([]);
    expect(isPlain(sixteen, "disputes")).toBe(false);
  });

  test("that could be meant with or without totals is not placed without asking", () => {
    const results = Array.from({ length: 21 }, () => "1").join("\n");
    expect(isPlain(planned(`${results}\n21`, "applications", { row: 2, column: 0 }), "applications")).toBe(
      false,
    );
    expect(isPlain(planned(`${results}\n3`, "applications", { row: 2, column: 0 }), "applications")).toBe(
      true,
    );
  });

  test.each(["12 13", "1 2", '"12\n13"', '"12\n130"', "12\u000b13", '"12\r\n 130"'])(
    "%j in one cell is no number: it goes in as it stands, marked",
    (text) => {
      const plan = planned(text);
      expect(plan.notNumbers).toHaveLength(1);
      const [change] = changesOfPlan({}, plan);
      expect(change?.value).not.toMatch(/^\d+$|[\r\n]/);
    },
  );

  test("full-width digits, separators and spaces are numbers; dashes and slashes are nothing, and counted", () => {
    const plan = planned("１２\t1,234\t 5 \t—\t/\t6件");
    expect(changesOfPlan({}, plan).map(({ value }) => value)).toEqual(["12", "1234", "5", "6"]);
    expect(plan.dashes).toBe(2);
    expect(
      changesOfPlan({ "applications.newlyReceived.socialWelfareOrganization": "9" }, plan),
    ).toContainEqual({
      key: "applications.newlyReceived.socialWelfareOrganization",
      value: "",
    });
  });

  test("a text among numbers is shown before it goes into its cell as it is", () => {
    const plan = planned("1\t见附件");
    expect(plan.notNumbers.map(({ text }) => text)).toEqual(["见附件"]);
    expect(isPlain(plan, "applications")).toBe(false);
    expect(changesOfPlan({}, plan).map(({ value }) => value)).toEqual(["1", "见附件"]);
    expect(isPlain(planned("见附件"), "applications")).toBe(true);
  });

  test("into section two keeps to the cells that span", () => {
    expect(
      typedInto(planned("0\t0\t0\n8\t10\t241\n1\n2\n3\n12.5", "proactiveDisclosure"), "proactiveDisclosure"),
    ).toEqual(["0", "0", "0", "8", "10", "241", "1", "2", "3", "12.5"]);
  });
});

describe("a table with labels", () => {
  const head =
    "\t\t\t申请人情况\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";
  const body = APPLICATION_ROWS.map((row, index) => {
    const natural = PRINTED_ROWS[index]?.[1] ?? 0;
    return [row.number + row.label, "", "", natural, "", "", "", "", "", natural].join("\t");
  }).join("\n");

  test("from a spreadsheet keeps its columns though the other cells are empty", () => {
    const plan = planned(head + body, "disputes");
    expect(plan.tables).toEqual(["applications"]);
    const expected = NATURAL_PERSON.flatMap((count) => [String(count), "", "", "", "", ""]);
    expect(typedInto(plan, "applications")).toEqual(expected);
    expect(isPlain(plan, "applications")).toBe(true);
    expect(isPlain(plan, "disputes")).toBe(false);
  });

  const three = (head: string, values: string): string =>
    [head, ...["予以公开", "重复申请", "结转下年度继续办理"].map((label) => `${label}\t${values}`)].join(
      "\n",
    );
  const intoGranted = (plan: PastePlan): Record<string, string> =>
    Object.fromEntries(
      plan.cells
        .filter(({ id }) => id.startsWith("applications.results.granted."))
        .map(({ id, text }) => [id.slice("applications.results.granted.".length), text]),
    );

  test("whose head has the total only: it is compared, and no cell is filled", () => {
    const plan = planned(three("项目\t总计", "5"));
    expect(plan.cells).toEqual([]);
    expect(plan.totals.map(({ id, text }) => [id, text])).toContainEqual([
      "applications.results.granted.total",
      "5",
    ]);
    expect(isPlain(plan, "applications")).toBe(true);
  });

  test("whose head has persons, organisations and total: organisations have no column of the form and are asked about", () => {
    const plan = planned(three("项目\t自然人\t法人或其他组织\t总计", "3\t2\t5"));
    expect(intoGranted(plan)).toEqual({ naturalPerson: "3" });
    expect(plan.leftovers.map(({ text }) => text)).toEqual(["2", "2", "2"]);
    expect(plan.totals.map(({ text }) => text)).toEqual(["5", "5", "5"]);
    expect(isPlain(plan, "applications")).toBe(false);
  });

  test.each([
    ["自然人 as the last kind", "项目\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t自然人\t总计"],
    ["总计 first", "项目\t总计\t其他\t法律服务机构\t社会公益组织\t科研机构\t商业企业\t自然人"],
    ["a kind missing", "项目\t自然人\t商业企业\t其他\t总计"],
    ["a column of its own", "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\t占比"],
  ])("goes by the names of its head: %s", (_, head) => {
    const ids: Readonly<Record<string, string>> = {
      自然人: "naturalPerson",
      商业企业: "commercialEnterprise",
      科研机构: "researchInstitution",
      社会公益组织: "socialWelfareOrganization",
      法律服务机构: "legalServiceOrganization",
      其他: "otherOrganization",
    };
    const names = head.split("\t").slice(1);
    const plan = planned(three(head, names.map((__, index) => index + 1).join("\t")));
    const expected = names.flatMap((name, index) =>
      ids[name] === undefined ? [] : [[ids[name], String(index + 1)]],
    );
    expect(intoGranted(plan)).toEqual(Object.fromEntries(expected));
    expect(plan.totals.map(({ text }) => text)).toEqual(Array(3).fill(String(names.indexOf("总计") + 1)));
    expect(plan.leftovers.map(({ text }) => text)).toEqual(names.includes("占比") ? ["8", "8", "8"] : []);
  });

  test("with a word of its head misread still is the official one", () => {
    const plan = planned(
      three(
        "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机枸\t其他\t总计",
        "1\t2\t3\t4\t5\t6\t21",
      ),
    );
    expect(Object.values(intoGranted(plan))).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(isPlain(plan, "applications")).toBe(true);
  });

  test("with one number a row and no head is of natural persons or all together: asked, not guessed", () => {
    const plan = planned("予以公开\t5\n重复申请\t0\n结转下年度继续办理\t2");
    expect(plan.cells).toEqual([]);
    expect(plan.choices.map(({ plan: { cells, totals } }) => [cells.length, totals.length])).toEqual([
      [3, 0],
      [0, 3],
    ]);
  });

  test("of section two goes by its heads too", () => {
    const plan = planned(
      "信息内容\t现行有效件数\t本年制发件数\t本年废止件数\n规章\t3\t1\t2\n行政规范性文件\t6\t4\t5",
      "proactiveDisclosure",
    );
    expect(typedInto(plan, "proactiveDisclosure").slice(0, 6)).toEqual(["1", "2", "3", "4", "5", "6"]);
  });

  test("in another order and with a few rows only lands by its labels", () => {
    const plan = planned(
      "重复申请\t1\t0\t0\t0\t0\t0\t1\n予以公开\t3\t0\t0\t0\t0\t0\t3\n结转下年度继续办理\t2\t0\t0\t0\t0\t0\t2",
    );
    expect(changesOfPlan({}, plan)).toContainEqual({
      key: "applications.results.notProcessed.repeated.naturalPerson",
      value: "1",
    });
    expect(plan.cells).toHaveLength(18);
  });
});

describe("what cannot be pasted", () => {
  test("is refused with its size", () => {
    const wide = Array.from({ length: 1000 }, (_, index) => index).join("\t");
    expect(planPaste({ html: "", text: wide }, "applications", TOP)).toEqual({
      ok: false,
      problem: { code: "paste-too-large", rows: 1, columns: 1000 },
    });
    expect(planPaste({ html: "", text: "1\n".repeat(5_000_000) }, "applications", TOP)).toEqual({
      ok: false,
      problem: { code: "paste-too-long" },
    });
    expect(planPaste({ html: "", text: "\n \n" }, "applications", TOP)).toEqual({
      ok: false,
      problem: { code: "paste-nothing" },
    });
  });
});
