/** Labels of the official form, found again though they are spelt otherwise. */
import { applicationColumnLabel, officialLabel } from "../../form/fields";
import {
  APPLICANT_KINDS,
  APPLICATION_ROWS,
  PROACTIVE_BLOCKS,
  RESULT_GROUPS,
  RESULTS_HEAD,
} from "../../form/official-form";

/** Full-width forms and radicals to plain characters; one for one, so that offsets stay. */
export function plainChar(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x2f00 && code <= 0x2fd5) return char.normalize("NFKC");
  return char;
}

const plain = (text: string): string => text.replace(/[\uff01-\uff5e\u2f00-\u2fd5]/g, plainChar);

const NUMBERING = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,2}[.、](?!\d))+/;

/** Longer than any label of the form with its remarks; what is longer is a paragraph. */
const LONGEST = 200;

/** A label without numbering, remarks in brackets, punctuation and space; empty for what is too long to be one. */
export const plainLabel = (text: string): string => (text.length > LONGEST ? "" : withoutMarks(text));

const withoutMarks = (text: string): string =>
  plain(text)
    .replace(/[\s\u3000\u00a0\u200b\ufeff]+/g, "")
    .replace(NUMBERING, "")
    .replace(/\([^()]*\)?/g, "")
    .replace(/[^\p{Script=Han}A-Za-z0-9]/gu, "");

/** Number of single-character changes from one text to the other; `most` and one more where it is beyond that. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? most + 1;
}

/** A row or a head of the form, with the words by which it is known however the rest is spelt. */
interface Known<T> {
  readonly of: T;
  readonly label: string;
  readonly words: RegExp;
}

/** Words that stand in one row's label only. */
const ROW_WORDS: Readonly<Record<string, RegExp>> = {
  newlyReceived: /本年(?:度)?新收|新收(?:到)?(?:政府)?信息公开申请/,
  carriedOver: /上(?:一)?年(?:度)?结转/,
  "results.granted": /^(?:予以|同意)公开(?!情况)/,
  "results.partiallyGranted": /^部分公开/,
  "results.denied.stateSecret": /国家秘密/,
  "results.denied.prohibitedByLaw": /法[律规].{0,8}[禁止]公开/,
  "results.denied.securityAndStability": /三安全.?一稳定|三安全/,
  "results.denied.thirdPartyRights": /第三[方者人].{0,3}权益/,
  "results.denied.internalAffairs": /三类内.事务|内部事务信息/,
  "results.denied.deliberativeProcess": /四类过程|过程性.{0,1}信息/,
  "results.denied.enforcementFile": /执法案卷/,
  "results.denied.administrativeInquiry": /行政查询/,
  "results.unavailable.notHeld": /不掌握/,
  "results.unavailable.requiresCreation": /没有现成|另行制作/,
  "results.unavailable.unclearAfterCorrection": /补正后.{0,8}不明/,
  "results.notProcessed.petitionOrComplaint": /信访.{0,3}投诉|信访举报/,
  "results.notProcessed.repeated": /^(?:属于)?重复申请/,
  "results.notProcessed.publishedMaterial": /公开出版物/,
  "results.notProcessed.excessive": /大量反复/,
  "results.notProcessed.confirmOrReissue": /重新出具|要求行政机关确认/,
  "results.otherHandling.correctionOverdue": /逾期(?:不|未)补正/,
  "results.otherHandling.feeOverdue": /逾期(?:不|未).{0,8}(?:缴|收费)/,
  "results.otherHandling.other": /^其[他它]$/,
  "results.total": /^[总合][计数]$/,
  carriedForward: /结转(?:至)?下(?:一)?年|转下(?:一)?年度/,
};

const NEVER = /(?!)/;

const ROWS: readonly Known<string>[] = APPLICATION_ROWS.map((row) => ({
  of: row.id,
  label: plainLabel(row.label),
  words: ROW_WORDS[row.id] ?? NEVER,
}));

/** A group of results, or the head of all of them: has no values of its own. */
const GROUP_WORDS: readonly Known<string>[] = [
  ...RESULT_GROUPS.map((group) => ({
    of: group.id,
    label: group.label,
    words: new RegExp(`^${group.label}`),
  })),
  { of: "results", label: plainLabel(RESULTS_HEAD), words: /^本年度?办理结果/ },
];

const PROACTIVE_WORDS: Readonly<Record<string, RegExp>> = {
  rules: /^(?:行政)?规章$/,
  normativeDocuments: /规范性文件/,
  administrativeLicenses: /^行政许可/,
  administrativePenalties: /^行政处罚/,
  administrativeCoercions: /^行政强制/,
  administrativeFees: /行政事业性?收费/,
};

