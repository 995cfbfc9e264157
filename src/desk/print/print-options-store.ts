/** The print choices as they are kept with the drafts: those that the screen shows are those that are kept. */
import type { DraftStore } from "../../drafts/store";
import { optionsFrom, PRINT_OPTIONS, type PrintOptions } from "./print-options";

/** The choices kept last; the usual ones where nothing can be read. */
export const keptOptions = (store: DraftStore): Promise<PrintOptions> =>
  store
    .setting(PRINT_OPTIONS)
    .catch(() => null)
    .then(optionsFrom);

/**
 * Takes choices one after the other and tells of each when it is kept, so that none is shown that a reload would lose. One
 * that cannot be kept is told all the same: it holds until the page is left.
 */
export class OptionsKeeper {
  private readonly store: DraftStore;
  private latest: PrintOptions;
  private readonly tell: (options: PrintOptions) => void;

  constructor(store: DraftStore, options: PrintOptions, tell: (options: PrintOptions) => void) {
    this.store = store;
    this.latest = options;
    this.tell = tell;
  }

  choose(chosen: Partial<PrintOptions>): void {
    const next = { ...this.latest, ...chosen };
    this.latest = next;
    const told = () => this.tell(next);
    this.store.putSetting(PRINT_OPTIONS, next).then(told, told);
  }
}
