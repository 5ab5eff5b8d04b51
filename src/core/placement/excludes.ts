import type { Manifest, Rule } from "../manifest/manifest.ts";
import { Problem } from "../problem.ts";
import { compileGlob } from "../text/glob.ts";

/** What a rule's glob matched: what is delivered, and what an exclude took out. */
export interface RuleFiles {
  readonly rule: Rule;
  readonly found: readonly string[];
  readonly excluded: readonly string[];
}

/** A warning for each exclude that takes nothing out, although it nearly does. */
export function idleExcludes(
  { exclude }: Manifest,
  matched: readonly RuleFiles[],
): readonly Problem[] {
  const [first] = matched;
  if (!first) return [];
  const all = {
    rule: first.rule,
    found: matched.flatMap(({ found }) => found),
    excluded: matched.flatMap(({ excluded }) => excluded),
  };
  return [
    ...exclude.flatMap((one) => idleExclude(one, all)),
    ...matched.flatMap((each) => each.rule.exclude.flatMap((one) => idleExclude(one, each))),
  ];
}

function idleExclude(exclude: string, { rule, found, excluded }: RuleFiles): readonly Problem[] {
  if (excluded.some(compileGlob(exclude, { dot: true }).matches)) return [];
  for (const better of nearlyTheSame(exclude)) {
    const path = found.find(compileGlob(better, { dot: true }).matches);
    if (path !== undefined) return [excludeIdle({ exclude, better, path }, rule)];
  }
  return [];
}

/** With `**\/` in front, `/**` behind, without its `!`, and all of these, the nearest first. */
function nearlyTheSame(exclude: string): readonly string[] {
  const plain = exclude.replace(/^!/, "").replace(/\/+$/, "");
  const inFolder = plain.endsWith("**") ? [plain] : [plain, `${plain}/**`];
  const anywhere = /^(?:\*\*|\.\.)\//.test(plain) ? [] : inFolder.map((one) => `**/${one}`);
  return [...inFolder, ...anywhere].filter((one) => one !== exclude);
}

function excludeIdle(
  { exclude, better, path }: { readonly [_ in "exclude" | "better" | "path"]: string },
  rule: Rule,
): Problem {
  return new Problem({
    code: "exclude-idle",
    message: `The exclude "${exclude}" takes nothing out, so that buyers get ${path}.`,
    remedy: `Write "${better}" to take it out. Globs are relative to the manifest's folder, and * stops at a /.`,
    at: rule.at,
  });
}
