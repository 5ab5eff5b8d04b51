import { Problem } from "../problem.ts";
import { compileGlob } from "../text/glob.ts";
import { didYouMean, listed, quoted } from "../text/suggest.ts";
import type { Environment, Manifest, Product, Rule } from "./manifest.ts";

/** One target that a rule goes to; `product` is the entry of `products` that named it, where one did. */
export interface RuleTarget {
  readonly target: string;
  readonly product?: Product | undefined;
}

/** What the manifest's names mean in one environment. */
export interface ResolvedTargets {
  /** Target id → as the manifest names it, every target of every rule, in the manifest's order. A name and its id are one target. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
  /** The targets of this run: all of them, or those that `only` names. */
  readonly chosen: ReadonlySet<string>;
  /** Per rule, each target once, chosen or not; empty where it has no counterpart in this environment. */
  readonly ofRule: ReadonlyMap<Rule, readonly RuleTarget[]>;
  /** Unknown names, names without an id in this environment, unknown `only`. */
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

export interface ResolveInput {
  readonly manifest: Manifest;
  /** Path, for places. */
  readonly file: string;
  readonly environment: Environment;
  /** Names, globs over names, or ids; empty for all. */
  readonly only: readonly string[];
}

/** Resolves every target of every rule, and what `only` chooses of them. */
export function resolveTargets({ manifest, environment, only }: ResolveInput): ResolvedTargets {
  const names = namesIn(environment, manifest);
  const ofRule = new Map(manifest.rules.map((rule) => [rule, targetsOf(rule, names)] as const));
  const all = new Set(
    [...ofRule.values()].flatMap((targets) => targets.map(({ target }) => target)),
  );
  const { chosen, problems } = choose(only, all, names);
  return {
    spellings: new Map([...all].map((target) => [target, spellingsOf(target, names)])),
    chosen: only.length > 0 ? chosen : all,
    ofRule,
    problems: [
      ...unknownTargets(manifest),
      ...names.used
        .filter((product) => names.idOf(product) === undefined)
        .map((each) => productWithoutId(each, environment)),
      ...problems,
    ],
    notices: names.used
      .filter((product) => names.idOf(product) === null)
      .map(({ name }) => `${name} has no counterpart in ${environment}: its rules are left out.`),
  };
}

/** Targets that are no id and no name in `products`, whatever the environment. */
export function unknownTargets({ products, rules }: Manifest): readonly Problem[] {
  const spelled = rules.flatMap(({ glob, to }) => to.map((one) => ({ ...one, glob })));
  const names = products.map(({ name }) => name);
  return spelled
    .filter(({ text }) => !isId(text) && productsNamed(text, products).length === 0)
    .map(({ text, at, glob }) => {
      const message = isGlob(text)
        ? `${quoted(text)} matches no name in products.`
        : `${quoted(text)} is no name in products.`;
      const known =
        names.length > 0
          ? `Known: ${listed(names)}.`
          : "There is none yet: add it, or write an id.";
      const turned = names.includes(glob)
        ? `Files stand before the colon: ${quoted(text)}: ${glob}. `
        : "";
      const remedy = `${turned || didYouMean(text, names)}${known}`;
      return new Problem({ code: "manifest-invalid", message, remedy, at });
    });
}

interface Names {
  readonly products: readonly Product[];
  /** Products that a rule goes to by name, in the order of first use. */
  readonly used: readonly Product[];
  /** Ids that a rule goes to. */
  readonly ids: ReadonlySet<string>;
  /** `null` for no counterpart, `undefined` for not said. */
  readonly idOf: (product: Product) => string | null | undefined;
}

function namesIn(environment: Environment, { products, rules }: Manifest): Names {
  const texts = rules.flatMap(({ to }) => to.map(({ text }) => text));
  return {
    products,
    used: [...new Set(texts.flatMap((text) => productsNamed(text, products)))],
    ids: new Set(texts.filter(isId)),
    idOf: ({ ids }) => ids[environment],
  };
}

function targetsOf(rule: Rule, { products, idOf }: Names): readonly RuleTarget[] {
  const targets = new Map<string, RuleTarget>();
  for (const { text } of rule.to) {
    const named = isId(text)
      ? products.filter((product) => idOf(product) === text)
      : productsNamed(text, products);
    const found = named.map((product) => ({ target: idOf(product), product }));
    for (const { target, product } of found.length > 0
      ? found
      : [{ target: text, product: undefined }]) {
      if (target && isId(target) && !targets.has(target)) targets.set(target, { target, product });
    }
  }
  return [...targets.values()];
}

function spellingsOf(target: string, { products, used, ids, idOf }: Names): readonly string[] {
  const named = [...new Set([...used, ...products])].filter((product) => idOf(product) === target);
  return [...named.map(({ name }) => name), ...(ids.has(target) ? [target] : [])];
}

function choose(
  only: readonly string[],
  all: ReadonlySet<string>,
  { products, used, idOf }: Names,
) {
  const chosen = new Set<string>();
  const problems: Problem[] = [];
  for (const text of only) {
    const named = productsNamed(text, products);
    const ids = isId(text) ? [text] : named.map(idOf);
    const found = ids.filter((id): id is string => typeof id === "string" && all.has(id));
    for (const id of found) chosen.add(id);
    const isSpokenFor = named.some((product) => used.includes(product));
    if (found.length > 0 || isSpokenFor) continue;
    const isKnown = isId(text) || named.length > 0;
    const known = [...used.map(({ name }) => name), ...all];
    problems.push(
      new Problem({
        code: "input-invalid",
        message: isKnown
          ? `only names ${quoted(text)}, and no rule goes there.`
          : `only names ${quoted(text)}, which is no target.`,
        remedy: `${didYouMean(text, known)}The targets are ${listed(known)}.`,
      }),
    );
  }
  return { chosen, problems };
}

function productWithoutId({ name, at }: Product, environment: Environment): Problem {
  return new Problem({
    code: "manifest-invalid",
    message: `${name} has no id for ${environment}.`,
    remedy: `Write its id there (${environment}: pdt_…), or  ${environment}: null  to leave its rules out.`,
    at,
  });
}

/** Whether it is the id of a target, of whatever environment. */
export function isId(text: string): boolean {
  return /^(?:pdt|ent)_/.test(text);
}

function isGlob(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

/** The products of that name, or whose names the glob matches. */
function productsNamed(text: string, products: readonly Product[]): readonly Product[] {
  if (!isGlob(text) || text.length > 1000) return products.filter(({ name }) => name === text);
  const { matches } = compileGlob(text);
  return products.filter(({ name }) => matches(name));
}
