/** #/new: unit and year, and the earlier report that it may be based on; one Enter creates the draft. */
import "../ui/soft-bar.css";
import "./new-report.css";
import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactElement, useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import type { DraftHead } from "../../drafts/draft";
import { newEntries, withChanges } from "../../report/entries";
import { pasteAsLine } from "../open-draft/entry-input";
import { addCreated } from "../ui/add-draft";
import { DeskHeader } from "../ui/desk-header";
import { PageHead } from "../ui/page-head";
import { problemText } from "../ui/problem-text";
import { listPath, replaceWith, stepPath } from "../ui/routes";
import { useApp } from "../ui/services";
import { shownTime } from "../ui/shown-time";
import { knownDetails } from "../ui/unit-memory";
import { sameReport, unitOf } from "./draft-names";
import { exampleDraft } from "./example-mark";
import { basesFor, isOfYearBefore, makeFromReport, yearOf } from "./from-report";

const schema = z.object({
  organization: z.string().check(z.trim(), z.minLength(1, "请填写单位全称，与公章一致。")),
  year: z.string().check(z.refine((text) => yearOf(text) !== null, "请填写四位年份，2008 至 2100。")),
  /** 以上年为基础, of which report, and whether with the sections' texts. */
  based: z.boolean(),
  base: z.string(),
  texts: z.boolean(),
});

/** Which report it is: of which year, in what state, changed when. */
const baseName = ({ year, finalizedAt, changedAt }: DraftHead): string =>
  `${year === "" ? "未填年度" : `${year} 年度`}（${finalizedAt === "" ? "草稿" : "已定稿"}，${shownTime(changedAt, new Date())}改）`;

const FROM_LAST_YEAR =
  "带来标题、导言、落款单位和附注，年份改好并逐处列出；上年结转取自上年的结转下年度；现行有效件数先填上年的，填了本年制发、废止后要改。";
const FROM_EARLIER =
  "带来标题、导言、落款单位和附注，年份改好并逐处列出。不是上一年度的报告，上年结转和现行有效件数不带。";

/** What was typed here and made no report yet: it is there again after a look at the list. */
let unfinished: z.infer<typeof schema> | null = null;

interface Props {
  /** Id of the report that 复制为新年度 was asked for; empty for none. */
  readonly from: string;
}

export function NewReportScreen({ from }: Props): ReactElement {
  const { library, opened } = useApp();
  const [own, setOwn] = useState<readonly DraftHead[]>([]);
  const [twin, setTwin] = useState<DraftHead | null>(null);
  const [refused, setRefused] = useState("");
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: (from === "" ? unfinished : null) ?? {
      organization: "",
      year: String(new Date().getFullYear() - 1),
      based: from !== "",
      base: from,
      texts: from !== "",
    },
  });
  const { errors } = form.formState;
  const { setValue, getValues, setFocus } = form;
  // Not `useWatch`: it would come with the form library to every screen that has a form.
  const [organization, year, based, base] = form.watch(["organization", "year", "based", "base"]);
  const known = [...new Set(own.map((head) => head.organization).filter((unit) => unit !== ""))];
  const bases = basesFor(own, { organization, year: yearOf(year) }, from);
  const chosen = bases.find(({ id }) => id === base) ?? bases[0];
  useEffect(() => {
    let wanted = true;
    void Promise.all([library.list(), exampleDraft(library)]).then(([{ drafts }, example]) => {
      if (!wanted) return;
      const mine = drafts.filter(({ id, role }) => (id !== example || id === from) && role === "own");
      setOwn(mine);
      const copied = mine.find(({ id }) => id === from);
      const before = yearOf(copied?.year ?? "");
      const units = [...new Set(mine.map((head) => head.organization).filter((unit) => unit !== ""))];
      if (copied !== undefined) setValue("organization", copied.organization);
      else if (units.length === 1 && getValues("organization") === "")
        setValue("organization", units[0] ?? "");
      if (before !== null) setValue("year", String(before + 1));
      setFocus("organization", { shouldSelect: true });
    });
    return () => {
      wanted = false;
      if (from === "") unfinished = getValues();
    };
  }, [library, from, setValue, getValues, setFocus]);
  const make = async (number: number, { organization, based, texts }: z.infer<typeof schema>) => {
    if (based && chosen !== undefined) {
      const wanted = { organization, year: number, texts, draft: chosen.id };
      return makeFromReport({ library, opened }, chosen, wanted);
    }
    const { publicationNote } = await knownDetails(library, organization);
    const entries = withChanges(newEntries(organization, number), [
      { key: "publicationNote", value: publicationNote },
    ]);
    return addCreated(library, entries);
  };
  const submit = (evenTwin: boolean) =>
    form.handleSubmit(async (values) => {
      const { organization } = values;
      const number = yearOf(values.year) ?? 0;
      const { drafts } = await library.list();
      const existing = evenTwin ? undefined : sameReport(drafts, organization, String(number));
      setTwin(existing ?? null);
      if (existing !== undefined) return;
      const added = await make(number, values);
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
          className="card form new-report"
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
          {chosen === undefined ? null : (
            <fieldset className="base">
              <legend className="visually-hidden">以已有的报告为基础</legend>
              <div className="chosen">
                <label>
                  <input type="checkbox" aria-describedby="new-base-hint" {...form.register("based")} />
                  {isOfYearBefore(chosen, yearOf(year) ?? 0) ? "以上年为基础" : "以往年为基础"}
                </label>
                {bases.length === 1 ? (
                  <span>{baseName(chosen)}</span>
                ) : (
                  <select
                    aria-label="用哪一份报告"
                    value={chosen.id}
                    onChange={(event) => setValue("base", event.target.value)}
                  >
                    {bases.map((head) => (
                      <option key={head.id} value={head.id}>
                        {baseName(head)}
                      </option>
                    ))}
                  </select>
                )}
              </div>
              <p className="hint" id="new-base-hint">
                {isOfYearBefore(chosen, yearOf(year) ?? 0) ? FROM_LAST_YEAR : FROM_EARLIER}
              </p>
              {based ? (
                <>
                  <label>
                    <input type="checkbox" aria-describedby="new-texts-hint" {...form.register("texts")} />
                    带上各部分文字
                  </label>
                  <p className="hint" id="new-texts-hint">
                    第一、五、六部分照抄，只改年份，要逐句再改；不勾就留空。
                  </p>
                </>
              ) : null}
            </fieldset>
          )}
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
