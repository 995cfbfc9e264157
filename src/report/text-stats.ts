/** How long a text is, as officers count: characters without white space, and paragraphs (one a line). */
export interface TextStats {
  readonly characters: number;
  readonly paragraphs: number;
}

export function textStats(text: string): TextStats {
  return {
    characters: [...text.replace(/\s+/g, "")].length,
    paragraphs: text.split("\n").filter((line) => line.trim() !== "").length,
  };
}
