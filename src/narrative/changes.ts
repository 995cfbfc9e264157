/** 同比增长1.05%, 较上年减少5件: how a stated quantity changed against last year. */
import { applicationCell } from "../form/fields";
import type { Amount } from "./amounts";
import { APPLICATION_NOUN } from "./application-words";
import { withoutFiller } from "./filler";
import type { ReaderState } from "./reader-state";
import type { Change, Statement } from "./statement";

const AGAINST =
  /^(.{0,60}?)(?:同比|(?:相?较于?|比|与|同)(?:上一?年度?|去年|(20\d\d)年度?)(?:同期)?(?:相比)?)(.{0,12}?)(增长|增加|增多|上升|提高|上涨|下降|减少|降低|下滑)(?:了|约|率?为)?$/;
const UP = /增|升|提高|上涨/;
const NEWLY = applicationCell("newlyReceived", "total");
const RECEIVED = [[NEWLY], [NEWLY, applicationCell("carriedOver", "total")]];

const isReceived = (statement: Statement): boolean =>
  statement.readings.some((reading) => reading.includes(NEWLY));

/** Words between the quantity and the comparison that only name it again. */
const namesAgain = (words: string): boolean =>
  withoutFiller(
    words.replace(APPLICATION_NOUN, "").replace(/数量|件数|总量|申请量|受理量|政府|信息|公开|量/g, ""),
  ) === "";

/** The change that an amount behind such words states, of the statement before it; null where it may be of anything. */
export function changeOf(
  amount: Amount,
  before: string,
  subject: Statement | null,
  state: ReaderState,
): Omit<Change, "place"> | null {
  const match = AGAINST.exec(before);
  if (match === null || (amount.kind !== "percent" && amount.kind !== "count")) return null;
  const [, lead = "", year, between = "", verb = ""] = match;
  if (!namesAgain(lead) || !namesAgain(between)) return null;
  const ofApplications = /申请|受理/.test(lead + between);
  if (ofApplications && state.topic !== "applications") return null;
  const own = ofApplications && (subject === null || !isReceived(subject)) ? null : subject;
  if (own === null && !ofApplications) return null;
  return {
    readings: own?.readings ?? RECEIVED,
    value: own?.exact === true ? own.value : null,
    direction: UP.test(verb) ? "up" : "down",
    by: amount.value,
    unit: amount.kind,
    step: amount.step,
    exact: amount.exact,
    owner: own?.owner ?? state.owner,
    period: own?.period ?? state.period,
    ...(year === undefined ? {} : { against: Number(year) }),
  };
}
