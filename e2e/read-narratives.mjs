// Prints recall and precision of the reader over a corpus: node e2e/read-narratives.mjs FILE…
// The corpus's shape is that of e2e/fixtures/narratives.json.
import { readFileSync } from "node:fs";
import { argv, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const OWN_CORPUS = fileURLToPath(new URL("./fixtures/narratives-own.json", import.meta.url));
const files = argv.length > 2 ? argv.slice(2) : [OWN_CORPUS];

const server = await createServer({
  root: fileURLToPath(new URL("..", import.meta.url)),
  configFile: false,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
let reached = true;
try {
  const { scoreOf } = await server.ssrLoadModule("/src/narrative/score.testing.ts");
  for (const file of files) {
    const score = scoreOf(JSON.parse(readFileSync(file, "utf8")));
    for (const line of score.lines) console.log(line);
    console.log(`${file}: ${score.summary}`);
    reached &&= score.reached;
  }
} finally {
  await server.close();
}
exit(reached ? 0 : 1);
