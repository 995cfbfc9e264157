/** 插入导言范文, from what is known of the unit; and what the lead-in says of it is remembered when the step is left. */
import { type ReactElement, useEffect, useState } from "react";
import { preambleTemplate } from "../../report/preamble";
import { NO_DETAILS, type UnitDetails } from "../../report/unit-details";
import { useIsLocked, useSession, useTyped } from "../open-draft/open-draft";
import { selectBlank } from "../text-entry/long-text";
import { useApp } from "../ui/services";
import { knownDetails, rememberDetails } from "../ui/unit-memory";

/** What is known of the report's unit, once it has been read. */
function useUnitDetails(): UnitDetails {
  const { library } = useApp();
  const organization = useTyped("organization");
  const [known, setKnown] = useState<UnitDetails>(NO_DETAILS);
  useEffect(() => {
    let wanted = true;
    void knownDetails(library, organization).then((details) => {
      if (wanted) setKnown(details);
    });
    return () => {
      wanted = false;
    };
  }, [library, organization]);
  return known;
}

/** Keeps what the lead-in says of the unit when the step is left. */
function useRememberUnit(): void {
  const { library } = useApp();
  const session = useSession();
  useEffect(() => () => void rememberDetails(library, session.report.entries), [library, session]);
}

export function CoverTemplate(): ReactElement | null {
  useRememberUnit();
  const session = useSession();
  const empty = useTyped("preamble").trim() === "";
  const locked = useIsLocked();
  const details = useUnitDetails();
  if (!empty || locked) return null;
  return (
    <button
      type="button"
      className="quiet"
      onClick={() => {
        session.applyStep("插入导言范文", [
          { key: "preamble", value: preambleTemplate(session.report.entries, details) },
        ]);
        const area = document.getElementById("preamble");
        area?.focus();
        if (area instanceof HTMLTextAreaElement) selectBlank(area, 1, 0);
      }}
    >
      插入导言范文
    </button>
  );
}
