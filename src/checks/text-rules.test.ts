import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newEntries } from "../report/entries";
import { viewOf } from "../report/live-report";
import { findWrongCitations } from "./citation";
import { findWrongSums } from "./narrative-sum";
import { findTableDifferences } from "./narrative-table";
import { findWrongYears } from "./narrative-year";
import { findWrongPartsCount } from "./parts-count";
import { cannotMakeRules } from "./rules-level";
import type { Hit } from "./text-check";
import { findWrongWording } from "./wording";

const empty = viewOf(newEntries("长乐区教育局", 2024));

/** The text after 「改文字」. */
const fixed = (text: string, hit: Hit | undefined): string =>
  hit?.fix === undefined ? text : text.slice(0, hit.fix.from) + hit.fix.text + text.slice(hit.fix.to);

const row = (id: string, value: string) =>
  Object.fromEntries(
    [
      "naturalPerson",
      "commercialEnterprise",
      "researchInstitution",
      "socialWelfareOrganization",
      "legalServiceOrganization",
      "otherOrganization",
    ].map((kind, index) => [`applications.${id}.${kind}`, index === 0 ? value : "0"]),
  );

describe("text against table", () => {
  const received = (value: string) =>
    viewOf({
      ...empty.entries,
      ...row("newlyReceived", value),
      ...row("carriedOver", "0"),
      ...row("results.granted", "1"),
    });

  test.each([
    ["全年共收到政府信息公开申请16件。", "全年共收到政府信息公开申请15件。"],
    ["全年共收到政府信息公开申请１６ 件。", "全年共收到政府信息公开申请15 件。"],
    ["全年共收到政府信息公开申请三十七件。", "全年共收到政府信息公开申请十五件。"],
  ])("%s is put right in its own numerals", (text, right) => {
    const hits = findTableDifferences({ content: text }, received("15"), null);
    expect(hits.map(({ message }) => message)).toEqual([`文中“${text.slice(0, -1)}”，表中为 15。`]);
    expect(fixed(text, hits[0])).toBe(right);
    expect(findTableDifferences({ content: right }, received("15"), null)).toEqual([]);
  });

  test("均为自然人申请 holds of 38 of 38, whatever number stands beside it; of 38 of 39 both are said", () => {
    const text = "全年新收政府信息公开申请37件，均为自然人申请。";
    const messages = (changes: Readonly<Record<string, string>>) =>
      findTableDifferences({ content: text }, viewOf({ ...received("38").entries, ...changes }), null).map(
        ({ message }) => message,
      );
    expect(messages({})).toEqual(["文中“全年新收政府信息公开申请37件”，表中为 38。"]);
    expect(messages({ "applications.newlyReceived.commercialEnterprise": "1" })).toEqual([
      "文中“全年新收政府信息公开申请37件”，表中为 39。",
      "文中“均为自然人申请”，表中为 38（共 39）。",
    ]);
  });

  test("未收到 against 2 says so and offers no number", () => {
    const [hit] = findTableDifferences({ content: "本年度未收到政府信息公开申请。" }, received("2"), null);
    expect(hit?.message).toBe("文中“本年度未收到政府信息公开申请”，表中为 2。");
    expect(hit?.fix).toBeUndefined();
  });

  test.each([
    ["行政事业性收费86.3万元。", "行政事业性收费1.5万元。"],
    ["行政事业性收费863000元。", "行政事业性收费15000元。"],
  ])("%s: the amount is said in 万元 and put right in the unit written", (text, right) => {
    const report = viewOf({ ...empty.entries, "proactiveDisclosure.administrativeFees.amount": "1.5" });
    const [hit] = findTableDifferences({ content: text }, report, null);
    expect(hit?.message).toBe(`文中“${text.slice(0, -1)}”，表中为 1.5 万元。`);
    expect(fixed(text, hit)).toBe(right);
  });

  test("a number that two quantities share is not put right for one of them", () => {
    const decisions = { administrativePenalties: "1", administrativeCoercions: "0" };
    const report = viewOf({
      ...empty.entries,
      ...Object.fromEntries(
        Object.entries(decisions).map(([kind, value]) => [`proactiveDisclosure.${kind}.decisions`, value]),
      ),
    });
    const hits = findTableDifferences({ content: "行政处罚、行政强制各1件。" }, report, null);
    expect(hits.map(({ values, fix }) => [values["computed"], fix])).toEqual([[0, undefined]]);
  });

  test("an empty cell is not 0: nothing is compared before the row is filled", () => {
    expect(findTableDifferences({ content: "全年共收到政府信息公开申请16件。" }, empty, null)).toEqual([]);
  });
});

