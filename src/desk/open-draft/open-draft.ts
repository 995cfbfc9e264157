/** What components of the wizard read of the draft being edited. Each hook renders only when its own value changes. */
import { createContext, useContext } from "react";
import type { Control } from "react-hook-form";
import type { Finding } from "../../checks/finding";
import type { TextsState } from "../../checks/live-findings";
import type { DraftSession } from "../../editing/draft-session";
import type { FieldId } from "../../form/fields";
import type { Nested } from "../../report/nested";
import type { Problem } from "../../report/problem";
import type { Balance, Sum } from "../../report/totals";
import { useWatched } from "../ui/use-watched";
import type { ViewState } from "./view-state";

/** Form values nest as the file does; leaves are what was typed. */
export type FormValues = Nested<string>;

export interface OpenDraft {
  readonly session: DraftSession;
  readonly control: Control<FormValues>;
  readonly view: ViewState;
}

export const OpenDraftContext = createContext<OpenDraft | null>(null);

export function useOpenDraft(): OpenDraft {
  const draft = useContext(OpenDraftContext);
  if (draft === null) throw new Error("outside of a draft");
  return draft;
}

export const useSession = (): DraftSession => useOpenDraft().session;
export const useViewState = (): ViewState => useOpenDraft().view;

/** Reads something of the report that changes with one key. */
function useReport<T>(key: string, read: (session: DraftSession) => T): T {
  const session = useSession();
  return useWatched(session.report.changesAt(key), () => read(session));
}

export const useSum = (id: FieldId): Sum => useReport(id, ({ report }) => report.sum(id));
export const useTyped = (key: string): string => useReport(key, ({ report }) => report.typed(key));
/** Whether a total has any addend at all; renders only when that changes. */
export const useIsKnown = (total: FieldId): boolean =>
  useReport(total, ({ report }) => report.sum(total).value !== null);
export const useBalance = (column: string, id: string): Balance | null =>
  useReport(id, ({ report }) => report.balance(column));

export const useFindingsAt = (id: string): readonly Finding[] => useWatched(useSession().findings.at(id));
export const useFindings = (): readonly Finding[] => useWatched(useSession().findings.list);

/** Whether the rules over texts are here: until then nothing may be said of the texts. */
export const useTextsState = (): TextsState => useWatched(useSession().findings.textsState);

/** Why saving fails, or null while it works; renders only when that changes. That it was removed, its own bar says. */
export const useSaveProblem = (): Problem | null =>
  useWatched(useSession().writer.state, (state) =>
    state.kind === "failed" && state.problem.code !== "draft-removed" ? state.problem : null,
  );

export const useIsFinalized = (): boolean => useWatched(useSession().finalized);
/** Whether nothing can be changed. */
export const useIsLocked = (): boolean => useWatched(useSession().locked);

/** Id of the element with a finding's message, for `aria-describedby`. */
export const messageId = (finding: Finding): string => `finding-${finding.id}`;

/** Accessible state of a field with findings. */
export function describedBy(findings: readonly Finding[]): {
  "aria-invalid"?: true;
  "aria-describedby"?: string;
} {
  if (findings.length === 0) return {};
  const invalid = findings.some((finding) => finding.severity === "error");
  return {
    ...(invalid ? { "aria-invalid": true } : {}),
    "aria-describedby": findings.map(messageId).join(" "),
  };
}
