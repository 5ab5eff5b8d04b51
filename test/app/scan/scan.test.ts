import { describe, expect, it, test } from "vitest";
import type { Workspace } from "../../../src/app/ports.ts";
import { type ScanInput, type Scanned, scan } from "../../../src/app/scan/scan.ts";
import type {
  Manifest,
  Product,
  Rule,
  VersionSource,
} from "../../../src/core/manifest/manifest.ts";
import type { ResolvedTargets, RuleTarget } from "../../../src/core/manifest/targets.ts";
import { Problem } from "../../../src/core/problem.ts";
import { createMemoryWorkspace, type MemoryFile } from "../../fakes/memory-workspace.ts";

const place = (line: number) => ({ file: "dodo-files.yaml", line, column: 3 });

type Wanted = Partial<Rule> & { readonly targets?: readonly (string | RuleTarget)[] };

interface Scene {
  readonly files: { readonly [path: string]: MemoryFile };
  /** Glob → rule; its targets are `pdt_App` unless it says others. */
  readonly rules: { readonly [glob: string]: Wanted };
  readonly chosen?: readonly string[];
  readonly exclude?: readonly string[];
  readonly input?: Partial<ScanInput>;
}

function setUp({ files, rules, chosen, exclude = [], input = {} }: Scene) {
  const workspace = createMemoryWorkspace(files);
  const ofRule = new Map<Rule, readonly RuleTarget[]>();
  for (const [index, [glob, { targets = ["pdt_App"], ...fields }]] of Object.entries(
    rules,
  ).entries()) {
    const at = { at: place(index + 2), nameAt: place(index + 100) };
    const defaults = {
      to: [],
      name: "{base}",
      exclude: [],
      empty: "error",
      keep: 1,
      when: "release",
    } as const;
    const rule: Rule = { glob, ...defaults, ...at, ...fields };
    ofRule.set(
      rule,
      targets.map((target) => (typeof target === "string" ? { target } : target)),
    );
  }
  const all = [...ofRule.values()].flat().map(({ target }) => target);
  const resolved: ResolvedTargets = {
    spellings: new Map(all.map((target) => [target, [target.slice(4).toLowerCase()]])),
    chosen: new Set(chosen ?? all),
    ofRule,
    problems: [],
    notices: [],
  };
  const manifest: Manifest = { products: [], rules: [...ofRule.keys()], exclude, prune: true };
  const rest = {
    file: "dodo-files.yaml",
    environment: "live_mode",
    facts: {},
    lenient: false,
  } as const;
  const run = (on: Workspace) => scan({ manifest, resolved, ...rest, ...input }, on);
  return { workspace, scan: run };
}

function scanOf(scene: Scene): Promise<Scanned> {
  const { workspace, scan: run } = setUp(scene);
  return run(workspace);
}

function product(version: VersionSource): RuleTarget {
  return {
    target: "pdt_App",
    product: { name: "app", ids: {}, version, at: place(50) } satisfies Product,
  };
}

const lfs = "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n";

