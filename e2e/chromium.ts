/**
 * A Chromium for the tests, with nothing but npm: the one CHROMIUM_PATH names, Playwright's, the one that an npm package
 * brings (Linux x64), or the system's. The npm one goes before the system's: the same version everywhere, and a headless
 * shell needs a third of the CPU of a desktop Chromium.
 */
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
} from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { chromium, type LaunchOptions } from "@playwright/test";

interface Browser {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);

const LINUX_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
];

function systemCandidates(): string[] {
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(
      (name) => process.env[name] ?? [],
    );
    return roots.flatMap((folder) => [
      join(folder, "Google/Chrome/Application/chrome.exe"),
      join(folder, "Microsoft/Edge/Application/msedge.exe"),
    ]);
  }
  if (process.platform === "darwin") {
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Unpacks to a name of its own first, so that parallel runs never meet a half file. */
async function unpack(packed: string, target: string): Promise<void> {
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  const part = `${target}.${randomUUID()}`;
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress(),
    createWriteStream(part, { mode: 0o755 }),
  );
  renameSync(part, target);
}

/** Libraries that a bare machine may lack (nss, nspr, expat), from the same package. */
async function unpackLibraries(packed: string, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const part = `${folder}.${randomUUID()}`;
  const { extract } = require(require.resolve("tar-fs", { paths: [dirname(packed)] }));
  await pipeline(createReadStream(packed), createBrotliDecompress(), extract(part));
  renameSync(part, folder);
}

async function shipped(): Promise<Browser> {
  const packageRoot = join(dirname(require.resolve("@sparticuz/chromium")), "..", "..");
  const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
    version: string;
  };
  const cache = join(root, "node_modules/.cache/chromium", version);
  const executablePath = join(cache, "chromium");
  await unpack(join(packageRoot, "bin/chromium.br"), executablePath);
  if (spawnSync(executablePath, ["--version"]).status === 0) return { executablePath, env: {} };
  await unpackLibraries(join(packageRoot, "bin/al2023.tar.br"), join(cache, "al2023"));
  return { executablePath, env: { LD_LIBRARY_PATH: join(cache, "al2023", "lib") } };
}

async function findChromium(): Promise<Browser> {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return { executablePath: named, env: {} };
  }
  if (existsSync(chromium.executablePath())) return { executablePath: chromium.executablePath(), env: {} };
  if (process.platform === "linux" && process.arch === "x64") return shipped();
  const found = systemCandidates().find(existsSync);
  if (found === undefined) {
    throw new Error("No Chromium found. Install Chrome, Edge or Chromium, or name one in CHROMIUM_PATH.");
  }
  return { executablePath: found, env: {} };
}

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What Playwright needs to launch it. */
export async function chromiumOptions(...moreArgs: string[]): Promise<LaunchOptions> {
  const { executablePath, env } = await findChromium();
  return {
    executablePath,
    args: [...ARGS, ...moreArgs],
    env: { ...(process.env as Record<string, string>), ...env },
  };
}
