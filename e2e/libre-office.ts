/** LibreOffice, where the machine has it: what it makes of a file that left the desk. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = ["soffice", "libreoffice", "soffice.exe"];

const program = (process.env["PATH"] ?? "")
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find(existsSync);

/** Its settings: made at its first start, which takes longer than a conversion. One for each process that runs tests. */
let settings: string | null = null;

/** The file as another kind (`pdf`, `docx`, `xlsx`), or null where there is no LibreOffice. */
export function converted(file: Buffer, ending: string, to: string): Buffer | null {
  if (program === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  const source = join(folder, `file.${ending}`);
  writeFileSync(source, file);
  settings ??= mkdtempSync(join(tmpdir(), "office-settings-"));
  const profile = pathToFileURL(settings).href;
  const { status, stderr } = spawnSync(
    program,
    [
      `-env:UserInstallation=${profile}`,
      "--headless",
      "--convert-to",
      to,
      "--outdir",
      join(folder, "out"),
      source,
    ],
    { encoding: "utf8", timeout: 90_000 },
  );
  if (status !== 0) throw new Error(`LibreOffice could not convert the file: ${stderr}`);
  return readFileSync(join(folder, "out", `file.${to}`));
}
