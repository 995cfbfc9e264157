/** Applications received, and none handled or carried forward. */
import { applicationCell } from "../form/fields";
import { NATURAL_PERSON } from "../form/official-form";
import { balanceInputs } from "../report/live-report";
import { defineRule } from "./rule";

const total = (row: string): string => applicationCell(row, "total");

export const allZeroResults = defineRule({
  id: "all-zero-results",
  name: "收到未办",
  severity: "notice",
  checks: [
    {
      at: "applications",
      reads: balanceInputs("total"),
      find({ report }) {
        const received =
          (report.sum(total("newlyReceived")).value ?? 0) + (report.sum(total("carriedOver")).value ?? 0);
        const handled = report.sum(total("results.total"));
        const forward = report.sum(total("carriedForward"));
        if (received === 0 || !handled.complete || !forward.complete) return [];
        if (handled.value !== 0 || forward.value !== 0) return [];
        return [
          {
            message: `收到和结转的申请共 ${received} 件，办理结果和结转下年度都是 0。请补填第三项或第四项。`,
            values: { received },
            goTo: applicationCell("results.granted", NATURAL_PERSON.id),
          },
        ];
      },
    },
  ],
});
