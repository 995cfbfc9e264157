/**
 * Printing from a step by the browser's own menu: the report is printed, not the screen with its cut-off texts. Its pages
 * are drawn when the browser is about to print, which leaves no time to load anything, so their part is fetched before.
 */
import "./print.css";
import { useEffect } from "react";
import { useOpenDraft } from "../open-draft/open-draft";
import { useApp } from "../ui/services";
import { useWatched } from "../ui/use-watched";
import type { PrintOptions } from "./print-options";
import { keptOptions } from "./print-options-store";

type Sheets = typeof import("./sheets");

/** What is printed while the pages cannot be drawn. */
const ADVICE = "请先点「核对与输出」里的「打印或存为 PDF」，在打印预览里打印。";

export function usePrintAnywhere(): void {
  const { session, view } = useOpenDraft();
  const { store } = useApp().library;
  const shown = useWatched(view.stepShown) !== null;
  useEffect(() => {
    if (!shown) return;
    let part: Sheets | null = null;
    let paper: HTMLElement | null = null;
    let options: PrintOptions | null = null;
    void keptOptions(store).then((kept) => {
      options = kept;
    });
    // After the step's own frame: what it is drawn from goes first.
    const frame = requestAnimationFrame(() => {
      import("./sheets").then(
        (loaded) => {
          part = loaded;
        },
        // The advice is printed instead.
        () => undefined,
      );
    });
    const before = () => {
      session.endTyping();
      paper?.remove();
      paper = document.createElement("div");
      paper.className = "print-anywhere";
      const pages = document.createElement("main");
      pages.className = "sheets";
      paper.append(pages);
      document.body.append(paper);
      document.body.classList.add("prints-report");
      if (part === null || options === null) pages.textContent = ADVICE;
      else part.drawSheets(session.report, options, pages);
    };
    const after = () => {
      paper?.remove();
      paper = null;
      document.body.classList.remove("prints-report");
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      cancelAnimationFrame(frame);
      after();
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [session, store, shown]);
}