describe("lists and rates", () => {
  test.each([
    ["全年公开信息50条，分别为政策法规类4条、业务工作类10条、统计数据6条。", "各项相加为 20，写的是 50。"],
    ["收到申请37件，其中网络申请5件、信函申请30件、当面申请1件。", "各项相加为 36，写的是 37。"],
    ["收到政府信息公开申请14件（其中信件申请10件，网络申请5件）。", "各项相加为 15，写的是 14。"],
    ["全年公开信息100条，其中：政策文件20条；通知公告50条；其他信息25条。", "各项相加为 95，写的是 100。"],
    ["收到申请37件，同比增长5%，其中自然人30件、法人或其他组织6件。", "各项相加为 36，写的是 37。"],
    [
      "对25件申请收取了信息处理费2950元。其中，甲局1件，收取420元；乙局24件，收取2500元；其他0件，收取0元。",
      "各项相加为 2920，写的是 2950。",
    ],
    ["公开信息37条：动态5条、公告31条、文件2条。", "各项相加为 38，写的是 37。"],
    ["12345热线受理群众诉求1200件，办结1100件，办结率98.73%。", "1100 除以 1200 是 91.67%，写的是 98.73%。"],
    ["答复申请50件，其中予以公开20件，占30%。", "20 除以 50 是 40%，写的是 30%。"],
    ["无法提供30件，占办结数66件的54.5%。", "30 除以 66 是 45.5%，写的是 54.5%。"],
    [
      "行政复议9件，结果维持5件、结果纠正1件、其他结果1件、尚未审结1件，涉及政府信息公开。",
      "各项相加为 8，写的是 9。",
    ],
  ])("%s", (text, message) => {
    const hits = findWrongSums({ content: text }, empty);
    expect(
      hits.map((hit) => hit.message.slice(hit.message.indexOf("：", hit.message.indexOf("”")) + 1)),
    ).toEqual([message]);
  });

  test.each([
    "通过政务新媒体发布信息424条，其中网站42条、微信公众号212条。",
    "公开市政府规章13件（含新制定5件，修改4件，废止4件）。",
    "区级12345平台共受理群众诉求51382件，办结50727件，办结率98.73%。",
    "受理网民留言111条，公开答复41条、电话答复70条，办结率100%。",
    "收到申请37件，其中网络申请5件、信函申请31件、当面申请1件，均按时办结，办结率100%。",
    "共办理申请69件，含上年结转3件，办结68件。",
    "全年公开信息约100条，其中政策文件20条、通知公告50条、其他10条。",
    "答复34430件，其中予以公开及部分公开10538件，占30.61%。",
    // The other side of the balance stands in the sentence
    "收到申请公开92件、上年结转2件。其中，予以公开19件，部分公开18件，不予公开4件，无法提供38件，不予处理5件，其他处理1件，结转下年度继续办理9件。",
    "收到依申请公开9件，上年结转1件，其中网络申请5件，信函申请5件。",
    // Other things than the list's
    "公众号共发文章1640篇，其中原创文章294篇，关注人数达1016823人；发布短视频584条。",
    "其中，予以公开答复966件，占66.48%；部分公开67，占4.61%；不予公开420件。",
  ])("nothing in: %s", (text) => {
    expect(findWrongSums({ content: text }, empty)).toEqual([]);
  });
});

