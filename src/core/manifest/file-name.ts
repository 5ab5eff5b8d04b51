/** Bytes of UTF-8 that a delivered name may have. */
export const nameLimit = 255;

const archive = /[^.]\.tar\.(?:gz|bz2?|br|lz|lz4|lzma|lzo|sz|xz|z|zst)$/i;

/** What makes it no name for a delivered file, to be read after the name: `contains "/"`. Expects NFC. */
export function nameFault(name: string): string | undefined {
  if (name === "") return "is empty";
  if (name === "." || name === "..") return "is the name of a folder";
  if (name.includes("/")) return 'contains "/"';
  if (name.includes("\\")) return 'contains "\\"';
  const control = /\p{Cc}/u.exec(name)?.[0];
  if (control !== undefined) return `contains a control character (${codePoint(control)})`;
  const turn = /\p{Bidi_Control}/u.exec(name)?.[0];
  if (turn !== undefined)
    return `contains a character that turns the direction of text (${codePoint(turn)}), so that buyers would read another name`;
  if (!name.isWellFormed()) return "contains half of a character (a lone surrogate)";
  const size = new TextEncoder().encode(name).length;
  return size > nameLimit ? `has ${size} bytes, and ${nameLimit} is the limit` : undefined;
}

/** Names of devices on Windows, whatever extension follows. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;

/** Why some buyers cannot save it under this name, to be read after the name; it is valid otherwise. */
export function saveFault(name: string): string | undefined {
  const character = /[<>:"|?*]/.exec(name)?.[0];
  if (character !== undefined) return `contains ${character}`;
  if (/[. ]$/.test(name)) return name.endsWith(".") ? "ends in a dot" : "ends in a space";
  return device.test(name) ? "is the name of a device" : undefined;
}

/** The extension of a base name, with its dot; `.tar.gz` and its like are one, and a dotfile's first dot begins none. */
export function extensionOf(base: string): string {
  const visible = base.replace(/^\.+/, "");
  const double = archive.exec(visible)?.[0].slice(1);
  if (double !== undefined) return double;
  const dot = visible.lastIndexOf(".");
  return dot <= 0 ? "" : visible.slice(dot);
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