const PROACTIVE_ROWS: readonly Known<string>[] = PROACTIVE_BLOCKS.flatMap((block) =>
  block.rows.map((row) => ({ of: row.id, label: row.label, words: PROACTIVE_WORDS[row.id] ?? NEVER })),
);

const LONGEST_LABEL = 60;
/** Shorter labels differ from each other by too little to be told apart when misspelt. */
const SHORTEST_FUZZY = 4;

export interface Match<T> {
  readonly of: T;
  /** Whether it is spelt as in the form, numbering and remarks aside. */
  readonly exact: boolean;
}

function match<T>(label: string, known: readonly Known<T>[]): Match<T> | null {
  if (label === "" || label.length > LONGEST_LABEL) return null;
  const exact = known.find((candidate) => candidate.label === label);
  if (exact !== undefined) return { of: exact.of, exact: true };
  const byWords = known.filter((candidate) => candidate.words.test(label));
  if (byWords.length === 1 && byWords[0] !== undefined) return { of: byWords[0].of, exact: false };
  // A group's name and its row's in one cell: （三）不予公开1．属于国家秘密.
  const ending = known.filter(
    (candidate) => candidate.label.length >= SHORTEST_FUZZY && label.endsWith(candidate.label),
  );
  if (ending.length === 1 && ending[0] !== undefined) return { of: ending[0].of, exact: false };
  if (label.length < SHORTEST_FUZZY) return null;
  const near = known
    .map((candidate) => {
      const most = Math.floor(candidate.label.length * 0.3);
      return { candidate, most, changes: distance(label, candidate.label, most) };
    })
    .filter(({ most, changes }) => changes <= most)
    .sort((a, b) => a.changes - b.changes);
  const [best, second] = near;
  if (best === undefined || (second !== undefined && second.changes === best.changes)) return null;
  return { of: best.candidate.of, exact: false };
}

/** The row of section three that a label names. */
export const applicationRowOf = (text: string): Match<string> | null => match(plainLabel(text), ROWS);
export const resultGroupOf = (text: string): Match<string> | null => match(plainLabel(text), GROUP_WORDS);
/** The row of section two that a label names. */
export const proactiveRowOf = (text: string): Match<string> | null => match(plainLabel(text), PROACTIVE_ROWS);

export const wordsOfRow = (row: string): RegExp => ROW_WORDS[row] ?? NEVER;
export const wordsOfProactiveRow = (row: string): RegExp => PROACTIVE_WORDS[row] ?? NEVER;

export function officialRowLabel(row: string): string {
  const definition = APPLICATION_ROWS.find((candidate) => candidate.id === row);
  return definition === undefined ? row : officialLabel(definition);
}
export const officialProactiveLabel = (row: string): string =>
  PROACTIVE_BLOCKS.flatMap((block) => block.rows).find((candidate) => candidate.id === row)?.label ?? row;

/** Kinds of applicant by the end of a head that may have its upper heads before it: 法人或其他组织商业企业. */
const COLUMN_WORDS: readonly (readonly [column: string, words: RegExp])[] = [
  ["naturalPerson", /自然人$/],
  ["commercialEnterprise", /(?:商业企业|商业|工商企业)$/],
  ["researchInstitution", /(?:科研机构|科研)$/],
  ["socialWelfareOrganization", /(?:社会公益组织|公益组织|社会公益机构)$/],
  ["legalServiceOrganization", /(?:法律服务机构|服务机构|法律服务组织)$/],
  ["otherOrganization", /其[他它]$/],
  ["total", /[总合]计$/],
];

export function applicantColumnOf(head: string): Match<string> | null {
  const label = plainLabel(head);
  const found = COLUMN_WORDS.find(([, words]) => words.test(label));
  if (found === undefined) {
    const kinds = APPLICANT_KINDS.filter((kind) => kind.label.length >= SHORTEST_FUZZY).filter(
      (kind) => distance(label.slice(-kind.label.length), kind.label, 1) <= 1,
    );
    const kind = kinds.length === 1 ? kinds[0] : undefined;
    return kind === undefined ? null : { of: kind.id, exact: false };
  }
  return { of: found[0], exact: label.endsWith(applicationColumnLabel(found[0])) };
}

/** The official head that a head is a misspelling of; null when it is right, or another thing altogether. */
export function misspeltHead(head: string, official: readonly string[]): string | null {
  const label = plainLabel(head);
  const names = official.map((name) => ({ name, plain: plainLabel(name) }));
  if (label.length < SHORTEST_FUZZY || names.some(({ plain: name }) => name === label)) return null;
  const near = names
    .map(({ name, plain: other }) => ({ name, changes: distance(label, other, 2) }))
    .filter(({ changes }) => changes <= 2)
    .sort((a, b) => a.changes - b.changes);
  const [best, second] = near;
  return best === undefined || second?.changes === best.changes ? null : best.name;
}
