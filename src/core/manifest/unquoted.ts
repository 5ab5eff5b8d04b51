/** A text that YAML takes for something else since it is not quoted. Offsets into the manifest's text. */
export interface Unquoted {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** The line as it should be: `"*.zip": app`. */
  readonly better: string;
}

/** The meaning of a first character in YAML, to be read after "which YAML ". */
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

/** The pattern below takes time that grows with the square of a line. */
const longestLine = 2000;

/** What may begin with a special character: quoted texts, tags, anchors, aliases, and signs of a block of text. */
const meant =
  /(?<![^\s[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|!!\w+(?=\s|$)|[&*][\w-]+(?=[\s,\]}]|$)|[|>][-+\d]{0,2}(?=\s*(?:#.*)?$))/g;
/** `{a,b}.zip`, `[ab].zip`: brackets that more text follows. */
const bracketed = /^(?:\{[^{}]*\}|\[[^[\]]*\])[^\s,\]}]/;
/** A text in a list or map on one line; a name may be all placeholder, as `{base}`. */
const flowText =
  /(?<=[[{,]\s*|:\s+)(?:[*!&@%|>`]|\{[^\s{}:]*\}(?=[^\s,\]}])|\[[^\s[\],]*\](?=[^\s,\]}])|(?<=name:\s+)\{[^\s{}:]*\})(?:(?!:\s)[^\s,[\]{}]|\{[^\s{}:]*\})*/g;

/**
 * Globs, targets and names below `files` and `exclude` that should be quoted and are not. They are found in the text alone,
 * since the parser may fail on them, swallow them as anchors, or drop them as comments.
 */
export function findUnquoted(text: string): readonly Unquoted[] {
  const anchors = new Set(Array.from(text.matchAll(/&([\w-]+)/g), ([, name]) => `*${name}`));
  const rules = /^files\s*:.*\n(?:[ \t]*(?:#.*)?\r?\n)*( *)/m.exec(text)?.[1]?.length;
  const lines = text.split("\n");
  let section: string | undefined;
  let start = 0;
  return lines.flatMap((line, index) => {
    const offset = start;
    start += line.length + 1;
    section = /^(["']?)(\w+)\1\s*:(?=\s|$)/.exec(line)?.[2] ?? section;
    if ((section !== "files" && section !== "exclude") || line.length > longestLine) return [];
    const masked = line.replace(meant, (word) => {
      if (word.startsWith("*") && !anchors.has(word)) return word;
      return (/^[&!]/.test(word) ? " " : '"').repeat(word.length);
    });
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    const lost = indent > 0 && indent <= (rules || indent) && lostRule(line, lines[index + 1]);
    return (lost ? [lost] : findInLine(line, masked)).map(({ at, raw, better }) => {
      return { start: offset + at, end: offset + at + raw.length, raw, better };
    });
  });
}

interface LineFind {
  readonly at: number;
  readonly raw: string;
  readonly better: string;
}

function findInLine(line: string, masked: string): readonly LineFind[] {
  const from = /^\s*(?:-\s+)?/.exec(masked)?.[0].length ?? 0;
  const isItem = masked.slice(0, from).includes("-");
  if (masked[from] === "#") return isItem ? lostItem(line, from) : [];
  const body = masked.slice(from).replace(/\s#.*/, "").trimEnd();
  const [head = "", key] = /^(.*?)\s*:(?=\s|$)\s*/.exec(body) ?? [];
  const isKey = key !== undefined && (!/^[{[]/.test(key) || /[}\]]/.test(key));
  const at = from + (isKey ? head.length : 0);
  const value = body.slice(at - from);
  const find = (start: number, length: number, more = ""): LineFind => {
    const raw = line.slice(start, start + length);
    return { at: start, raw, better: JSON.stringify(raw) + more };
  };
  const finds: LineFind[] = [];
  if (isKey && isSpecial(key)) {
    const more = line.slice(from + key.length, from + body.length);
    finds.push(find(from, key.length, more.trim()));
  }
  const isPlaceholder = /^\{[^\s:]*\}$/.test(value) && (key === "name" || isItem);
  if (/^[{[]/.test(value) && !bracketed.test(value) && !isPlaceholder) {
    const words = Array.from(value.matchAll(flowText));
    finds.push(...words.map(({ index, 0: word }) => find(at + index, word.length)));
  } else if (isSpecial(value)) {
    // In a list over several lines a comma or the list's end follows.
    finds.push(find(at, value.replace(/(?:\s*,|\s+[\]}]+)$/, "").length));
  }
  return finds;
}

/** `#dist/*.zip: app` is a rule that is lost; `# dist/*.zip: app` and prose are comments. */
function lostRule(line: string, next = ""): LineFind | undefined {
  const [, indent = "", key = "", value = ""] = /^( +)(#.*?):(?=\s|$)(.*)/.exec(line) ?? [];
  const raw = key.trimEnd();
  const target = value.replace(/\s#.*/, "").trim();
  const isLong = target === "" && /^( *)[^\s#]/.exec(next)?.[1]?.startsWith(`${indent} `);
  const isShort = /^(?:["']?[a-z0-9*?-]+["']?|["']?(?:pdt|ent)_\S+|\[.*\]|\{.*\})$/.test(target);
  if (!isLostGlob(raw) || !(isLong || isShort)) return undefined;
  return { at: indent.length, raw, better: `${JSON.stringify(raw)}: ${target}`.trimEnd() };
}

function lostItem(line: string, at: number): readonly LineFind[] {
  const raw = line.slice(at).trimEnd();
  return isLostGlob(raw) ? [{ at, raw, better: JSON.stringify(raw) }] : [];
}

/** `#dist/*.zip`, `#1 hits.zip`: a glob behind a comment sign, without a space between them. */
function isLostGlob(text: string): boolean {
  const isFile = /\.\w{1,10}$/.test(text);
  return /^#[^\s#]/.test(text) && (isFile || (!/\s/.test(text) && /[./*?]/.test(text)));
}

function isSpecial(text: string): boolean {
  return specialCharacters[text[0] ?? ""] !== undefined;
}
