/** Puts a text into an element that holds nothing else; an equal one is left alone, and a text that stands is changed. */
export function setText(element: Element, text: string): void {
  const { firstChild } = element;
  if (firstChild instanceof Text && text !== "") {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (element.textContent !== text) element.textContent = text;
}
