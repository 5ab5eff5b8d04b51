import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runWithin } from "./within.ts";
import { startWorlds, stateBranch, statePath, type World, type Worlds } from "./world.ts";

const app = "pdt_TestApp1";
const book = "pdt_TestBook1";
const manifest = `version: 1\nproducts: { app: ${app}, book: ${book} }\nfiles:\n  "a.zip": app\n  "b.zip": app\n`;
const tree = { "dodo-files.yaml": manifest, "a.zip": "a", "b.zip": "b" };

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

interface Document {
  readonly [field: string]: unknown;
  readonly files: readonly Record<string, unknown>[];
}

/** A shop that delivers a.zip and b.zip of ours and hand.zip of the dashboard, and what somebody with push rights made of the state. */
async function poisoned(poison: (state: Document, foreign: string) => unknown): Promise<World> {
  const world = await worlds.open(tree);
  await world.action();
  const foreign = await world.emulator.addFile(app, { name: "hand.zip", bytes: "by hand" });
  await put(world, poison(world.state() as unknown as Document, foreign));
  return world;
}

async function put(world: World, document: unknown): Promise<void> {
  world.github.commitFile(
    stateBranch,
    statePath,
    typeof document === "string" ? document : JSON.stringify(document),
  );
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function receiptOf(file_id: string, fields: Record<string, unknown> = {}) {
  const name = {
    target: app,
    slot: "hand.zip",
    name: "hand.zip",
    rule: "hand.zip",
    path: "hand.zip",
  };
  const content = { sha256: sha256("by hand"), md5: null, size: 7 };
  return { ...name, ...content, file_id, delivered_at: "2026-01-01T00:00:00.000Z", ...fields };
}

const withFile = (state: Document, ...receipts: readonly unknown[]) => ({
  ...state,
  files: [...state.files, ...receipts],
});

/** A run, and what it wrote to Dodo. */
async function act(world: World, run: Parameters<World["action"]>[0] = {}) {
  const toDodo = () => world.writes().filter((line) => !line.includes(" github "));
  const before = toDodo().length;
  return { ...(await world.action(run)), sent: toDodo().slice(before) };
}

const all = ["a.zip", "b.zip", "hand.zip"];

describe("who writes to the state branch can", () => {
  test("have a file withdrawn of which they know id, name and size, and the plan shows it", async () => {
    const world = await poisoned((state, foreign) => withFile(state, receiptOf(foreign)));
    const plan = await act(world, { inputs: { command: "plan" } });
    expect(plan.log).toMatch(/- hand\.zip .*its rule left the manifest/);
    await act(world);
    expect(await world.names(app)).toEqual(["a.zip", "b.zip"]);
  });

  test("keep buyers at an older file under its name, which verify: content tells", async () => {
    const world = await poisoned((state) => ({
      ...state,
      files: state.files.map((one) =>
        one["name"] === "a.zip" ? { ...one, sha256: sha256("A") } : one,
      ),
    }));
    await world.write({ "a.zip": "A" });
    expect((await act(world)).outputs["result"]).toBe("unchanged");
    const checked = await act(world, { inputs: { command: "check", verify: "content" } });
    expect(checked.outputs).toMatchObject({ result: "failed", "failure-reason": "drift" });
  });

  test("have what is delivered sent once more, by leaving it out", async () => {
    const world = await poisoned((state) => ({ ...state, files: [], releases: [] }));
    const run = await act(world);
    expect(run.exitCode).toBe(0);
    expect(await world.names(app)).toEqual(all);
  });
});

describe("who writes to the state branch cannot", () => {
  test.each([
    ["name", { name: "other.zip" }],
    ["size", { size: 8 }],
  ])("have a file withdrawn whose %s they do not know", async (_, fields) => {
    const world = await poisoned((state, foreign) => withFile(state, receiptOf(foreign, fields)));
    const run = await act(world);
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ title: "state-mismatch", level: "warning" }),
    );
    expect(run.sent).toEqual([]);
    expect(await world.names(app)).toEqual(all);
  });

  test("reach a target that the manifest does not name", async () => {
    const world = await worlds.open({
      ...tree,
      "dodo-files.yaml": `version: 1\nfiles: { "*.zip": ${app} }\n`,
    });
    const foreign = await world.emulator.addFile(book, { name: "hand.zip", bytes: "by hand" });
    await world.action();
    await put(
      world,
      withFile(world.state() as unknown as Document, receiptOf(foreign, { target: book })),
    );
    const run = await act(world);
    expect(run).toMatchObject({ exitCode: 0, sent: [] });
    expect(world.emulator.requests.filter(({ path }) => path.includes(book))).toEqual([]);
    expect(await world.names(book)).toEqual(["hand.zip"]);
  });

  test("have a file of another product withdrawn, by recording it here", async () => {
    const world = await poisoned((state) => state);
    const other = await world.emulator.addFile(book, { name: "hand.zip", bytes: "by hand" });
    await put(world, withFile(world.state() as unknown as Document, receiptOf(other)));
    await act(world);
    expect(await world.names(book)).toEqual(["hand.zip"]);
    expect(await world.names(app)).toEqual(all);
  });

  test("have a file delivered that was taken out by hand, unless it has the name that is wanted", async () => {
    const world = await poisoned((state) => state);
    const other = await world.emulator.addFile(app, { name: "withdrawn.zip", bytes: "x" });
    await world.emulator.removeFile(app, other);
    const wanted = {
      slot: "a.zip",
      name: "a.zip",
      rule: "a.zip",
      path: "a.zip",
      sha256: sha256("A"),
      size: 1,
    };
    await put(world, withFile(world.state() as unknown as Document, receiptOf(other, wanted)));
    await world.write({ "a.zip": "A" });
    const run = await act(world);
    expect(run.outputs["failure-reason"]).toBe("not-live");
    expect(run.sent).toEqual([`PATCH /products/${app}`, `PATCH /products/${app}`]);
    expect(await world.names(app)).toEqual(all);
  });

  test("empty a product", async () => {
    const world = await worlds.open({
      ...tree,
      "dodo-files.yaml": `version: 1\nfiles: { "*.zip": ${book} }\n`,
    });
    const foreign = await world.emulator.addFile(app, { name: "hand.zip", bytes: "by hand" });
    await world.action();
    await put(world, withFile(world.state() as unknown as Document, receiptOf(foreign)));
    const rule = `version: 1\nfiles:\n  "*.zip": ${book}\n  "hand*.zip": { to: ${app}, empty: warn }\n`;
    await world.write({ "dodo-files.yaml": rule, "a.zip": "a" });
    await act(world);
    expect(await world.names(app)).toEqual(["hand.zip"]);
  });

  test("have more files withdrawn than max-removals", async () => {
    const world = await poisoned((state) => state);
    const ids = await Promise.all(
      Array.from({ length: 21 }, (_, at) =>
        world.emulator.addFile(app, { name: `h${at}.zip`, bytes: "by hand" }),
      ),
    );
    const receipts = ids.map((id, at) => receiptOf(id, { slot: `h${at}.zip`, name: `h${at}.zip` }));
    await put(world, withFile(world.state() as unknown as Document, ...receipts));
    const run = await act(world);
    expect(run).toMatchObject({
      exitCode: 1,
      sent: [],
      outputs: { "failure-reason": "too-many-removals" },
    });
  });

  test("put a command, a cell or a mention into what is printed", async () => {
    const name = "x\n::error::y ##[error]z |<img src=x>@octocat [a](javascript:b)";
    const world = await poisoned((state, foreign) =>
      withFile(
        state,
        receiptOf(foreign, { name }),
        receiptOf("gone-1", { slot: "s", name, tag: name, rule: name }),
      ),
    );
    const run = await act(world);
    expect(run.annotations.map(({ title }) => title)).toEqual(["state-mismatch"]);
    expect(run.otherCommands).toEqual([]);
    expect(run.summary).not.toMatch(/<img|\]\(javascript|[^&;]@octocat/);
    expect(run.log).not.toContain("a bug");
  });

  test("pass a plan that was saved before, with another lineage", async () => {
    const world = await worlds.open(tree);
    await world.action();
    await world.write({ "a.zip": "A" });
    await world.action({ inputs: { command: "plan", "plan-file": "plan.json" } });
    await put(world, { ...(world.state() as unknown as Document), lineage: "another" });
    const run = await act(world, { inputs: { command: "apply", "plan-file": "plan.json" } });
    expect(run).toMatchObject({
      exitCode: 1,
      sent: [],
      outputs: { "failure-reason": "plan-stale" },
    });
  });

  test("lead a rollback to files that no receipt tells of", async () => {
    const world = await poisoned((state, foreign) => ({
      ...state,
      releases: [
        ...(state["releases"] as readonly unknown[]),
        {
          serial: 0,
          order: 0,
          kind: "apply",
          targets: [app],
          at: "2026-01-01T00:00:00.000Z",
          tag: "v0",
          live: { [app]: [foreign, "gone-1"] },
        },
      ],
    }));
    const run = await act(world, { inputs: { command: "rollback", to: "v0" } });
    expect(run).toMatchObject({
      exitCode: 1,
      sent: [],
      outputs: { "failure-reason": "rollback-unavailable" },
    });
  });
});

