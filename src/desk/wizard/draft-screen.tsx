/** #/reports/{id}/…: one draft, in one of the wizard's steps or as it will be printed. */
import { type ReactElement, useEffect, useMemo } from "react";
import { type Control, useForm } from "react-hook-form";
import { FIELDS } from "../../form/fields";
import { problemText } from "../../report/problem";
import { type DraftView, listPath } from "../routes";
import { DeskHeader } from "../ui/desk-header";
import { Later, partOf } from "../ui/later";
import { PageHead } from "../ui/page-head";
import type { DraftSession } from "./draft-session";
import { type Desk, DeskContext, type FormValues } from "./session-context";
import { useDraftSession } from "./use-draft-session";
import { Wizard } from "./wizard";

const printScreen = partOf(() => import("../print/print-screen").then((part) => part.PrintScreen));

interface Props {
  readonly id: string;
  readonly view: DraftView;
}

export function DraftScreen({ id, view }: Props): ReactElement | null {
  const opening = useDraftSession(id);
  if (opening.state === "opening") return null;
  if (opening.state === "refused") {
    return (
      <>
        <DeskHeader home={listPath} />
        <main className="page notice-page">
          <PageHead title="打不开这份报告">
            <a className="button primary" href={listPath}>
              回到我的报告
            </a>
          </PageHead>
          <p>{problemText(opening.problem)}</p>
        </main>
      </>
    );
  }
  return <OpenDraft session={opening.session} view={view} />;
}

/** Puts changed entries into the form's nested values. */
function put(values: FormValues, key: string, value: string): void {
  const path = key.split(".");
  const last = path.pop() ?? key;
  let node: FormValues = values;
  for (const part of path) {
    const next = node[part];
    if (typeof next === "object" && next !== null) node = next as FormValues;
    else {
      const made: FormValues = {};
      node[part] = made;
      node = made;
    }
  }
  node[last] = value;
}

function valuesOf(session: DraftSession): FormValues {
  const values: FormValues = {};
  for (const field of FIELDS) put(values, field.id, session.report.typed(field.id));
  return values;
}

function OpenDraft({
  session,
  view,
}: {
  readonly session: DraftSession;
  readonly view: DraftView;
}): ReactElement {
  const defaultValues = useMemo(() => valuesOf(session), [session]);
  const { control, setValue, setValues } = useForm<FormValues>({ defaultValues });
  useEffect(
    () =>
      session.connect((changes) => {
        const [only, ...more] = changes.filter(({ key }) => FIELDS.some((field) => field.id === key));
        if (only === undefined) return;
        if (more.length === 0) setValue(only.key, only.value);
        else setValues(valuesOf(session));
      }),
    [session, setValue, setValues],
  );
  const desk = useMemo<Desk>(
    () => ({ session, control: control as Control<FormValues> }),
    [session, control],
  );
  return (
    <DeskContext value={desk}>
      {view === "print" ? <Later part={printScreen} with={{}} /> : <Wizard step={view} />}
    </DeskContext>
  );
}
