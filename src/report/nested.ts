/** Dotted ids as nested objects, the shape of the report file and of the form's values. */

export interface Nested<T extends string | number | null> {
  [key: string]: T | Nested<T>;
}

/** Builds the nested object of `[dotted id, value]` pairs, keys in the order given. */
export function nest<T extends string | number | null>(pairs: Iterable<readonly [string, T]>): Nested<T> {
  const root: Nested<T> = {};
  for (const [id, value] of pairs) {
    const keys = id.split(".");
    const last = keys.pop() ?? id;
    let node = root;
    for (const key of keys) {
      const next = node[key];
      if (typeof next === "object" && next !== null) node = next;
      else {
        const made: Nested<T> = {};
        node[key] = made;
        node = made;
      }
    }
    node[last] = value;
  }
  return root;
}
