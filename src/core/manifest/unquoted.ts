import {
  after,
  closingIndex,
  flowItems,
  isBlock,
  isItem,
  isLostGlob,
  isRuleShape,
  type KeyAndValue,
  type Line,
  outsideBlocks,
  type Piece,
  splitKey,
  withoutComment,
} from "./yaml-flow.ts";

/** A text that YAML takes for something else since it is not quoted. Offsets into the manifest's text. */
export interface Unquoted {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** The line as it should be: `"*.zip": app`. */
  readonly better: string;
}

const longestLine = 2000;
const deepest = 4;

type Role = "target" | "glob" | "name";

interface Search {
  readonly found: Unquoted[];
  /** Names of all anchors, so that an alias of one is left alone. */
  readonly anchors: ReadonlySet<string>;
}

/** A value and what it should be; `depth` counts the flow collections around it. */
interface Value extends Piece {
  readonly role: Role;
  readonly depth: number;
}

interface Section {
  readonly name: string;
  readonly lines: readonly Line[];
}

/** What a first character means in YAML, to be read after "which YAML ". */
export const specialCharacters: { readonly [character: string]: string | undefined } = {
  "*": "takes for an alias",
  "!": "takes for a tag",
  "&": "takes for an anchor",
  "{": "takes for a map",
  "[": "takes for a list",
  "@": "keeps for itself",
  "%": "keeps for directives",
  "|": "takes for a block of text",
  ">": "takes for a block of text",
  "#": "takes for a comment",
  "`": "keeps for itself",
};

const roles: { readonly [field: string]: Role | undefined } = {
  to: "target",
  exclude: "glob",
  name: "name",
};

/**
 * Every glob, target and name below `files` and `exclude` that should be quoted and is not, found in the text alone,
 * since the parser may fail on it, swallow it as an anchor, or drop it as a comment.
 */
