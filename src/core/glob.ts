/** A compiled glob. Paths are relative, with `/`, in NFC. */
export interface Glob {
  /** In NFC, without a leading `./`. */
  readonly text: string;
  /** True where no character of it is special. */
  readonly literal: boolean;
  /** The folders in front of the first special character; empty for the manifest's own. */
  readonly base: string;
  /** How many levels below the base a match can lie. */
  readonly depth: number;
  readonly matches: (path: string) => boolean;
}

export interface GlobOptions {
  /** Wildcards match a leading dot too. */
  readonly dot?: boolean;
  readonly anyCase?: boolean;
}

/** Throws nothing: what is not a complete `[…]` or `{a,b}` stands for itself. */
export function compileGlob(glob: string, options: GlobOptions = {}): Glob {
  const text = glob.normalize("NFC").replace(/^(\.\/)+/, "");
  const segments = text.split("/");
  const special = segments.findIndex((segment) => /[*?[\]{}]/.test(segment));
  const literal = special === -1;
  const still = literal ? segments.length - 1 : special;
  const rest = segments.slice(still);
  const pattern = new RegExp(`^(?:${toSource(text, options.dot ?? false)})$`, options.anyCase ? "usi" : "us");
  return {
    text,
    literal,
    base: segments.slice(0, still).join("/"),
    depth: rest.some((segment) => segment.includes("**")) ? Number.POSITIVE_INFINITY : rest.length,
    matches: (path) => path === text || pattern.test(path),
  };
}

/** In front of each wildcard: it matches no dot that starts a name, wherever braces put it. */
const noLeadingDot = "(?!(?<=^|/)\\.)";

/**
 * picomatch knows more than these globs and must not be let: its `*` in `{*,b}` matches a leading dot, quotes and
 * parentheses are special to it, and its `[+-9]` matches a `/`.
 */
function toSource(glob: string, dot: boolean): string {
  const guard = dot ? "" : noLeadingDot;
  const closes: number[] = [];
  let source = "";
  for (let at = 0; at < glob.length; ) {
    const wild = (closes.length === 0 ? firstFit(glob, at, guard) : undefined) ?? wildcardAt(glob, at, guard);
    const close = glob[at] === "{" ? braceEnd(glob, at) : -1;
    const char = String.fromCodePoint(glob.codePointAt(at) ?? 0);
    if (wild) source += wild.source;
    else if (close > 0) source += "(?:";
    else if (glob[at] === "," && closes.length > 0) source += "|";
    else if (at === closes.at(-1)) source += ")";
    else source += escaped(char);
    if (close > 0) closes.push(close);
    if (at === closes.at(-1)) closes.pop();
    at += wild?.length ?? char.length;
  }
  return source;
}

/**
 * A `*` with another in its segment, and what stands between the two: it takes the first fit of that and no other, which is as good as
 * any, since the second takes what is left. Else a name that just does not fit `*-*-*-*-*.zip` would take minutes.
 */
function firstFit(glob: string, at: number, guard: string): { source: string; length: number } | undefined {
  const star = wildcardAt(glob, at, guard);
  if (star?.source !== `${guard}[^/]*`) return undefined;
  let between = "";
  for (let end = at + star.length; end < glob.length && !"/{},".includes(glob[end] ?? ""); ) {
    if (glob[end] === "*") {
      return { source: `(?=(?<fit${at}>${guard}[^/]*?${between}))\\k<fit${at}>`, length: end - at };
    }
    const char = String.fromCodePoint(glob.codePointAt(end) ?? 0);
    const wild = wildcardAt(glob, end, guard);
    between += wild?.source ?? escaped(char);
    end += wild?.length ?? char.length;
  }
  return undefined;
}

/** What `*`, `**`, `**` with its `/`, `?` or `[…]` at this place stands for, and how long it is. */
function wildcardAt(glob: string, at: number, guard: string): { source: string; length: number } | undefined {
  const folder = `${guard}[^/]+`;
  const { length } = /^\**/.exec(glob.slice(at))?.[0] ?? "";
  const after = glob[at + length] ?? "/";
  if (length === 2 && "/{,".includes(glob[at - 1] ?? "/") && "/},".includes(after)) {
    // Several in a row say no more than one.
    const row = /^(\*\*\/)+/.exec(glob.slice(at))?.[0];
    if (row) return { source: `(?:${folder}/)*`, length: row.length };
    return { source: `${folder}(?:/${folder})*`, length };
  }
  if (length > 0) return { source: `${guard}[^/]*`, length };
  if (glob[at] === "?") return { source: `${guard}[^/]`, length: 1 };
  const end = glob[at] === "[" ? classEnd(glob, at) : -1;
  return end > 0 ? { source: `${guard}(?!/)${classSource(glob.slice(at + 1, end))}`, length: end + 1 - at } : undefined;
}

/** Where a `[…]` ends; a `]` right after its start belongs to it. -1 where it does not. */
function classEnd(glob: string, at: number): number {
  return glob.indexOf("]", /[!^]/.test(glob[at + 1] ?? "") ? at + 3 : at + 2);
}

function classSource(inside: string): string {
  const negated = /^[!^]/.test(inside);
  const members = [...inside.slice(negated ? 1 : 0).matchAll(/(.)-(.)|(.)/gsu)].map(([, low = "", high = "", one]) => {
    if (one !== undefined) return escaped(one);
    return (low.codePointAt(0) ?? 0) > (high.codePointAt(0) ?? 0) ? "" : `${escaped(low)}-${escaped(high)}`;
  });
  return `[${negated ? "^" : ""}${members.join("")}]`;
}

/** Where the `{` at `at` closes, if it holds a comma of its own outside `[…]`. -1 where it does not. */
function braceEnd(glob: string, at: number): number {
  let depth = 0;
  let alternatives = false;
  for (let end = at; end < glob.length; end += 1) {
    if (glob[end] === "[") end = Math.max(end, classEnd(glob, end));
    if (glob[end] === "{") depth += 1;
    if (glob[end] === "," && depth === 1) alternatives = true;
    if (glob[end] === "}") depth -= 1;
    if (depth === 0) return alternatives ? end : -1;
  }
  return -1;
}

function escaped(char: string): string {
  return /^[\w\s]$/.test(char) || char > "~" ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
