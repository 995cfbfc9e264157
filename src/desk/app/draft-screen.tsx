/** #/reports/{id}/…: one draft, in one of the wizard's steps or as it will be printed. */
import { type ReactElement, useEffect, useMemo } from "react";
import { type UseFormSetValue, useForm } from "react-hook-form";
import type { DraftSession } from "../../editing/draft-session";
import { FIELDS, findField } from "../../form/fields";
import type { Change } from "../../report/entries";
import { nest } from "../../report/nested";
import { chineseDate, parseDate } from "../../report/numbers";
import { type FormValues, type OpenDraft, OpenDraftContext } from "../open-draft/open-draft";
import { useDraftSession } from "../open-draft/use-draft-session";
import { ViewState } from "../open-draft/view-state";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import type { DraftView } from "../ui/routes";
import { Wizard } from "../wizard/wizard";

const draftRefused = lazyPart(() => import("./draft-refused").then((part) => part.DraftRefused));
const historyScreen = lazyPart(() => import("../history/history-screen").then((part) => part.HistoryScreen));
const reviewScreen = lazyPart(() => import("../review/review-view").then((part) => part.ReviewView));
const printScreen = lazyPart(() => import("../print/print-screen").then((part) => part.PrintScreen));

interface Props {
  readonly id: string;
  readonly view: DraftView;
}

export function DraftScreen({ id, view }: Props): ReactElement | null {
  const opening = useDraftSession(id);
  if (opening.state === "opening") return null;
  if (opening.state === "refused")
    return <LazyPart part={draftRefused} with={{ problem: opening.problem }} />;
  return <DraftViews session={opening.session} view={view} />;
}

/** A date as it will be printed; everything else, and what is no plain date, as it stands. */
function shownEntry(id: string, typed: string): string {
  if (findField(id)?.kind !== "date") return typed;
  const parsed = parseDate(typed);
  return parsed.ok && parsed.value === typed ? chineseDate(typed) : typed;
}

const valuesOf = ({ report }: DraftSession): FormValues =>
  nest(FIELDS.map(({ id }): [string, string] => [id, shownEntry(id, report.typed(id))]));

/** Shows changes in the form's inputs: single ones by themselves, many of one section as the section. */
function showIn(
  setValue: UseFormSetValue<FormValues>,
  session: DraftSession,
  changes: readonly Change[],
): void {
  const bySection = new Map<string, Change[]>();
  for (const change of changes) {
    if (findField(change.key) === undefined) continue;
    const section = change.key.split(".")[0] ?? change.key;
    bySection.set(section, [...(bySection.get(section) ?? []), change]);
  }
  for (const [section, inSection] of bySection) {
    const whole = inSection.length > 1 ? valuesOf(session)[section] : undefined;
    if (whole !== undefined) setValue(section, whole);
    else for (const { key, value } of inSection) setValue(key, shownEntry(key, value));
  }
}

function View({ view }: { readonly view: DraftView }): ReactElement {
  if (view === "print") return <LazyPart part={printScreen} with={{}} />;
  if (view === "review") return <LazyPart part={reviewScreen} with={{}} />;
  return view === "history" ? <LazyPart part={historyScreen} with={{}} /> : <Wizard step={view} />;
}

function DraftViews({
  session,
  view,
}: {
  readonly session: DraftSession;
  readonly view: DraftView;
}): ReactElement {
  const defaultValues = useMemo(() => valuesOf(session), [session]);
  const { control, setValue } = useForm<FormValues>({ defaultValues });
  useEffect(() => session.connect((changes) => showIn(setValue, session, changes)), [session, setValue]);
  const draft = useMemo<OpenDraft>(() => ({ session, control, view: new ViewState() }), [session, control]);
  return (
    <OpenDraftContext value={draft}>
      <View view={view} />
    </OpenDraftContext>
  );
}
