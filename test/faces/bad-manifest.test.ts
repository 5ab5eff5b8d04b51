import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Case, good, refuse } from "./refuse.ts";
import { runWithin } from "./within.ts";
import { startWorlds, timeless, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

describe("a manifest", () => {
  const cases: Readonly<Record<string, Case>> = {
    "that is not there": {
      manifest: null,
      code: "manifest-missing",
      says: /There is no dodo-files\.yaml/,
    },
    "that has another ending": {
      manifest: null,
      tree: { "dodo-files.yml": "version: 1" },
      code: "manifest-missing",
      says: /There is no dodo-files\.yaml, but a dodo-files\.yml.*Rename it/,
    },
    "that is no UTF-8": {
      manifest: null,
      tree: { "dodo-files.yaml": Buffer.from("\ufeffversion: 1", "utf16le") },
      code: "manifest-invalid",
      says: /UTF-16.*Save it as UTF-8/,
    },
    "that is Latin-1": {
      manifest: null,
      tree: {
        "dodo-files.yaml": Buffer.from('version: 1\nfiles: { "für.zip": pdt_A }\n', "latin1"),
      },
      code: "manifest-invalid",
      says: /not UTF-8.*Save it as UTF-8/,
    },
    "that shortens an environment": {
      manifest: 'version: 1\nproducts:\n  app: { test: pdt_A }\nfiles:\n  "a.zip": app\n',
      code: "manifest-invalid",
      says: /"test" is no key of a product.*Did you mean "test_mode"/,
      at: [3, 10],
    },
    "that is empty": {
      manifest: "version",
      tree: {},
      code: "manifest-invalid",
      says: /a map/,
      at: [1, 1],
    },
    "that is no YAML": {
      manifest: '  "a.zip": [app\n',
      code: "manifest-invalid",
      says: /./,
      at: [5, 1],
    },
    "with an unknown key": {
      manifest: '  "a.zip": { to: app, exclud: ["b"] }\n',
      code: "manifest-invalid",
      says: /exclud\b.*exclude/,
      at: [4, 23],
    },
    "with a key twice": {
      manifest: '  "a.zip": app\n  "a.zip": app\n',
      code: "manifest-invalid",
      says: /twice|duplicate/i,
      at: [5, 3],
    },
    "with a value of the wrong type": {
      manifest: '  "a.zip": { to: app, expect: many }\n',
      code: "manifest-invalid",
      says: /whole number/,
      at: [4, 31],
    },
    "with an unknown name": {
      manifest: '  "a.zip": ap\n',
      code: "manifest-invalid",
      says: /ap\b.*app/,
      at: [4, 12],
    },
    "with a bad id": {
      manifest: '  "a.zip": pdt_a!b\n',
      code: "manifest-invalid",
      says: /no id/,
      at: [4, 12],
    },
    "with an unknown token": {
      manifest: '  "a.zip": { to: app, name: "{vesion}{ext}" }\n',
      code: "manifest-invalid",
      says: /\{vesion\}.*\{version\}/,
      at: [4, 29],
    },
    "with a name that has no id in this environment": {
      manifest:
        'version: 1\nproducts:\n  app: { live_mode: pdt_LiveApp1 }\nfiles:\n  "a.zip": app\n',
      code: "manifest-invalid",
      says: /app has no id for test_mode/,
      at: [3, 3],
    },
  };
  test.each(Object.entries(cases))("%s is refused, and nothing is sent", async (_, bad) => {
    await refuse(worlds, bad);
  });

  test.each([
    ["*", "*.zip: app"],
    ["!", "!a.zip: app"],
    ["&", "&a.zip: app"],
    ["{", "{a,b}.zip: app"],
    ["[", "[ab].zip: app"],
    ["@", "@a.zip: app"],
    ["%", "%a.zip: app"],
    ["|", "|a.zip: app"],
    [">", ">a.zip: app"],
    ["#", "#a.zip: app"],
    ["`", "`a`.zip: app"],
  ])("with an unquoted glob that begins with %s is told to quote it", async (_, line) => {
    const glob = line.slice(0, line.indexOf(": app"));
    const manifest = `  "b.zip": app\n  ${line}\n`;
    const says = new RegExp(`quote.*"${glob.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}"`, "i");
    const { run } = await refuse(worlds, { manifest, code: "manifest-invalid", says, at: [5, 3] });
    expect(run.annotations).toHaveLength(1);
  });

  test("with many mistakes has them all told at once, each as an annotation on its line", async () => {
    const manifest = `version: 2
products: { App: pdt_TestApp1 }
files:
  "a.zip": { to: app, keep: 0, when: never }
  "b.zip": { naem: "x" }
prune: maybe
more: 1
`;
    const world = await worlds.open({ ...good, "dodo-files.yaml": manifest });
    const run = await world.action();
    const places = run.annotations.map(({ file, line, title }) => [file, line, title]);
    expect(
      places.every(([file, , title]) => file === "dodo-files.yaml" && title === "manifest-invalid"),
    ).toBe(true);
    expect(new Set(places.map(([, line]) => line))).toEqual(new Set([1, 2, 4, 5, 6, 7]));
    expect(world.emulator.requests).toEqual([]);
    expect(world.github.requests).toEqual([]);
    expect(timeless(run.log)).toMatchSnapshot("log");
    expect(timeless(run.summary)).toMatchSnapshot("summary");
  });
});