describe("scan: placements", () => {
  it("come in the order of the rules, then by path, one per target", async () => {
    const rules = { "b/*": { targets: ["pdt_App", "ent_Book"] }, "a/*": {} };
    const { placements, parts, problems } = await scanOf({
      files: { "a/3": "3", "b/2": "2", "b/1": "1" },
      rules,
    });
    expect(placements.map(({ target, name }) => `${target} ${name}`)).toEqual([
      "pdt_App 1",
      "ent_Book 1",
      "pdt_App 2",
      "ent_Book 2",
      "pdt_App 3",
    ]);
    expect(parts.map(({ target, glob, state }) => `${target} ${glob} ${state}`)).toEqual([
      "pdt_App b/* matched",
      "ent_Book b/* matched",
      "pdt_App a/* matched",
    ]);
    expect(problems).toEqual([]);
  });

  it("carry the file's content, the rule, the slot and what is open", async () => {
    const files = { "dist/App.zip": "hello" };
    const rules = { "dist/*": { name: "{stem}-{version}-{sha}{ext}" } };
    const commit = "0123456789abcdef0123456789abcdef01234567";
    const tagged = await scanOf({ files, rules, input: { facts: { tag: "app/v1.2.0", commit } } });
    expect(tagged.placements).toMatchObject([
      {
        target: "pdt_App",
        slot: "App-{version}-{sha}.zip",
        name: "App-1.2.0-0123456.zip",
        version: "1.2.0",
        open: [],
        rule: { glob: "dist/*" },
        file: {
          path: "dist/App.zip",
          size: 5,
          sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        },
      },
    ]);
    const untagged = await scanOf({ files, rules });
    expect(untagged.placements).toMatchObject([
      { slot: "App-{version}-{sha}.zip", name: null, open: ["{version}", "{sha}"] },
    ]);
    expect(untagged.placements[0]?.version).toBeUndefined();
  });

  it("are made of one walk, and no file is hashed twice", async () => {
    const files = { "a.zip": "a", "b.zip": "b", "link.zip": { real: "a.zip" } };
    const rules = {
      "*.zip": { targets: ["pdt_App", "pdt_Two"] },
      "a.zip": { targets: ["pdt_Three"] },
      "b*": { name: "x-{base}" },
    };
    const { workspace, scan: run } = setUp({ files, rules });
    expect((await run(workspace)).placements).toHaveLength(8);
    expect(workspace.hashes.toSorted()).toEqual(["a.zip", "b.zip"]);
    expect(workspace.walks()).toBe(1);
  });

  it("leave out what only targets outside this run want, and do not even look at it", async () => {
    const files = { "a.zip": "a", "b.zip": { broken: "file-unreadable" } } as const;
    const rules = {
      "a.zip": { targets: ["pdt_App", "pdt_Other"] },
      "b.zip": { targets: ["pdt_Other"] },
      none: { targets: ["pdt_Other"] },
    };
    const { placements, parts, problems } = await scanOf({ files, rules, chosen: ["pdt_App"] });
    expect(placements.map(({ target }) => target)).toEqual(["pdt_App"]);
    expect(parts.map(({ glob, target }) => [glob, target])).toEqual([["a.zip", "pdt_App"]]);
    expect(problems).toEqual([]);
  });

  it("heed the manifest's exclude and the rule's own", async () => {
    const files = { "a.zip": "a", "b.zip": "b", "c.zip": "c" };
    const { placements } = await scanOf({
      files,
      rules: { "*.zip": { exclude: ["b*"] } },
      exclude: ["c*"],
    });
    expect(placements.map(({ name }) => name)).toEqual(["a.zip"]);
  });
});

describe("scan: what looks like a secret", () => {
  const files = { "a.zip": "a", "b.key": "b", "c.key": "c" };

  it("is left out by a wildcard, which says so unless another rule names it", async () => {
    const { placements, notices } = await scanOf({ files, rules: { "*": {}, "c.key": {} } });
    expect(placements.map(({ name }) => name)).toEqual(["a.zip", "c.key"]);
    expect(notices).toEqual([
      '"*" leaves out b.key: no wildcard delivers what looks like a secret. Name it in full to deliver it, or put it under exclude.',
    ]);
  });

  it("is not told of where it is excluded", async () => {
    expect(await scanOf({ files, rules: { "*": { exclude: ["*.key"] } } })).toMatchObject({
      notices: [],
    });
  });
});

