/** 打开文件: a button that is a file input, and the whole page as a place to drop files. */
import { type ReactElement, useCallback, useEffect } from "react";
import { type AppServices, useApp } from "../app-context";
import { goTo, listPath, stepPath } from "../routes";

/** Opens files; one that is taken leads to its draft, several or a refused one to the list. */
async function open(files: readonly File[], { library, opened }: AppServices): Promise<void> {
  if (files.length === 0) return;
  const { openFiles } = await import("./open-files");
  const outcomes = await openFiles(files, library);
  opened.set(outcomes);
  const only = outcomes.length === 1 ? outcomes[0]?.draftId : undefined;
  goTo(only === undefined ? listPath : stepPath(only, "finish"));
}

export function OpenFileButton(): ReactElement {
  const services = useApp();
  return (
    <label className="button file-button">
      打开文件
      <input
        type="file"
        data-action="open-file"
        multiple
        accept=".json,application/json"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          void open(files, services);
        }}
      />
    </label>
  );
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;

/** Takes files dropped anywhere on the page, instead of letting the browser leave it for them. */
export function useFileDrop(): void {
  const services = useApp();
  const over = useCallback((event: DragEvent) => {
    if (hasFiles(event)) event.preventDefault();
  }, []);
  const drop = useCallback(
    (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      void open([...(event.dataTransfer?.files ?? [])], services);
    },
    [services],
  );
  useEffect(() => {
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, [over, drop]);
}
