/** A content hash as people compare it, apart from what works it out: a screen that shows one need not load that. */

/** The first characters, as people compare them. */
export const shortHash = (hash: string): string => hash.slice("sha256:".length, "sha256:".length + 8);
