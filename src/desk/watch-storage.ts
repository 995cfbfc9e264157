/**
 * Looks after the storage while the page is open: opens a lost database again, tells the draft when it is back, writes
 * before a newer version of the program takes over, and asks before the page is left with something unsaved.
 */
import type { AppServices } from "./app-context";

/** How often a database that is down is tried, ms; the connection itself decides whether it is time. */
const EVERY = 1000;

/** Asks the browser, where it can be asked, not to clear the drafts by itself. */
function askToPersist(): void {
  const storage: StorageManager | undefined = navigator.storage;
  storage?.persist?.().catch(() => undefined);
}

export function watchStorage(services: AppServices): void {
  const { connection, library, session } = services;
  let wasOpen = connection.state === "open";
  let timer: ReturnType<typeof setInterval> | null = null;
  const look = () => {
    const open = connection.state === "open";
    if (!open && timer === null && connection.state !== "newer" && connection.state !== "outdated") {
      timer = setInterval(() => void connection.get(), EVERY);
      void connection.get();
    }
    if (open && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
    if (open && !wasOpen) {
      session.value?.writer.retry();
      void session.value?.look();
    }
    if (connection.state === "outdated") session.value?.lock();
    wasOpen = open;
  };
  connection.watch(look);
  look();
  connection.beforeClose = async () => {
    await session.value?.settle();
  };

  window.addEventListener("beforeunload", (event) => {
    const open = session.value;
    const unsaved = library.hasUnsaved || (open !== null && open.writer.current.kind !== "saved");
    if (!unsaved) return;
    void open?.writer.flush();
    event.preventDefault();
    // Older browsers ask only when this is set.
    event.returnValue = "unsaved";
  });

  // After the first screen has been drawn.
  setTimeout(() => {
    void library.emptyBin(Date.now());
    import("./backup/auto-backup").then(
      ({ AutoBackup }) => {
        const auto = new AutoBackup(services);
        services.autoBackup.set(auto);
        void auto.resume();
      },
      () => undefined,
    );
  }, EVERY);

  // Each stored change: other windows are told by the session; the chosen file and the browser's promise follow here.
  let asked = false;
  let stop: () => void = () => undefined;
  session.watch(() => {
    stop();
    const open = session.value;
    const revision = open?.writer.draftHead.revision ?? 0;
    stop =
      open?.writer.watch(() => {
        if (open.writer.current.kind !== "saved" || open.writer.current.revision <= revision) return;
        services.autoBackup.value?.changed();
        if (!asked) askToPersist();
        asked = true;
      }) ?? (() => undefined);
  });
}