describe("parts of the report", () => {
  const FIVE =
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项";
  const SIX = FIVE.replace("、存在", "、政府信息公开行政复议、行政诉讼情况、存在");
  test.each([
    [`本报告由${FIVE}等六部分组成。`, [[6, 5]]],
    [`报告全文由${SIX}等六个部分组成。`, []],
    [`报告由${SIX}七个部分组成。`, [[7, 6]]],
    [`本报告共六个部分，分别是：${FIVE}。`, [[6, 5]]],
    [
      `本报告包括：一、${SIX.replace(/、(?=主动|收到|政府信息公开行政|存在|其他)/g, "，二、")}共6个部分。`,
      [],
    ],
    ["报告由总体情况、因政府信息公开被申请行政复议和提起行政诉讼情况、其他需要报告的事项三个部分组成。", []],
    [`本报告主要从${SIX.replace("、其他", "及其他")}等六个方面汇报。`, []],
    [`本报告涵盖${SIX}等六个部分。`, []],
    ["一是强化组织、制度、队伍等三个方面的保障。", []],
  ])("%s", (text, expected) => {
    expect(findWrongPartsCount(text).map(({ values }) => [values["stated"], values["computed"]])).toEqual(
      expected,
    );
  });
});

test("a share of a total that the words name is held against the table", () => {
  const report = viewOf({ ...empty.entries, ...row("newlyReceived", "40"), ...row("results.granted", "36") });
  const shares = (text: string) => findWrongSums({ content: text }, report).map((hit) => hit.message);
  expect(shares("收到政府信息公开申请40件，予以公开12件，占办结总数的33.3%。")).toEqual([]);
  expect(shares("收到政府信息公开申请40件，予以公开12件，占办结总数的43.3%。")).toEqual([
    expect.stringContaining("12 除以 36 是 33.3%，写的是 43.3%"),
  ]);
});

describe("citations", () => {
  test.each([
    ["（国办政务公开办函〔2021〕30号）", 1],
    ["（国办发〔2021〕30号）", 1],
    ["（国办公开办涵〔2021〕30号）", 1],
    ["（国办公开办函[2021]30号）", 1],
    ["（国办公开办函（2021）30号）", 1],
    ["（国办公开办函【2021】30号）", 1],
    ["（国办公开办函﹝2021﹞30号）", 0],
    ["（国办公开办函〔2021〕30号）", 0],
    ["（国办公开办函〔2019〕60号）", 1],
    ["《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕61号）", 1],
    ["《关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）", 0],
    ["《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", 0],
    ["《中华人民共和国政府信息公开条例》（国务院第492号令）", 1],
    ["《中华人民共和国政府信息公开条例》（国务院令第 711 号）", 0],
    ["《政府信息公开条例》（2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订）", 0],
    ["（国办公开办函〔202130号）", 1],
    ["《中华人民共和国政府信息公开条例》（国令第711号）", 0],
  ])("%s gives %i", (text, count) => {
    const hits = findWrongCitations(text, 2024);
    expect(hits).toHaveLength(count);
    if (count > 0) expect(findWrongCitations(fixed(text, hits[0]), 2024)).toEqual([]);
  });
});

describe("wording", () => {
  test.each([
    [
      "关于印发《<中华人民共和国政府信息公开工作年度报告格式>的通知》",
      "关于印发《〈中华人民共和国政府信息公开工作年度报告格式〉的通知》",
    ],
    ["根据<政府信息公开条例>编制", "根据《政府信息公开条例》编制"],
    ["属于三类内容事务信息1件", "属于三类内部事务信息1件"],
    ["第三方法权益", "第三方合法权益"],
    ["政府信息公开行政法复议", "政府信息公开行政复议"],
  ])("%s", (text, right) => {
    const hits = findWrongWording(text);
    expect(hits).toHaveLength(1);
    expect(fixed(text, hits[0])).toBe(right);
  });

  test.each(["一、总体情况（宋体加粗小四号字）", "该部分以表格形式报告", "主动公开信息近200余条"])(
    "%s",
    (text) => {
      expect(findWrongWording(text)).toHaveLength(1);
    },
  );

  test.each([
    "网站（<http://www.fzcl.gov.cn/>）公布",
    "3<5，7>6",
    "近200条、200余条",
    "（一）小结",
    "四类过程性信息",
  ])("nothing in: %s", (text) => {
    expect(findWrongWording(text)).toEqual([]);
  });
});

