/** The few choices of a print, kept with the drafts. */
export interface PrintOptions {
  /** Signature with room for a seal (盖章), or set as one without. */
  readonly seal: "sealed" | "unsealed";
  /** How a report that is not finalised is marked. */
  readonly draftMark: "foot" | "watermark";
  /** Body size in pt: 三号 16, 小三 15, 四号 14. */
  readonly bodySize: "16" | "15" | "14";
  /** Tables follow the text, or each table's section begins a page. */
  readonly tables: "flow" | "page";
  /** Section three's table has its page to itself. */
  readonly tableThreeAlone: boolean;
  /** With the lead-in under the title. */
  readonly preamble: boolean;
}

const DEFAULT_OPTIONS: PrintOptions = {
  seal: "sealed",
  draftMark: "foot",
  bodySize: "16",
  tables: "flow",
  tableThreeAlone: true,
  preamble: true,
};

const CHOICES: { readonly [K in keyof PrintOptions]: readonly PrintOptions[K][] } = {
  seal: ["sealed", "unsealed"],
  draftMark: ["foot", "watermark"],
  bodySize: ["16", "15", "14"],
  tables: ["flow", "page"],
  tableThreeAlone: [true, false],
  preamble: [true, false],
};

/** Where the options are kept in the store's settings. */
export const PRINT_OPTIONS = "print-options";

/** Options from what is stored: the usual ones where nothing is, or something else. */
export function optionsFrom(stored: unknown): PrintOptions {
  if (typeof stored !== "object" || stored === null) return DEFAULT_OPTIONS;
  const valid = Object.entries(stored).filter(([name, value]) =>
    (CHOICES as Readonly<Record<string, readonly unknown[]>>)[name]?.includes(value),
  );
  return { ...DEFAULT_OPTIONS, ...Object.fromEntries(valid) };
}
