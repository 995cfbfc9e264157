/** The whole page as a place to drop files. */
import { useCallback, useEffect } from "react";
import { useApp } from "./services";
import { takeFiles } from "./take-files";

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
      void takeFiles([...(event.dataTransfer?.files ?? [])], services);
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
