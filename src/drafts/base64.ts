/** Bytes as base64 and back. */

/** In pieces that a function call can take. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export function bytesOf(text: string): Uint8Array {
  const chars = atob(text);
  return Uint8Array.from(chars, (char) => char.charCodeAt(0));
}
