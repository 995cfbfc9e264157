/**
 * Review files of invented but plausible units of one district: bureaus, townships and sub-districts, with figures of
 * the sizes that real ones report. The same seed makes the same units.
 */
import { APPLICATION_COLUMNS, applicationCell, FIELDS, RESULT_ROWS } from "../src/form/fields";
import { contentHash } from "../src/report/content-hash";
import { type Entries, newEntries, withChanges } from "../src/report/entries";
import { viewOf } from "../src/report/live-report";
import { submit } from "../src/review/acts";
import { reviewJson } from "../src/review/review-file";

const BUREAUS = [
  "教育局",
  "民政局",
  "财政局",
  "司法局",
  "公安分局",
  "交通运输局",
  "水利局",
  "农业农村局",
  "商务局",
  "审计局",
  "统计局",
  "林业局",
  "城市管理局",
  "应急管理局",
  "市场监督管理局",
  "自然资源和规划局",
  "住房和城乡建设局",
  "卫生健康局",
  "人力资源和社会保障局",
  "发展和改革局",
];

/** A small repeatable source of numbers, 0–1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const nameOf = (index: number): string => {
  const place = `福州市长乐区`;
  const bureau = BUREAUS[index];
  if (bureau !== undefined) return `${place}${bureau}`;
  return index % 3 === 0 ? `${place}第${index}街道办事处` : `${place}第${index}镇人民政府`;
};

/** One unit's report: every row balances, every cell is filled. */
export function unitEntries(index: number, year: number, seed: number): Entries {
  const random = numbersFrom(seed * 1000 + index);
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const size = BUREAUS[index] === undefined ? 20 : 60;
  const values: Record<string, string> = {};
  for (const field of FIELDS) if (field.table !== undefined) values[field.id] = "0";
  for (const column of APPLICATION_COLUMNS) {
    if (column === "total") continue;
    // Nearly all applicants are natural persons; research institutions hardly ever apply.
    const received =
      column === "naturalPerson"
        ? upTo(size)
        : column === "commercialEnterprise"
          ? upTo(3)
          : upTo(10) > 9
            ? 1
            : 0;
    const over = column === "naturalPerson" ? upTo(4) : 0;
    const forward = Math.min(received + over, upTo(3));
    let left = received + over - forward;
    values[applicationCell("newlyReceived", column)] = String(received);
    values[applicationCell("carriedOver", column)] = String(over);
    values[applicationCell("carriedForward", column)] = String(forward);
    while (left > 0) {
      const row = RESULT_ROWS[random() < 0.6 ? upTo(1) : upTo(RESULT_ROWS.length - 1)];
      if (row === undefined) continue;
      const part = Math.max(1, upTo(left));
      const id = applicationCell(row.id, column);
      values[id] = String(Number(values[id] ?? 0) + part);
      left -= part;
    }
  }
  const issued = upTo(6);
  values["proactiveDisclosure.normativeDocuments.issued"] = String(issued);
  values["proactiveDisclosure.normativeDocuments.inForce"] = String(issued + upTo(40));
  values["proactiveDisclosure.administrativeLicenses.decisions"] = String(upTo(5000));
  values["proactiveDisclosure.administrativePenalties.decisions"] = String(upTo(900));
  values["proactiveDisclosure.administrativeFees.amount"] =
    `${upTo(300)}.${String(upTo(999_998) + 1).padStart(6, "0")}`.replace(/0+$/, "");
  values["disputes.reconsideration.upheld"] = String(upTo(3));
  values["disputes.litigationDirect.upheld"] = String(upTo(1));
  const organization = nameOf(index);
  const received = values[applicationCell("newlyReceived", "naturalPerson")] ?? "0";
  return {
    ...newEntries(organization, year),
    ...values,
    preamble: `根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。本报告数据统计时限为${year}年1月1日至${year}年12月31日，由六个部分组成。`,
    overview: `${year}年，${organization}认真落实条例，主动公开信息${100 + index}条。其中自然人申请${received}件。`,
    problemsAndImprovements: "公开内容还不够细，下一步加强培训。",
    otherMatters: `${year}年未收取政府信息公开信息处理费。`,
    "signature.date": `${year + 1}-01-${String(5 + (index % 20)).padStart(2, "0")}`,
    publicationNote: "（此件主动公开）",
  };
}

export interface GeneratedFile {
  readonly name: string;
  readonly mimeType: "application/json";
  readonly buffer: Buffer;
}

/** The unit's review file as its officer would send it. */
export function reviewFileOf(entries: Entries, draftId: string, revision = 1): GeneratedFile {
  let made = 0;
  let sent = entries;
  for (let round = 1; round <= revision; round += 1) {
    const actor = {
      by: "张某",
      side: "officer" as const,
      at: `${Number(entries["year"]) + 1}-01-2${round}T02:00:00.000Z`,
      newId: () => {
        made += 1;
        return `${draftId}-${made}`;
      },
    };
    sent = withChanges(sent, submit(sent, actor, { contentHash: contentHash(viewOf(sent)) }));
  }
  return {
    name: `${entries["organization"]}.review.json`,
    mimeType: "application/json",
    buffer: Buffer.from(reviewJson({ draftId, entries: sent })),
  };
}
