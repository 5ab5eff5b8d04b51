import { didYouMean, listed, quoted } from "../text/suggest.ts";
import { extensionOf, nameFault } from "./file-name.ts";

/** Tokens that change from release to release: a slot leaves them open. */
export const openTokens = ["tag", "version", "sha"] as const;
export const templateTokens = ["base", "stem", "ext", "dir", ...openTokens] as const;
export type TemplateToken = (typeof templateTokens)[number];
type OpenToken = (typeof openTokens)[number];

export interface NameFacts {
  /** Of the file, `/` on every OS. */
  readonly path: string;
  readonly tag?: string | undefined;
  readonly version?: string | undefined;
  /** Full SHA of the commit. */
  readonly sha?: string | undefined;
}

export interface ExpandedName {
  /** NFC; `null` where a token has no value in this run. */
  readonly name: string | null;
  /** NFC; the name with `{tag}`, `{version}` and `{sha}` left open. */
  readonly slot: string;
  /** Tokens without a value, with braces, each once. */
  readonly open: readonly string[];
}

type TemplatePart = { readonly literal: string } | { readonly token: TemplateToken };

/** What is wrong with a template's tokens, a sentence each. */
export function templateFaults(template: string): readonly string[] {
  const variable = /\$(?:\{\{.*?\}\}|\{[^{}]*\}|[A-Za-z_]\w*)/s.exec(template)?.[0];
  if (variable !== undefined) return [filledElsewhere(variable)];
  const tokens = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
  const literal = template.replace(/\{[^{}]*\}/g, "");
  const unknown = tokens.filter((token) => !isToken(token)).map(unknownToken);
  const stray = /[{}]/.exec(literal)?.[0];
  return [
    ...unknown,
    ...(stray === undefined
      ? []
      : [`A ${quoted(stray)} stands alone: braces are for tokens such as {version}.`]),
  ];
}

/** A workflow or a shell would fill it in; the manifest is read as it is. */
function filledElsewhere(variable: string): string {
  const [, token = ""] = /^\$\{?(\w+)\}?$/.exec(variable.toLowerCase()) ?? [];
  const instead = isToken(token) ? ` Write {${token}}.` : "";
  return `${quoted(variable)} is not filled in here, and buyers would see it in the name.${instead}`;
}

/** Why no name can ever be made with a template, whatever its tokens stand for. */
export function literalFault(template: string): string | undefined {
  const literal = template.replace(/\{[^{}]*\}/g, "");
  const onlyTokens = literal !== template && ["", ".", ".."].includes(literal);
  const fault = onlyTokens ? undefined : nameFault(literal.normalize("NFC"));
  return fault && `What it says beside the tokens can never be a name: it ${fault}.`;
}

/** Whether names made with it change from release to release. */
export function hasOpenToken(template: string): boolean {
  return templateParts(template).some((part) => "token" in part && isOpen(part.token));
}

/** Reads a template, for the delivered name and the slot of any file. Values are put in as they are: braces in them are no tokens. */
export function compileName(template: string): (facts: NameFacts) => ExpandedName {
  const parts = templateParts(template);
  return (facts) => {
    const filled = parts.map((part) =>
      "literal" in part ? part.literal : tokenValues[part.token](facts),
    );
    const open = parts.flatMap((part, index) =>
      "token" in part && filled[index] === undefined ? [`{${part.token}}`] : [],
    );
    const slot = parts.map((part, index) => {
      if ("token" in part && isOpen(part.token)) return part;
      return { literal: filled[index] ?? "" };
    });
    const name = open.length > 0 ? null : filled.join("").normalize("NFC");
    return { name, slot: slotText(slot).normalize("NFC"), open: [...new Set(open)] };
  };
}

function templateParts(template: string): readonly TemplatePart[] {
  return template.split(/(\{[a-z]+\})/).map((text) => {
    const token = text.slice(1, -1);
    return text.startsWith("{") && isToken(token) ? { token } : { literal: text };
  });
}

const tokenValues: { readonly [T in TemplateToken]: (facts: NameFacts) => string | undefined } = {
  base: ({ path }) => baseOf(path),
  stem: ({ path }) => baseOf(path).slice(0, -extensionOf(baseOf(path)).length || undefined),
  ext: ({ path }) => extensionOf(baseOf(path)),
  dir: ({ path }) =>
    path
      .split("/")
      .at(-2)
      ?.replace(/^\.\.$/, "") ?? "",
  tag: ({ tag }) => withoutSlash(tag),
  version: ({ version }) => withoutSlash(version),
  sha: ({ sha }) => sha?.slice(0, 7),
};

/** The last name of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A version that is only the tag may hold a slash too. */
function withoutSlash(text: string | undefined): string | undefined {
  return text?.replaceAll("/", "-");
}

/**
 * Two names must not share a slot because a file is called `{version}`: braces that would read as an open token, or run
 * into one, are doubled. An odd run of braces then always opens a token, an even one never does.
 */
function slotText(parts: readonly TemplatePart[]): string {
  const runs: string[] = [""];
  const tokens: string[] = [];
  for (const part of parts) {
    if ("literal" in part) {
      runs.push((runs.pop() ?? "") + part.literal);
    } else {
      tokens.push(`{${part.token}}`);
      runs.push("");
    }
  }
  return runs
    .map((run, index) => escapeBraces(run, index < tokens.length) + (tokens[index] ?? ""))
    .join("");
}

function escapeBraces(literal: string, beforeToken: boolean): string {
  const inside = literal.replace(/\{+(?=(?:tag|version|sha)\})/g, (braces) => braces + braces);
  return beforeToken ? inside.replace(/\{+$/, (braces) => braces + braces) : inside;
}

function unknownToken(token: string): string {
  const known = `The tokens are ${listed(templateTokens.map((each) => `{${each}}`))}.`;
  return `${quoted(`{${token}}`)} is no token. ${didYouMean(
    `{${token}}`,
    templateTokens.map((each) => `{${each}}`),
  )}${known}`;
}

function isToken(token: string): token is TemplateToken {
  return templateTokens.some((known) => known === token);
}

function isOpen(token: TemplateToken): token is OpenToken {
  return openTokens.some((known) => known === token);
}
