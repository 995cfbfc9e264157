import { describe, expect, test } from "vitest";
import { FIELDS, fieldsOfTable, findField, findTotal, officialLabel, TOTALS } from "./fields";
import { APPLICANT_KINDS, APPLICATION_ROWS, DISPUTE_KINDS, PROACTIVE_BLOCKS, STEPS } from "./official-form";
import { locate } from "./places";

/** Written out from the notice (国办公开办函〔2021〕30号), number and wording verbatim. */
const OFFICIAL_ROWS = [
  "一、本年新收政府信息公开申请数量",
  "二、上年结转政府信息公开申请数量",
  "（一）予以公开",
  "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
  "1．属于国家秘密",
  "2．其他法律行政法规禁止公开",
  "3．危及“三安全一稳定”",
  "4．保护第三方合法权益",
  "5．属于三类内部事务信息",
  "6．属于四类过程性信息",
  "7．属于行政执法案卷",
  "8．属于行政查询事项",
  "1．本机关不掌握相关政府信息",
  "2．没有现成信息需要另行制作",
  "3．补正后申请内容仍不明确",
  "1．信访举报投诉类申请",
  "2．重复申请",
  "3．要求提供公开出版物",
  "4．无正当理由大量反复申请",
  "5．要求行政机关确认或重新出具已获取信息",
  "1．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
  "2．申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
  "3．其他",
  "（七）总计",
  "四、结转下年度继续办理",
];

describe("the official form", () => {
  test("has section three's rows, numbered and worded as the notice prints them", () => {
    expect(APPLICATION_ROWS.map(officialLabel)).toEqual(OFFICIAL_ROWS);
  });

  test("has the six sections under their official titles", () => {
    expect(STEPS.filter((step) => step.sectionId !== undefined).map((step) => step.title)).toEqual([
      "一、总体情况",
      "二、主动公开政府信息情况",
      "三、收到和处理政府信息公开申请情况",
      "四、政府信息公开行政复议、行政诉讼情况",
      "五、存在的主要问题及改进情况",
      "六、其他需要报告的事项",
    ]);
  });

  test("has the six kinds of applicant and the three kinds of dispute", () => {
    expect(APPLICANT_KINDS.map((kind) => kind.label)).toEqual([
      "自然人",
      "商业企业",
      "科研机构",
      "社会公益组织",
      "法律服务机构",
      "其他",
    ]);
    expect(DISPUTE_KINDS.map((kind) => kind.label)).toEqual(["行政复议", "未经复议直接起诉", "复议后起诉"]);
  });

  test("has 144 typed cells in section three, 10 in section two and 12 in section four", () => {
    expect(fieldsOfTable("applications")).toHaveLength(144);
    expect(fieldsOfTable("proactiveDisclosure")).toHaveLength(10);
    expect(fieldsOfTable("disputes")).toHaveLength(12);
    expect(PROACTIVE_BLOCKS.map((block) => block.title)).toEqual([
      "第二十条第（一）项",
      "第二十条第（五）项",
      "第二十条第（六）项",
      "第二十条第（八）项",
    ]);
  });

  test("computes 31 totals in section three (25 of rows, 6 of columns) and 3 in section four", () => {
    expect(TOTALS.filter((total) => total.table === "applications")).toHaveLength(31);
    expect(TOTALS.filter((total) => total.table === "disputes")).toHaveLength(3);
    expect(findTotal("applications.results.total.total")?.addends).toHaveLength(21 * 6);
  });

  test("gives every field an id of its own, a name, a place, a label and a help text", () => {
    const ids = [...FIELDS, ...TOTALS].map((field) => field.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const field of FIELDS) {
      expect(field.name, field.id).not.toBe("");
      expect(field.place, field.id).not.toBe("");
      expect(field.label, field.id).not.toBe("");
      expect(field.help, field.id).not.toBe("");
    }
    const names = FIELDS.filter((field) => field.table !== undefined).map((field) => field.name);
    expect(new Set(names).size).toBe(names.length);
  });

  test("names the article or notice behind every result that the Regulation defines", () => {
    const withoutArticle = [
      "confirmOrReissue",
      "other",
      "newlyReceived",
      "carriedOver",
      "total",
      "carriedForward",
    ];
    for (const row of APPLICATION_ROWS) {
      if (withoutArticle.some((id) => row.id.endsWith(id))) continue;
      expect(row.help, row.id).toMatch(/条例第.+条|国办函〔2020〕109号/);
    }
  });

  test("says where a cell stands in official numbering", () => {
    const cell = findField("applications.results.unavailable.notHeld.naturalPerson");
    expect(cell?.place).toBe("三（四）1 本机关不掌握 · 自然人");
    expect(findField("applications.results.granted.naturalPerson")?.place).toBe("三（一）予以公开 · 自然人");
    expect(findField("applications.carriedOver.naturalPerson")?.place).toBe("二、上年结转 · 自然人");
    expect(findTotal("applications.results.total.total")?.place).toBe("三（七）总计 · 总计");
    expect(cell?.name).toBe("三（四）1 本机关不掌握相关政府信息，自然人");
    expect(locate("applications.balance.total")).toMatchObject({
      step: "applications",
      name: "三、勾稽关系",
    });
    expect(locate("overview").step).toBe("overview");
    expect(locate("disputes").step).toBe("disputes");
    expect(locate("signature.date").step).toBe("cover");
  });

  test("says who makes 规章, and that licences, penalties and coercions count every decision", () => {
    const help = (id: string) => findField(`proactiveDisclosure.${id}`)?.help;
    expect(help("rules.issued")).toContain("自治州");
    for (const row of ["administrativeLicenses", "administrativePenalties", "administrativeCoercions"]) {
      expect(help(`${row}.decisions`)).toContain("依法未公开");
    }
  });

  test("orders places as the report is read", () => {
    const order = [
      "applications.newlyReceived.naturalPerson",
      "applications.newlyReceived.total",
      "applications.carriedOver.naturalPerson",
      "applications.carriedForward.total",
      "applications.balance.naturalPerson",
      "applications.balance.total",
      "applications",
      "disputes.reconsideration.upheld",
    ].map((id) => locate(id).order);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});
