/** Every promise has an end: what takes longer than it may fails with a `TimeoutError`. */

/** How long the browser's storage may take to answer, ms. */
export const PATIENCE = 5000;

export function within<T>(limit: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException("no answer", "TimeoutError")), limit);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
