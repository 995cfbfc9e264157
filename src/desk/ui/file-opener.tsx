/** 打开文件: a button that is a file input, and the whole page as a place to drop files. */
import { type ReactElement, useCallback, useEffect } from "react";
import { goTo, listPath, stepPath } from "./routes";
import { type AppServices, useApp } from "./services";

/** Opens files; one that is taken leads to its draft, several or a refused one to the list, a backup is restored. */
async function open(
  files: readonly File[],
  { library, opened, restoring, session }: AppServices,
): Promise<void> {
  if (files.length === 0) return;
  const { openFiles } = await import("./open-files");
  const { opened: outcomes, backup } = await openFiles(files, library, session.value);
  opened.set(outcomes);
  restoring.set(backup);
  const only = outcomes.length === 1 && backup === null ? outcomes[0] : undefined;
  if (only?.draftId === undefined) goTo(listPath);
  else goTo(only.path ?? stepPath(only.draftId, "finish"));
}

interface FileButtonProps {
  readonly action: "open-file" | "restore";
  readonly label: string;
  readonly className: string;
}

function FileButton({ action, label, className }: FileButtonProps): ReactElement {
  const services = useApp();
  return (
    <label className={`${className} file-button`}>
      {label}
      <input
        type="file"
        data-action={action}
        multiple={action === "open-file"}
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

export const OpenFileButton = (): ReactElement => (
  <FileButton action="open-file" label="打开文件" className="button" />
);
export const RestoreButton = (): ReactElement => (
  <FileButton action="restore" label="恢复备份" className="link" />
);

/** Where dropped words belong: there the browser knows best. */
const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea") !== null;

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;

/** Takes files dropped anywhere, on every screen, instead of letting the browser leave the page for them. */
export function FileDrop(): null {
  const services = useApp();
  const over = useCallback((event: DragEvent) => {
    if (hasFiles(event) || !takesText(event.target)) event.preventDefault();
  }, []);
  const drop = useCallback(
    (event: DragEvent) => {
      // A link that is dropped would lead away from the page as well.
      if (hasFiles(event) || !takesText(event.target)) event.preventDefault();
      if (!hasFiles(event)) return;
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
  return null;
}
