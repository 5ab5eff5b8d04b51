import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { commands } from "../../src/core/run/report.ts";
import { shopOf } from "../../src/core/run/settings.ts";
import type { FaceInput } from "../../src/settings/face-input.ts";
import { readSettings } from "../../src/settings/read.ts";

const good = { environment: "test_mode", "api-key": "dodo_test_key", "github-token": "ghs_token" };
const runner = {
  GITHUB_REPOSITORY: "acme/plugins",
  GITHUB_REF: "refs/tags/v1.2.0",
  GITHUB_SHA: "a".repeat(40),
  GITHUB_RUN_ID: "77",
};

function read(inputs: FaceInput["inputs"] = {}, world: Partial<FaceInput> = {}) {
  return readSettings({
    face: "action",
    env: runner,
    event: undefined,
    ...world,
    inputs: { ...good, ...inputs },
  });
}

function codes(inputs: FaceInput["inputs"] = {}, world: Partial<FaceInput> = {}) {
  return read(inputs, world).problems.map(({ code }) => code);
}

describe("settings", () => {
  it("take inputs, then the environment, then defaults", () => {
    const { settings, problems } = read({ only: "app, book\nplugin", concurrency: "" });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      command: "apply",
      config: "dodo-files.yaml",
      environment: "test_mode",
      only: ["app", "book", "plugin"],
      concurrency: 4,
      shop: { requestsPerMinute: 120 },
      maxRemovals: 20,
      facts: { tag: "v1.2.0", run: "77" },
      state: { kind: "branch", branch: "dodo-files-state", repository: "acme/plugins" },
    });
    expect(settings && shopOf(settings)?.baseUrl.href).toBe("https://test.dodopayments.com/");
  });

  it("take key and environment from the variables that Dodo's own tools use", () => {
    const env = { ...runner, DODO_PAYMENTS_API_KEY: "k", DODO_PAYMENTS_ENVIRONMENT: "live_mode" };
    const { settings, secrets } = read({ "api-key": "", environment: "" }, { env });
    expect(secrets.apiKey).toBe("k");
    expect(settings?.environment).toBe("live_mode");
    expect(settings && shopOf(settings)?.baseUrl.host).toBe("live.dodopayments.com");
  });

  it("hold no secret: a key and a token are beside them", () => {
    const { secrets, ...rest } = read(
      { command: "plan", comment: "true" },
      {
        env: { ...runner, GITHUB_EVENT_NAME: "pull_request" },
        event: { pull_request: { number: 7 } },
      },
    );
    expect(secrets).toEqual({ apiKey: good["api-key"], githubToken: good["github-token"] });
    expect(rest.common.comment).toBeDefined();
    expect(JSON.stringify(rest)).not.toMatch(/dodo_test_key|ghs_token/);
  });

  it.each(["pull_request", "pull_request_target", "merge_group"])(
    "plan on %s, leniently",
    (name) => {
      const { settings } = read({}, { env: { ...runner, GITHUB_EVENT_NAME: name } });
      expect(settings).toMatchObject({ command: "plan", lenient: true });
    },
  );

  it("say everything that is wrong at once", () => {
    const wrong = {
      command: "aply",
      environment: "prod",
      concurrency: "many",
      "allow-downgrade": "yes",
      "state-branch": "-x",
    };
    expect(codes(wrong)).toEqual(Array(5).fill("input-invalid"));
  });

  it("need a key to deliver and none to plan", () => {
    expect(codes({ "api-key": "" })).toEqual(["key-missing"]);
    expect(codes({ "api-key": "", command: "plan" })).toEqual([]);
  });

  it("need an environment, since there is no default, save to validate", () => {
    expect(codes({ environment: "" })).toEqual(["input-invalid"]);
    expect(codes({ environment: "", command: "validate" })).toEqual([]);
  });

  it("say where the key that is missing comes from: in a workflow the secret, elsewhere the variable", () => {
    expect(read({ "api-key": "" }).problems[0]?.remedy).toContain(
      "gh secret set DODO_PAYMENTS_API_KEY",
    );
    expect(read({ "api-key": "" }, { face: "command line" }).problems[0]?.remedy).toBe(
      "Set the variable DODO_PAYMENTS_API_KEY to a key of the environment.",
    );
  });

  it.each(["a\r\nX-Evil: 1", '"quoted"'])("refuse a key that is not the key alone: %s", (key) => {
    expect(codes({ "api-key": key })).toEqual(["input-invalid"]);
    const env = { ...runner, DODO_PAYMENTS_API_KEY: key };
    const { problems } = read({ "api-key": "" }, { face: "command line", env });
    expect(problems[0]?.message).toMatch(/^DODO_PAYMENTS_API_KEY holds /);
  });

  it("warn of an input that the command does not use", () => {
    const { common } = read({ command: "plan", concurrency: "8" });
    expect(common.warnings.map(({ message }) => message)).toEqual([
      "The input concurrency is not used by plan.",
    ]);
  });

  it.each(commands)(
    "do not warn %s of what action.yml gives it where nobody wrote anything",
    (command) => {
      const { inputs } = parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8"));
      const given = Object.entries<{ readonly default?: string }>(inputs).flatMap(
        ([name, input]) => (input.default === undefined ? [] : [[name, input.default]]),
      );
      expect(
        read({ ...Object.fromEntries(given), "api-key": "", command }).common.warnings,
      ).toEqual([]);
    },
  );

  it("leave destroy, history and state to the command line", () => {
    expect(codes({ command: "destroy" })).toEqual(["input-invalid"]);
    const { settings, problems } = read(
      { command: "state show" },
      { face: "command line", operands: ["id"] },
    );
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ command: "state show", operands: ["id"] });
  });
});

