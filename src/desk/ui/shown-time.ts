/** When something happened, as people say it: 今天 14:03, 昨天 17:20, 1月12日, 2024年1月18日. */

const twoDigits = (number: number): string => String(number).padStart(2, "0");

export const shownClock = (iso: string): string => {
  const time = new Date(iso);
  return `${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
};

const dayOf = (time: Date): number => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
const DAY = 24 * 60 * 60 * 1000;

export function shownTime(iso: string, now: Date): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return "";
  const days = Math.round((dayOf(now) - dayOf(time)) / DAY);
  if (days === 0) return `今天 ${shownClock(iso)}`;
  if (days === 1) return `昨天 ${shownClock(iso)}`;
  const date = `${time.getMonth() + 1}月${time.getDate()}日`;
  return time.getFullYear() === now.getFullYear() ? date : `${time.getFullYear()}年${date}`;
}
