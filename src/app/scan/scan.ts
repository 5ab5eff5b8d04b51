import { globHints } from "../../core/manifest/glob-hints.ts";
import type { Environment, Manifest, Product, Rule } from "../../core/manifest/manifest.ts";
import type { ResolvedTargets, RuleTarget } from "../../core/manifest/targets.ts";
import { idleExcludes } from "../../core/placement/excludes.ts";
import {
  kindOfRun,
  settleNames,
  takesPart,
  unusualPrerelease,
} from "../../core/placement/names.ts";
import type { Placement, RulePart } from "../../core/placement/placement.ts";
import { limitOf, ruleCount, ruleEmpty, ruleIdle } from "../../core/placement/problems.ts";
import { Problem } from "../../core/problem.ts";
import type { RunFacts } from "../../core/run-facts.ts";
import type { FoundFile, Pattern, Workspace } from "../ports.ts";
import { type Complaints, catchProblem, createComplaints } from "./complaints.ts";
import { type Match, placeRule } from "./place-files.ts";
import { readVersions } from "./product-version.ts";
import { readOnce } from "./read-once.ts";

export interface ScanInput {
  readonly manifest: Manifest;
  /** The manifest's path, for places. */
  readonly file: string;
  readonly environment: Environment;
  readonly resolved: ResolvedTargets;
  readonly facts: RunFacts;
  /** A plan where builds are seldom at hand: `rule-empty`, `rule-count` and a missing version are warnings. */
  readonly lenient: boolean;
}

/** What the manifest wants, as the workspace has it. */
export interface Scanned {
  /** In the order of the rules, then by path. */
  readonly placements: readonly Placement[];
  readonly parts: readonly RulePart[];
  /** Each stops the run, or the one target that it names. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly notices: readonly string[];
  /** Of rules that take no part, while none is meant for such a run: a warning if it delivers nothing. */
  readonly idle?: Problem | undefined;
}

/** Files on disk → placements. Rules without a target of this run are left alone. All problems come at once. */
export async function scan(input: ScanInput, workspace: Workspace): Promise<Scanned> {
  const { manifest, resolved, lenient } = input;
  const complaints = createComplaints();
  const rules = manifest.rules.flatMap((rule) => chosenOf(rule, resolved));
  const isActive = ({ rule }: ChosenRule) => takesPart(rule, input.environment, input.facts);
  const active = rules.filter(isActive);
  const withheld: LeftOut = new Map();
  const excluded: LeftOut = new Map();
  const most = Math.max(0, ...[...resolved.chosen].map((target) => limitOf(target).bytes));
  const matched = await matchRules(active, { input, workspace, complaints, withheld, excluded });
  warnOfExcludes(matched, { manifest, complaints, excluded });
  const reading = { complaints, lenient, file: input.file, tag: input.facts.tag };
  const versions = await readVersions(productsOf(active), workspace, {
    ...reading,
    products: manifest.products,
  });
  const readOf = await readOnce(
    matched.flatMap(({ files: found }) => found),
    workspace,
    { most },
  );
  const wanted = matched.flatMap((match) =>
    placeRule(match, { readOf, versions, facts: input.facts, complaints }),
  );
  const { placements, problems } = settleNames(wanted, resolved.spellings);
  for (const problem of problems) complaints.stop(problem);
  const files = new Map(matched.map(({ rule, files: found }) => [rule, found]));
  const idle = rules.filter((chosen) => !isActive(chosen)).map(({ rule }) => rule);
  return {
    placements,
    parts: rules.flatMap((chosen) => ruleParts(chosen, files.get(chosen.rule))),
    problems: complaints.problems,
    warnings: complaints.warnings,
    notices: [
      ...new Set(idle.map(takesNoPart)),
      ...(input.environment === "live_mode" ? unusualPrerelease(input.facts) : []),
      ...leftOut(matched, withheld),
    ],
    idle: idleProblem(idle, active, input.facts),
  };
}

function productsOf(rules: readonly ChosenRule[]): readonly Product[] {
  return [
    ...new Set(rules.flatMap(({ targets }) => targets.flatMap(({ product }) => product ?? []))),
  ];
}

interface Excluding {
  readonly manifest: Manifest;
  readonly complaints: Complaints;
  readonly excluded: LeftOut;
}

function warnOfExcludes(
  matched: readonly Match[],
  { manifest, complaints, excluded }: Excluding,
): void {
  const paths = matched.map(({ rule, files }) => ({
    rule,
    found: files.map(({ path }) => path),
    excluded: [...(excluded.get(rule) ?? [])],
  }));
  for (const problem of idleExcludes(manifest, paths)) complaints.warn(problem);
}

/** A rule, and those of its targets that this run is about. */
interface ChosenRule {
  readonly rule: Rule;
  readonly targets: readonly RuleTarget[];
}

