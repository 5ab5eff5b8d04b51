import type { Environment } from "../../core/manifest/manifest.ts";
import type { Report } from "../../core/run/report.ts";
import { latestSections, parsePage, renderPage } from "./comment-page.ts";
import { type CommentFacts, renderPlanSection } from "./plan-section.ts";

export interface CommentRun extends CommentFacts {
  readonly environment: Environment;
  /** `changes`: silent where there are none, unless this manifest stands on the page already. */
  readonly when: "true" | "changes";
  /** GITHUB_RUN_ID. */
  readonly run: string | undefined;
}

/** What becomes of the page: its new text, or nothing, with the reason where that is worth a word. */
export type Rewritten =
  | { readonly text: string }
  | { readonly text?: undefined; readonly why?: string };

/** How a page of several manifests takes up the plan of one run. */
export function pageWriter(report: Report, facts: CommentRun) {
  const { environment, when, only, manifest } = facts;
  const run = /^\d{1,15}$/.test(facts.run ?? "") ? Number(facts.run) : 0;
  // A matrix over `only` plans parts of one manifest: none may take the place of another.
  const key = [manifest, ...only.toSorted()].join("\n").slice(0, 1_000).toWellFormed();
  return {
    isPage: (body: string) => parsePage(body, environment) !== undefined,
    /** `bodies`: every page that there is, the oldest first. */
    write(bodies: readonly string[]): Rewritten {
      const sections = latestSections(bodies.map((body) => parsePage(body, environment) ?? []));
      const known = sections.find((section) => section.key === key);
      if (known && known.run > run && run > 0)
        return {
          why: "A newer run has written its plan to the pull request, so this one leaves the comment alone.",
        };
      if (!known && when === "changes" && report.result === "unchanged") return {};
      const render = (budget: number) => renderPlanSection(report, facts, budget);
      return { text: renderPage(environment, { key, run, render }, sections) };
    },
  };
}
