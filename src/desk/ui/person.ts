/** Names of officer and supervisor: asked once, remembered in this browser, written into what they say and decide. */
import { useEffect, useState } from "react";
import type { DraftLibrary } from "../../drafts/library";
import { useApp } from "./services";

const SETTING = { officer: "officerName", supervisor: "supervisorName" } as const;

export type PersonSide = keyof typeof SETTING;

/** The remembered name, for what is done without asking; empty until it has been given. */
export async function rememberedPerson(library: DraftLibrary, side: PersonSide): Promise<string> {
  const kept = await library.store.setting(SETTING[side]).catch(() => "");
  return typeof kept === "string" ? kept : "";
}

/**
 * The remembered name, empty until it has been given, and the way to remember another. `isRead`: whether it is known by
 * now that there is one or none, so that nobody is asked for a name that is there a moment later.
 */
export function usePerson(
  side: PersonSide,
): readonly [name: string, remember: (name: string) => void, isRead: boolean] {
  const { library } = useApp();
  const [name, setName] = useState("");
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    let wanted = true;
    // Without a store the name is asked again.
    void rememberedPerson(library, side).then((kept) => {
      if (!wanted) return;
      setName(kept);
      setRead(true);
    });
    return () => {
      wanted = false;
    };
  }, [library, side]);
  const remember = (given: string) => {
    setName(given);
    void library.store.putSetting(SETTING[side], given);
  };
  return [name, remember, isRead];
}