describe("scan: excludes that take nothing out", () => {
  const files = { "dist/App.zip": "a", "dist/app.js.map": "m", "dist/debug/x.pdb": "x" };
  const warned = async (rule: readonly string[], all: readonly string[] = []) =>
    (await scanOf({ files, rules: { "dist/**": { exclude: rule } }, exclude: all })).warnings.map(
      ({ code, remedy }) => `${code} ${/"(.*?)"/.exec(remedy)?.[1]}`,
    );

  it.each([
    ["*.map", "**/*.map"],
    ["app.js.map", "**/app.js.map"],
    ["dist/debug", "dist/debug/**"],
    ["dist/debug/", "dist/debug/**"],
    ["debug", "**/debug/**"],
    ["!dist/App.zip", "dist/App.zip"],
    ["!*.map", "**/*.map"],
  ])("%s is a warning, of a rule and of the manifest", async (exclude, better) => {
    expect(await warned([exclude])).toEqual([`exclude-idle ${better}`]);
    expect(await warned([], [exclude])).toEqual([`exclude-idle ${better}`]);
  });

  it.each(["**/*.map", "dist/debug/**", "**/*.exe", "docs/*.map", "dist/none"])(
    "%s is none",
    async (exclude) => {
      expect(await warned([exclude])).toEqual([]);
      expect(await warned([], [exclude])).toEqual([]);
    },
  );

  it("name the file that buyers get", async () => {
    const rules = { "dist/**": { exclude: ["*.map"] } };
    const { warnings, placements } = await scanOf({ files, rules });
    expect(warnings[0]?.message).toBe(
      'The exclude "*.map" takes nothing out, so that buyers get dist/app.js.map.',
    );
    expect(warnings).toMatchObject([{ code: "exclude-idle", at: place(2) }]);
    expect(placements).toHaveLength(3);
  });
});

describe("scan: rules that take no part", () => {
  it("are not scanned, say so, and keep what they delivered", async () => {
    const rules = { "a.zip": {}, "none.zip": { when: "prerelease" } } as const;
    const { placements, parts, problems, notices } = await scanOf({
      files: { "a.zip": "a" },
      rules,
    });
    expect(placements).toHaveLength(1);
    expect(parts.map(({ state }) => state)).toEqual(["matched", "took-no-part"]);
    expect(problems).toEqual([]);
    expect(notices).toEqual([
      '"none.zip" takes no part in this run, which is not a prerelease: what it delivered stays.',
    ]);
  });

  it("are idle, unless a rule is meant for such a run", async () => {
    const files = { "a.zip": "a", "b.txt": "b" };
    const only = { "a.zip": {}, "b.txt": { when: "always" } } as const;
    const idle = async (tag: string, rules: Scene["rules"] = only) =>
      (await scanOf({ files, rules, input: { facts: { tag } } })).idle;
    expect(await idle("v1.3.0rc1")).toMatchObject({ code: "rule-idle", at: place(2) });
    expect((await idle("v1.3.0rc1"))?.message).toBe(
      '"a.zip" took no part in this run, and nothing else was to deliver: v1.3.0rc1 is a prerelease.',
    );
    for (const tag of ["v1.0.0-hotfix1", "v1.0.0-1"]) expect(await idle(tag)).toBeUndefined();
    const both = { ...only, "b.txt": { when: "prerelease" } } as const;
    expect(await idle("v1.0.0-rc1", both)).toBeUndefined();
    expect((await idle("v1.0.0", { "a.zip": { when: "prerelease" } }))?.remedy).toContain(
      "set when: release",
    );
  });

  it("say which word made a prerelease, unless it is a usual one", async () => {
    const notices = async (tag: string, environment: "live_mode" | "test_mode" = "live_mode") =>
      (
        await scanOf({
          files: { a: "a" },
          rules: { a: { when: "always" } },
          input: { facts: { tag }, environment },
        })
      ).notices;
    for (const tag of ["v1.0.0-windows", "app@2.0.0-windows.3"]) {
      expect(await notices(tag)).toEqual([
        `${tag} is a prerelease: "windows" after its numbers makes it one, as in semver. If it is a release, tag it without that word.`,
      ]);
    }
    expect(await notices("v1.0.0-windows", "test_mode")).toEqual([]);
    for (const tag of ["v1.0.0-rc1-windows", "v1.0.0-beta", "v1.0.0", "windows"]) {
      expect(await notices(tag)).toEqual([]);
    }
  });

  it("do not exist in test_mode", async () => {
    const rules = { "a.zip": { when: "prerelease" } } as const;
    const { placements } = await scanOf({
      files: { "a.zip": "a" },
      rules,
      input: { environment: "test_mode" },
    });
    expect(placements).toHaveLength(1);
  });
});