function chosenOf(rule: Rule, resolved: ResolvedTargets): readonly ChosenRule[] {
  const targets = (resolved.ofRule.get(rule) ?? []).filter(({ target }) =>
    resolved.chosen.has(target),
  );
  return targets.length === 0 ? [] : [{ rule, targets }];
}

function ruleParts(
  { rule, targets }: ChosenRule,
  files: readonly FoundFile[] | undefined,
): readonly RulePart[] {
  const state =
    files === undefined ? "took-no-part" : files.length > 0 ? "matched" : "matched-nothing";
  return targets.map(({ target }) => ({ target, glob: rule.glob, state, at: rule.at }));
}

function takesNoPart({ glob, when }: Rule): string {
  const run = when === "release" ? "a prerelease" : "not a prerelease";
  return `"${glob}" takes no part in this run, which is ${run}: what it delivered stays.`;
}

function idleProblem(
  [first, ...others]: readonly Rule[],
  active: readonly ChosenRule[],
  facts: RunFacts,
): Problem | undefined {
  const kind = kindOfRun(facts);
  if (!first || active.some(({ rule }) => rule.when === kind)) return undefined;
  return ruleIdle([first, ...others], `${facts.tag ?? "this run"} is a ${kind}`);
}

/** What looks like a secret and no other rule names. Of a rule without files `rule-empty` says so. */
function leftOut(matched: readonly Match[], withheld: LeftOut): readonly string[] {
  const found = new Set(matched.flatMap(({ files }) => files.map(({ path }) => path)));
  return matched.flatMap(({ rule, files }) => {
    const paths = [...(withheld.get(rule) ?? [])].filter((path) => !found.has(path)).sort();
    if (files.length === 0 || paths.length === 0) return [];
    const more = paths.length > 3 ? ` and ${paths.length - 3} more` : "";
    const what = `"${rule.glob}" leaves out ${paths.slice(0, 3).join(", ")}${more}`;
    return `${what}: no wildcard delivers what looks like a secret. Name it in full to deliver it, or put it under exclude.`;
  });
}

/** Paths that rules match and leave out. */
type LeftOut = Map<Rule, Set<string>>;

interface Matching {
  readonly input: ScanInput;
  readonly workspace: Workspace;
  readonly complaints: Complaints;
  /** What looks like a secret. Is filled. */
  readonly withheld: LeftOut;
  /** What an exclude takes out. Is filled. */
  readonly excluded: LeftOut;
}

async function matchRules(rules: readonly ChosenRule[], by: Matching): Promise<readonly Match[]> {
  const { input, workspace, complaints } = by;
  const patternOf = (rule: Rule): Pattern => ({
    glob: rule.glob,
    exclude: [...rule.exclude, ...input.manifest.exclude],
    withheld: addTo(by.withheld, rule),
    ...(rule.exclude.length + input.manifest.exclude.length > 0
      ? { excluded: addTo(by.excluded, rule) }
      : {}),
  });
  const lists = await findFiles(
    rules.map(({ rule }) => ({ rule, pattern: patternOf(rule) })),
    by,
  );
  const matched: Match[] = [];
  for (const [index, { rule, targets }] of rules.entries()) {
    const files = lists[index];
    matched.push({ rule, targets, files: files ?? [] });
    const { expect } = rule;
    if (!files || files.length === expect) continue;
    const mild = input.lenient || (files.length === 0 && rule.empty === "warn");
    const complain = mild ? complaints.warn : complaints.stop;
    if (files.length === 0) {
      const near = await workspace.hints(patternOf(rule));
      complain(ruleEmpty(rule, [...globHints(rule.glob), ...near]));
    } else if (expect !== undefined) complain(ruleCount(rule, expect, files));
  }
  return matched;
}

function addTo(leftOut: LeftOut, rule: Rule): (path: string) => void {
  return (path) => leftOut.set(rule, (leftOut.get(rule) ?? new Set()).add(path));
}

/** One walk for all; only where that fails rule by rule, to tell whose the problem is. Absent where the rule's own failed. */
async function findFiles(
  wanted: readonly { readonly rule: Rule; readonly pattern: Pattern }[],
  { workspace, complaints }: Matching,
): Promise<readonly (readonly FoundFile[] | undefined)[]> {
  const all = await catchProblem(() => workspace.find(wanted.map(({ pattern }) => pattern)));
  if (!(all instanceof Problem)) return all;
  const lists: (readonly FoundFile[] | undefined)[] = [];
  for (const { rule, pattern } of wanted) {
    const found = complaints.unwrap(await catchProblem(() => workspace.find([pattern])), rule.at);
    lists.push(found?.[0]);
  }
  return lists;
}
