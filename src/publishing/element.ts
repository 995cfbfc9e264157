/** The printed document as a plain tree, from which the exported file and the preview on the screen are both drawn. */
export type Node = Element | string;

export interface Element {
  readonly tag:
    | "h1"
    | "h2"
    | "h3"
    | "h4"
    | "p"
    | "div"
    | "article"
    | "span"
    | "strong"
    | "br"
    | "wbr"
    | "section"
    | "table"
    | "caption"
    | "colgroup"
    | "col"
    | "thead"
    | "tbody"
    | "tr"
    | "th"
    | "td";
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

export const element = (
  tag: Element["tag"],
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Node[]
): Element => ({ tag, attributes, children });

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML text or attribute value. Control characters, which HTML cannot carry, are left out. */
export const escapeHtml = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n]/gu, "").replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const VOID = new Set(["br", "wbr", "col"]);

export function htmlOf(node: Node): string {
  if (typeof node === "string") return escapeHtml(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join("");
  if (VOID.has(node.tag)) return `<${node.tag}${attributes}>`;
  return `<${node.tag}${attributes}>${node.children.map(htmlOf).join("")}</${node.tag}>`;
}
