/** The port is there again once pdf.js has loaded. Imported after it: modules run in the order of their imports. */
import { hidden } from "./hide-port";

Object.defineProperty(globalThis, "postMessage", { value: hidden, configurable: true, writable: true });
