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

/** Longer than a path on any system, so that a longer one matches only itself. In UTF-16 units. */
export const longestGlob = 4096;

/** Throws nothing: what is not a complete `[…]` or `{a,b}` stands for itself. */
export function compileGlob(
  glob: string,
  { dot = false, anyCase = false }: GlobOptions = {},
): Glob {
  const text = withoutDots(glob.normalize("NFC"));
  const segments = text.split("/");
  const special = segments.findIndex((segment) => /[*?[\]{}]/.test(segment));
  const literal = special === -1 || text.length > longestGlob;
  const still = literal ? segments.length - 1 : special;
  const rest = segments.slice(still);
  const fold = anyCase ? (each: string) => each.toLowerCase() : (each: string) => each;
  const fits = literal
    ? (path: string) => path === fold(text)
    : whole(fold(text), dot ? () => true : showsItself);
  return {
    text,
    literal,
    base: segments.slice(0, still).join("/"),
    depth:
      !literal && rest.some((segment) => segment.includes("**"))
        ? Number.POSITIVE_INFINITY
        : rest.length,
    matches: (path) => path === text || fits(fold(path)),
  };
}

/** `./a/../b` is `b`; only in front a `..` stays. Behind a wildcard it stays too, and matches nothing. */
function withoutDots(text: string): string {
  if (!/(?:^|\/)\.\.?(?:\/|$)/.test(text)) return text;
  const segments: string[] = [];
  for (const segment of text.split("/")) {
    const last = segments.at(-1);
    const isFolder = last !== undefined && last !== ".." && !/[*?[\]{}]/.test(last);
    if (segment === ".." && isFolder) segments.pop();
    else if (segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

/**
 * A part of a glob: from all places in a path where it may start to all where it may end, both ascending. Going on with all of them at
 * once, none is ever tried twice: a match takes at most the length of the glob times that of the path, whatever is written in them.
 */
type GlobStep = (path: string, from: readonly number[]) => readonly number[];

/** Whether a wildcard may start at a place. */
type Opens = (path: string, at: number) => boolean;

/** No wildcard matches a dot that starts a name, wherever braces put it. */
function showsItself(path: string, at: number): boolean {
  return path[at] !== "." || (at > 0 && path[at - 1] !== "/");
}

function whole(glob: string, opens: Opens): (path: string) => boolean {
  const part = sequence(glob, opens);
  const end = /[^*?[\]{}/]*$/.exec(glob)?.[0] ?? "";
  return (path) => path.endsWith(end) && part(path, [0]).at(-1) === path.length;
}

function sequence(glob: string, opens: Opens): GlobStep {
  const parts: GlobStep[] = [];
  for (let at = 0; at < glob.length; ) {
    const { part, length } = partAt(glob, at, opens);
    parts.push(part);
    at += length;
  }
  return (path, from) => {
    let places = from;
    for (const part of parts) {
      if (places.length === 0) break;
      places = part(path, places);
    }
    return places;
  };
}

/** What stands at a place of a glob, and its length there. */
function partAt(
  glob: string,
  at: number,
  opens: Opens,
): { readonly part: GlobStep; readonly length: number } {
  const stars = /^\**/.exec(glob.slice(at))?.[0].length ?? 0;
  const after = glob[at + stars] ?? "/";
  if (stars === 2 && (glob[at - 1] ?? "/") === "/" && after === "/") {
    if (at + stars < glob.length) return { part: anyFolders(opens), length: stars + 1 };
    return { part: sequence("**/?*", opens), length: stars };
  }
  if (stars > 0) return { part: restOfName(opens), length: stars };
  if (glob[at] === "?") return { part: oneOf(() => true, opens), length: 1 };
  const end = glob[at] === "[" ? classEnd(glob, at) : -1;
  if (end > 0)
    return { part: oneOf(members(glob.slice(at + 1, end)), opens), length: end + 1 - at };
  const braces = glob[at] === "{" ? bracesAt(glob, at) : undefined;
  if (braces) return { part: anyOf(braces.globs, opens), length: braces.length };
  const text = /^.[^*?[{]*/s.exec(glob.slice(at))?.[0] ?? "";
  return { part: matchLiteral(text), length: text.length };
}

function matchLiteral(text: string): GlobStep {
  return (path, from) => {
    const ends: number[] = [];
    for (const at of from) if (path.startsWith(text, at)) ends.push(at + text.length);
    return ends;
  };
}

/** `*` */
function restOfName(opens: Opens): GlobStep {
  return (path, from) => {
    const ends: number[] = [];
    for (const start of from) {
      // Where an earlier start has been, all that follows is known.
      if (start <= (ends.at(-1) ?? -1) || !opens(path, start)) continue;
      let at = start;
      for (; at < path.length && path[at] !== "/"; at += widthOf(codeAt(path, at))) ends.push(at);
      ends.push(at);
    }
    return ends;
  };
}

/** The `**` and `/` of folders, or none. */
function anyFolders(opens: Opens): GlobStep {
  return (path, from) => {
    const ends = new Set(from);
    // What is added is visited too.
    for (const at of ends) {
      const slash = path.indexOf("/", at);
      if (slash > at && opens(path, at)) ends.add(slash + 1);
    }
    return from.length > 1 ? ascending(ends) : [...ends];
  };
}

/** `?` and `[…]` */
function oneOf(isMember: (code: number) => boolean, opens: Opens): GlobStep {
  return (path, from) =>
    from
      .filter(
        (at) =>
          at < path.length && path[at] !== "/" && opens(path, at) && isMember(codeAt(path, at)),
      )
      .map((at) => at + widthOf(codeAt(path, at)));
}

/** `{a,b}` */
function anyOf(globs: readonly string[], opens: Opens): GlobStep {
  const parts = globs.map((glob) => sequence(glob, opens));
  return (path, from) => ascending(new Set(parts.flatMap((part) => part(path, from))));
}

function ascending(places: ReadonlySet<number>): readonly number[] {
  return [...places].sort((a, b) => a - b);
}

function codeAt(text: string, at: number): number {
  return text.codePointAt(at) ?? 0;
}

/** In UTF-16 units. */
function widthOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}

/** Where a `[…]` ends; a `]` right after its start belongs to it. -1 where it does not. */
function classEnd(glob: string, at: number): number {
  return glob.indexOf("]", /[!^]/.test(glob[at + 1] ?? "") ? at + 3 : at + 2);
}

function members(inside: string): (code: number) => boolean {
  const negated = /^[!^]/.test(inside);
  const ranges = [...inside.slice(negated ? 1 : 0).matchAll(/(.)-(.)|(.)/gsu)].map(
    ([, low = "", high = "", one]) => [codeAt(one ?? low, 0), codeAt(one ?? high, 0)] as const,
  );
  return (code) => ranges.some(([low, high]) => low <= code && code <= high) !== negated;
}

/** The alternatives of a `{` that holds a comma of its own outside `[…]`; none where it does not, or never closes. */
function bracesAt(
  glob: string,
  at: number,
): { readonly globs: readonly string[]; readonly length: number } | undefined {
  const globs: string[] = [];
  let depth = 0;
  for (let end = at, from = at + 1; end < glob.length; end += 1) {
    if (glob[end] === "[") end = Math.max(end, classEnd(glob, end));
    if (glob[end] === "{") depth += 1;
    if (glob[end] === "}") depth -= 1;
    if (depth === 0 || (depth === 1 && glob[end] === ",")) {
      globs.push(glob.slice(from, end));
      from = end + 1;
    }
    if (depth === 0) return globs.length > 1 ? { globs, length: end + 1 - at } : undefined;
  }
  return undefined;
}
