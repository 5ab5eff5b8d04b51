import { isEntitlement, routeOf } from "../dodo/target.ts";
import type { Rule } from "../manifest/manifest.ts";
import { Problem } from "../problem.ts";

export function ruleEmpty(rule: Rule, details: readonly string[]): Problem {
  return new Problem({
    code: "rule-empty",
    message: `"${rule.glob}" matches no file.`,
    remedy: emptyRemedy(rule),
    at: rule.at,
    details,
  });
}

function emptyRemedy({ glob, empty }: Rule): string {
  const [, straight] = /^[“”„‘’](.*)[“”‘’]$/.exec(glob) ?? [];
  if (straight !== undefined) {
    return `Its quotes are typographic ones, which YAML takes for a part of the name. Write straight ones: ${JSON.stringify(straight)}.`;
  }
  const build = "Build the file before this step or correct the glob";
  return empty === "warn"
    ? `${build}; until then buyers keep what they had.`
    : `${build}, or set empty: warn to keep what buyers have.`;
}

export function ruleCount(
  rule: Rule,
  expected: number,
  found: readonly { readonly path: string }[],
): Problem {
  const more = found.length > 20 ? [`and ${found.length - 20} more`] : [];
  return new Problem({
    code: "rule-count",
    message: `"${rule.glob}" matches ${found.length === 1 ? "1 file" : `${found.length} files`}, and the rule expects ${expected}.`,
    remedy: "Build what is missing, take out what is too much with exclude, or correct expect.",
    at: rule.at,
    details: [...found.slice(0, 20).map(({ path }) => path), ...more],
  });
}

/** `why` is a sentence without its stop. The rules took no part in a run that delivered nothing. */
export function ruleIdle(rules: readonly [Rule, ...Rule[]], why: string): Problem {
  const [first, ...others] = rules;
  const what = others.length === 0 ? `"${first.glob}" took` : `${rules.length} rules took`;
  const kind = first.when === "release" ? "prerelease" : "release";
  return new Problem({
    code: "rule-idle",
    message: `${what} no part in this run, and nothing else was to deliver: ${why}.`,
    remedy: `If buyers should get this ${kind}, set when: ${kind} or when: always in the rule; if it is none, correct the tag or the mark of the release.`,
    at: first.at,
    details: others.map(({ glob }) => `"${glob}" took no part either`),
  });
}

export function fileEmpty(path: string, rule: Rule): Problem {
  return new Problem({
    code: "file-empty",
    message: `${path} is empty (0 bytes).`,
    remedy: "Look why the build wrote nothing into it, or leave it out with exclude.",
    at: rule.at,
  });
}

export function lfsPointer(path: string, rule: Rule): Problem {
  return new Problem({
    code: "lfs-pointer",
    message: `${path} is a Git LFS pointer, not the file itself.`,
    remedy:
      "Fetch the file before this step: with: { lfs: true } on actions/checkout, or git lfs pull.",
    at: rule.at,
  });
}

const gibibyte = 1024 ** 3;

/** The most bytes that a file of this target may have, and how to say it. */
export function limitOf(target: string): { readonly bytes: number; readonly words: string } {
  const words = isEntitlement(target) ? "500 MiB for an entitlement" : "5 GiB for a product";
  return { bytes: routeOf(target).maxBytes, words };
}

export function fileTooLarge(
  file: { path: string; size: number },
  rule: Rule,
  target: string,
): Problem {
  return new Problem({
    code: "file-too-large",
    message: `${file.path} has ${(file.size / gibibyte).toFixed(2)} GiB, over the limit of ${limitOf(target).words}.`,
    remedy: "Make it smaller or split it, or leave it out with exclude.",
    at: rule.at,
    target,
  });
}

/** `fault` is a sentence without its stop. */
export function nameInvalid(path: string, rule: Rule, fault: string): Problem {
  return new Problem({
    code: "name-invalid",
    message: `${path} cannot be delivered under the name that the rule gives it: ${fault}.`,
    remedy: "Change the rule's name, or rename the file.",
    at: rule.nameAt,
  });
}

/** A warning; `fault` is a sentence without its stop. */
export function nameUnsafe(path: string, rule: Rule, fault: string): Problem {
  return new Problem({
    code: "name-unsafe",
    message: `Buyers on Windows cannot save ${path} under the name that it is delivered with: ${fault}.`,
    remedy: "Change the rule's name, or rename the file. It is delivered as it is.",
    at: rule.nameAt,
  });
}
