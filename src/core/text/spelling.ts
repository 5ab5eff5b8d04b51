/**
 * Whether two file names differ only in how they are written: in case, in spaces and other signs,
 * in their Unicode form. The extension is the same, since it says what the file is.
 */
export function isSameSpelling(a: string, b: string): boolean {
  return extensionOf(a) === extensionOf(b) && plain(a) === plain(b);
}

function extensionOf(name: string): string {
  return /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? "";
}

function plain(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