describe("scan: rules that match nothing, or not what they expect", () => {
  it("are rule-empty at the rule's place, with near misses", async () => {
    const { problems, parts } = await scanOf({ files: { "a.zip": "a" }, rules: { "*.exe": {} } });
    expect(problems).toMatchObject([
      { code: "rule-empty", at: place(2), details: ["the manifest's folder holds: a.zip"] },
    ]);
    expect(problems[0]?.message).toBe('"*.exe" matches no file.');
    expect(parts).toMatchObject([{ state: "matched-nothing" }]);
  });

  it("have a remedy that fits: no empty: warn where it stands there, and straight quotes where there are others", async () => {
    const { warnings } = await scanOf({ files: {}, rules: { "*.exe": { empty: "warn" } } });
    expect(warnings[0]?.remedy).not.toContain("empty: warn");
    const { problems } = await scanOf({ files: {}, rules: { "“*.exe”": {} } });
    expect(problems[0]?.remedy).toContain('straight ones: "*.exe"');
  });

  it.each([
    ["with empty: warn", { empty: "warn" } as const, {}],
    ["in a lenient plan", {}, { lenient: true }],
  ])("are a warning %s", async (_, rule, input) => {
    const { problems, warnings } = await scanOf({ files: {}, rules: { "*.exe": rule }, input });
    expect([problems, warnings.map(({ code }) => code)]).toEqual([[], ["rule-empty"]]);
    expect(warnings[0]?.remedy.includes("set empty: warn")).toBe(!("empty" in rule));
  });

  it("are rule-count where expect is off, with what they matched, and a warning in a lenient plan", async () => {
    const scene = {
      files: { "a.zip": "a", "b.zip": "b" },
      rules: { "*.zip": { expect: 3, empty: "warn" } },
    } as const;
    const strict = await scanOf(scene);
    expect(strict.problems).toMatchObject([
      { code: "rule-count", at: place(2), details: ["a.zip", "b.zip"] },
    ]);
    expect(strict.problems[0]?.message).toBe('"*.zip" matches 2 files, and the rule expects 3.');
    const lenient = await scanOf({ ...scene, input: { lenient: true } });
    expect([lenient.problems, lenient.warnings.map(({ code }) => code)]).toEqual([
      [],
      ["rule-count"],
    ]);
    expect(lenient.placements).toHaveLength(2);
    expect((await scanOf({ ...scene, rules: { "*.zip": { expect: 2 } } })).problems).toEqual([]);
  });
});

