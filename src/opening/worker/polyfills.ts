/**
 * What pdf.js calls and browsers of 2020 do not have. Imported first, in the worker for PDF files only: nothing else
 * pays for it. Its “legacy” build covers none of these. The names are written as keys, so that the check for functions
 * missing in old browsers keeps its meaning everywhere else.
 */
type Target = Record<string, unknown>;

function fill(target: object, name: string, value: (this: never, ...args: never[]) => unknown): void {
  if (name in target) return;
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

for (const prototype of [Array.prototype, String.prototype, Object.getPrototypeOf(Uint8Array.prototype)]) {
  fill(prototype as object, "at", at);
}
fill(Object, "hasOwn", (object: object, key: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(object, key),
);

fill(Promise, "withResolvers", () => {
  const parts: Target = {};
  parts["promise"] = new Promise((resolve, reject) => {
    Object.assign(parts, { resolve, reject });
  });
  return parts;
});
fill(
  Promise,
  "try",
  (run: (...args: unknown[]) => unknown, ...args: unknown[]) =>
    new Promise((resolve) => {
      resolve(run(...args));
    }),
);

/** Without it a fifth of a page's drawing goes missing, with no more than a warning. */
fill(ArrayBuffer.prototype, "transferToFixedLength", function (this: ArrayBuffer, length?: number) {
  const size = length ?? this.byteLength;
  const moved = new ArrayBuffer(size);
  new Uint8Array(moved).set(new Uint8Array(this).subarray(0, Math.min(size, this.byteLength)));
  return moved;
});

/** A real copy: pdf.js changes what it posts to itself. */
function copy(value: unknown, seen = new Map<object, unknown>()): unknown {
  if (typeof value !== "object" || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (ArrayBuffer.isView(value)) {
    const bytes = value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength);
    const View = value.constructor as new (buffer: ArrayBufferLike) => unknown;
    return new View(bytes);
  }
  if (value instanceof Date) return new Date(value);
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (value instanceof Error) return value;
  if (value instanceof Map) {
    const made = new Map<unknown, unknown>();
    seen.set(value, made);
    for (const [key, entry] of value) made.set(copy(key, seen), copy(entry, seen));
    return made;
  }
  if (value instanceof Set) {
    const made = new Set<unknown>();
    seen.set(value, made);
    for (const entry of value) made.add(copy(entry, seen));
    return made;
  }
  const made: Target | unknown[] = Array.isArray(value) ? [] : {};
  seen.set(value, made);
  for (const [key, entry] of Object.entries(value)) (made as Target)[key] = copy(entry, seen);
  return made;
}
fill(globalThis, "structuredClone", (value: unknown) => copy(value));

export {};
