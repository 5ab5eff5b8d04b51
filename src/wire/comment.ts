import { keepComment } from "../app/commands/comment.ts";
import type { Clock } from "../app/ports.ts";
import { Problem } from "../core/problem.ts";
import type { Report } from "../core/run/report.ts";
import type { CommonSettings } from "../core/run/settings.ts";
import { createPullRequest } from "../io/github/pull-request.ts";
import { systemClock } from "../io/host/clock.ts";
import { fetchThrough } from "../io/http/fetch.ts";
import { createDispatcher } from "../io/http/http.ts";
import { readManifest } from "../io/local/manifest-file.ts";
import { pageWriter } from "../view/markdown/comment-writer.ts";
import type { FacePorts } from "./ports.ts";

interface Writing extends Pick<FacePorts, "cwd" | "workspace" | "signal"> {
  readonly token: string;
  /** Both only where tests turn the time and spoil the connection. */
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
}

/** Writes the report's plan to the pull request where that was asked for. Whatever comes of it changes no result: it is a warning or a notice of the report that is returned. */
export async function writeComment(
  report: Report,
  settings: CommonSettings,
  { clock = systemClock, fetch, token, ...face }: Writing,
): Promise<Report> {
  const { comment, environment, only, facts } = settings;
  if (!comment || !environment || face.signal.aborted) return report;
  const withWords = (words: Partial<Report>) => ({
    ...report,
    ...words,
  });
  const dispatcher = createDispatcher(2);
  try {
    const manifest = await readManifest(settings.config, face).catch(() => ({
      path: settings.config,
    }));
    const page = pageWriter(report, {
      ...comment,
      manifest: manifest.path,
      environment,
      only,
      run: facts.run,
    });
    const pull = createPullRequest({
      ...comment,
      token,
      signal: face.signal,
      fetch: fetch ?? fetchThrough(dispatcher),
    });
    const why = await keepComment(page, pull, { clock, signal: face.signal });
    return why === undefined ? report : withWords({ notices: [...report.notices, why] });
  } catch (error) {
    if (face.signal.aborted) return report;
    const problem = uncommented(error);
    if (!comment.readOnly || problem.code !== "forbidden")
      return withWords({ warnings: [...report.warnings, problem] });
    const why = `${problem.message} That is so for pull requests of forks and of Dependabot.`;
    return withWords({ notices: [...report.notices, why] });
  } finally {
    await dispatcher.destroy();
  }
}

/** A bug in a comment is no reason to lose a plan. */
function uncommented(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const message = `The plan could not be written as a comment (${String(error)}).`;
  return new Problem({
    code: "api-failed",
    message,
    remedy: "The plan stands in the job's summary.",
    cause: error,
  });
}
