/** The text of a file as JSON, or what is wrong with it. */
import { fail, type Outcome, succeed } from "./problem";

export function parseJson(text: string): Outcome<unknown> {
  if (text.trim() === "") return fail({ code: "file-empty" });
  try {
    const raw: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return succeed(raw);
  } catch {
    return fail({ code: "not-json" });
  }
}
