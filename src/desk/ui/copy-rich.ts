/** Puts text on the clipboard, marked up unless `html` is empty. By the copy event, which a plain http page has, unlike the async clipboard. */
export function copyRich(html: string, text: string): boolean {
  const write = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (html !== "") event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
  };
  document.addEventListener("copy", write, { capture: true });
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", write, { capture: true });
  return copied;
}

/** Puts plain text on the clipboard, the same way. */
export function copyText(text: string): boolean {
  const write = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
  };
  document.addEventListener("copy", write, { capture: true });
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", write, { capture: true });
  return copied;
}
