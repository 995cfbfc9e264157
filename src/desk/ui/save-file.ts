/** Hands a file to the browser's downloads. Works on plain http and from a file, without any server. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click returns; a minute is ample and frees it again.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
