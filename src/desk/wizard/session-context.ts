/** What components of the wizard read of the draft being edited. Each hook renders only when its own value changes. */
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import type { Control } from "react-hook-form";
import type { Finding } from "../../checks/finding";
import type { FieldId } from "../../form/fields";
import type { Nested } from "../../report/nested";
import type { Problem } from "../../report/problem";
import type { Balance, Sum } from "../../report/totals";
import { useSignal } from "../ui/signal";
import type { DraftSession } from "./draft-session";

/** Form values nest as the file does; leaves are what was typed. */
export type FormValues = Nested<string>;

export interface Desk {
  readonly session: DraftSession;
  readonly control: Control<FormValues>;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("outside of a draft");
  return desk;
}

export const useSession = (): DraftSession => useDesk().session;

/** Reads something of the report that one key's watchers hear of. */
function useReport<T>(key: string, read: (session: DraftSession) => T): T {
  const session = useSession();
  const watch = useCallback((tell: () => void) => session.report.watch(key, tell), [session, key]);
  return useSyncExternalStore(watch, () => read(session));
}

export const useSum = (id: FieldId): Sum => useReport(id, ({ report }) => report.sum(id));
export const useTyped = (key: string): string => useReport(key, ({ report }) => report.typed(key));
/** Whether a total has any addend at all; renders only when that changes. */
export const useIsKnown = (total: FieldId): boolean =>
  useReport(total, ({ report }) => report.sum(total).value !== null);
export const useBalance = (column: string, id: string): Balance | null =>
  useReport(id, ({ report }) => report.balance(column));

export function useFindingsAt(id: string): readonly Finding[] {
  const { findings } = useSession();
  const watch = useCallback((tell: () => void) => findings.watchAt(id, tell), [findings, id]);
  return useSyncExternalStore(watch, () => findings.findingsAt(id));
}

export function useFindings(): readonly Finding[] {
  const { findings } = useSession();
  const watch = useCallback((tell: () => void) => findings.watchList(tell), [findings]);
  return useSyncExternalStore(watch, () => findings.list);
}

/** Why saving fails, or null while it works; renders only when that changes. */
export function useSaveProblem(): Problem | null {
  const { writer } = useSession();
  const watch = useCallback((tell: () => void) => writer.watch(tell), [writer]);
  return useSyncExternalStore(watch, () =>
    writer.current.kind === "failed" ? writer.current.problem : null,
  );
}

export const useIsFinalized = (): boolean => useSignal(useSession().finalized);
/** Whether nothing can be changed. */
export const useIsLocked = (): boolean => useSignal(useSession().locked);

/** Id of the element with a finding's message, for `aria-describedby`. */
export const messageId = (finding: Finding): string => `finding-${finding.rule}-${finding.at}`;

/** Accessible state of a field with findings. */
export function describedBy(findings: readonly Finding[]): {
  "aria-invalid"?: true;
  "aria-describedby"?: string;
} {
  if (findings.length === 0) return {};
  const invalid = findings.some((finding) => finding.severity === "error");
  return {
    ...(invalid ? { "aria-invalid": true } : {}),
    "aria-describedby": [...new Set(findings.map(messageId))].join(" "),
  };
}
