import type { Environment } from "../core/manifest/manifest.ts";
import { Problem } from "../core/problem.ts";
import type { Texts } from "../core/run/settings.ts";

/** What matters about the event that started a run. */
export interface Event {
  readonly name: string;
  readonly isPullRequest: boolean;
  /** True too where the payload does not say. */
  readonly fromFork: boolean;
  readonly prerelease: boolean | undefined;
}

/** `event` is the payload, where there is one. */
export function eventOf({ env, event }: { readonly env: Texts; readonly event: unknown }): Event {
  const name = env["GITHUB_EVENT_NAME"] ?? "";
  const payload = (event ?? {}) as {
    readonly workflow_run?: { readonly head_repository?: { readonly full_name?: unknown } | null };
    readonly release?: { readonly prerelease?: unknown };
  };
  const head = payload.workflow_run?.head_repository?.full_name;
  const prerelease = payload.release?.prerelease;
  return {
    name,
    isPullRequest: name.startsWith("pull_request") || name === "merge_group",
    fromFork: head !== env["GITHUB_REPOSITORY"],
    prerelease: typeof prerelease === "boolean" ? prerelease : undefined,
  };
}

/** A plan does no harm; a job that checks a stranger's text out beside the key may. */
export function caution(event: Event): readonly Problem[] {
  if (!isOfStrangers(event)) return [];
  const message = `The event ${event.name} runs with this repository's secrets, whoever wrote what the job checks out.`;
  const remedy = "Plan on pull_request: from a fork that works without a key.";
  return [new Problem({ code: "untrusted-event", message, remedy })];
}

function isOfStrangers({ name, fromFork }: Event): boolean {
  return (
    ["pull_request_target", "issue_comment"].includes(name) || (name === "workflow_run" && fromFork)
  );
}

/** Events that run a stranger's text with the repository's secrets. */
export function distrust(event: Event, environment: Environment | undefined): readonly Problem[] {
  const { name } = event;
  const always = isOfStrangers(event);
  const live = environment === "live_mode" && name.startsWith("pull_request");
  if (!always && !live) return [];
  const message = `The event ${name} may run what a stranger wrote, so nothing is delivered from it${always ? "" : " in live_mode"}.`;
  const remedy =
    "Deliver on a push of a tag, on release or by workflow_dispatch, and use command: plan here.";
  return [new Problem({ code: "untrusted-event", message, remedy })];
}
