/** Where an own draft stands with its supervisor, kept up as it changes. */
import { useMemo } from "react";
import { contentHash } from "../../report/content-hash";
import { viewOf } from "../../report/live-report";
import { type Records, recordsIn } from "../../review/records";
import { type Standing, standingOf } from "../../review/standing";
import { useSession } from "../open-draft/open-draft";
import { useWatched } from "../ui/use-watched";

export function useOwnStanding(): {
  readonly standing: Standing;
  readonly records: Records;
  readonly hash: string;
} {
  const session = useSession();
  const entries = useWatched(session.report.content);
  return useMemo(() => {
    const hash = contentHash(viewOf(entries));
    const records = recordsIn(entries);
    return { standing: standingOf(records, hash), records, hash };
  }, [entries]);
}
