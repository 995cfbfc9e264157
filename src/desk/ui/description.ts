/** Descriptions that screen readers give of an element, each part owned by who says it: none takes away another's. */
const parts = new WeakMap<Element, Map<string, string>>();

/** Says `words` of an element for one owner; null takes the owner's words back. */
export function setDescription(element: Element, owner: string, words: string | null): void {
  const said = parts.get(element) ?? new Map<string, string>();
  parts.set(element, said);
  if (words === null) said.delete(owner);
  else said.set(owner, words);
  if (said.size === 0) element.removeAttribute("aria-description");
  else element.setAttribute("aria-description", [...said.values()].join("；"));
}
