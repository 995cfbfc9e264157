/** Draws the printed document's tree: the same tree that the exported file is written from. */
import { createElement, type ReactNode } from "react";
import type { Node } from "../../publishing/element";

const PROPERTY: Readonly<Record<string, string>> = {
  class: "className",
  colspan: "colSpan",
  rowspan: "rowSpan",
};

export function draw(node: Node, key = 0): ReactNode {
  if (typeof node === "string") return node;
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [PROPERTY[name] ?? name, value]),
  );
  return createElement(node.tag, { ...attributes, key }, ...node.children.map(draw));
}