describe("规章 by level", () => {
  test.each([
    ["衡阳市衡东县杨林镇", true],
    ["玉田镇人民政府", true],
    ["南山区蛇口街道办事处", true],
    ["沭阳县发展和改革局", true],
    ["淮安市洪泽区人民政府", true],
    ["长春市退役军人事务局", true],
    ["宿迁市人民政府", false],
    ["宿迁市人民政府办公室", false],
    ["广东省人民政府", false],
    ["国家税务总局", false],
    ["生态环境部", false],
    ["广西壮族自治区人民政府", false],
    ["", false],
  ])("%s cannot make any: %s", (organization, cannot) => {
    expect(cannotMakeRules(organization)).toBe(cannot);
  });
});

test("no rule over texts throws, and every hit and every fix stands in the text", () => {
  const piece = fc.constantFrom(
    "由",
    "、",
    "六个部分",
    "组成",
    "<",
    ">",
    "《",
    "》",
    "国办公开办函",
    "〔2021〕",
    "30号",
    "国务院令第",
    "七一一号",
    "（宋体",
    "）",
    "近20余条",
    "其中",
    "37件",
    "收到申请",
    "占5%",
    "\n",
    "分别为",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 60 }),
      (parts) => {
        const text = parts.join("");
        const hits = [
          ...findWrongCitations(text, 2024),
          ...findWrongPartsCount(text),
          ...findWrongWording(text),
          ...findWrongSums({ content: text }, empty),
          ...findTableDifferences({ content: text }, empty, null),
        ];
        for (const hit of hits) {
          expect(hit.from >= 0 && hit.from <= hit.to && hit.to <= text.length).toBe(true);
          expect(hit.message).not.toMatch(/undefined|NaN|null/);
        }
      },
    ),
    { numRuns: 300 },
  );
});

describe("years", () => {
  test.each([
    ["overview", "3件结转2024年办理。", [2024]],
    ["overview", "3件结转2025年办理。", []],
    ["overview", "2023年结转2024年办理3件。", []],
    ["overview", "上年结转至2024年办理3件。", []],
    ["overview", "结转2024年度2件。", [2024]],
    ["overview", "全年新收12件，2022年结转3件。", [2022]],
    ["overview", "2024年新收12件，2021年度结转申请1件，共办结15件。", [2021]],
    ["overview", "全年新收12件，2023年结转3件。", []],
    ["overview", "2023年新收8件、2022年结转1件，2024年新收12件、2023年结转3件。", []],
    ["overview", "2023年，我局收到申请35件，2024年收到申请37件。", []],
    ["overview", "2023年，我局主动公开政府信息35条。", [2023]],
    ["overview", "2023年，某街道党政办公室共制定规范性文件3件。", [2023]],
    ["overview", "2023年，县政府制定《某县政务公开办法》，明确12项任务。", []],
    ["overview", "2022年，街道新收政府信息公开申请66件。", [2022]],
    ["overview", "2025年，街道共收到政府信息公开申请66件。", [2025]],
    ["overview", "2025年，我局将继续加强政府信息公开。", []],
    ["overview", "二〇二三年，我局收到政府信息公开申请66件。", [2023]],
    ["overview", "截至2023年12月31日，我局共发布信息60条。", [2023]],
    ["overview", "截至2023年底，累计发布500条，截至2024年底累计发布600条。", []],
    ["overview", "2018年，我局建成政务公开专区1件套。", []],
    ["preamble", "现将我局2023年度政府信息公开工作情况报告如下。", [2023]],
    ["preamble", "统计期限为2023.1.1—2023.12.31。", [2023]],
    ["preamble", "统计期限为2023-01-01至2023-12-31。", [2023]],
    ["preamble", "统计期限自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止。", [2023]],
    ["preamble", "根据《关于做好2023年政府信息公开工作年度报告编制工作的通知》编制。", []],
    ["otherMatters", "2023年未收取信息处理费。", [2023]],
    ["problemsAndImprovements", "针对2023年存在的问题，已完成整改。", []],
  ])("%s, in the report of 2024: %s", (section, text, years) => {
    const hits = findWrongYears(section, text, 2024);
    expect(hits.map((hit) => hit.values["found"])).toEqual(years);
    for (const hit of hits)
      expect(
        text
          .slice(hit.from, hit.to)
          .replace(/\s/g, "")
          .replace("二〇二三", "2023")
          .replace(/(?<!年)$/, "年"),
      ).toBe(`${hit.values["found"]}年`);
  });
});
