/**
 * Looks after the storage while the page is open: opens a lost database again, tells the draft when it is back, writes
 * before a newer version of the program takes over, and asks before the page is left with something unsaved.
 */
import { fetchPart } from "../ui/part";
import { fetchBackupPart, makeBackup, rememberBackup } from "../ui/save-backup";
import type { AppServices } from "../ui/services";
import { storageProblem } from "../ui/storage-bar";
import { recover } from "./recover";

/** How often a database that is down is tried, ms; the connection itself decides whether it is time. */
const EVERY = 1000;

/** Asks the browser, where it can be asked, not to clear the drafts by itself. */
function askToPersist(): void {
  const storage: StorageManager | undefined = navigator.storage;
  storage?.persist?.().catch(() => undefined);
}

export function watchStorage(services: AppServices): void {
  const { connection, library, session } = services;
  let wasOpen = connection.state.value === "open";
  let timer: ReturnType<typeof setInterval> | null = null;
  const look = () => {
    const open = connection.state.value === "open";
    if (
      !open &&
      timer === null &&
      connection.state.value !== "newer" &&
      connection.state.value !== "outdated"
    ) {
      timer = setInterval(() => void connection.get(), EVERY);
      void connection.get();
    }
    if (open && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
    if (open && !wasOpen) {
      session.value?.writer.retry();
      void session.value?.checkStore();
      void recover(services);
    }
    if (connection.state.value === "outdated") session.value?.lock();
    wasOpen = open;
  };
  connection.state.watch(look);
  look();
  connection.beforeClose = async () => {
    await session.value?.settle();
  };

  window.addEventListener("beforeunload", (event) => {
    const open = session.value;
    const unsaved = library.hasUnsaved || open?.writer.isBehind;
    if (!unsaved) return;
    void open?.writer.flush();
    event.preventDefault();
    // Older browsers ask only when this is set.
    event.returnValue = "unsaved";
  });

  // After the first screen has been drawn.
  setTimeout(() => {
    // What counts a report's findings for the list.
    import("../../checks/summary").catch(() => undefined);
    fetchBackupPart();
    import("../../drafts/whole-library").then(
      ({ emptyBin }) => emptyBin(library, Date.now()),
      () => undefined,
    );
    // What says that something fails, and what saves a backup, are here before they are needed.
    import("../../drafts/backup").catch(() => undefined);
    void fetchPart(storageProblem);
    import("../../drafts/automatic-backup").then(
      ({ AutomaticBackup }) => {
        const auto = new AutomaticBackup({
          store: library.store,
          text: async () => (await makeBackup(services)).text,
          remember: () => rememberBackup(services),
        });
        services.automaticBackup.set(auto);
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
      open?.writer.state.watch(() => {
        if (open.writer.state.value.kind !== "saved" || open.writer.state.value.revision <= revision) return;
        services.automaticBackup.value?.changed();
        if (!asked) askToPersist();
        asked = true;
      }) ?? (() => undefined);
  });
}
