/** Heading of a step, with its tools beside it. It takes the focus, unless a finding's place is to have it. */
import { type ReactElement, type ReactNode, useEffect } from "react";
import { stepOf } from "../../form/fields";
import type { StepId } from "../../form/official-form";
import { afterDrawn } from "../ui/after-drawn";
import { PageHead } from "../ui/page-head";
import { focusTarget } from "./jump";
import { useTyped, useViewState } from "./open-draft";

interface Props {
  readonly step: StepId;
  readonly hint?: string;
  /** False while a part of the step is still being fetched. */
  readonly complete?: boolean;
  readonly children?: ReactNode;
}

export function StepHead({ step, hint, complete = true, children }: Props): ReactElement {
  const view = useViewState();
  const organization = useTyped("organization");
  const year = useTyped("year");
  const { title } = stepOf(step);
  useEffect(
    () => (complete ? afterDrawn(() => view.stepShown.set(step)) : undefined),
    [view, step, complete],
  );
  return (
    <PageHead
      title={title}
      {...(hint === undefined ? {} : { hint })}
      documentTitle={`${title} - ${organization} ${year} 年度`}
      focusInstead={() => focusTarget(view, step)}
    >
      {children}
    </PageHead>
  );
}
