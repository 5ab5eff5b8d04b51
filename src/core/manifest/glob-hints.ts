import { openTokens } from "./name-template.ts";

/** A habit from elsewhere that a glob may show, and what to write here. */
interface GlobHabit {
  readonly pattern: RegExp;
  readonly hint: (found: string, glob: string) => string;
}

const tokens = new RegExp(
  String.raw`\{(?:${[...openTokens, "base", "stem", "ext", "dir"].join("|")})\}`,
);

/** What is no space, or none that anybody sees. */
const oddSpaces = /[\u00a0\u00ad\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/;

const habits: readonly GlobHabit[] = [
  {
    pattern: /\$\{\{.*?\}\}/s,
    hint: (found) =>
      `${found} is filled in within workflows only, not in the manifest: write a wildcard, such as *`,
  },
  {
    pattern: /\$(?!\{\{)(?:\{\w+\}|[A-Za-z_]\w*)/,
    hint: (found) =>
      `${found} is filled in by a shell, not in the manifest: write a wildcard, such as *`,
  },
  {
    pattern: tokens,
    hint: (found, glob) =>
      `${found} is a token of name: in a glob write ${JSON.stringify(glob.replaceAll(found, "*"))}`,
  },
  {
    pattern: /^!(?!\()/,
    hint: (_, glob) =>
      `a rule cannot begin with !: write ${JSON.stringify(glob.slice(1))} under exclude`,
  },
  {
    pattern: /!\([^()]*\)/,
    hint: (found) =>
      `${found} is no pattern here: write * in its place, and put what it leaves out under exclude`,
  },
  {
    pattern: /[@?*+]\([^()]*\)/,
    hint: (found) =>
      `${found} is no pattern here: for one of several write {${found.slice(2, -1).replaceAll("|", ",")}}`,
  },
  {
    pattern: oddSpaces,
    hint: (_, glob) => `it has a character that looks like a space or like nothing: ${shown(glob)}`,
  },
  {
    pattern: /^\s|\s$/,
    hint: (_, glob) => `it begins or ends with a space: write ${JSON.stringify(glob.trim())}`,
  },
];

/** Why a glob may match nothing, as its text tells: lines for people. */
export function globHints(glob: string): readonly string[] {
  const lines = habits.flatMap(({ pattern, hint }) => {
    const found = pattern.exec(glob)?.[0];
    return found === undefined ? [] : [hint(found, glob)];
  });
  const several = globsIn(glob);
  return several.length < 2
    ? lines
    : [
        ...lines,
        `it looks like ${several.length} globs: write a rule for each, ${several.map((one) => JSON.stringify(one)).join(" and ")}`,
      ];
}

/** `a.zip b.zip`, `a.zip, b.zip` and a text with two lines; a comma in braces parts nothing. */
function globsIn(glob: string): readonly string[] {
  const parts = glob
    .replace(/\{[^{}]*\}/g, (braces) => braces.replaceAll(",", "\0"))
    .split(/[\s,;|]+/)
    .map((part) => part.replaceAll("\0", ","))
    .filter((part) => part !== "");
  return parts.every((part) => /[^.]\.\w+$|[*/]/.test(part)) ? parts : [];
}

function shown(glob: string): string {
  const visible = (character: string) =>
    `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
  return glob.replace(new RegExp(oddSpaces, "g"), visible);
}
