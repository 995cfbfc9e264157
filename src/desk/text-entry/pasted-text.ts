/** Paragraphs of a marked-up paste with their bold words between stars; tables are left out and named. */
import { withoutStyleSheets } from "../../opening/matrix";
import { cleanPasted, withoutRows } from "../../report/clean-text";

export interface PastedText {
  readonly text: string;
  readonly hadTable: boolean;
}

const BLOCKS: ReadonlySet<string> = new Set([
  ..."P DIV LI UL OL TR TABLE SECTION ARTICLE HEADER FOOTER BLOCKQUOTE PRE H1 H2 H3 H4 H5 H6 BODY".split(" "),
]);
const NOT_TEXT: ReadonlySet<string> = new Set("STYLE SCRIPT HEAD TEMPLATE NOSCRIPT TITLE META".split(" "));

const TAG = /<[a-z][^<>]*>/gi;
const STYLE = /\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi;
/** A weight, or all of a font, which sets the weight too. */
const WEIGHT = /(?<![\w-])font(?:-weight\s*:\s*(\w+)|\s*:([^;"']*))/gi;
const BOLD = /(?<![\w-])(?:bold|bolder|[6-9]00)(?![\w-])/i;
/** Where the weight that a style gave is kept: the page's policy takes no style, and would report each. */
const KEPT_WEIGHT = "data-weight";

/** The weight that a style gives: the last that it names; null for none. */
function weightOf(style: string): string | null {
  let weight: string | null = null;
  for (const [, named, font] of style.matchAll(WEIGHT))
    weight = named ?? BOLD.exec(font ?? "")?.[0] ?? "normal";
  return weight;
}

const withoutStyles = (html: string): string =>
  withoutStyleSheets(html).replace(TAG, (tag) =>
    tag.replace(STYLE, (style) => {
      const weight = weightOf(style);
      return weight === null ? "" : ` ${KEPT_WEIGHT}="${weight}"`;
    }),
  );

/** Whether an element sets its words bold; null where it leaves that to what it stands in. */
function setsBold(element: HTMLElement): boolean | null {
  const weight = element.getAttribute(KEPT_WEIGHT)?.toLowerCase() ?? "";
  if (weight !== "" && weight !== "inherit") return weight.startsWith("bold") || Number(weight) >= 600;
  return element.tagName === "B" || element.tagName === "STRONG" ? true : null;
}

/** Bold words one after another are one run; stars stand inside their line and around no white space. */
function withStars(runs: readonly { readonly text: string; readonly bold: boolean }[]): string {
  const joined: { text: string; bold: boolean }[] = [];
  for (const { text, bold } of runs) {
    const last = joined[joined.length - 1];
    if (last !== undefined && (last.bold === bold || text.trim() === "")) last.text += text;
    else joined.push({ text, bold });
  }
  return joined.map(({ text, bold }) => (bold ? text.split("\n").map(starred).join("\n") : text)).join("");
}

function starred(line: string): string {
  const words = line.trim();
  const [before = "", after = ""] = words === "" ? [line] : line.split(words);
  return words === "" ? line : `${before}**${words}**${after}`;
}

/** Goes through the nodes without recursion: a paste may be nested as deep as it likes. */
export function pastedHtml(html: string): PastedText {
  // A document made this way runs no script and loads nothing.
  const root = new DOMParser().parseFromString(withoutStyles(html), "text/html").body;
  const runs: { text: string; bold: boolean }[] = [];
  let hadTable = false;
  let [node, bold]: [Node | null, boolean] = [root.firstChild, false];
  const boldOf: boolean[] = [];
  while (node !== null && node !== root) {
    let into = false;
    if (node instanceof Text) {
      // Line breaks in the markup are only its layout.
      runs.push({ text: node.data.replace(/[\n\r\t ]+/g, " "), bold });
    } else if (node instanceof HTMLElement) {
      const isTable = node.tagName === "TABLE" && node.querySelectorAll("td, th").length > 1;
      hadTable ||= isTable;
      if (node.tagName === "BR") runs.push({ text: "\n", bold });
      else if (!isTable && !NOT_TEXT.has(node.tagName) && node.firstChild !== null) into = true;
      if (BLOCKS.has(node.tagName)) runs.push({ text: "\n", bold: false });
    }
    if (into && node instanceof HTMLElement) {
      boldOf.push(bold);
      bold = setsBold(node) ?? bold;
      node = node.firstChild;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      bold = boldOf.pop() ?? false;
      if (node instanceof HTMLElement && BLOCKS.has(node.tagName)) runs.push({ text: "\n", bold: false });
    }
    if (node !== null && node !== root) node = node.nextSibling;
  }
  return { text: cleanPasted(withStars(runs)), hadTable };
}

/** A paste longer than this is taken as plain text: a page's markup may be a hundred times its words. */
const MOST_HTML = 3_000_000;
const TABLE_LEFT_OUT = "表格没有贴进来：表格请贴到第二至四部分。";

/** What of a paste goes into a text, and what is to be said about the rest. */
export function cleaned(html: string, plain: string): { readonly text: string; readonly said: string } {
  if (html !== "" && html.length < MOST_HTML) {
    const pasted = pastedHtml(html);
    if (pasted.text !== "" || pasted.hadTable)
      return { text: pasted.text, said: pasted.hadTable ? TABLE_LEFT_OUT : "" };
  }
  const kept = withoutRows(plain);
  return { text: cleanPasted(kept.text), said: kept.hadRows ? TABLE_LEFT_OUT : "" };
}
