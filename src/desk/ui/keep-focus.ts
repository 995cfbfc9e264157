/** Where the focus goes when what was pressed is gone with its press. */

/**
 * To be called by an act before it changes anything: should the focus fall away with what held it, it goes to the one of
 * `items` (a selector) that it was in, to the one that took its place, or to the first of `otherwise`.
 */
export function keepFocusNear(items: string, otherwise: string): void {
  const from = document.activeElement?.closest<HTMLElement>(items) ?? null;
  const list = from?.parentElement ?? null;
  const index = from === null || list === null ? 0 : [...list.querySelectorAll(items)].indexOf(from);
  const watcher = new MutationObserver(() => {
    if (document.activeElement !== document.body) return;
    watcher.disconnect();
    // What was taken out as a whole still holds its items.
    const rest = list?.isConnected ? [...list.querySelectorAll<HTMLElement>(items)] : [];
    const next = from?.isConnected ? from : rest[Math.min(index, rest.length - 1)];
    (next ?? document.querySelector<HTMLElement>(otherwise))?.focus();
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  // It went on by itself.
  document.addEventListener("focusin", () => watcher.disconnect(), { once: true });
}
