/**
 * The objects of a PDF that hold streams, found without its own table of them: whatever follows the word `obj` and ends
 * in `>>` and `stream` is one, wherever it stands. All is linear in the file's size.
 */
import { LIMITS, tooMuch } from "../document/limits";

type Kind = "name" | "open" | "close" | "string" | "word";

interface Token {
  readonly kind: Kind;
  /** A name without its slash, `#44` in it put right; any other as it is written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A key of a dictionary and what is written after it. */
export interface Entry {
  /** Where the key begins, its slash included. */
  readonly at: number;
  readonly key: string;
  readonly value: readonly Token[];
}

export interface PdfStream {
  /** Of the stream's own dictionary, not of those within it, in their order. */
  readonly entries: readonly Entry[];
  /** The dictionary as it is written. */
  readonly written: string;
  readonly from: number;
  readonly to: number;
}

const BLANK = "\0\t\n\f\r ";
const DELIMITER = "()<>[]{}/%";
const ENDS_WORD = BLANK + DELIMITER;
/** Longer than this no stream's dictionary is: a palette has 3,000. */
const LONGEST_DICTIONARY = 64 * 1024;
/** Objects do not lie in one another: no more is looked at than the file has, and this. */
const MORE_BYTES = 1024 * 1024;
/** Searching for a word takes so much less than reading. */
const SEARCH_SHARE = 16;
/** Later versions of one object that are looked at. */
const MOST_VERSIONS = 8;

export class PdfObjects {
  /** One character for each byte; those above 127 are of no meaning here. */
  private readonly text: string;
  /** Where the content of an object begins, by its number; several versions may stand in a file. */
  private readonly places = new Map<string, number[]>();
  private left: number;
  private end = { asked: 0, found: -1 };

  constructor(bytes: Uint8Array) {
    this.text = new TextDecoder("latin1").decode(bytes);
    this.left = bytes.length + MORE_BYTES;
  }

  streams(): readonly PdfStream[] {
    const starts: number[] = [];
    const word = /(?<!d)obj/g;
    while (word.exec(this.text) !== null) {
      starts.push(word.lastIndex);
      const number = /(\d{1,10})[\s\0]+\d{1,10}[\s\0]*$/.exec(
        this.text.slice(Math.max(0, word.lastIndex - 40), word.lastIndex - 3),
      )?.[1];
      if (number === undefined) continue;
      const known = this.places.get(String(Number(number))) ?? [];
      known.push(word.lastIndex);
      if (known.length > MOST_VERSIONS) known.shift();
      this.places.set(String(Number(number)), known);
    }
    return starts.flatMap((at) => this.streamAt(at) ?? []);
  }

  /** The names that a value gives, referred ones looked up; null when it refers to what is not in plain sight. */
  names(value: readonly Token[]): readonly string[] | null {
    const names: string[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const token = value[index];
      if (token?.kind === "name") names.push(token.text);
      else if (token?.kind === "word" && value[index + 2]?.text === "R") {
        const [only, ...others] = this.places.get(String(Number(token.text))) ?? [];
        if (only === undefined || others.length > 0) return null;
        const found = this.valueAt(only);
        if (found === null) return null;
        names.push(...found);
        index += 2;
      }
    }
    return names;
  }

  /** A name or a list of names that is an object by itself. */
  private valueAt(at: number): readonly string[] | null {
    const names: string[] = [];
    let position = at;
    for (let count = 0; count < 16; count += 1) {
      const token = this.tokenAt(position);
      if (token === null) return null;
      if (token.kind === "name") names.push(token.text);
      else if (token.kind === "close" || token.text === "endobj") return names;
      else if (token.kind !== "open" || token.text !== "[") return null;
      position = token.to;
    }
    return null;
  }

  private spend(characters: number): void {
    this.left -= characters;
    if (this.left < 0) throw tooMuch("elements");
  }

  private afterBlanks(at: number): number {
    let position = at;
    for (; position < this.text.length; position += 1) {
      const char = this.text[position] ?? "";
      if (char === "%") {
        while (position + 1 < this.text.length && !"\r\n".includes(this.text[position + 1] ?? ""))
          position += 1;
      } else if (!BLANK.includes(char)) break;
    }
    this.spend(position - at);
    return position;
  }

