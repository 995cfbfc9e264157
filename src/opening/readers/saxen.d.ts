/** saxen brings no types; only what is used here. */
declare module "saxen" {
  type Decode = (text: string) => string;

  export class Parser {
    on(
      event: "openTag",
      listener: (name: string, attributes: () => Record<string, string>, decode: Decode) => void,
    ): this;
    on(event: "closeTag", listener: (name: string) => void): this;
    on(event: "text" | "cdata" | "attention", listener: (text: string, decode: Decode) => void): this;
    on(event: "error" | "warn", listener: (error: Error) => void): this;
    stop(): void;
    parse(xml: string): this;
  }
}
