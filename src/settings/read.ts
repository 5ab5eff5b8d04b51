import { type Environment, environments } from "../core/manifest/manifest.ts";
import type { Problem } from "../core/problem.ts";
import { type Command, commands } from "../core/run/report.ts";
import type { CommonSettings, Secrets, Settings, ShopAccess } from "../core/run/settings.ts";
import type { RunFacts } from "../core/run-facts.ts";
import { keyOf } from "./api-key.ts";
import { commentOf } from "./comment.ts";
import { baseUrlOf, noticesOf } from "./dodo-address.ts";
import { caution, distrust, eventOf } from "./event.ts";
import type { FaceInput } from "./face-input.ts";
import { readInit } from "./init.ts";
import { type InputReader, reader } from "./input-reader.ts";
import { everyCommand, unused } from "./inputs.ts";
import { statePlace, tokenOf } from "./state-place.ts";

const writing: readonly Command[] = ["apply", "import", "rollback", "destroy"];

/** A plan without a key is an offline one; these have nothing to say without it. */
const needsKey: readonly Command[] = [...writing, "check"];

export interface ReadSettings {
  /** Absent with a problem: nothing may run. */
  readonly settings: Settings | undefined;
  readonly common: CommonSettings;
  readonly secrets: Secrets;
  readonly problems: readonly Problem[];
}

/** Decides everything that inputs and environment say. All problems come at once. */
export function readSettings(input: FaceInput): ReadSettings {
  const read = reader(input.inputs, input.face);
  const event = eventOf(input);
  const command = read.choice(
    "command",
    input.face === "action" ? commands : everyCommand,
    event.isPullRequest ? "plan" : "apply",
  );
  const environment = environmentOf(input, command, read);
  const comment = commentOf({ ...input, command, read });
  const apiKey = keyOf({ ...input, neededBy: needsKey.find((one) => one === command), read });
  const githubToken = tokenOf(input, read);
  const baseUrl = baseUrlOf(input, environment, read);
  // One step for pull requests and tags alike names no command: there the input waits for its turn.
  const inputs = read.text("command") ? input.inputs : { ...input.inputs, comment: undefined };
  const isWriting = writing.includes(command);
  const common: CommonSettings = {
    command,
    config: read.text("config") ?? "dodo-files.yaml",
    environment,
    state: statePlace(input, { command, hasToken: githubToken !== "" }, read),
    only: read.list("only"),
    facts: factsOf(input, read),
    comment: typeof comment === "object" ? comment : undefined,
    warnings: [...(isWriting ? [] : caution(event)), ...unused(inputs, command)],
    notices: [...noticesOf(input), ...(typeof comment === "string" ? [comment] : [])],
  };
  const lenient = event.isPullRequest && !isWriting;
  const settings = ofCommand(common, {
    operands: input.operands ?? [],
    baseUrl,
    isOffline: apiKey === undefined,
    lenient,
    read,
  });
  const distrusted = isWriting ? distrust(event, environment) : [];
  const problems = [...distrusted, ...read.problems];
  const secrets = { apiKey: apiKey ?? "", githubToken };
  return { settings: problems.length > 0 ? undefined : settings, common, secrets, problems };
}

interface CommandInput {
  readonly operands: readonly string[];
  readonly baseUrl: URL;
  readonly isOffline: boolean;
  readonly lenient: boolean;
  readonly read: InputReader;
}

/** Reads every input, so that what is wrong with any is told; the command takes what it needs. */
function ofCommand(
  common: CommonSettings,
  { operands, baseUrl, isOffline, lenient, read }: CommandInput,
): Settings | undefined {
  const { command, environment } = common;
  const concurrency = read.count("concurrency", { otherwise: 4, from: 1, to: 64 });
  const shop: ShopAccess = {
    baseUrl,
    requestsPerMinute: read.count("requests-per-minute", perMinute),
    connections: concurrency + 8,
  };
  const maxRemovals = read.count("max-removals", { otherwise: 20, from: 0, to: 1_000_000 });
  const allowEmptyTarget = read.flag("allow-empty-target");
  const limits = { maxRemovals, allowEmptyTarget, ...consentsOf(read) };
  const withdrawSold = read.flag("withdraw-sold");
  const verify = read.choice("verify", ["listing", "content"], "listing");
  const write = { concurrency, allowEmptyTarget, withdrawSold, verify };
  const all = read.flag("all");
  const planFile = read.text("plan-file");
  if (command === "validate") return { ...common, command, lenient };
  const mayAsk = isOffline ? undefined : shop;
  if (command === "init") return { ...common, command, shop: mayAsk, init: readInit(read) };
  if (!environment) return undefined;
  const stored = { ...common, environment };
  const online = { ...stored, shop };
  switch (command) {
    case "plan":
      return { ...stored, command, shop: mayAsk, planFile, lenient, ...limits };
    case "apply":
      return { ...online, command, planFile, lenient, ...limits, ...write };
    case "rollback":
      return { ...online, command, to: read.text("to"), maxRemovals, ...write };
    case "check":
      return { ...online, command, verify };
    case "import":
      return { ...online, command, all, lenient, ...limits };
    case "destroy":
      return { ...online, command, ...write, allowEmptyTarget: true };
    default:
      return { ...stored, command, operands };
  }
}

const perMinute = { otherwise: 120, from: 1, to: 1_000_000 };

function consentsOf(read: InputReader) {
  return {
    allowDowngrade: read.flag("allow-downgrade"),
    allowRolledBack: read.flag("allow-rolled-back"),
  };
}

function environmentOf(
  { env, face }: FaceInput,
  command: Command,
  read: InputReader,
): Environment | undefined {
  const text = read.text("environment") ?? (env["DODO_PAYMENTS_ENVIRONMENT"]?.trim() || undefined);
  const environment = environments.find((one) => one === text);
  if (text !== undefined && !environment)
    read.complain("environment", `is ${JSON.stringify(text)}`, environments.join(" or "));
  // Without a key init opens no shop, and whoever validates none either.
  const needed =
    command === "init" ? Boolean(env["DODO_PAYMENTS_API_KEY"]) : command !== "validate";
  if (text === undefined && needed) {
    const where = face === "action" ? "with: environment: test_mode" : "--environment test_mode";
    read.complain("environment", "is not given, and there is no default", `${where} or live_mode`);
  }
  return environment;
}

function factsOf({ env, git, event }: FaceInput, read: InputReader): RunFacts {
  const pushed = /^refs\/tags\/(.+)$/.exec(env["GITHUB_REF"] ?? "")?.[1];
  const named = env["GITHUB_REF_TYPE"] === "tag" ? env["GITHUB_REF_NAME"] : undefined;
  const released = (event as { readonly release?: { readonly tag_name?: unknown } } | null)?.release
    ?.tag_name;
  const tag =
    read.text("tag") ??
    pushed ??
    named ??
    (typeof released === "string" ? released : undefined) ??
    git?.tag;
  const commit = word(env["GITHUB_SHA"]) ?? git?.commit;
  const run = word(env["GITHUB_RUN_ID"]);
  const attempt = env["GITHUB_RUN_ATTEMPT"] ?? "";
  return {
    tag,
    commit,
    run,
    ...(/^[1-9]\d{0,8}$/.test(attempt) ? { attempt: Number(attempt) } : {}),
    prerelease: read.text("tag") ? undefined : eventOf({ env, event }).prerelease,
  };
}

/** A text that stands in the state and in addresses as it is. */
function word(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w-]{1,100}$/.test(text) ? text : undefined;
}