  /** The next token; null at the file's end. */
  private tokenAt(at: number): Token | null {
    const from = this.afterBlanks(at);
    const char = this.text[from];
    if (char === undefined) return null;
    const two = this.text.slice(from, from + 2);
    let kind: Kind = "word";
    let to = from + 1;
    if (two === "<<" || two === ">>") to = from + 2;
    if (two === "<<" || char === "[") kind = "open";
    else if (two === ">>" || char === "]") kind = "close";
    else if (char === "(") [kind, to] = ["string", this.afterString(from)];
    else if (char === "<") {
      kind = "string";
      while (to < this.text.length && this.text[to - 1] !== ">") to += 1;
    } else if (char === "/" || !DELIMITER.includes(char)) {
      kind = char === "/" ? "name" : "word";
      while (to < this.text.length && !ENDS_WORD.includes(this.text[to] ?? "")) to += 1;
    }
    this.spend(to - from);
    const written = kind === "string" || to - from > 256 ? "" : this.text.slice(from, to);
    const text =
      kind === "name"
        ? written
            .slice(1)
            .replace(/#([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
        : written;
    return { kind, text, from, to };
  }

  /** Where a text in brackets ends: brackets in it are paired, or written after a backslash. */
  private afterString(from: number): number {
    let depth = 0;
    for (let at = from; at < this.text.length; at += 1) {
      const char = this.text[at];
      if (char === "\\") at += 1;
      else if (char === "(") depth += 1;
      else if (char === ")") {
        depth -= 1;
        if (depth === 0) return at + 1;
      }
    }
    return this.text.length;
  }

  /** The stream that an object is or holds first. */
  private streamAt(start: number): PdfStream | null {
    const opened: number[] = [];
    let at = start;
    while (at - start <= LONGEST_DICTIONARY) {
      const token = this.tokenAt(at);
      if (token === null) return null;
      at = token.to;
      if (token.kind === "open") {
        if (opened.length >= LIMITS.xmlDepth) throw tooMuch("depth");
        opened.push(token.from);
      }
      if (token.kind === "close") {
        const from = opened.pop();
        if (from === undefined) return null;
        if (token.text === ">>") {
          const after = this.afterBlanks(at);
          if (this.text.startsWith("stream", after)) return this.stream(from, at, after + "stream".length);
        }
      }
      if (opened.length === 0) return null;
    }
    return null;
  }

  private stream(dictionaryFrom: number, dictionaryTo: number, word: number): PdfStream {
    // What stands on the word's own line is none of it.
    let from = word;
    while (from < this.text.length && !"\r\n".includes(this.text[from] ?? "")) from += 1;
    this.spend(from - word);
    from += this.text.startsWith("\r\n", from) ? 2 : 1;
    const entries = this.entries(dictionaryFrom + 2, dictionaryTo - 2);
    const written = this.text.slice(dictionaryFrom, dictionaryTo);
    return { entries, written, from, to: this.streamEnd(entries, from) };
  }

  private entries(from: number, to: number): readonly Entry[] {
    const entries: (Entry & { value: Token[] })[] = [];
    let depth = 0;
    for (let at = from; ; ) {
      const token = this.tokenAt(at);
      if (token === null || token.to > to) return entries;
      at = token.to;
      if (token.kind === "close") depth -= 1;
      const last = entries[entries.length - 1];
      // A name after a value, or after a name that is one, is the next key.
      if (depth === 0 && token.kind === "name" && (last === undefined || last.value.length > 0))
        entries.push({ at: token.from, key: token.text, value: [] });
      else last?.value.push(token);
      if (token.kind === "open") depth += 1;
    }
  }

  /** Where the length says, if the end's word stands there; else before that word. */
  private streamEnd(entries: readonly Entry[], from: number): number {
    let to = -1;
    for (const { value } of entries.filter(({ key }) => key === "Length")) {
      const [first] = value;
      const direct = value.length === 1 ? [first?.text] : [];
      const places = value[2]?.text === "R" ? (this.places.get(String(Number(first?.text))) ?? []) : [];
      for (const length of [...direct, ...places.map((place) => this.tokenAt(place)?.text)]) {
        const end = from + Number(length);
        if (!/^\d+$/.test(length ?? "") || end > this.text.length) continue;
        if (end > to && this.text.startsWith("endstream", this.afterBlanks(end))) to = end;
      }
    }
    return to >= 0 ? to : this.nextEnd(from);
  }

  private nextEnd(from: number): number {
    const { asked, found } = this.end;
    if (from < asked || from > found) {
      const next = this.text.indexOf("endstream", from);
      this.spend(Math.max(0, (next < 0 ? this.text.length : next) - from) / SEARCH_SHARE);
      this.end = { asked: from, found: next < 0 ? this.text.length : next };
    }
    return this.end.found;
  }
}