export function findUnquoted(text: string): readonly Unquoted[] {
  const found: Unquoted[] = [];
  const names = text.matchAll(/(?<=[\s,[{]|^)&([^\s,[\]{}]+)/g);
  const search = { found, anchors: new Set(Array.from(names, (match) => match[1] ?? "")) };
  for (const section of sectionsOf(text)) {
    if (section.name === "files") searchRules(search, section);
    else searchItems(search, section);
  }
  return found;
}

/** The lines below `files` and `exclude`; the first is what stands behind the key itself, with an indent of -1. */
function sectionsOf(text: string): readonly Section[] {
  const sections: { name: string; lines: Line[] }[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    const line = { ...after({ text: raw, start }, 0), indent: raw.search(/[^ ]|$/) };
    start += raw.length + 1;
    if (line.text === "" || line.text.length > longestLine) continue;
    const top = line.indent === 0 && !/^(?:-\s|#)/.test(line.text) ? splitKey(line) : undefined;
    const name = top?.key.text.replace(/^(["'])(.*)\1$/, "$2");
    if (top && name !== undefined) sections.push({ name, lines: [{ ...top.value, indent: -1 }] });
    if (top && isSpecial(line)) sections.push({ name: "files", lines: [line] });
    if (!top) sections.at(-1)?.lines.push(line);
  }
  return sections.filter(({ name }) => name === "files" || name === "exclude");
}

function searchItems(search: Search, { lines }: Section): void {
  for (const line of outsideBlocks(lines)) {
    if (line.indent < 0) searchValue(search, { ...line, role: "glob", depth: 0 });
    else if (isItem(line)) searchItem(search, { ...after(line, 1), role: "glob", depth: 0 });
  }
}

function searchRules(search: Search, { lines }: Section): void {
  const rules = lines.filter(({ indent, text }) => indent >= 0 && !text.startsWith("#"));
  const column = rules.reduce(
    (least, { indent }) => Math.min(least, indent),
    Number.POSITIVE_INFINITY,
  );
  const seen = outsideBlocks(lines);
  let role: Role = "target";
  for (const [index, line] of seen.entries()) {
    if (line.text.startsWith("#")) {
      if (line.indent > 0 && line.indent <= column) searchLostRule(search, line, seen[index + 1]);
    } else if (line.indent < 0) {
      searchFlowRules(search, line);
    } else if (line.indent === column) {
      role = "target";
      searchRule(search, line);
    } else {
      role = roleOf(isItem(line) ? after(line, 1) : line) ?? role;
      searchBelowRule(search, { ...line, role, depth: 0 });
    }
  }
}

/** A line of a long rule or of a list of targets. */
function searchBelowRule(search: Search, line: Value): void {
  const item = isItem(line) ? { ...line, ...after(line, 1) } : undefined;
  const piece = item ?? line;
  const field = splitKey(piece);
  if (field && roleOf(piece)) searchValue(search, { ...line, ...field.value });
  else if (item) searchItem(search, item);
  else if (!searchKey(search, line)) searchValue(search, line);
}

function searchRule(search: Search, piece: Piece): void {
  searchKey(search, piece);
  const pair = splitKey(piece);
  if (pair) searchValue(search, { ...pair.value, role: "target", depth: 0 });
}

/** Whether the piece begins with a key that should be quoted. */
function searchKey({ found }: Search, piece: Piece): boolean {
  const pair = splitKey(piece);
  if (!pair || !isSpecial(piece) || /^(?:#|&[\w-]+\s|!!\w+\s)/.test(piece.text)) return false;
  if (/^[{[]/.test(piece.text) && closingIndex(pair.key.text) < 0) return false;
  found.push(keyOf(pair));
  return true;
}

function searchValue(search: Search, piece: Value): void {
  const { text } = piece;
  if (!isSpecial(piece) || text.startsWith("#") || isBlock(text)) return;
  if (/^[{[]/.test(text)) searchFlow(search, piece);
  else searchWord(search, piece);
}

/** A value that begins with neither a bracket nor a comment sign. */
function searchWord(search: Search, piece: Value): void {
  const { text } = piece;
  const whole = withoutComment(piece);
  const word = /^\S[^\s,[\]{}]*/.exec(whole.text)?.[0].slice(1) ?? "";
  if (text.startsWith("*") && word === whole.text.slice(1) && search.anchors.has(word)) return;
  if (text.startsWith("&") && /^[\w-]+$/.test(word)) {
    searchValue(search, { ...piece, ...after(piece, word.length + 1) });
  } else if (!/^!!\w+(?:\s|$)/.test(text)) search.found.push(textOf(whole));
}

/** A list or map on one line, or a text that only begins like one: `[ab].zip`, `{stem}-mac{ext}`. */
function searchFlow(search: Search, piece: Value): void {
  const { role, depth } = piece;
  const close = depth > deepest ? -1 : closingIndex(piece.text);
  if (close < 0) return;
  const hasMore = !/^[\]},\s]*(?:\s#.*)?$/.test(piece.text.slice(close));
  if (hasMore) {
    search.found.push(textOf(withoutComment(piece)));
    return;
  }
  const inside = { text: piece.text.slice(0, close), start: piece.start };
  const isText = role === "name" || (role === "glob" && inside.text.startsWith("{"));
  if (isText && !splitKey(inside)) search.found.push(textOf(inside));
  else searchFlowItems(search, { ...piece, ...inside });
}

function searchFlowItems(search: Search, piece: Value): void {
  const { role, depth } = piece;
  for (const item of flowItems(piece)) {
    const field = roleOf(item) && splitKey(item);
    searchValue(search, {
      ...(field ? field.value : item),
      role: roleOf(item) ?? role,
      depth: depth + 1,
    });
  }
}

/** All rules as one flow map behind `files:`. */
function searchFlowRules(search: Search, piece: Piece): void {
  const close = piece.text.startsWith("{") ? closingIndex(piece.text) : -1;
  if (close < 0) return;
  for (const item of flowItems({ text: piece.text.slice(0, close), start: piece.start }))
    searchRule(search, item);
}

/** `- #x.zip` is an item that is lost. */
function searchItem(search: Search, piece: Value): void {
  if (isLostGlob(piece.text)) search.found.push(textOf(piece));
  else searchValue(search, piece);
}

/** `#dist/*.zip: app` is a rule that is lost; `# dist/*.zip: app` and prose are comments. */
function searchLostRule({ found }: Search, line: Line, next: Line | undefined): void {
  const pair = splitKey(line);
  if (!pair || !isLostGlob(pair.key.text)) return;
  const target = withoutComment(pair.value).text;
  const isLong =
    target === "" && next !== undefined && next.indent > line.indent && !next.text.startsWith("#");
  if (isLong || isRuleShape(target)) found.push(keyOf(pair));
}

function keyOf({ key, value }: KeyAndValue): Unquoted {
  const better = `${JSON.stringify(key.text)}: ${withoutComment(value).text}`.trimEnd();
  return { start: key.start, end: key.start + key.text.length, raw: key.text, better };
}

function textOf({ text, start }: Piece): Unquoted {
  return { start, end: start + text.length, raw: text, better: JSON.stringify(text) };
}

function roleOf(piece: Piece): Role | undefined {
  return roles[splitKey(piece)?.key.text ?? ""];
}

function isSpecial({ text }: Piece): boolean {
  return specialCharacters[text[0] ?? ""] !== undefined;
}