describe("an untrusted event", () => {
  const on = (name: string, event?: unknown, inputs: FaceInput["inputs"] = {}) =>
    codes({ command: "apply", ...inputs }, { env: { ...runner, GITHUB_EVENT_NAME: name }, event });
  const from = (full_name: string) => ({ workflow_run: { head_repository: { full_name } } });

  it.each(["pull_request_target", "issue_comment"])("%s never delivers", (name) => {
    expect(on(name)).toEqual(["untrusted-event"]);
  });

  it("workflow_run delivers for this repository and not for a fork, nor where nothing says which", () => {
    expect(on("workflow_run", from("acme/plugins"))).toEqual([]);
    expect(on("workflow_run", from("mallory/plugins"))).toEqual(["untrusted-event"]);
    expect(on("workflow_run")).toEqual(["untrusted-event"]);
  });

  it.each(["pull_request_target", "issue_comment", "workflow_run"])(
    "%s is warned about where it only plans",
    (name) => {
      const env = { ...runner, GITHUB_EVENT_NAME: name };
      const { common, problems } = read({ command: "plan" }, { env });
      expect(problems).toEqual([]);
      expect(common.warnings).toMatchObject([
        { code: "untrusted-event", message: expect.stringContaining(name) },
      ]);
      expect(
        read({ command: "plan" }, { env: { ...env, GITHUB_EVENT_NAME: "pull_request" } }).common
          .warnings,
      ).toEqual([]);
    },
  );

  it("pull_request delivers to test_mode only", () => {
    expect(on("pull_request")).toEqual([]);
    expect(on("pull_request", undefined, { environment: "live_mode" })).toEqual([
      "untrusted-event",
    ]);
  });
});

describe("the API host", () => {
  const at = (url: string, environment = "test_mode") =>
    read({ environment }, { env: { ...runner, DODO_PAYMENTS_BASE_URL: url } });

  it("may be loopback in both modes", () => {
    expect(at("http://127.0.0.1:4010", "live_mode")).toMatchObject({
      problems: [],
      common: { notices: [] },
    });
  });

  it("may be another in test_mode, and is then announced by name", () => {
    const { common, problems } = at("https://proxy.acme.test");
    expect(problems).toEqual([]);
    expect(common.notices).toEqual([
      "The key goes to proxy.acme.test (DODO_PAYMENTS_BASE_URL), which is not Dodo's own host.",
    ]);
  });

  it.each([
    ["https://proxy.acme.test", "live_mode"],
    ["http://proxy.acme.test", "test_mode"],
    ["http://127.0.0.1.evil.test", "test_mode"],
    ["https://user:pw@proxy.acme.test", "test_mode"],
    ["nonsense", "test_mode"],
  ])("%s is refused in %s", (url, environment) => {
    expect(at(url, environment).problems.map(({ code }) => code)).toEqual(["input-invalid"]);
  });
});

