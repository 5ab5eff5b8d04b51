import { dodoHosts, isDodo, isLoopback, trustedUrl } from "../core/dodo/hosts.ts";
import { type Environment, environments } from "../core/manifest/manifest.ts";
import type { Problem } from "../core/problem.ts";
import { type Command, commands } from "../core/run/report.ts";
import type { Settings, StatePlace, Texts } from "../core/run/settings.ts";
import type { RunFacts } from "../core/run-facts.ts";
import { keyOf } from "./api-key.ts";
import { commentOf } from "./comment.ts";
import { caution, distrust, eventOf } from "./event.ts";
import { readFirst } from "./init.ts";
import { reader } from "./input-reader.ts";
import { everyCommand, unused } from "./inputs.ts";

/** The world as a face found it, before anything is decided. */
export interface FaceInput {
  readonly face: "action" | "command line";
  /** Inputs or flags by the Action's names; an empty text is absent. */
  readonly inputs: Texts;
  readonly env: Texts;
  /** The event's payload, where there is one. */
  readonly event: unknown;
  /** What stands behind the command on the command line. */
  readonly operands?: readonly string[];
  /** What git says of the checkout, on the command line. */
  readonly git?: {
    readonly tag?: string | undefined;
    readonly commit?: string | undefined;
    readonly repository?: string | undefined;
  };
}

const writing: readonly Command[] = ["apply", "import", "rollback", "destroy"];

/** A plan without a key is an offline one; these have nothing to say without it. */
const needsKey: readonly Command[] = [...writing, "check"];

/** With a problem nothing may run; the settings then only say what was asked. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: Problem[];
}

/** Decides everything that inputs and environment say. All problems come at once. */
export function readSettings(world: FaceInput): ReadSettings {
  const read = reader(world.inputs, world.face);
  const event = eventOf(world);
  const command = read.choice(
    "command",
    world.face === "action" ? commands : everyCommand,
    event.isPullRequest ? "plan" : "apply",
  );
  const environment = environmentOf(world, command, read);
  const comment = commentOf({ ...world, command, read });
  // One step for pull requests and tags alike names no command: there the input waits for its turn.
  const inputs = read.text("command") ? world.inputs : { ...world.inputs, comment: undefined };
  const settings: Settings = {
    command,
    config: read.text("config") ?? "dodo-files.yaml",
    environment,
    apiKey: keyOf({ ...world, neededBy: needsKey.find((one) => one === command), read }),
    baseUrl: baseUrlOf(world, environment, read),
    state: statePlace(world, command, read),
    planFile: read.text("plan-file"),
    only: read.list("only"),
    concurrency: read.count("concurrency", { otherwise: 4, from: 1, to: 64 }),
    requestsPerMinute: read.count("requests-per-minute", {
      otherwise: 120,
      from: 1,
      to: 1_000_000,
    }),
    maxRemovals: read.count("max-removals", { otherwise: 20, from: 0, to: 1_000_000 }),
    allowEmptyTarget: read.flag("allow-empty-target"),
    allowDowngrade: read.flag("allow-downgrade"),
    withdrawSold: read.flag("withdraw-sold"),
    verify: read.choice("verify", ["listing", "content"], "listing"),
    all: read.flag("all"),
    to: read.text("to"),
    operands: world.operands ?? [],
    ...(command === "init" ? { first: readFirst(read) } : {}),
    facts: factsOf(world, read),
    lenient: event.isPullRequest && !writing.includes(command),
    comment: typeof comment === "object" ? comment : undefined,
    warnings: [...(writing.includes(command) ? [] : caution(event)), ...unused(inputs, command)],
    notices: [...noticesOf(world), ...(typeof comment === "string" ? [comment] : [])],
  };
  const distrusted = writing.includes(command) ? distrust(event, environment) : [];
  return { settings, problems: [...distrusted, ...read.problems] };
}

type InputReader = ReturnType<typeof reader>;

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

function baseUrlOf(
  { env }: FaceInput,
  environment: Environment | undefined,
  read: InputReader,
): URL {
  const ours = new URL(dodoHosts[environment ?? "test_mode"]);
  const text = env["DODO_PAYMENTS_BASE_URL"]?.trim();
  if (!text) return ours;
  const url = trustedUrl(text);
  if (!url) {
    read.complain(
      "DODO_PAYMENTS_BASE_URL",
      "is not an https address",
      `${ours.origin}, or leave it out`,
    );
    return ours;
  }
  if (environment === "live_mode" && !isLoopback(url) && !isDodo(url)) {
    read.complain(
      "DODO_PAYMENTS_BASE_URL",
      `names ${url.host}, and a live key goes to Dodo only`,
      ours.origin,
    );
  }
  return url;
}

function noticesOf({ env }: FaceInput): readonly string[] {
  const text = env["DODO_PAYMENTS_BASE_URL"]?.trim();
  if (!text || !URL.canParse(text)) return [];
  const url = new URL(text);
  return isDodo(url) || isLoopback(url)
    ? []
    : [`The key goes to ${url.host} (DODO_PAYMENTS_BASE_URL), which is not Dodo's own host.`];
}

function statePlace(
  { env, face, git }: FaceInput,
  command: Command,
  read: InputReader,
): StatePlace {
  const path = read.text("state-file");
  const branch = read.text("state-branch") ?? "dodo-files-state";
  if (!/^(?![-/.])(?!.*(\.\.|\/\/|@\{|\.lock$))[\w./@+-]{1,200}(?<![/.])$/.test(branch)) {
    read.complain(
      "state-branch",
      `is ${JSON.stringify(branch)}`,
      "a branch name such as dodo-files-state",
    );
  }
  if (path !== undefined) return { kind: "file", path };
  const token = read.text("github-token") ?? (env["GITHUB_TOKEN"] || env["GH_TOKEN"]);
  const repository = env["GITHUB_REPOSITORY"] ?? git?.repository;
  if (token && repository) {
    const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
    if (!trustedUrl(apiUrl)) {
      read.complain(
        "GITHUB_API_URL",
        "is not an https address",
        "one, as https://api.github.com, or a state-file",
      );
    }
    return {
      kind: "branch",
      branch,
      repository,
      token,
      apiUrl,
      serverUrl: env["GITHUB_SERVER_URL"] || "https://github.com",
    };
  }
  if (face === "action" && command !== "validate")
    read.complain(
      "github-token",
      "is empty, so the state branch cannot be reached",
      "a token, or state-file",
    );
  return { kind: "file", path: undefined };
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
  return {
    tag,
    commit,
    run,
    prerelease: read.text("tag") ? undefined : eventOf({ env, event }).prerelease,
  };
}

/** A text that stands in the state and in addresses as it is. */
function word(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w-]{1,100}$/.test(text) ? text : undefined;
}
