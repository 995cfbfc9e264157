/** Plain text and Markdown: a paragraph a line, each with its place in the text. */
import { LIMITS, tooMuch } from "../document/limits";
import { Notices, type SourceBlock, type SourceDocument } from "../document/source-document";

const HEADING = /^#{1,6}\s+/;
/** A rule under a heading, a fence, or the line below a Markdown table's head. */
const DECORATION = /^\s*(?:[-=*_]{3,}|```.*|\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?)\s*$/;

export function readText(text: string): SourceDocument {
  if (text.length > LIMITS.text) throw tooMuch("text");
  const blocks: SourceBlock[] = [];
  let at = 0;
  for (const line of text.split("\n")) {
    const heading = HEADING.exec(line)?.[0].length ?? 0;
    if (line.trim() !== "" && !DECORATION.test(line)) {
      if (blocks.length >= LIMITS.paragraphs) throw tooMuch("rows");
      blocks.push({
        kind: "paragraph",
        text: line.slice(heading),
        offset: at + heading,
        ...(heading > 0 ? { heading: true as const } : {}),
      });
    }
    at += line.length + 1;
  }
  return { kind: "text", blocks, notices: new Notices().list() };
}
