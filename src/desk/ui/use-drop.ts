/** Files dropped anywhere on a screen that takes them itself, folders with all that is in them. */
import { useEffect, useRef } from "react";

/** A file and where it lies within what was dropped or chosen. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
  /** Reads it from the disk again, as it is by then; absent where the browser has no way to. */
  readonly again?: () => Promise<File>;
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const someOf = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

/** Stops walking a folder here: somebody dropped a whole disk. */
const MOST_WALKED = 5_000;

async function walk(entry: FileSystemEntry, found: DroppedFile[]): Promise<void> {
  if (found.length > MOST_WALKED) return;
  if (entry.isFile) {
    const one = entry as FileSystemFileEntry;
    const again = () => fileOf(one);
    // What cannot be read any more is passed over: it has no size and no content to speak of.
    const file = await again().catch(() => null);
    if (file !== null) found.push({ path: entry.fullPath.replace(/^\//, ""), file, again });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // Browsers give at most a hundred at a time.
    const some = await someOf(reader).catch(() => []);
    if (some.length === 0) return;
    for (const inner of some) await walk(inner, found);
  }
}

export const plainFiles = (files: Iterable<File>): readonly DroppedFile[] =>
  [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** Files that systems and office programs leave in folders. */
export const LEFT_BY_SYSTEMS = /(^|\/)(\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/i;

/** All files of a drop, those in folders too; asked for while the event lasts. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly DroppedFile[]> {
  // Both must be asked before the event is over.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const files = plainFiles(transfer.files);
  if (entries.length === 0) return files;
  const found: DroppedFile[] = [];
  for (const entry of entries) await walk(entry, found);
  return found.length === 0 ? files : found;
}

/** Takes every drop of files before the page's own way of opening them does. */
export function useDrop(take: (files: readonly DroppedFile[]) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  }, [take]);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void droppedFiles(event.dataTransfer).then((files) => latest.current(files));
    };
    window.addEventListener("dragover", over, true);
    window.addEventListener("drop", drop, true);
    return () => {
      window.removeEventListener("dragover", over, true);
      window.removeEventListener("drop", drop, true);
    };
  }, []);
}
