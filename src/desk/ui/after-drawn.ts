/** Acts when what stands in the page by now has been drawn, so that nobody waits for it; returns the way to call it off. */
export function afterDrawn(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