describe("a document on the state branch", () => {
  test.each([
    ["that nests two million deep", "[".repeat(2_000_000)],
    ["that nests in a field", `{"version":1,"files":${"[".repeat(200_000)}${"]".repeat(200_000)}}`],
    ["that is a folder", [{ type: "file", path: `${statePath}/x` }]],
    [
      "that is a submodule",
      { type: "submodule", submodule_git_url: "https://example.com/x.git", sha: "0".repeat(40) },
    ],
    ["that is a link to no file", { type: "symlink", target: "/etc/passwd", name: "x" }],
  ])("%s stops the run before anything is sent", async (_, document) => {
    const world = await worlds.open(tree);
    await put(world, document);
    const run = await act(world);
    expect(run).toMatchObject({
      exitCode: 1,
      sent: [],
      outputs: { "failure-reason": "state-unreadable" },
    });
  });

  test("of more than GitHub gives out stops the run", async () => {
    const world = await worlds.open(tree);
    await put(world, "{}");
    const message =
      "This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.";
    world.github.fault({
      path: /contents/,
      with: { status: 403, body: { message, errors: [{ code: "too_large" }] } },
    });
    const run = await act(world);
    expect(run).toMatchObject({
      exitCode: 1,
      sent: [],
      outputs: { "failure-reason": "state-forbidden" },
    });
    expect(run.log).toContain("blobs up to 100 MB");
  });

  test("of 60,000 foreign receipts is read, and no file of it is touched", {
    timeout: 120_000,
  }, async () => {
    const receipts = Array.from({ length: 60_000 }, (_, at) =>
      receiptOf(`f${at}`, { target: book, slot: `s${at}` }),
    );
    const world = await poisoned((state) =>
      withFile({ ...state, files: [] }, ...state.files, ...receipts),
    );
    const run = await act(world, { inputs: { only: "app" } });
    expect(run).toMatchObject({ exitCode: 0, sent: [], outputs: { result: "unchanged" } });
  });

  test("counts as JSON does: of a field that stands twice the last one, and __proto__ for nothing", async () => {
    const world = await poisoned((state, foreign) => {
      const text = JSON.stringify(state);
      return `{"__proto__":{"files":[]},"files":${JSON.stringify([receiptOf(foreign)])},${text.slice(1)}`;
    });
    const run = await act(world);
    expect(run).toMatchObject({ exitCode: 0, sent: [], outputs: { result: "unchanged" } });
    expect(await world.names(app)).toEqual(all);
  });

  test("is a plain file again once it is saved, whatever it was", async () => {
    const world = await worlds.open(tree);
    await world.action();
    const { objects, refs } = world.github.repository;
    const sha = objects.addBlob(Buffer.from(JSON.stringify(world.state())));
    const parent = world.github.head(stateBranch) ?? "";
    const link = new Map([[statePath, { mode: "120000", type: "blob", sha } as const]]);
    const linked = objects.addTree(objects.commit(parent)?.tree ?? null, link);
    const commit = objects.addCommit({
      tree: linked,
      parents: [parent],
      message: "a link",
      author: "x <x@x> 0 +0000",
    });
    refs.set(`refs/heads/${stateBranch}`, commit);
    await world.write({ "a.zip": "A" });
    expect((await act(world)).outputs["result"]).toBe("changed");
    const newest = objects.commit(world.github.head(stateBranch) ?? "");
    expect(objects.filesOf(newest?.tree ?? "").get(statePath)?.mode).toBe("100644");
  });
});