describe("scan: files that cannot be delivered", () => {
  it("are all said at once, each once, and the others are still placed", async () => {
    const files = {
      "a-ok": "ok",
      "b-empty": "",
      "c-lfs": lfs,
      "d-big": { size: 5 * 1024 ** 3 + 1 },
      "e-gone": { broken: "file-unreadable" },
      "f-out": { broken: "path-escape" },
    } as const;
    const rules = { "*": {}, "?-*": { targets: ["pdt_Two"], name: "x-{base}" }, none: {} };
    const { placements, problems } = await scanOf({ files, rules });
    expect(problems.map(({ code, target }) => [code, target]).sort()).toEqual([
      ["file-empty", undefined],
      ["file-too-large", "pdt_App"],
      ["file-too-large", "pdt_Two"],
      ["file-unreadable", undefined],
      ["lfs-pointer", undefined],
      ["path-escape", undefined],
      ["rule-empty", undefined],
    ]);
    expect(problems.filter(({ code }) => code === "lfs-pointer")[0]?.remedy).toContain(
      "with: { lfs: true }",
    );
    expect(problems.every(({ at }) => at !== undefined)).toBe(true);
    expect(placements.map(({ name }) => name)).toEqual(["a-ok", "x-a-ok"]);
  });

  it("over an entitlement's limit stop the entitlement alone, before anything is hashed for it", async () => {
    const files = { "a.zip": { size: 500 * 1024 ** 2 + 1 }, "b.zip": { size: 500 * 1024 ** 2 } };
    const both = setUp({ files, rules: { "*": { targets: ["pdt_App", "ent_Book"] } } });
    const { placements, problems } = await both.scan(both.workspace);
    expect(problems).toMatchObject([{ code: "file-too-large", target: "ent_Book", at: place(2) }]);
    expect(placements.map(({ target, name }) => `${target} ${name}`)).toEqual([
      "pdt_App a.zip",
      "pdt_App b.zip",
      "ent_Book b.zip",
    ]);
    const alone = setUp({ files, rules: { "*": { targets: ["ent_Book"] } } });
    await alone.scan(alone.workspace);
    expect(alone.workspace.hashes).toEqual(["b.zip"]);
  });

  it("are name-invalid at the name's place where the name cannot be", async () => {
    const { placements, problems } = await scanOf({
      files: { "a\nb": "x", c: "c" },
      rules: { "*": {} },
    });
    expect(problems).toMatchObject([{ code: "name-invalid", at: place(100) }]);
    expect(placements.map(({ name }) => name)).toEqual(["c"]);
  });

  it("are a warning if Windows cannot save the name, and are delivered", async () => {
    const { placements, problems, warnings } = await scanOf({
      files: { "what?.zip": "x", "aux.zip": "y" },
      rules: { "*": {} },
    });
    expect([problems, warnings.map(({ code }) => code)]).toEqual([
      [],
      ["name-unsafe", "name-unsafe"],
    ]);
    expect(placements).toHaveLength(2);
  });

  it("are a name-collision of their target where two have one name", async () => {
    const rules = { "x/*": {}, "y/*": {}, "z/*": { targets: ["pdt_Two"] } };
    const { problems } = await scanOf({ files: { "x/a": "1", "y/A": "2", "z/a": "3" }, rules });
    expect(problems).toMatchObject([{ code: "name-collision", target: "pdt_App", at: place(101) }]);
  });

  it("of a folder that cannot be walked stop the rules that need it, and no other", async () => {
    const unreadable = new Problem({
      code: "file-unreadable",
      message: "closed cannot be read.",
      remedy: "Open it.",
    });
    const { workspace, scan: run } = setUp({
      files: { "a.zip": "a" },
      rules: { "**": {}, "a.zip": {}, "**/x": {} },
    });
    const find: Workspace["find"] = async (patterns) => {
      if (patterns.some(({ glob }) => glob.startsWith("**"))) throw unreadable;
      return workspace.find(patterns);
    };
    const { problems, placements } = await run({ ...workspace, find });
    expect(problems).toMatchObject([{ code: "file-unreadable", at: place(2) }]);
    expect(placements).toHaveLength(1);
  });

  it("are a bug where the workspace throws anything but a Problem", async () => {
    const { workspace, scan: run } = setUp({ files: { "a.zip": "a" }, rules: { "a.zip": {} } });
    const bug = async () => Promise.reject(new TypeError("bug"));
    await expect(run({ ...workspace, find: bug })).rejects.toThrow(TypeError);
    await expect(run({ ...workspace, hash: bug })).rejects.toThrow(TypeError);
  });
});

