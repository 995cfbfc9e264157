/**
 * When a draft's state is kept so that it can be brought back, and for how long. Pure: knows no database.
 *
 * Promise: any state of the last 30 days that was left standing for ten minutes, or that preceded a paste, an import, a
 * fill, a restoration, a return or an upgrade, can be brought back; what was named by hand is kept for ever.
 */

export type PointKind =
  /** Left standing for ten minutes, then changed. */
  | "standing"
  /** Taken every ten minutes while somebody typed on. */
  | "interval"
  /** Before something that changes much at once. */
  | "before"
  /** By hand, with a name. */
  | "named";

export interface PointHead {
  readonly draft: string;
  readonly id: string;
  readonly kind: PointKind;
  /** ISO time of the state. */
  readonly at: string;
  /** What it preceded (粘贴 24 行 × 6 列), or its name. */
  readonly name: string;
  /** Of a version that was finalised (定稿): its number. */
  readonly version?: number | undefined;
  /** Bytes of its content as stored. */
  readonly size: number;
}

/** The first version told a finalised version's point by its name alone; now it has the version's number. */
export function numberedVersion(point: PointHead): PointHead {
  const version = /^定稿 第 (\d+) 版$/.exec(point.name)?.[1];
  const isVersion = point.kind === "named" && point.version === undefined && version !== undefined;
  return isVersion ? { ...point, version: Number(version) } : point;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A state that stood this long is kept when it is changed. */
export const STANDING = 10 * MINUTE;
const KEPT = 30 * DAY;
const MOST_BYTES = 20 * 1024 * 1024;

/** What to keep of the state before a change made now; null when there is a point close enough. */
export function pointDue(
  changedAt: number,
  lastPointAt: number,
  now: number,
): "standing" | "interval" | null {
  // A clock that was set back must not keep points from being taken.
  if (now < changedAt) return "standing";
  if (now < lastPointAt) return "interval";
  if (now - changedAt >= STANDING) return lastPointAt >= changedAt ? null : "standing";
  return now - lastPointAt >= STANDING ? "interval" : null;
}

/** Points taken while typing on are thinned: one in ten minutes for a day, one an hour for a week, one a day then. */
function bucketOf(age: number): number {
  if (age < DAY) return 10 * MINUTE;
  return age < 7 * DAY ? HOUR : DAY;
}

/** The points that go: too old, thinned out, or, oldest first, beyond the draft's room. Named ones stay. */
export function pointsToDrop(points: readonly PointHead[], now: number): readonly PointHead[] {
  const dropped = new Set<PointHead>();
  const newestFirst = [...points].sort((a, b) => b.at.localeCompare(a.at));
  const buckets = new Set<string>();
  let bytes = 0;
  for (const point of newestFirst) {
    if (point.kind === "named") {
      bytes += point.size;
      continue;
    }
    const age = now - Date.parse(point.at);
    const bucket = bucketOf(age);
    const key = `${bucket} ${Math.floor(Date.parse(point.at) / bucket)}`;
    const thinned = point.kind === "interval" && buckets.has(key);
    if (age > KEPT || thinned || bytes + point.size > MOST_BYTES) dropped.add(point);
    else bytes += point.size;
    if (point.kind === "interval") buckets.add(key);
  }
  return [...dropped];
}
