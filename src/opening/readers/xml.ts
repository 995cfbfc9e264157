/** XML parts of office files, as events. No entities are expanded, no document type is accepted, depth is bounded. */
import { Parser } from "saxen";
import { decodeText } from "../document/decode-text";
import { LIMITS, OpenFailure, tooMuch } from "../document/limits";

export type Attributes = (name: string) => string | undefined;

export interface XmlEvents {
  /** Name without its prefix. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Attributes by their local name. */
const byLocalName = (all: Readonly<Record<string, string>>, decode: (text: string) => string): Attributes => {
  const found = new Map(Object.entries(all).map(([name, value]) => [local(name), value]));
  return (name) => {
    const value = found.get(name);
    return value === undefined ? undefined : decode(value);
  };
};

export function parseXml(bytes: Uint8Array, events: XmlEvents): void {
  const parser = new Parser();
  let depth = 0;
  let failure: OpenFailure | null = null;
  const fail = (problem: OpenFailure): void => {
    failure ??= problem;
    parser.stop();
  };
  parser.on("openTag", (name, attributes, decode) => {
    depth += 1;
    if (depth > LIMITS.xmlDepth) return fail(tooMuch("depth"));
    guarded(() => events.open(local(name), byLocalName(attributes(), decode)));
  });
  parser.on("closeTag", (name) => {
    depth -= 1;
    guarded(() => events.close(local(name)));
  });
  parser.on("text", (text, decode) => guarded(() => events.text(decode(text))));
  parser.on("cdata", (text) => guarded(() => events.text(text)));
  parser.on("attention", () => fail(new OpenFailure({ code: "file-damaged" })));
  parser.on("error", () => fail(new OpenFailure({ code: "file-damaged" })));
  function guarded(step: () => void): void {
    if (failure !== null) return;
    try {
      step();
    } catch (error) {
      fail(error instanceof OpenFailure ? error : new OpenFailure({ code: "file-damaged" }));
    }
  }
  parser.parse(decodeText(bytes).text);
  if (failure !== null) throw failure;
  if (depth !== 0) throw new OpenFailure({ code: "file-damaged" });
}
