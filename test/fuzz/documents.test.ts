import fc from "fast-check";
import { expect } from "vitest";
import { stringify } from "yaml";
import { nameFault } from "../../src/core/manifest/file-name.ts";
import {
  compileName,
  literalFault,
  templateFaults,
  templateTokens,
} from "../../src/core/manifest/name-template.ts";
import { parseManifest } from "../../src/core/manifest/parse.ts";
import { matchSlot } from "../../src/core/placement/slot-pattern.ts";
import { parsePlanDocument, renderPlanDocument } from "../../src/core/plan/document.ts";
import { Problem } from "../../src/core/problem.ts";
import { parseState, renderState } from "../../src/core/state/document.ts";
import { compileGlob } from "../../src/core/text/glob.ts";
import { compareVersions, isPrereleaseTag, versionOfTag } from "../../src/core/text/versions.ts";
import { readSettings } from "../../src/settings/read.ts";
import { escapeMarkdown, safeLine } from "../../src/view/safe.ts";
import { aWorld } from "../app/world.ts";
import { aReceipt, aRelease, aState } from "../builders.ts";
import { planWorld, smallWorlds } from "../core/plan/plan-world.ts";
import { createMemory, createMemoryStateStore } from "../fakes/memory-state-store.ts";
import { checked, fuzz, known, nastyText, problemOr, spoiled, spoiledText } from "./fuzz.ts";

const manifest = {
  version: 1,
  products: {
    app: { test_mode: "pdt_app", live_mode: "pdt_Live1", version: { file: "package.json" } },
    book: "pdt_book",
  },
  files: {
    "docs/*.pdf": ["app", "book"],
    "{a,b}.zip": {
      to: "*",
      name: "App-{version}{ext}",
      keep: 2,
      exclude: ["**/*.map"],
      expect: 1,
      when: "always",
    },
  },
  exclude: ["**/*.map"],
  prune: false,
};

fuzz("manifest text", fc.oneof(spoiledText(stringify(manifest)), nastyText), (text) => {
  const { problems, manifest: read } = parseManifest(text, "dodo-files.yaml");
  expect(problems.length > 0 || read !== undefined).toBe(true);
  problems.forEach(known);
});

fuzz("manifest of any shape", spoiled(manifest), (document) => {
  const text = stringify(document, { aliasDuplicateObjects: false });
  parseManifest(text, "dodo-files.yaml").problems.forEach(known);
});

const template = fc
  .array(fc.oneof(fc.constantFrom(...templateTokens.map((token) => `{${token}}`)), nastyText), {
    maxLength: 5,
  })
  .map((parts) => parts.join(""));

fuzz(
  "templates and names",
  fc.tuple(template, nastyText, nastyText, nastyText),
  ([text, path, tag, version]) => {
    if (templateFaults(text).length > 0 || literalFault(text) !== undefined) return;
    const { name, slot } = compileName(text)({ path, tag, version, sha: "4f2a91c0".repeat(5) });
    expect(slot).toBe(slot.normalize("NFC"));
    if (name !== null && nameFault(name) === undefined) matchSlot(slot, name);
  },
);

fuzz("slots of a state beside names of a shop", fc.tuple(template, nastyText), ([slot, name]) =>
  matchSlot(slot.slice(0, 8_192), name),
);

fuzz("tags and versions", fc.tuple(nastyText, nastyText), ([a, b]) => {
  versionOfTag(a);
  isPrereleaseTag(a);
  const order = compareVersions(a, b);
  const back = compareVersions(b, a);
  expect(order === undefined ? back : Math.sign(order) + Math.sign(back ?? 1)).toBe(
    order === undefined ? undefined : 0,
  );
});

const globPart = fc.oneof(
  fc.constantFrom(
    "*",
    "**",
    "**/",
    "?",
    "[a-z]",
    "[!.]",
    "{a,b}",
    "{*,b/**}",
    "{*,*}",
    "{**/,{",
    "/",
    ".",
    "a",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\\",
  ),
  nastyText,
);
const glob = fc.array(globPart, { maxLength: 30 }).map((parts) => parts.join(""));
const path = fc.array(
  fc.oneof(fc.constantFrom("a", "b", ".", "-", "/", "aaaaaaaaaa", "é"), nastyText),
  {
    maxLength: 20,
  },
);