test("one walk finds the files of all rules, and no file is hashed twice", async () => {
  const files = { "a/1": "1", "a/2": "2", "b/3": "3" };
  const rules = {
    "a/*": {},
    "**": { targets: ["pdt_Two"] },
    "*/1": { targets: ["pdt_Three"] },
    "b/3": {},
  };
  const { workspace, scan: run } = setUp({ files, rules });
  const asked: number[] = [];
  const hashed: string[] = [];
  const { placements } = await run({
    ...workspace,
    find(patterns) {
      asked.push(patterns.length);
      return workspace.find(patterns);
    },
    hash(found, sizes) {
      hashed.push(...found.map(({ real }) => real));
      return workspace.hash(found, sizes);
    },
  });
  expect(placements).toHaveLength(7);
  expect(asked).toEqual([4]);
  expect(hashed.length).toBe(new Set(hashed).size);
  expect(hashed).toHaveLength(3);
});

describe("scan: versions", () => {
  const versionOf = async (
    version: VersionSource,
    files: Scene["files"] = {},
    input: Partial<ScanInput> = {},
  ) => {
    const rules = { "a.zip": { targets: [product(version)], name: "a-{version}{ext}" } };
    return scanOf({ files: { "a.zip": "a", ...files }, rules, input });
  };

  it("of a product are used before the run's tag", async () => {
    const input = { facts: { tag: "v9.9.9" } };
    const json = { "package.json": '{ "version": "3.1.4" }' };
    for (const [version, files, expected] of [
      [{ text: "2.0.0" }, {}, "2.0.0"],
      [{ file: "VERSION" }, { VERSION: " 2.5.0 \r\nnotes\n" }, "2.5.0"],
      [{ file: "package.json" }, json, "3.1.4"],
    ] as const) {
      const { placements } = await versionOf(version, files, input);
      expect(placements).toMatchObject([{ version: expected, name: `a-${expected}.zip` }]);
    }
  });

  it("that cannot be read are a problem of the file, at its line", async () => {
    const files = { "app/package.json": '{\n "name": "a",\n "version": 1\n}' };
    const strict = await versionOf({ file: "app/package.json" }, files);
    const at = { file: "app/package.json", line: 3, column: 1 };
    expect(strict.problems).toMatchObject([{ code: "version-unreadable", at }]);
    expect(strict.problems[0]?.message).toBe(
      'The version of app should come from app/package.json, and its "version" is no text in quotes.',
    );
    const lenient = await versionOf({ file: "app/package.json" }, files, { lenient: true });
    expect([lenient.problems, lenient.warnings.length]).toEqual([[], 1]);
    expect(lenient.placements).toMatchObject([{ name: null, open: ["{version}"] }]);
    const below = await versionOf({ file: "VERSION" }, { VERSION: "" }, { file: "shop/d.yaml" });
    expect(below.problems[0]?.at?.file).toBe("shop/VERSION");
  });

  it("of a file that is missing are a problem at the product's place", async () => {
    const { problems } = await versionOf({ file: "VERSION" });
    expect(problems).toMatchObject([{ code: "file-unreadable", at: place(50) }]);
    expect(problems[0]?.message).toContain("there is no such file");
  });

  it("of a file are a warning if the tag has another one", async () => {
    const warned = async (tag: string, text = "1.2.0") =>
      (await versionOf({ file: "VERSION" }, { VERSION: text }, { facts: { tag } })).warnings;
    expect(await warned("v1.3.0")).toMatchObject([
      { code: "version-mismatch", at: { file: "VERSION", line: 1, column: 1 } },
    ]);
    expect((await warned("app@1.2.1"))[0]?.message).toBe(
      "VERSION says 1.2.0, and the tag is app@1.2.1: app is delivered as 1.2.0.",
    );
    expect(await warned("v1.2.0-hotfix")).toHaveLength(1);
    for (const tag of ["v1.2", "v1.2.0+7", "windows-build"]) expect(await warned(tag)).toEqual([]);
  });

  it("that lead out of the workspace are path-escape", async () => {
    expect((await versionOf({ file: "../VERSION" })).problems).toMatchObject([
      { code: "path-escape", at: place(50) },
    ]);
  });
});
