// Installs the dependencies when they are missing or older than the lock file. Only Node's own modules: on a fresh
// clone nothing else is there yet.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node.js ${process.versions.node} is too old: this project needs 20.19 or newer (nodejs.org).`,
  );
  process.exit(1);
}
const installed = join(root, "node_modules", ".package-lock.json");
const locked = join(root, "package-lock.json");
if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) process.exit(0);
const npm = process.env.npm_execpath;
if (npm === undefined) {
  console.error("Run this through npm: npm start, npm test.");
  process.exit(1);
}
console.log("Installing dependencies…");
const { status } = spawnSync(process.execPath, [npm, "ci"], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
