/** Characters that no line needs: controls (C0, C1), line and paragraph separators, bidi and other format characters; joiners stay, since scripts and emoji need them. */
const unseen = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--[\u200c\u200d]]/gv;

/** Of the default limit, in characters; a delivered name has at most 255 bytes. */
const maxLineLength = 1000;

/**
 * A text from outside as one line that is safe in a terminal and in a runner's log: what cannot be seen is made visible,
 * URLs lose their query, and no `::` or `##[` command can arise. Cut to `limit` characters.
 */
export function safeLine(text: string, limit = maxLineLength): string {
  const seen = text
    .slice(0, 4 * limit)
    .toWellFormed()
    .replace(unseen, visible);
  return cutLine(breakCommands(redact(seen)), limit);
}

/** Takes the query and the login out of every URL. A last line of defence: no secret should come this far. */
export function redact(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]{0,20}:\/\/[^\s?"'<>]*)(?:\?[^\s"'<>]*)?/gi, "$1")
    .replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"'<>]{1,500}@/gi, "$1");
}

/** A text from outside as one line of Markdown prose or one table cell that renders as itself. */
export function escapeMarkdown(text: string): string {
  return safeLine(text)
    .replace(
      /[\\`*[\]<>&|~$]|^[-+=#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
      (mark) => `&#${mark.codePointAt(0)};`,
    )
    .replace(/^(\d+)([.)])(?=\s|$)/, (_, digits, mark) => `${digits}&#${mark.codePointAt(0)};`)
    .replace(
      /@|(?<!&)#(?=\d)|\bgh-(?=\d)|:(?=\/\/)|:(?=[a-z+-][\w+-]*:)|\bwww(?=\.)/gi,
      "$&&#8203;",
    );
}

/** A text from outside as a Markdown code span, in prose and in table cells. */
export function code(text: string): string {
  const line = safeLine(text);
  const plain = line !== "" && !/[`|\\]|^\s|\s$/.test(line);
  return plain ? `\`${line}\`` : `<code>${escapeMarkdown(line)}</code>`;
}

/** ESC becomes `␛`, a newline `␊`, what has no picture `\u{202e}`. */
function visible(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  return point === 0x7f ? "␡" : `\\u{${point.toString(16)}}`;
}

/**
 * The runner takes `::` at the start of a line, spaces before it or not, and `##[` anywhere for a command.
 * A space breaks them: the runner compares as its locale does, and locales ignore zero-width characters.
 */
function breakCommands(line: string): string {
  return line
    .replace(/^([\s\p{DI}]*:)(?=\p{DI}*:)/u, "$1 ")
    .replace(/(#\p{DI}*#)(?=\p{DI}*\[)/gu, "$1 ");
}

function cutLine(line: string, limit: number): string {
  if (line.length <= limit) return line;
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}