describe("the host of GitHub's API", () => {
  const at = (url: string) =>
    read({}, { env: { ...runner, GITHUB_API_URL: url } }).problems.map(({ message }) => message);

  it.each([
    "",
    "https://api.github.com",
    "https://github.acme.test/api/v3",
    "http://127.0.0.1:4011",
  ])("may be %j", (url) => expect(at(url)).toEqual([]));

  it.each([
    "http://github.acme.test/api/v3",
    "https://user:pw@github.acme.test",
    "file:///etc",
    "nonsense",
  ])("gets no token where it is %s", (url) =>
    expect(at(url)).toEqual(["GITHUB_API_URL is not an https address."]),
  );

  it("may be any where no token goes there, and then no comment is written", () => {
    const event = { pull_request: { number: 7 } };
    const env = {
      ...runner,
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_API_URL: "http://github.acme.test/api/v3",
    };
    const { common, problems } = read(
      { "state-file": "state.json", comment: "true" },
      { env, event },
    );
    expect(problems).toEqual([]);
    expect(common.comment).toBeUndefined();
    expect(common.notices).toEqual([
      "GITHUB_API_URL is not an https address, so no comment is written.",
    ]);
  });
});

describe("the comment", () => {
  const head = { sha: "0d".repeat(20), repo: { full_name: "acme/plugins" } };
  const payload = { pull_request: { number: 7, head }, sender: { login: "octocat" } };
  const on = (name: string, event: unknown = payload, inputs: FaceInput["inputs"] = {}) =>
    read({ comment: "true", ...inputs }, { env: { ...runner, GITHUB_EVENT_NAME: name }, event })
      .common;

  it("goes to the pull request of the event, and says which commit and which run", () => {
    expect(on("pull_request").comment).toEqual({
      when: "true",
      repository: "acme/plugins",
      number: 7,
      apiUrl: "https://api.github.com",
      readOnly: false,
      commit: head.sha,
      runUrl: "https://github.com/acme/plugins/actions/runs/77",
    });
    expect(on("pull_request", payload, { comment: "changes" }).comment?.when).toBe("changes");
    expect(on("pull_request", payload, { comment: "false" }).comment).toBeUndefined();
  });

  it("names no commit that the run may not be of", () => {
    expect(on("pull_request_target").comment).toMatchObject({ number: 7, commit: undefined });
    const odd = { pull_request: { number: 7, head: { sha: "`x`" } } };
    expect(on("pull_request", odd).comment).toMatchObject({ commit: undefined });
  });

  it("is known to be impossible for forks and Dependabot, save where the base's workflow runs", () => {
    const fork = {
      pull_request: { number: 7, head: { ...head, repo: { full_name: "mallory/plugins" } } },
    };
    const gone = { pull_request: { number: 7, head: { ...head, repo: null } } };
    const dependabot = { ...payload, sender: { login: "dependabot[bot]" } };
    for (const event of [fork, gone, dependabot])
      expect(on("pull_request", event).comment?.readOnly).toBe(true);
    expect(on("pull_request_target", fork).comment?.readOnly).toBe(false);
  });

  it.each([
    ["merge_group", { merge_group: {} }],
    ["pull_request", { pull_request: { number: "7; rm" } }],
    ["pull_request", null],
  ])("is nowhere without the number of a pull request, which is said: %s", (name, event) => {
    const { comment, notices, warnings } = on(name, event);
    expect(comment).toBeUndefined();
    expect(notices).toEqual(["There is no pull request in this run, so no comment is written."]);
    expect(warnings).toEqual([]);
  });

  it("is not missed by a delivery, where one step serves tags too", () => {
    const { comment, notices, warnings } = on("push", {});
    expect([comment, notices, warnings]).toEqual([undefined, [], []]);
  });

  it("is for plans: another command that somebody asked for does not use it", () => {
    const { comment, notices, warnings } = on("pull_request", payload, { command: "apply" });
    expect({ comment, notices }).toEqual({ comment: undefined, notices: [] });
    expect(warnings.map(({ message }) => message)).toEqual([
      "The input comment is not used by apply.",
    ]);
  });

  it("is wanted, not wanted, or wanted for changes", () => {
    expect(codes({ comment: "sometimes" })).toEqual(["input-invalid"]);
  });

  it("needs a token, and says so where there is none", () => {
    const { notices } = on("pull_request", payload, {
      "github-token": "",
      "state-file": "state.json",
    });
    expect(notices).toEqual(["The input github-token is empty, so no comment is written."]);
  });
});
