import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Pattern, Workspace } from "../../src/app/ports.ts";

/** Files by path, with their content. */
export type Tree = { readonly [path: string]: string };

/** The paths that one pattern finds. */
export async function pathsOf(
  workspace: Workspace,
  glob: string,
  exclude: readonly string[] = [],
): Promise<string[]> {
  const [files = []] = await workspace.find([{ glob, exclude }]);
  return files.map(({ path }) => path);
}

/** What every Workspace promises. */
export function describeWorkspace(name: string, open: (tree: Tree) => Promise<Workspace>): void {
  const found = async (tree: readonly string[], glob: string, exclude: readonly string[] = []) =>
    pathsOf(await open(Object.fromEntries(tree.map((path) => [path, path]))), glob, exclude);

  describe(`${name} as a workspace`, () => {
    it("finds nothing in an empty folder", async () => {
      expect(await found([], "**")).toEqual([]);
    });

    it("gives each pattern its own files, sorted by path, in the order of the patterns", async () => {
      const workspace = await open({
        "b.zip": "b",
        "a.zip": "a",
        "d/c.zip": "c",
        "d/e/f.txt": "f",
      });
      const globs = ["d/**", "*.zip", "none", "**/*.zip", "d/e/f.txt"];
      const files = await workspace.find(globs.map((glob): Pattern => ({ glob, exclude: [] })));
      expect(files.map((each) => each.map(({ path }) => path))).toEqual([
        ["d/c.zip", "d/e/f.txt"],
        ["a.zip", "b.zip"],
        [],
        ["a.zip", "b.zip", "d/c.zip"],
        ["d/e/f.txt"],
      ]);
    });

    it.each(["App (1).zip", "a[1].zip", "x{y}.txt", "x{a,b}.txt", "d[e]/what?.zip", "*.zip"])(
      "takes the key %s for the file of that name, letter by letter",
      async (key) => {
        const others = ["a1.zip", "xy.txt", "xa.txt", "de/whats.zip", "App 1.zip", "other.zip"];
        expect(await found([...others, key], key)).toEqual([key]);
      },
    );

    it("is case-sensitive on every disk", async () => {
      expect(await found(["dist/App.zip"], "dist/app.zip")).toEqual([]);
      expect(await found(["dist/App.zip"], "Dist/*.zip")).toEqual([]);
      expect(await found(["dist/App.zip"], "dist/*.ZIP")).toEqual([]);
    });

    it("compares names in NFC, and gives them in NFC", async () => {
      const [nfc, nfd] = ["Caf\u00e9/\u00e9.zip", "Cafe\u0301/e\u0301.zip"];
      for (const glob of [nfc, nfd, "Caf\u00e9/*.zip", "Cafe\u0301/?.zip", "**/*.zip"]) {
        expect(await found([nfd], glob), glob).toEqual([nfc]);
        expect(await found([nfc], glob), glob).toEqual([nfc]);
      }
    });

    it("tells of what looks like a secret and is left out, once for each pattern, and of nothing else", async () => {
      const tree = ["dist/Talk.key", "dist/a.zip", "dist/old.pem", "other.key", "dist/named.key"];
      const workspace = await open(Object.fromEntries(tree.map((path) => [path, path])));
      const told: string[] = [];
      const withheld = (path: string) => told.push(path);
      const [files = []] = await workspace.find([
        { glob: "dist/*", exclude: ["**/*.pem"], withheld },
        { glob: "dist/named.key", exclude: [], withheld },
      ]);
      expect(files.map(({ path }) => path)).toEqual(["dist/a.zip"]);
      expect(told).toEqual(["dist/Talk.key", "dist/named.key"]);
    });

    it("tells of what an exclude takes out, and of nothing else", async () => {
      const tree = ["dist/a.zip", "dist/a.map", "dist/deep/b.map", "other.map"];
      const workspace = await open(Object.fromEntries(tree.map((path) => [path, path])));
      const told: string[] = [];
      const excluded = (path: string) => told.push(path);
      const [files = []] = await workspace.find([
        { glob: "dist/**", exclude: ["**/*.map", "none"], excluded },
      ]);
      expect(files.map(({ path }) => path)).toEqual(["dist/a.zip"]);
      expect(told.toSorted()).toEqual(["dist/a.map", "dist/deep/b.map"]);
    });

    it("matches dotfiles only where the pattern spells the dot", async () => {
      const tree = [".hidden", "a/.b/c", "a/d", ".config/x"];
      expect(await found(tree, "**")).toEqual(["a/d"]);
      expect(await found(tree, "{*,x}")).toEqual([]);
      expect(await found(tree, "[!a]hidden")).toEqual([]);
      expect(await found(tree, ".*")).toEqual([".hidden"]);
      expect(await found(tree, "a/.b/*")).toEqual(["a/.b/c"]);
      expect(await found(tree, ".config/x")).toEqual([".config/x"]);
    });

    it.each([
      ".env",
      "d/.env.local",
      ".ENV",
      "server.pem",
      "d/Server.KEY",
      "id_rsa",
      "id_rsa.pub",
      ".npmrc",
      ".git/config",
    ])("delivers %s only where a pattern without wildcards names it", async (path) => {
      for (const glob of [
        "**",
        "**/*",
        ".*",
        "d/.*",
        ".git/**",
        "{.git,d}/**",
        "[.]*",
        `${path.slice(0, -1)}?`,
        `{${path},x}`,
      ]) {
        expect(await found([path], glob), glob).toEqual([]);
      }
      expect(await found([path], path)).toEqual([path]);
    });

    it("takes out what an exclude matches, dotfiles and named files too", async () => {
      const tree = ["a.zip", "a-debug.zip", "d/.x.map", "d/b.zip", "q[1].zip"];
      expect(await found(tree, "**/*.zip", ["**/*-debug*", "d/**"])).toEqual(["a.zip", "q[1].zip"]);
      expect(await found(tree, "d/.x.map", ["**/*.map"])).toEqual([]);
      expect(await found(tree, "a.zip", ["a.zip"])).toEqual([]);
      expect(await found(tree, "*.zip", ["q[1].zip"])).toEqual(["a-debug.zip", "a.zip"]);
    });

    it("hashes content", async () => {
      const workspace = await open({ "a.txt": "hello", "b.bin": "x".repeat(1_000_000), empty: "" });
      const [files = []] = await workspace.find([{ glob: "*", exclude: [] }]);
      for (const [index, content] of ["hello", "x".repeat(1_000_000), ""].entries()) {
        const file = files[index];
        if (!file) throw new Error("no file");
        const sha256 = createHash("sha256").update(content).digest("hex");
        const size = content.length;
        const read = { size, sha256, lfs: false };
        expect(await workspace.hash([file])).toEqual([read]);
        expect(await workspace.hash([file], { most: size, among: new Set([size]) })).toEqual([
          read,
        ]);
        expect(await workspace.hash([file], { most: size - 1 })).toEqual([{ size, lfs: false }]);
        expect(await workspace.hash([file], { most: size, among: new Set([size + 1]) })).toEqual([
          { size, lfs: false },
        ]);
      }
    });

    it("knows a Git LFS pointer by its text", async () => {
      const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
      const workspace = await open({
        "a.zip": pointer,
        "b.txt": `About: ${pointer}`,
        "c.txt": pointer + "x".repeat(1024),
      });
      const [files = []] = await workspace.find([{ glob: "*", exclude: [] }]);
      const sha256 = expect.any(String);
      expect(await workspace.hash(files)).toMatchObject(
        [true, false, false].map((lfs) => ({ lfs, sha256 })),
      );
    });

    it("reads a small text below the manifest's folder, and null where there is none", async () => {
      const workspace = await open({ "d/VERSION": "1.2.3\n", "a[1].json": "{}" });
      expect(await workspace.text("d/VERSION")).toBe("1.2.3\n");
      expect(await workspace.text("./d/VERSION")).toBe("1.2.3\n");
      expect(await workspace.text("a[1].json")).toBe("{}");
      expect(await workspace.text("d/version")).toBeNull();
      expect(await workspace.text("d")).toBeNull();
      expect(await workspace.text("d/*")).toBeNull();
      await expect(workspace.text("../VERSION")).rejects.toMatchObject({ code: "path-escape" });
    });

    it("has something to say of a pattern that matched nothing", async () => {
      const workspace = await open({ "a.zip": "a" });
      expect((await workspace.hints({ glob: "*.exe", exclude: [] })).join("\n")).toContain(
        "holds: a.zip",
      );
    });
  });
}
