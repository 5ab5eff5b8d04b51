import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Workspace } from "../../../src/app/ports.ts";
import { createWorkspace } from "../../../src/io/workspace/workspace.ts";
import { describeWorkspace, pathsOf, type Tree } from "../../contracts/workspace.ts";
import { cpuTime } from "../../cpu-time.ts";
import { createMemoryWorkspace } from "../../fakes/memory-workspace.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dodo-workspace-"));
  folders.push(folder);
  return folder;
}

async function write(folder: string, tree: Tree): Promise<void> {
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** A workspace of its own, with these files and these links (link → what it says). */
async function workspaceWith(
  tree: Tree,
  links: Tree = {},
): Promise<{ root: string; workspace: Workspace }> {
  const root = await emptyFolder();
  await write(root, tree);
  for (const [path, to] of Object.entries(links)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await symlink(to, join(root, path));
  }
  return { root, workspace: createWorkspace({ root, folder: root }) };
}

describeWorkspace("a folder", async (tree) => (await workspaceWith(tree)).workspace);
describe("patterns that overlap", () => {
  it("find each file once, whichever bases they are walked from", async () => {
    const { workspace } = await workspaceWith({
      "dist/a/x.txt": "1",
      "dist/b/x.txt": "2",
      "x.txt": "3",
    });
    const patterns = ["*/*/x.txt", "dist/**", "**"].map((glob) => ({ glob, exclude: [] }));
    const found = await workspace.find(patterns);
    expect(found.map((files) => files.map(({ path }) => path))).toEqual([
      ["dist/a/x.txt", "dist/b/x.txt"],
      ["dist/a/x.txt", "dist/b/x.txt"],
      ["dist/a/x.txt", "dist/b/x.txt", "x.txt"],
    ]);
    const [narrow] = await workspace.find([patterns[0], patterns[1]].flatMap((one) => one ?? []));
    expect(narrow).toHaveLength(2);
  });
});

describeWorkspace("memory", async (tree) => createMemoryWorkspace(tree));

describe("names on disk", () => {
  const awkward = [
    "a b.zip",
    'it\'s "x".zip',
    "100%.zip",
    "#1.zip",
    "😀.zip",
    "::warning::x.zip",
    "-rf.zip",
    "a]b[c.zip",
  ];
  const more = [
    "(x).zip",
    "a\nb.zip",
    "a\\b.zip",
    "!not.zip",
    "~.zip",
    "$HOME.zip",
    "&amp;.zip",
    "{}.zip",
    "+(a|b).zip",
  ];

  it.each([...awkward, ...more])(
    "finds %j by its own name, by wildcards, and reads it",
    async (name) => {
      const { workspace } = await workspaceWith({ [`d/${name}`]: name });
      for (const glob of [
        `d/${name}`,
        "d/*.zip",
        "**/*",
        `d/?${name.slice(name.startsWith("😀") ? 2 : 1)}`,
      ]) {
        expect(await pathsOf(workspace, glob), glob).toEqual([`d/${name}`]);
      }
      expect(await workspace.text(`d/${name}`)).toBe(name);
    },
  );

  it("finds files below folders with awkward names", async () => {
    const { workspace } = await workspaceWith({ "a\nb/[c]/{d,e}/x.zip": "x" });
    expect(await pathsOf(workspace, "**/*.zip")).toEqual(["a\nb/[c]/{d,e}/x.zip"]);
    expect(await pathsOf(workspace, "a\nb/[c]/{d,e}/x.zip")).toEqual(["a\nb/[c]/{d,e}/x.zip"]);
  });

  it("finds both where the disk holds one name in NFC and in NFD", async () => {
    const { root, workspace } = await workspaceWith({ "\u00e9.zip": "composed" });
    await write(root, { "e\u0301.zip": "decomposed" });
    const [files = []] = await workspace.find([{ glob: "\u00e9.zip", exclude: [] }]);
    const contents = await Promise.all(files.map(({ real }) => readFile(real, "utf8")));
    expect(contents.sort()).toEqual(
      process.platform === "darwin" ? ["decomposed"] : ["composed", "decomposed"],
    );
  });
});

describe("what is no regular file", () => {
  it("matches neither folders nor pipes nor sockets", async () => {
    const { root, workspace } = await workspaceWith({ "a.zip": "a", "folder.zip/b.txt": "b" });
    execFileSync("mkfifo", [join(root, "pipe.zip")]);
    const server = createServer().listen(join(root, "socket.zip"));
    await new Promise((resolve) => server.once("listening", resolve));
    try {
      expect(await pathsOf(workspace, "*.zip")).toEqual(["a.zip"]);
      expect(await pathsOf(workspace, "pipe.zip")).toEqual([]);
      expect(await workspace.hints({ glob: "pipe.zip", exclude: [] })).toContain(
        "pipe.zip is not a regular file",
      );
      expect(await workspace.text("pipe.zip")).toBeNull();
    } finally {
      server.close();
    }
  });
});

describe("links", () => {
  it("gives the real path of a link to a file", async () => {
    const { root, workspace } = await workspaceWith(
      { "build/out.zip": "x" },
      { "dist/app.zip": "../build/out.zip" },
    );
    const [files] = await workspace.find([{ glob: "dist/*", exclude: [] }]);
    expect(files).toEqual([{ path: "dist/app.zip", real: join(root, "build/out.zip") }]);
  });

  it("does not walk linked folders, and follows one that a file's full name goes through", async () => {
    const { root, workspace } = await workspaceWith(
      { "build/a.zip": "x" },
      { dist: "build", loop: "." },
    );
    expect(await pathsOf(workspace, "dist/*.zip")).toEqual([]);
    expect(await pathsOf(workspace, "**/*.zip")).toEqual(["build/a.zip"]);
    expect(await pathsOf(workspace, "dist")).toEqual([]);
    const [files] = await workspace.find([{ glob: "dist/a.zip", exclude: [] }]);
    expect(files).toEqual([{ path: "dist/a.zip", real: join(root, "build/a.zip") }]);
    expect(await workspace.hints({ glob: "dist/*.zip", exclude: [] })).toEqual([
      "dist is a link to a folder, and linked folders are not walked",
    ]);
  });

  it("may lead from a manifest's folder to elsewhere in the workspace", async () => {
    const { root } = await workspaceWith({ "LICENSE.txt": "x", "apps/one/a.zip": "a" });
    await symlink("../../LICENSE.txt", join(root, "apps/one/LICENSE.txt"));
    const workspace = createWorkspace({ root, folder: join(root, "apps/one") });
    const [files] = await workspace.find([{ glob: "*.txt", exclude: [] }]);
    expect(files).toEqual([{ path: "LICENSE.txt", real: join(root, "LICENSE.txt") }]);
  });

  it("out of the workspace are path-escape for a pattern that matches them, and for no other", async () => {
    const outside = await emptyFolder();
    await write(outside, { "secret.txt": "s" });
    const links = {
      "a.txt": join(outside, "secret.txt"),
      "b.txt": join("..", outside.slice(tmpdir().length + 1), "secret.txt"),
      d: outside,
    };
    const { workspace } = await workspaceWith({ "c.zip": "c" }, links);
    const [texts = [], zips = [], through = []] = await workspace.find(
      ["*.txt", "*.zip", "d/secret.txt"].map((glob) => ({ glob, exclude: [] })),
    );
    expect(texts.map(({ path, problem }) => [path, problem?.code])).toEqual([
      ["a.txt", "path-escape"],
      ["b.txt", "path-escape"],
    ]);
    expect(zips.map(({ problem }) => problem)).toEqual([undefined]);
    expect(through.map(({ problem }) => problem?.code)).toEqual(["path-escape"]);
    const broken = [...texts, ...through];
    expect(await workspace.hash([...broken, ...zips])).toEqual([
      ...broken.map(({ problem }) => problem),
      expect.objectContaining({ size: 1 }),
    ]);
    await expect(workspace.text("a.txt")).rejects.toMatchObject({ code: "path-escape" });
  });

  it("that are broken or run in a circle are file-unreadable", async () => {
    const { workspace } = await workspaceWith(
      {},
      { "a.zip": "nowhere.zip", "b.zip": "c.zip", "c.zip": "b.zip" },
    );
    const [files = []] = await workspace.find([{ glob: "*.zip", exclude: [] }]);
    expect(files.map(({ path, problem }) => [path, problem?.code])).toEqual(
      ["a.zip", "b.zip", "c.zip"].map((path) => [path, "file-unreadable"]),
    );
    expect(files[0]?.problem?.message).toBe("a.zip cannot be read: its link leads nowhere.");
  });

  it("to what looks like a secret match nothing, even under their own name", async () => {
    const { workspace } = await workspaceWith(
      { ".env": "KEY=1", ".git/config": "x" },
      { "a.txt": ".env", "b.txt": ".git/config", g: ".git" },
    );
    expect(await pathsOf(workspace, "*.txt")).toEqual([]);
    expect(await pathsOf(workspace, "a.txt")).toEqual([]);
    expect(await pathsOf(workspace, "g/config")).toEqual([]);
    expect(await workspace.hints({ glob: "a.txt", exclude: [] })).toContain(
      "a.txt is a link to what looks like a secret",
    );
  });

  it("of a pattern that climbs out of the workspace are never looked at", async () => {
    const { workspace } = await workspaceWith({ "a.zip": "a" });
    for (const glob of ["../*.zip", "/etc/passwd", "../../etc/passwd", "a/../../b"]) {
      const [files = []] = await workspace.find([{ glob, exclude: [] }]);
      expect(
        files.map(({ problem }) => problem?.code),
        glob,
      ).toEqual(["path-escape"]);
    }
  });
});

describe("a text in UTF-16", () => {
  const wide = Buffer.from("1.2.0\r\n", "utf16le");
  const swapped = Buffer.from(wide).swap16();
  it.each([
    ["with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ["with a mark, the other way round", Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
    ["without a mark", wide],
    ["without a mark, the other way round", swapped],
    ["no: in UTF-8 with a mark", Buffer.from("\ufeff1.2.0\r\n")],
  ])("is read %s", async (_, bytes) => {
    const { root, workspace } = await workspaceWith({});
    await writeFile(join(root, "VERSION"), bytes);
    expect(await workspace.text("VERSION")).toBe("1.2.0\r\n");
  });
});

describe("hints", () => {
  const hints = async (tree: Tree, glob: string, exclude: readonly string[] = []) =>
    (await workspaceWith(tree)).workspace.hints({ glob, exclude });

  it("name what the folder holds, and what differs in case only", async () => {
    const tree = { "dist/Reverb-macOS.pkg": "x", "dist/Reverb-linux.tar.gz": "x" };
    expect(await hints(tree, "dist/Reverb-Linux.tar.gz")).toEqual([
      "dist/ holds: Reverb-linux.tar.gz, Reverb-macOS.pkg",
      "dist/Reverb-linux.tar.gz differs in case only",
    ]);
  });

  it("name five of many", async () => {
    const tree = Object.fromEntries("abcdefgh".split("").map((name) => [`${name}.txt`, name]));
    expect(await hints(tree, "*.zip")).toEqual([
      "the manifest's folder holds: a.txt, b.txt, c.txt, d.txt, e.txt and 3 more",
    ]);
  });

  it("say that a folder is missing, or differs in case only", async () => {
    expect(await hints({ "a/x": "x" }, "b/c/*.zip")).toEqual([
      "there is no folder b/",
      "the manifest's folder holds: a/",
    ]);
    expect(await hints({ "Dist/x.zip": "x" }, "dist/*.zip")).toEqual([
      "Dist/ differs in case only",
      "the manifest's folder holds: Dist/",
      "Dist/x.zip differs in case only",
    ]);
  });

  it("say what a dot, an exclude or the deny list keeps out", async () => {
    expect(await hints({ "d/.x.zip": "x" }, "d/*.zip")).toContain(
      "d/.x.zip starts with a dot, or its folder does: spell the dot in the pattern",
    );
    expect(await hints({ "d/x.zip": "x" }, "d/*.zip", ["**/x*"])).toContain(
      "d/x.zip is taken out by exclude",
    );
    expect((await hints({ "d/x.pem": "x" }, "d/*")).at(-1)).toMatch(
      /^d\/x\.pem looks like a secret/,
    );
  });

  it("say that what looks like a file is a folder", async () => {
    const artifact =
      "dist/App-mac.zip is a folder named like a file, as download-artifact makes one for each artifact: write dist/App-mac.zip/App-mac.zip, or download with merge-multiple: true";
    for (const glob of ["dist/*.zip", "dist/App-mac.zip", "**/*-mac.zip"]) {
      const lines = await hints({ "dist/App-mac.zip/App-mac.zip": "x", "dist/a.txt": "a" }, glob);
      if (!glob.startsWith("**")) expect(lines).toContain(artifact);
      expect(lines.join("\n")).not.toContain("/**");
    }
    const several = await hints({ "a.tar.gz/one": "1", "a.tar.gz/two": "2" }, "*.gz");
    expect(several.join("\n")).toContain("write a.tar.gz/*, or");
    for (const glob of ["build/App.app", "build/*.app", "build/*"]) {
      const lines = await hints({ "build/App.app/Contents/Info.plist": "x" }, glob);
      expect(lines.join("\n")).toContain("build/App.app is an app bundle");
      expect(lines.join("\n")).not.toContain("/**");
    }
  });

  it("say that a pattern names a folder", async () => {
    expect(await hints({ "dist/x.zip": "x" }, "dist/")).toContain(
      "dist is a folder: write dist/** for the files in it",
    );
  });
});

describe("a manifest in a subfolder", () => {
  const tree = {
    "dist/App.zip": "a",
    "dist/deep/b.zip": "b",
    "dist/App.zip.map": "m",
    "shop/local.zip": "l",
    "shop/VERSION": "1.2.0",
    VERSION: "1.3.0",
    ".env": "s",
  };
  const below = async (glob: string, exclude: readonly string[] = []) => {
    const { root } = await workspaceWith(tree);
    const workspace = createWorkspace({ root, folder: join(root, "shop") });
    return { root, workspace, paths: await pathsOf(workspace, glob, exclude) };
  };

  it.each([
    ["../dist/*.zip", ["../dist/App.zip"]],
    ["../dist/App.zip", ["../dist/App.zip"]],
    ["./../dist/**", ["../dist/App.zip", "../dist/App.zip.map", "../dist/deep/b.zip"]],
    ["x/../../dist/*.zip", ["../dist/App.zip"]],
    ["x/../*.zip", ["local.zip"]],
    ["../shop/*.zip", ["../shop/local.zip"]],
    ["**/*.zip", ["local.zip"]],
    ["../*", ["../VERSION"]],
  ])("may have rules such as %s", async (glob, expected) => {
    expect((await below(glob)).paths).toEqual(expected);
  });

  it("takes out what an exclude with .. or with **/ matches", async () => {
    expect((await below("../dist/**", ["../dist/*.map", "**/deep/**"])).paths).toEqual([
      "../dist/App.zip",
    ]);
  });

  it("keeps patterns from above and from below apart in one walk", async () => {
    const { workspace, root } = await below("*");
    const globs = ["**/*.zip", "../**/*.zip", "{..,.}/*", "../dist/*"];
    const found = await workspace.find(globs.map((glob) => ({ glob, exclude: [] })));
    expect(found.map((files) => files.map(({ path }) => path))).toEqual([
      ["local.zip"],
      ["../dist/App.zip", "../dist/deep/b.zip", "../shop/local.zip"],
      [],
      ["../dist/App.zip", "../dist/App.zip.map"],
    ]);
    expect(found[1]?.[0]?.real).toBe(join(root, "dist/App.zip"));
    expect(await workspace.text("../VERSION")).toBe("1.3.0");
    expect(await workspace.hints({ glob: "../dist/*.exe", exclude: [] })).toEqual([
      "../dist/ holds: App.zip, App.zip.map, deep/",
    ]);
  });

  it.each(["../../*.zip", "../x/../../a.zip", "../..", "../../.env"])(
    "cannot leave the workspace with %s",
    async (glob) => {
      const { workspace } = await below("*");
      const [files = []] = await workspace.find([{ glob, exclude: [] }]);
      expect(files.map(({ problem }) => problem?.code)).toEqual(["path-escape"]);
    },
  );
});

describe("files of dodo-files itself", () => {
  it("match no wildcard, and their own name", async () => {
    const { root } = await workspaceWith(
      {
        "dodo-files.yaml": "m",
        "dist/state.json": "s",
        "dist/state.json.lock/x": "s",
        "dist/state.json.0f8fad5b-d9cb-469f-a165-70867728950e.tmp": "s",
        "dist/state.json.txt": "not ours",
        "dist/App.zip": "a",
        ".dodo-files/test_mode/dodo-files.yaml.json": "s",
        "tmp/dodo-files-Ab12cd/report.json": "r",
        "tmp/dodo-files-manual/a.pdf": "not ours",
      },
      { "dist/link.json": "state.json" },
    );
    const paths = ["dodo-files.yaml", ".dodo-files", "dist/state.json", "none.json"];
    const own = { paths: paths.map((path) => join(root, path)), reports: join(root, "tmp") };
    const workspace = createWorkspace({ root, folder: root, own });
    expect(await pathsOf(workspace, "**")).toEqual([
      "dist/App.zip",
      "dist/state.json.txt",
      "tmp/dodo-files-manual/a.pdf",
    ]);
    for (const glob of [".dodo-files/**", "*.yaml", "dist/state.?son", "{dist/link.json,x}"]) {
      expect(await pathsOf(workspace, glob), glob).toEqual([]);
    }
    expect(await pathsOf(workspace, "dodo-files.yaml")).toEqual(["dodo-files.yaml"]);
    expect(await workspace.hints({ glob: "*.yaml", exclude: [] })).toContain(
      "dodo-files.yaml is a file of dodo-files itself, which no wildcard matches",
    );
  });
});

describe("large trees", () => {
  it("take a bounded time, however many patterns there are", async () => {
    const { root, workspace } = await workspaceWith({});
    for (let folder = 0; folder < 50; folder += 1) {
      const tree = Array.from(
        { length: 100 },
        (_, index) => [`d${folder}/f${index}.zip`, ""] as const,
      );
      await write(root, Object.fromEntries(tree));
    }
    const literals = Array.from(
      { length: 500 },
      (_, index) => `d${index % 50}/f${index % 100}.zip`,
    );
    const wild = Array.from({ length: 500 }, (_, index) => `d${index % 50}/**/f${index % 100}.*`);
    const start = cpuTime();
    const found = await workspace.find(
      [...literals, ...wild, "**"].map((glob) => ({ glob, exclude: ["**/*.map"] })),
    );
    expect(cpuTime() - start).toBeLessThan(3000);
    expect(found.map((files) => files.length)).toEqual([...Array(1000).fill(1), 5000]);
  });
});

describe("find", () => {
  const names = ["a", "b", ".c", "A", "é", "a.b", "[a]", ".env"];
  const path = fc
    .array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join("/"));
  const part = fc.constantFrom(
    ...names,
    "*",
    "**",
    "?",
    "[ab]",
    "[!a]",
    ".*",
    "{a,.c}",
    "{*,b}",
    "*b",
  );
  const glob = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));

  it("agrees with a naive model for random small trees and patterns", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(path, { maxLength: 6 }),
        fc.array(glob, { minLength: 1, maxLength: 4 }),
        async (all, globs) => {
          const tree = all.filter(
            (one, index) => !all.slice(0, index).some((other) => clash(one, other)),
          );
          const { workspace } = await workspaceWith(
            Object.fromEntries(tree.map((one) => [one, one])),
          );
          const found = await workspace.find(globs.map((each) => ({ glob: each, exclude: [] })));
          expect(found.map((files) => files.map((file) => file.path))).toEqual(
            globs.map((each) => naive(tree, each)),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Whether two paths cannot be files at once, on any disk. */
function clash(one: string, other: string): boolean {
  const [a, b] = [`${one}/`.toLowerCase(), `${other}/`.toLowerCase()];
  return a.startsWith(b) || b.startsWith(a);
}

function naive(tree: readonly string[], glob: string): readonly string[] {
  if (tree.includes(glob)) return [glob];
  const globs = expandBraces(glob);
  const isOpen = (path: string) => !path.split("/").at(-1)?.startsWith(".env");
  return tree
    .filter(
      (path) => isOpen(path) && globs.some((each) => matchesAll(path.split("/"), each.split("/"))),
    )
    .sort();
}

function expandBraces(glob: string): readonly string[] {
  const found = /^(.*?)\{([^{}]*)\}(.*)$/.exec(glob);
  if (!found) return [glob];
  const [, before = "", inner = "", after = ""] = found;
  return inner.split(",").flatMap((each) => expandBraces(before + each + after));
}

function matchesAll(names: readonly string[], parts: readonly string[]): boolean {
  const [part, ...rest] = parts;
  const [name, ...others] = names;
  if (part === undefined) return name === undefined;
  if (part === "**") {
    const one = name !== undefined && !name.startsWith(".");
    if (rest.length === 0) return one && (others.length === 0 || matchesAll(others, parts));
    return matchesAll(names, rest) || (one && matchesAll(others, parts));
  }
  return name !== undefined && matchesOne([...name], [...part], true) && matchesAll(others, rest);
}

function matchesOne(name: readonly string[], part: readonly string[], first: boolean): boolean {
  const [want, ...rest] = part;
  if (want === undefined) return name.length === 0;
  const hidden = first && name[0] === ".";
  if (want === "*")
    return (
      !hidden &&
      (matchesOne(name, rest, false) || (name.length > 0 && matchesOne(name.slice(1), part, false)))
    );
  if (want === "?") return !hidden && name.length > 0 && matchesOne(name.slice(1), rest, false);
  const close = part.indexOf("]");
  if (want === "[" && close > 1) {
    const members = part.slice(1, close);
    const negated = members[0] === "!";
    const has = members.slice(negated ? 1 : 0).includes(name[0] ?? "") !== negated;
    return (
      !hidden && name.length > 0 && has && matchesOne(name.slice(1), part.slice(close + 1), false)
    );
  }
  return name[0] === want && matchesOne(name.slice(1), rest, false);
}
