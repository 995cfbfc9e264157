/** A part of the program that is fetched when it is first needed. Knows no React, so that fetching can begin before it. */
import type { ComponentType } from "react";

export interface Part<P> {
  /** The component once it has come. */
  component: ComponentType<P> | null;
  readonly load: () => Promise<ComponentType<P>>;
}

export const lazyPart = <P>(load: () => Promise<ComponentType<P>>): Part<P> => ({ component: null, load });

/**
 * Fetches a part ahead, so that it is shown at once when it is asked for. Ends when it has come or cannot be had: whoever
 * shows the part says so then.
 */
export async function fetchPart<P>(part: Part<P>): Promise<void> {
  if (part.component !== null) return;
  part.component = await part.load().catch(() => null);
}
