/**
 * A Chinese font for the printed pages, on any Linux machine: fontconfig is told of the one that an npm package brings.
 * Elsewhere the system's own fonts are used.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = join(dirname(fileURLToPath(import.meta.url)), "../node_modules");

/** Environment for a browser that shall have this font and no other. */
export function withChineseFont(): Record<string, string> {
  const fonts = join(modules, "@embedpdf/fonts-sc/fonts");
  const cache = join(modules, ".cache/fonts");
  const file = join(cache, "fonts.conf");
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
