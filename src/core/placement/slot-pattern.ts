import { nameLimit } from "../manifest/file-name.ts";
import type { openTokens } from "../manifest/name-template.ts";

/** What a delivered name says for the tokens that its slot leaves open; `{}` for a slot without any. */
export type SlotValues = { readonly [T in (typeof openTokens)[number]]?: string };

/**
 * Reads a slot as a pattern; undefined where the name does not fit it. A version starts with a digit and a tag has one: the slot
 * `App-{version}.zip` fits `App-1.1.0.zip`, not `App-manual.zip`, which somebody may have put there for another purpose.
 */
export function matchSlot(slot: string, name: string): SlotValues | undefined {
  // Dodo may list any text, and what is longer than a delivered name would be tried in every way.
  if (name.length > nameLimit) return undefined;
  const match = patternOf(slot).exec(name);
  return match ? { ...match.groups } : undefined;
}

const tokenPatterns = {
  tag: "[^/\\\\\\d]*\\d[^/\\\\]*",
  version: "v?\\d[^/\\\\]*",
  sha: "[0-9a-f]{7}",
} as const satisfies Record<keyof SlotValues, string>;

/** An odd run of braces before a token's name opens the token, and every other one is text (see `compileName`). */
function patternOf(slot: string): RegExp {
  const seen = new Set<string>();
  let pattern = "";
  let from = 0;
  for (const match of slot.matchAll(/(\{+)(tag|version|sha)\}/g)) {
    const [whole, braces = "", token = ""] = match;
    const isToken = braces.length % 2 === 1;
    const text = "{".repeat(Math.floor(braces.length / 2));
    pattern += escapeRegExp(slot.slice(from, match.index) + text);
    pattern += isToken ? valuePattern(token as keyof SlotValues, seen) : escapeRegExp(`${token}}`);
    from = match.index + whole.length;
  }
  return new RegExp(`^${pattern}${escapeRegExp(slot.slice(from))}$`, "u");
}

/** A token that stands twice has one value. */
function valuePattern(token: keyof SlotValues, seen: Set<string>): string {
  if (seen.has(token)) return `\\k<${token}>`;
  seen.add(token);
  return `(?<${token}>${tokenPatterns[token]})`;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
