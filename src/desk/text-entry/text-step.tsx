/** A step that is one long text. */
import type { ReactElement } from "react";
import { fieldsOfStep } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { StepHead } from "../open-draft/step-head";
import { LazyPart } from "../ui/lazy-part";
import { lazyPart } from "../ui/part";
import { LongText } from "./long-text";

/** The text can be typed before its tools are there. */
export const textTools = lazyPart(() => import("./text-tools").then((part) => part.TextTools));

export function TextStep({ step }: { readonly step: StepId }): ReactElement {
  const fields = fieldsOfStep(step);
  return (
    <>
      <StepHead step={step}>
        {fields.map(({ id }) => (
          <LazyPart key={id} part={textTools} with={{ id }} />
        ))}
      </StepHead>
      {fields.map((field) => (
        <LongText key={field.id} id={field.id} fills />
      ))}
    </>
  );
}
