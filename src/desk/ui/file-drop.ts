/** The whole page as a place to drop files. */
import { useCallback, useEffect } from "react";
import { goTo, listPath } from "./routes";
import { type AppServices, useApp } from "./services";
import { takeFiles } from "./take-files";
import { type DroppedFile, droppedFiles, LEFT_BY_SYSTEMS } from "./use-drop";

/** Where dropped words belong: there the browser knows best. */
const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea") !== null;

/** A system's file within a folder was not meant; one dropped by itself is answered like any other. */
const isMeant = ({ path }: DroppedFile): boolean => !path.includes("/") || !LEFT_BY_SYSTEMS.test(path);

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;

async function take(dropped: readonly DroppedFile[], services: AppServices): Promise<void> {
  const files = dropped.filter(isMeant).map(({ file }) => file);
  if (files.length > 0) return takeFiles(files, services);
  const message = dropped.length === 0 ? "没有拿到文件。" : "里面只有系统文件，没有可打开的文件。";
  services.opened.set([{ name: "", outcome: "rejected", message }]);
  goTo(listPath);
}

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
      if (event.dataTransfer === null) return;
      void droppedFiles(event.dataTransfer).then((dropped) => take(dropped, services));
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
