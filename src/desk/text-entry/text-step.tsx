/** A step that is one long text. */
import type { ReactElement } from "react";
import { type FieldId, fieldsOfStep } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { keyFor } from "../../report/key-kinds";
import { useTyped } from "../open-draft/open-draft";
import { StepHead } from "../open-draft/step-head";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { LongText } from "./long-text";

/** The text can be typed before its tools are there. */
export const textTools = lazyPart(() => import("./text-tools").then((part) => part.TextTools));

const refreshSentences = lazyPart(() => import("./refresh-sentences").then((part) => part.RefreshSentences));

/** Only for a text that sentences were inserted into. */
function Refreshing({ id }: { readonly id: FieldId }): ReactElement | null {
  return useTyped(keyFor("inserted", id)) === "" ? null : <LazyPart part={refreshSentences} with={{ id }} />;
}

export function TextStep({ step }: { readonly step: StepId }): ReactElement {
  const fields = fieldsOfStep(step);
  return (
    <>
      <StepHead step={step}>
        {fields.map(({ id }) => (
          <LazyPart key={id} part={textTools} with={{ id }} />
        ))}
      </StepHead>
      {fields.map(({ id }) => (
        <Refreshing key={id} id={id} />
      ))}
      {fields.map((field) => (
        <LongText key={field.id} id={field.id} fills />
      ))}
    </>
  );
}
