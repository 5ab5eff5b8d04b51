/** A piece of one line, and where it starts in the whole text. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

/** A line without its indent. */
export interface Line extends Piece {
  readonly indent: number;
}

/** A key and its value as they stand in the text, whatever they mean in YAML. */
export interface KeyAndValue {
  readonly key: Piece;
  readonly value: Piece;
}

/** The piece without its first `skip` characters and the spaces around the rest. */
export function after({ text, start }: Piece, skip: number): Piece {
  const rest = text.slice(skip);
  const trimmed = rest.trimStart();
  return { text: trimmed.trimEnd(), start: start + skip + rest.length - trimmed.length };
}

/** The piece without a comment at its end. */
export function withoutComment({ text, start }: Piece): Piece {
  const comment = text.search(/\s#/);
  return { text: (comment < 0 ? text : text.slice(0, comment)).trimEnd(), start };
}

/** Parts a piece at its first colon that ends a key, outside quotes at its start. */
export function splitKey(piece: Piece): KeyAndValue | undefined {
  const from = quotedLength(piece.text, 0);
  const colon = /:(?=\s|$)/.exec(piece.text.slice(from));
  if (!colon) return undefined;
  const end = from + colon.index;
  return {
    key: { text: piece.text.slice(0, end).trimEnd(), start: piece.start },
    value: after(piece, end + 1),
  };
}

/** The index just after the bracket that closes the one at the start; -1 where it stays open on this line. */
export function closingIndex(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if ("[{".includes(character)) depth += 1;
    if ("]}".includes(character)) depth -= 1;
    if (depth === 0) return index + 1;
    if (opensQuote(text, index)) index += Math.max(0, quotedLength(text, index) - index - 1);
  }
  return -1;
}

/** What stands between the commas of a flow list or map that starts and ends the piece. */
export function flowItems(piece: Piece): readonly Piece[] {
  const items: Piece[] = [];
  let from = 1;
  let depth = 0;
  const end = piece.text.length - 1;
  for (let index = 1; index <= end; index += 1) {
    const character = piece.text[index] ?? "";
    if (opensQuote(piece.text, index))
      index += Math.max(0, quotedLength(piece.text, index) - index - 1);
    else if (index === end || (character === "," && depth === 0)) {
      items.push(after({ text: piece.text.slice(0, index), start: piece.start }, from));
      from = index + 1;
    } else if ("[{".includes(character)) depth += 1;
    else if ("]}".includes(character)) depth -= 1;
  }
  return items.filter(({ text }) => text !== "");
}

export function isItem({ text }: Piece): boolean {
  return /^-\s/.test(text);
}

/** `#dist/*.zip`, `#1 hits.zip`: a glob behind a comment sign, without a space between them. */
export function isLostGlob(text: string): boolean {
  return (
    /^#[^\s#]/.test(text) && (/\.\w{1,10}$/.test(text) || (!/\s/.test(text) && /[./*?]/.test(text)))
  );
}

export function isBlock(text: string): boolean {
  return /^[|>][-+\d]{0,2}(?:\s+#.*)?$/.test(text);
}

/** A target, a list or a long rule. */
export function isRuleShape(text: string): boolean {
  return /^(?:["']?[a-z0-9*?-]+["']?|["']?(?:pdt|ent)_\S+|\[.*\]|\{.*\})$/.test(text);
}

/** The lines that are no part of a block of text. */
export function outsideBlocks(lines: readonly Line[]): readonly Line[] {
  let block: number | undefined;
  return lines.filter(({ text, indent }) => {
    if (block !== undefined && indent > block) return false;
    const last = /(?:^|[:-]\s+)([|>]\S*(?:\s+#.*)?)$/.exec(text)?.[1];
    block = last !== undefined && isBlock(last) ? indent : undefined;
    return true;
  });
}

function opensQuote(text: string, index: number): boolean {
  return /["']/.test(text[index] ?? "") && (index === 0 || /[\s[{,]/.test(text[index - 1] ?? ""));
}

/** The index just after the quoted text that starts here; `from` where none does, the end where it is not closed. */
function quotedLength(text: string, from: number): number {
  const quote = text[from];
  if (quote !== '"' && quote !== "'") return from;
  for (let index = from + 1; index < text.length; index += 1) {
    if (quote === '"' && text[index] === "\\") index += 1;
    else if (text[index] === quote && (quote === '"' || text[index + 1] !== "'")) return index + 1;
    else if (text[index] === quote) index += 1;
  }
  return text.length;
}
