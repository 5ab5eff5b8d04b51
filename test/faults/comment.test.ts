import { expect, it } from "vitest";
import type { Clock } from "../../src/app/ports.ts";
import { problemCodes } from "../../src/core/problem.ts";
import type { Report } from "../../src/core/run/report.ts";
import { readSettings } from "../../src/settings/read.ts";
import { parsePage } from "../../src/view/markdown/comment-page.ts";
import { pageWriter } from "../../src/view/markdown/comment-writer.ts";
import { writeComment } from "../../src/wire/comment.ts";
import { type GitHubServer, startGitHub } from "../servers/github.ts";
import { facts, pulled, upToDate } from "../view/pull-scenes.ts";
import { tryCells } from "./cells.ts";
import { type Cell, cellsOf, connect, nameOf, type Opened, type Trouble } from "./github.ts";

const pull = 7;
const bot = "github-actions[bot]";
const older = pageWriter(upToDate, { ...facts, run: "76" }).write([]).text ?? "";

/** Comments that are there before: who wrote what. */
type Talk = readonly (readonly [login: string, body: string])[];

const forged: Talk = [["mallory", older]];
const aside: Talk = [[bot, "Thank you for your first pull request."]];
const long: Talk = Array.from({ length: 100 }, (_, index) => ["mallory", `${index}`] as const);

const scenarios: Readonly<Record<string, Talk>> = {
  "comment created": [...forged, ...aside],
  "comment updated": [...forged, [bot, older], ...aside],
  "comment on a later page": [...long, ...forged, [bot, older]],
};

interface OpenedTalk extends Opened {
  run(trouble?: Trouble): Promise<Report>;
}

async function open(scenario: string): Promise<OpenedTalk> {
  const github = await startGitHub();
  for (const [login, body] of scenarios[scenario] ?? []) github.say(pull, login, body);
  const { common, secrets } = readSettings({
    face: "action",
    inputs: {
      command: "plan",
      comment: "true",
      environment: facts.environment,
      "github-token": "plan-token",
    },
    env: { GITHUB_REPOSITORY: "acme/plugins", GITHUB_RUN_ID: "77", GITHUB_API_URL: github.url },
    event: { pull_request: { number: pull } },
  });
  const cwd = import.meta.dirname;
  const { signal } = new AbortController();
  const run: OpenedTalk["run"] = (trouble) =>
    writeComment(pulled, common, {
      token: secrets.githubToken,
      cwd,
      workspace: cwd,
      signal,
      clock: hasty(),
      fetch: connect(github, trouble),
    });
  return { github, run };
}

/** Waits for nothing. */
function hasty(): Clock {
  return { now: Date.now, elapsed: Date.now, sleep: async () => {} };
}

/** What others wrote, and what is no page. */
function beside(github: GitHubServer): string {
  return JSON.stringify(github.comments(pull).filter((comment) => !isPage(comment)));
}

function isPage({ login, body }: { readonly login: string; readonly body: string }): boolean {
  return login === bot && parsePage(body, facts.environment) !== undefined;
}

function withoutWarnings(report: Report): string {
  return JSON.stringify({ ...report, warnings: [] });
}

/** Runs into the fault, then again without it. */
async function tryCell(_: unknown, cell: Cell): Promise<readonly string[]> {
  const { github, run } = await open(cell.scenario);
  const others = beside(github);
  const wrong: string[] = [];
  const hold = (what: string, held: boolean) => void (held || wrong.push(what));
  const pages = () => github.comments(pull).filter(isPage);
  const isWritten = () => pages().some(({ body }) => body.includes("2 to replace"));
  const trouble = { cell, met: 0 };
  const first = await run(trouble);
  const told = first.warnings.filter((one) => !pulled.warnings.includes(one));
  hold("the fault was met", trouble.met > 0);
  hold("the run is what it was", withoutWarnings(first) === withoutWarnings(pulled));
  hold(
    `a comment that fails warns once, of a known problem: ${told}`,
    told.length <= 1 && told.every(({ code }) => problemCodes.includes(code)),
  );
  hold("without a warning it is written", told.length > 0 || isWritten());
  const words = told.map(({ message, remedy }) => `${message} ${remedy}`).join();
  hold(`neither token nor address is told: ${words}`, !/plan-token|https?:\/\/127/.test(words));
  hold("the next run warns of nothing", (await run()).warnings.length === pulled.warnings.length);
  hold(
    `there is one comment, and it is written, not ${pages().length}`,
    pages().length === 1 && isWritten(),
  );
  const writes = () =>
    github.requests.filter(({ method, path }) => method !== "GET" && path !== "/graphql").length;
  const before = writes();
  await run();
  hold("the run after it writes nothing", writes() === before);
  hold("what others wrote is as it was", beside(github) === others);
  hold(
    `GitHub's own OpenAPI has nothing against it: ${github.violations}`,
    github.violations.length === 0,
  );
  await github.close();
  return wrong.map((what) => `${nameOf(cell)}: ${what}`);
}

it("every fault at every request for a comment ends in the comment or a warning, and the next run leaves one", {
  timeout: 900_000,
}, async () => {
  const cells = await cellsOf(Object.keys(scenarios), open);
  expect(cells.length).toBeGreaterThan(500);
  const wrong = await tryCells({
    name: "faults at the comment",
    cells,
    worlds: [1, 2, 3, 4],
    attempt: tryCell,
  });
  expect(wrong).toEqual([]);
});
