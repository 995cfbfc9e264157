/** #/new: unit and year; one Enter creates the draft. */
import "../ui/soft-bar.css";
import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactElement, useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import type { DraftHead } from "../../drafts/draft";
import { newEntries, withChanges } from "../../report/entries";
import { parseYear } from "../../report/numbers";
import { pasteAsLine } from "../open-draft/entry-input";
import { addCreated } from "../ui/add-draft";
import { DeskHeader } from "../ui/desk-header";
import { PageHead } from "../ui/page-head";
import { problemText } from "../ui/problem-text";
import { listPath, replaceWith, stepPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { knownDetails } from "../ui/unit-memory";
import { sameReport, unitOf } from "./draft-names";
import { exampleDraft } from "./example-mark";

const isYear = (text: string): boolean => {
  const parsed = parseYear(text);
  return parsed.ok && parsed.value !== null;
};

const schema = z.object({
  organization: z.string().check(z.trim(), z.minLength(1, "请填写单位全称，与公章一致。")),
  year: z.string().check(z.refine(isYear, "请填写四位年份，2008 至 2100。")),
});

/** What was typed here and made no report yet: it is there again after a look at the list. */
let unfinished: z.infer<typeof schema> | null = null;

export function NewReportScreen(): ReactElement {
  const { library } = useApp();
  const [known, setKnown] = useState<readonly string[]>([]);
  const [twin, setTwin] = useState<DraftHead | null>(null);
  const [refused, setRefused] = useState("");
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: unfinished ?? { organization: "", year: String(new Date().getFullYear() - 1) },
  });
  const { errors } = form.formState;
  const { setValue, getValues, setFocus } = form;
  useEffect(() => {
    let wanted = true;
    void Promise.all([library.list(), exampleDraft(library)]).then(([{ drafts }, example]) => {
      if (!wanted) return;
      const own = drafts.filter(({ id, organization }) => id !== example && organization !== "");
      const units = [...new Set(own.map(({ organization }) => organization))];
      setKnown(units);
      if (units.length === 1 && getValues("organization") === "") setValue("organization", units[0] ?? "");
      setFocus("organization", { shouldSelect: true });
    });
    return () => {
      wanted = false;
      unfinished = getValues();
    };
  }, [library, setValue, getValues, setFocus]);
  const submit = (evenTwin: boolean) =>
    form.handleSubmit(async ({ organization, year }) => {
      const parsed = parseYear(year);
      const number = (parsed.ok ? parsed.value : null) ?? 0;
      const { drafts } = await library.list();
      const existing = evenTwin ? undefined : sameReport(drafts, organization, String(number));
      setTwin(existing ?? null);
      if (existing !== undefined) return;
      const { publicationNote } = await knownDetails(library, organization);
      const entries = withChanges(newEntries(organization, number), [
        { key: "publicationNote", value: publicationNote },
      ]);
      const added = await addCreated(library, entries);
      if (added.ok) {
        form.reset();
        unfinished = null;
        replaceWith(stepPath(added.value, "cover"));
      } else setRefused(problemText(added.problem));
    });
  const create = submit(false);
  return (
    <>
      <DeskHeader home={listPath} />
      <main className="page narrow-page">
        <PageHead title="新建报告" documentTitle="新建报告 - 年报填报台" focusInstead={() => true} />
        <form
          className="card form"
          onSubmit={(event) => void create(event)}
          // What was found is of what stood there.
          onChange={() => setTwin(null)}
          noValidate
        >
          <div className="field">
            <label htmlFor="new-organization">填报单位</label>
            <input
              id="new-organization"
              list="known-units"
              autoComplete="off"
              spellCheck={false}
              aria-describedby="new-organization-hint new-organization-error"
              aria-invalid={errors.organization === undefined ? undefined : true}
              onPaste={pasteAsLine}
              {...form.register("organization")}
            />
            <datalist id="known-units">
              {known.map((unit) => (
                <option key={unit} value={unit} />
              ))}
            </datalist>
            <p className="hint" id="new-organization-hint">
              单位全称，与公章一致
            </p>
            <p className="field-error" id="new-organization-error" role="alert">
              {errors.organization?.message}
            </p>
          </div>
          <div className="field">
            <label htmlFor="new-year">报告年度</label>
            <input
              id="new-year"
              className="short"
              inputMode="numeric"
              autoComplete="off"
              aria-describedby="new-year-hint new-year-error"
              aria-invalid={errors.year === undefined ? undefined : true}
              {...form.register("year")}
            />
            <p className="hint" id="new-year-hint">
              报告的是哪一年的工作，一般是上一年
            </p>
            <p className="field-error" id="new-year-error" role="alert">
              {errors.year?.message}
            </p>
          </div>
          <p className="buttons">
            <button type="submit" className="primary">
              新建
            </button>
            <a className="button" href={listPath}>
              返回
            </a>
          </p>
          {twin === null ? null : (
            <div className="soft-bar twin" role="alert">
              <span>
                已有 {unitOf(twin)} {twin.year} 年度。
              </span>
              <a className="button" href={stepPath(twin.id, "cover")}>
                打开它
              </a>
              <button type="button" onClick={(event) => void submit(true)(event)}>
                另建一份
              </button>
            </div>
          )}
          <p className="field-error" role="alert">
            {refused}
          </p>
        </form>
      </main>
    </>
  );
}
