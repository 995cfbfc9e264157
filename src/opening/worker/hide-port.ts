/** pdf.js's worker half takes over the port of the worker it is loaded in; while it loads, there is none to take. */
const scope: { postMessage?: unknown } = globalThis;

export const hidden = scope.postMessage;
Object.defineProperty(scope, "postMessage", { value: undefined, configurable: true, writable: true });