fuzz("globs", fc.tuple(glob, path), ([text, parts]) => {
  const { matches, literal, text: reduced } = compileGlob(text);
  const against = parts.join("").normalize("NFC");
  const isMatch = matches(against);
  if (literal) expect(isMatch).toBe(against === reduced);
  if (!/(?:^|\/)\.\.?(?:\/|$)/.test(text)) expect(reduced).toBe(text.normalize("NFC"));
});

const state = aState({
  environment: "test_mode",
  files: [
    aReceipt({ target: "pdt_app", name: "a.zip", slot: "a.zip", path: "a.zip", rule: "*.zip" }),
    aReceipt({
      target: "pdt_app",
      name: "b-1.zip",
      slot: "b-{version}.zip",
      version: "1",
      tag: "v1",
      run: "7",
      file_id: "x1",
    }),
  ],
  retired: [
    aReceipt({
      target: "pdt_app",
      file_id: "x2",
      held: { reason: "in-use", since: "2026-01-01T00:00:00.000Z" },
    }),
  ],
  releases: [aRelease({ serial: 3, tag: "v1", run: "7", live: { pdt_app: ["x1", "x2"] } })],
});
const expected = {
  environment: "test_mode",
  manifest: "dodo-files.yaml",
  where: "a branch",
} as const;
const document = spoiled(JSON.parse(renderState(state)));
const text = fc.oneof(
  { weight: 9, arbitrary: document.map((json) => JSON.stringify(json)) },
  { weight: 1, arbitrary: nastyText },
);

fuzz("state documents", text, async (one) => {
  const read = await problemOr(() => parseState(one, expected));
  if (!(read instanceof Problem))
    expect(renderState(parseState(renderState(read), expected))).toBe(renderState(read));
});

const tree = { "dodo-files.yaml": 'version: 1\nfiles:\n  "*.zip": pdt_app\n', "a.zip": "a1" };
const world = await aWorld(tree, { products: ["pdt_app"] });
const foreign = world.shop.addFile("pdt_app", "b-1.zip", "mine");

fuzz(
  "runs over a poisoned state",
  fc.tuple(text, fc.constantFrom("plan", "apply", "check", "import", "rollback")),
  async ([one, command]) => {
    const store = createMemoryStateStore(createMemory(one));
    const report = await world.run({ command, tag: "v2" }, { store });
    report.problems.forEach(checked);
    expect(Object.keys(world.shop.buyer("pdt_app")), "somebody else's file").toContain("b-1.zip");
    expect(foreign).not.toBe("");
  },
);

const plans = smallWorlds.map((each) => JSON.parse(renderPlanDocument(planWorld(each).plan)));
fuzz("saved plans", plans.chain(spoiled), (json) =>
  problemOr(() => parsePlanDocument(JSON.stringify(json), "plan.json")),
);

const env = fc.dictionary(
  fc.constantFrom(
    "GITHUB_REF",
    "GITHUB_REF_NAME",
    "GITHUB_EVENT_NAME",
    "GITHUB_REPOSITORY",
    "GITHUB_RUN_ID",
    "GITHUB_SHA",
    "DODO_PAYMENTS_BASE_URL",
    "GITHUB_API_URL",
    "GITHUB_SERVER_URL",
  ),
  nastyText,
);
const inputs = fc.dictionary(
  fc.constantFrom(
    "command",
    "only",
    "tag",
    "to",
    "concurrency",
    "max-removals",
    "environment",
    "verify",
    "config",
    "state-branch",
    "api-key",
  ),
  nastyText,
);
const event = spoiled({
  action: "published",
  release: { tag_name: "v1", prerelease: true },
  pull_request: { head: { repo: { full_name: "a/b", fork: true } }, base: { repo: {} }, number: 7 },
  workflow_run: { head_repository: { full_name: "x/y" } },
});

fuzz("inputs, environment and event", fc.tuple(inputs, env, event), ([given, around, payload]) => {
  readSettings({ face: "action", inputs: given, env: around, event: payload }).problems.forEach(
    checked,
  );
});

fuzz("texts on their way to the log", nastyText, (one) => {
  const line = safeLine(one);
  expect(line).not.toMatch(/[\n\r]|##\[|^\s*::/);
  escapeMarkdown(one);
});
