/** A step that is one long text. */
import type { ReactElement } from "react";
import { fieldsOfStep } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { StepHead } from "../open-draft/step-head";
import { LongText } from "./long-text";

export function TextStep({ step }: { readonly step: StepId }): ReactElement {
  return (
    <>
      <StepHead step={step} />
      {fieldsOfStep(step).map((field) => (
        <LongText key={field.id} id={field.id} fills />
      ))}
    </>
  );
}
