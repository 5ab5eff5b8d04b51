import { execFile, execFileSync } from "node:child_process";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { createFileStateStore } from "../../../src/io/local/state-file.ts";
import { describeStateStore, problem, problemOf } from "../../contracts/state-store.ts";
import { createMemory, createMemoryStateStore } from "../../fakes/memory-state-store.ts";

const run = promisify(execFile);
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "state-file-"));
  folders.push(folder);
  return folder;
}

async function seen(folder: string): Promise<unknown> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).sort();
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return { names: names.map((entry) => join(entry.parentPath, entry.name)), texts };
}

describeStateStore("a local file", async () => {
  const folder = await freshFolder();
  const path = join(folder, "live_mode", "Ünter läge", "dodo-files.yaml.json");
  return {
    open: () => createFileStateStore({ path }),
    look: () => seen(folder),
    spoil: () => rm(path).then(() => mkdir(path)),
  };
});

describeStateStore("the memory of the tests", async () => {
  const memory = createMemory();
  return {
    open: () => createMemoryStateStore(memory),
    look: async () => [memory.text, memory.revision],
    spoil: async () => {
      memory.faults.load.push(await problem(createFileStateStore({ path: tmpdir() }).load()));
    },
  };
});

const source = pathToFileURL(join(import.meta.dirname, "../../../src/io/local/state-file.ts"));

/** A program that adds `count` lines to the document, each with compare-and-swap and replay. */
const writer = (path: string, name: string, count: number) => `
  import { createFileStateStore } from ${JSON.stringify(source)};
  const store = createFileStateStore({ path: ${JSON.stringify(path)}, staleLock: 2000 });
  for (let n = 0; n < ${count}; n += 1) {
    for (;;) {
      const stored = await store.load();
      try {
        await store.save((stored?.text ?? "") + "${name}" + n + "\\n", stored?.revision ?? null, "");
        break;
      } catch (error) {
        if (error.code !== "state-conflict") throw error;
      }
    }
  }`;

const node = (program: string) => run(process.execPath, ["--input-type=module", "--eval", program]);

describe("a local state file", () => {
  it("loses no save of two processes that write at once, even where a killed one left its lock", async () => {
    const path = join(await freshFolder(), "state.json");
    await mkdir(`${path}.lock`);
    await utimes(`${path}.lock`, new Date(0), new Date(0));
    await Promise.all(["a", "b"].map((name) => node(writer(path, name, 30))));
    const lines = (await readFile(path, "utf8")).trim().split("\n").sort();
    expect(lines).toEqual(
      ["a", "b"].flatMap((name) => Array.from({ length: 30 }, (_, n) => `${name}${n}`)).sort(),
    );
  });

  it("takes over the lock of a process that was killed a moment ago, within seconds", async () => {
    const path = join(await freshFolder(), "state.json");
    await mkdir(`${path}.lock`);
    const since = Date.now();
    await createFileStateStore({ path }).save("1", null, "");
    expect(Date.now() - since).toBeLessThan(8_000);
    expect(await readdir(dirname(path))).toEqual(["state.json"]);
  });

  it("waits no longer than some seconds for a lock that is kept fresh, and says that it may be tried again", async () => {
    const path = join(await freshFolder(), "state.json");
    await mkdir(`${path}.lock`);
    const keepFresh = setInterval(() => utimes(`${path}.lock`, new Date(), new Date()), 500);
    const refused = await problem(createFileStateStore({ path }).save("1", null, ""));
    clearInterval(keepFresh);
    expect(refused).toMatchObject({ code: "state-forbidden", transient: true });
    expect(refused.message).toContain("locked");
  });

  it("keeps the old document whole when the disk has no room for the new one", async () => {
    const path = join(await freshFolder(), "state.json");
    await createFileStateStore({ path }).save("old", null, "");
    const program = `
      import { createFileStateStore } from ${JSON.stringify(source)};
      process.on("SIGXFSZ", () => {});
      const store = createFileStateStore({ path: ${JSON.stringify(path)} });
      const { revision } = await store.load();
      await store.save("x".repeat(1_000_000), revision, "").then(() => console.log("saved"), (error) => console.log(error.code));`;
    const shell = 'ulimit -f 100; exec "$0" --input-type=module --eval "$1"';
    const { stdout } = await run("bash", ["-c", shell, process.execPath, program]);
    expect(stdout.trim()).toBe("state-forbidden");
    expect(await readFile(path, "utf8")).toBe("old");
    expect(await readdir(dirname(path))).toEqual(["state.json"]);
  });

  it("reports a folder, a file as its folder and text that is not UTF-8 as unreadable", async () => {
    const folder = await freshFolder();
    expect(await problemOf(createFileStateStore({ path: folder }).load())).toBe("state-unreadable");
    await writeFile(join(folder, "file"), new Uint8Array([0xff, 0xfe, 0x00]));
    expect(await problemOf(createFileStateStore({ path: join(folder, "file") }).load())).toBe(
      "state-unreadable",
    );
    expect(
      await problemOf(createFileStateStore({ path: join(folder, "file", "state.json") }).load()),
    ).toBe("state-unreadable");
  });

  it("cannot prove or save where its folder cannot be made, or where it is a folder itself", async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, "file"), "");
    for (const path of [join(folder, "file", "below", "state.json"), folder]) {
      expect(await problemOf(createFileStateStore({ path }).prove())).toBe("state-forbidden");
    }
    expect(
      await problemOf(
        createFileStateStore({ path: join(folder, "file", "state.json") }).save("", null, ""),
      ),
    ).toBe("state-forbidden");
  });

  it("makes no folder before the first save", async () => {
    const folder = await freshFolder();
    const store = createFileStateStore({ path: join(folder, "a", "b", "state.json") });
    await store.load();
    await store.prove();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe.skipIf(process.platform === "win32")("what is no plain file", () => {
  it.each([
    ["a link to a device without an end", (path: string) => symlink("/dev/zero", path)],
    ["a pipe that nobody writes to", async (path: string) => void execFileSync("mkfifo", [path])],
  ])("is unreadable, not waited for: %s", async (_, make) => {
    const path = join(await freshFolder(), "state.json");
    await make(path);
    expect(await problem(createFileStateStore({ path }).load())).toMatchObject({
      code: "state-unreadable",
      message: expect.stringContaining("it is no plain file"),
    });
  });
});
