/**
 * A part of what follows the numbers of a version. `low` is a number that makes a prerelease, as
 * the first one of `1.0.0-0.3.7`.
 */
export interface SuffixToken {
  readonly kind: "dev" | "low" | "word" | "final" | "post" | "number";
  /** Orders tokens of one kind: `b` has the key `beta`. */
  readonly key: string;
  /** True if semver alone makes it a prerelease: no list has the word. */
  readonly isUnusual?: boolean;
}

const prereleaseWords = "alpha beta rc pre preview dev snapshot nightly canary next ea m".split(
  " ",
);
const shortWords = new Map([
  ["a", "alpha"],
  ["b", "beta"],
  ["c", "rc"],
]);

/** `1.0.0-final` is older than the hotfixes of it, whatever they are called. */
const laterWords = new Map([
  ...["final", "ga", "release", "lts"].map((word) => [word, "final"] as const),
  ...["post", "patch", "hotfix", "fix"].map((word) => [word, "post"] as const),
]);

/**
 * Reads what follows so many numbers; undefined if that makes no version. A word that is in no list
 * needs a hyphen in front: `1.2.0-windows` is a version, `1.2.0windows` is none.
 */
export function readSuffix(rest: string, numbers: number): readonly SuffixToken[] | undefined {
  if (rest === "") return [];
  const text = rest.toLowerCase();
  if (!/^[-._]?[a-z0-9]+(?:[-._][a-z0-9]+)*$/.test(text)) return undefined;
  // `22.04-1.2.0` ends in a version of its own; after three numbers semver takes it for one.
  if (numbers !== 3 && /[-_]v?\d+\.\d/.test(text)) return undefined;
  const tokens: SuffixToken[] = [];
  for (const [, identifier = ""] of text.matchAll(/[-._]?([a-z0-9]+)/g)) {
    const read = readIdentifier(identifier, text.includes("-"));
    if (!read) return undefined;
    tokens.push(...read);
  }
  return tokens[0]?.kind === "number" ? withFirstNumber(text, tokens) : tokens;
}

/** -1, 0 or 1. The parts in front decide first; a version that ends is newer than its prereleases. */
export function compareSuffixes(a: readonly SuffixToken[], b: readonly SuffixToken[]): number {
  let isPrerelease = false;
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left, right] = [a[index], b[index]];
    const ranks = rankOf(left, isPrerelease) - rankOf(right, isPrerelease);
    const sign = Math.sign(ranks) || compareKeys(left?.key ?? "", right?.key ?? "");
    if (sign !== 0) return sign;
    isPrerelease ||= left !== undefined && isPrereleaseToken(left);
  }
  return 0;
}

export function isPrereleaseToken({ kind }: SuffixToken): boolean {
  return kind === "dev" || kind === "low" || kind === "word";
}

/** Compares numbers of any length and with any zeros in front, and words by the alphabet. */
export function compareKeys(a: string, b: string): number {
  const [left, right] = [a, b].map((key) => key.replace(/^0+(?=\d)/, ""));
  if (left === undefined || right === undefined || left === right) return 0;
  const byLength = /^\d+$/.test(left + right) ? left.length - right.length : 0;
  return Math.sign(byLength) || (left < right ? -1 : 1);
}

/** Within a prerelease, what is longer is newer, as in semver; only `dev` is older there too. */
function rankOf(token: SuffixToken | undefined, isPrerelease: boolean): number {
  if (!token) return 0;
  const after = { final: 1, post: 2, number: 3, word: 4 };
  const ranks = { ...after, dev: -4, low: -3, ...(isPrerelease ? {} : { word: -2 }) };
  return ranks[token.kind];
}

/** `-1` and `_1` are newer than what they follow; `-0.3.7` is a prerelease, as in semver. */
function withFirstNumber(
  text: string,
  [first, ...others]: readonly SuffixToken[],
): readonly SuffixToken[] | undefined {
  if (!first) return undefined;
  if (/^-\d+\./.test(text)) return [{ ...first, kind: "low", isUnusual: true }, ...others];
  return /^[-_]\d+(?!\.)/.test(text)
    ? [{ kind: "post", key: "post" }, first, ...others]
    : undefined;
}

/** `rc1dev2` has four tokens. A hash such as `3f2a91c` is one word. */
function readIdentifier(
  identifier: string,
  hasHyphen: boolean,
): readonly SuffixToken[] | undefined {
  if (/^\d+$/.test(identifier)) return [{ kind: "number", key: identifier }];
  const pieces = identifier.match(/[a-z]+|\d+/g) ?? [];
  const known = pieces.map((piece) => readPiece(piece));
  const isKnown = (token: SuffixToken | undefined) => token !== undefined;
  if (/^[a-z]/.test(identifier) && known.every(isKnown)) return known;
  if (!hasHyphen) return undefined;
  const [, word = identifier, number = ""] = /^([a-z]+)(\d+)$/.exec(identifier) ?? [];
  const token: SuffixToken = { kind: "word", key: word, isUnusual: true };
  return number === "" ? [token] : [token, { kind: "number", key: number }];
}

function readPiece(piece: string): SuffixToken | undefined {
  if (/^\d/.test(piece)) return { kind: "number", key: piece };
  const later = laterWords.get(piece);
  if (later !== undefined) return { kind: later, key: later };
  const key = shortWords.get(piece) ?? piece;
  if (!prereleaseWords.includes(key)) return undefined;
  return { kind: key === "dev" ? "dev" : "word", key };
}
