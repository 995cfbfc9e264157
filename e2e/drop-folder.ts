/** Runs in the page: drops one folder, whose files are named by their paths, as a browser hands it over. */
export function dropFolder(files: Readonly<Record<string, string>>): void {
  interface Entry {
    isFile: boolean;
    isDirectory: boolean;
    name: string;
    fullPath: string;
    file?: (done: (file: File) => void) => void;
    createReader?: () => { readEntries: (done: (entries: Entry[]) => void) => void };
  }
  const entryAt = (path: string): Entry => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const common = { name, fullPath: `/${path}` };
    const content = files[path];
    if (content !== undefined) {
      const file = new File([content], name);
      return { ...common, isFile: true, isDirectory: false, file: (done) => done(file) };
    }
    const inner = [
      ...new Set(
        Object.keys(files)
          .filter((one) => one.startsWith(`${path}/`))
          .map((one) => one.slice(0, `${one}/`.indexOf("/", path.length + 1))),
      ),
    ];
    return {
      ...common,
      isFile: false,
      isDirectory: true,
      createReader: () => {
        // A reader gives what there is once, then nothing.
        let left = inner.map(entryAt);
        return {
          readEntries: (done) => {
            const now = left;
            left = [];
            done(now);
          },
        };
      },
    };
  };
  const root = Object.keys(files)[0]?.split("/")[0] ?? "";
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([], root));
  DataTransferItem.prototype.webkitGetAsEntry = () => entryAt(root) as unknown as FileSystemEntry;
  document
    .querySelector("main")
    ?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}
