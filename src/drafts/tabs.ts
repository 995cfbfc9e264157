/**
 * News between the windows of this browser. Promise: a window that is told reads the store; nothing is taken from a
 * message but that something changed. Without BroadcastChannel nobody is told, and comparing revisions still protects.
 */

export type News =
  /** A draft was written. */
  | { readonly kind: "wrote"; readonly id: string; readonly revision: number }
  /** Drafts came, went to the bin or out of it. */
  | { readonly kind: "list" }
  /** Drafts were removed for good. */
  | { readonly kind: "removed"; readonly ids: readonly string[] };

const CHANNEL = "disclosure-report-desk";

/** What is needed of a BroadcastChannel. */
type Channel = Pick<BroadcastChannel, "postMessage" | "addEventListener" | "removeEventListener">;

const openChannel = (): Channel | null =>
  typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);

export class Tabs {
  private readonly channel: Channel | null;

  constructor(channel: Channel | null = openChannel()) {
    this.channel = channel;
  }

  tell(news: News): void {
    this.channel?.postMessage(news);
  }

  /** Hears what other windows tell; returns the way to stop. */
  hear(listener: (news: News) => void): () => void {
    const { channel } = this;
    if (channel === null) return () => undefined;
    // Only this program, in this version or another, speaks on the channel; unknown news is passed over.
    const hear = (event: MessageEvent<News>) => listener(event.data);
    channel.addEventListener("message", hear);
    return () => channel.removeEventListener("message", hear);
  }
}
