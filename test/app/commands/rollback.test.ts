import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import type { Report } from "../../../src/core/run/report.ts";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type Tree, type World, type WorldOptions } from "../world.ts";

const manifest = `version: 1
products: { app: pdt_app, book: pdt_book }
files:
  "dist/*.zip": app
  "book.epub": book
`;

function release(version: string): Tree {
  return { "dist/a.zip": `a of ${version}`, "dist/b.zip": "b", "book.epub": `book of ${version}` };
}

async function released(versions: readonly string[], options: WorldOptions = {}): Promise<World> {
  const world = await aWorld({ "dodo-files.yaml": manifest }, options);
  for (const version of versions) await deliver(world, version);
  return world;
}

async function deliver(world: World, version: string): Promise<void> {
  await world.write(release(version));
  const report = await world.run({ tag: version });
  expect(report.problems).toEqual([]);
}

function back(world: World, inputs: Readonly<Record<string, string>> = {}): Promise<Report> {
  return world.run({ command: "rollback", ...inputs });
}

function appOf(version: string) {
  return { "a.zip": hash(`a of ${version}`), "b.zip": hash("b") };
}

function steps({ outcomes }: Report): readonly string[] {
  return outcomes.map(({ change, status }) => `${change.action} ${change.name} ${status}`);
}

describe("a rollback", () => {
  it("that changes nothing says so, and records nothing", async () => {
    const world = await released(["v1", "v2"]);
    await back(world);
    const again = await back(world, { to: "v1" });
    expect(again).toMatchObject({ result: "unchanged", problems: [] });
    expect(again.notices.join()).toMatch(
      /^Nothing to take back: the files are those of release v1 \(#\d+, .*\) already\.$/,
    );
    expect(again.state?.releases).toHaveLength(3);
  });

  it("is not undone by the same release: that stops with rolled-back until somebody consents", async () => {
    const world = await released(["v1", "v2"]);
    await back(world);
    const stopped = await world.run({ tag: "v2" });
    expect(stopped.problems.map(({ code, target }) => [code, target])).toEqual([
      ["rolled-back", "pdt_app"],
      ["rolled-back", "pdt_book"],
    ]);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    // Somebody goes forward to it, so it may be delivered again.
    await back(world, { to: "v2" });
    expect((await world.run({ tag: "v2" })).problems).toEqual([]);
    await back(world);
    expect((await world.run({ tag: "v2", "allow-rolled-back": "true" })).problems).toEqual([]);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v2"));
    await deliver(world, "v3");
  });

  it("delivers again what the release before delivered, without an upload, and no buyer ever lacks a file", async () => {
    const world = await released(["v1", "v2"]);
    const calls = world.shop.calls.length;
    const report = await back(world);
    expect(report.result).toBe("changed");
    expect(steps(report)).toEqual([
      "restore a.zip done",
      "keep b.zip done",
      "restore book.epub done",
    ]);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v1") });
    expect(world.shop.calls.slice(calls).filter((call) => call.startsWith("upload"))).toEqual([]);
    for (const names of world.shop.history.get("pdt_app") ?? [])
      expect(names).toEqual(expect.arrayContaining(["a.zip", "b.zip"]));
    for (const names of world.shop.history.get("pdt_book") ?? [])
      expect(names).toContain("book.epub");
  });

  it("takes what an earlier try sent and did not live to record, instead of sending it again", async () => {
    const world = await released(["v1", "v2"], { variant: { reattach: "refuse" } });
    await world.write(release("v1"));
    const twin = world.shop.addFile("pdt_app", "a.zip", "a of v1");
    const report = await back(world);
    expect(report.problems).toEqual([]);
    expect(steps(report)).toContain("adopt a.zip done");
    expect(world.shop.calls.filter((call) => call === "upload pdt_app a.zip")).toHaveLength(2);
    expect(report.state?.files.find(({ name }) => name === "a.zip")?.file_id).toBe(twin);
    expect(world.shop.history.get("pdt_app")?.at(-1)).toEqual(["b.zip", "a.zip"]);
  });

  it("clears what an upload of an earlier try left without bytes", async () => {
    const world = await released(["v1", "v2"], { variant: { reattach: "refuse" } });
    await world.write(release("v1"));
    world.shop.spoil(world.shop.addFile("pdt_app", "a.zip", "a of v1"));
    const report = await back(world);
    expect(report.problems).toEqual([]);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    expect(world.shop.history.get("pdt_app")?.at(-1)).toEqual(["b.zip", "a.zip"]);
    expect((await world.run({ tag: "v1" })).result).toBe("unchanged");
  });

  it("says which file of the same name stays beside one that it takes or keeps", async () => {
    const world = await released(["v1", "v2"]);
    world.shop.addFile("pdt_app", "a.zip", "a of v1");
    const other = world.shop.addFile("pdt_app", "a.zip", "by hand");
    const beside = world.shop.addFile("pdt_app", "b.zip", "by hand");
    const report = await back(world);
    expect(steps(report)).toContain("adopt a.zip done");
    expect(report.warnings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      `name-taken app also delivers a second a.zip (${other}) that dodo-files did not record.`,
      `name-taken app also delivers a second b.zip (${beside}) that dodo-files did not record.`,
    ]);
  });

  it("is recorded by the next try where it was cut off before its end, and that once", async () => {
    const world = await released(["v1", "v2"]);
    const { store } = world;
    let saves = 0;
    const deaf = {
      ...store,
      async save(text: string, revision: string | null, message: string) {
        saves += 1;
        if (JSON.parse(text).releases.length > 2)
          throw new Problem({ code: "state-unreadable", message: "cut", remedy: "–" });
        return store.save(text, revision, message);
      },
    };
    await world.run({ command: "rollback", to: "v1" }, { store: deaf });
    expect(saves).toBeGreaterThan(0);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    const again = await back(world, { to: "v1" });
    expect(again.result).toBe("unchanged");
    expect(again.state?.releases.map(({ tag }) => tag)).toEqual(["v1", "v2", "v1"]);
    const saved = (await store.load())?.revision;
    expect((await back(world, { to: "v1" })).result).toBe("unchanged");
    expect((await store.load())?.revision).toBe(saved);
  });

  it("never puts a second file beside one of the same name that is not its own", async () => {
    const world = await released(["v1", "v2"]);
    world.shop.addFile("pdt_app", "a.zip", "a hot fix by hand");
    const before = world.shop.history.get("pdt_app")?.length;
    const report = await back(world);
    expect(report.problems.map(({ code, target }) => [code, target])).toEqual([
      ["name-taken", "pdt_app"],
    ]);
    expect(world.shop.history.get("pdt_app")).toHaveLength(before ?? 0);
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v1") });
  });

  it("is a release of its own under the tag that it went back to, and the next release goes on from it", async () => {
    const world = await released(["v1", "v2"]);
    const report = await back(world, { to: "v1" });
    expect(report.state?.releases.map(({ tag }) => tag)).toEqual(["v1", "v2", "v1"]);
    expect(report.state?.files.map(({ name, tag }) => `${name} ${tag}`)).toContain("a.zip v1");
    await deliver(world, "v3");
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v3"));
    expect((await world.run({ tag: "v3" })).result).toBe("unchanged");
  });

  it("done twice goes further back, and never forward again", async () => {
    const world = await released(["v0", "v1", "v2"]);
    await back(world);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    await back(world);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v0"));
    const report = await back(world);
    expect(report.problems).toMatchObject([{ code: "rollback-unknown" }]);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v0"));
  });

  it("of one target leaves the others alone, and a second one brings them to the same release", async () => {
    const world = await released(["v0", "v1", "v2"]);
    await back(world, { only: "app" });
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v2") });
    await back(world);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v1") });
  });

  it("to what is live already changes nothing", async () => {
    const world = await released(["v1", "v2"]);
    const revision = (await world.store.load())?.revision;
    expect((await back(world, { to: "v2" })).result).toBe("unchanged");
    expect((await world.store.load())?.revision).toBe(revision);
  });

  it("takes a serial or a commit, and lists the known releases where nothing fits", async () => {
    const world = await aWorld({ "dodo-files.yaml": manifest, ...release("v1") });
    await world.run({ tag: "v1" }, { env: { GITHUB_SHA: "a1b2c3d4".repeat(5) } });
    await deliver(world, "v2");
    const known = await back(world, { to: "nonsense" });
    expect(known.problems).toMatchObject([{ code: "rollback-unknown" }]);
    expect(known.problems[0]?.details).toHaveLength(2);
    expect(known.wrote).toBe(false);
    expect((await back(world, { to: "a1b2c3" })).problems).toMatchObject([
      { code: "rollback-unknown" },
    ]);
    expect((await back(world, { to: "A1B2C3D" })).result).toBe("changed");
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    const serial = known.state?.releases[0]?.serial;
    expect((await back(world, { to: `#${serial}` })).result).toBe("changed");
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v2"));
  });

  it("in the run that delivered the newest release keeps that release in the history", async () => {
    const world = await released(["v1"]);
    const env = { GITHUB_RUN_ID: "77" };
    await world.write(release("v2"));
    await world.run({ tag: "v2" }, { env });
    const report = await world.run({ command: "rollback" }, { env });
    expect(report.state?.releases.map(({ tag }) => tag)).toEqual(["v1", "v2", "v1"]);
    await back(world, { to: "v2" });
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v2"));
  });

  it("withdraws files that the release did not have, and leaves other people's where they are", async () => {
    const world = await released(["v1"]);
    world.shop.addFile("pdt_app", "by-hand.txt", "mine");
    await world.write({ ...release("v2"), "dist/new.zip": "new" });
    await world.run({ tag: "v2" });
    const report = await back(world);
    expect(steps(report)).toEqual(
      expect.arrayContaining(["restore a.zip done", "keep b.zip done", "delete new.zip done"]),
    );
    expect(world.shop.buyer("pdt_app")).toEqual({ ...appOf("v1"), "by-hand.txt": hash("mine") });
  });

  it("brings every file of a slot back where several were live", async () => {
    const kept = `version: 1\nfiles:\n  "a.zip": { to: pdt_app, name: "a-{version}.zip", keep: 2 }\n`;
    const world = await aWorld({ "dodo-files.yaml": kept }, { variant: { reattach: "refuse" } });
    for (const version of ["v1", "v2", "v3", "v4"]) {
      await world.write({ "a.zip": version });
      await world.run({ tag: version });
    }
    await world.write({
      "old/a1": "v1",
      "old/a2": "v2",
      "dodo-files.yaml": `${kept}  "old/*": pdt_book\n`,
    });
    const report = await back(world, { to: "v2" });
    expect(report.problems).toEqual([]);
    expect(world.shop.buyer("pdt_app")).toEqual({ "a-1.zip": hash("v1"), "a-2.zip": hash("v2") });
  });

  it("leaves a target alone that no rule names any more, and says so", async () => {
    const world = await released(["v1", "v2"]);
    await world.write({ "dodo-files.yaml": manifest.replace('  "book.epub": book\n', "") });
    const report = await back(world, { to: "v1" });
    expect(report.notices.join("\n")).toContain(
      "pdt_book is left alone: no rule names it any more.",
    );
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v2") });
  });

  it("needs no build at hand, and nothing is done where the question is answered with no", async () => {
    const world = await released(["v1", "v2"]);
    for (const path of Object.keys(release("v2"))) await world.remove(path);
    const refused = await world.run({ command: "rollback" }, { agree: false });
    expect(refused.result).toBe("failed");
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v2"));
    expect((await back(world)).result).toBe("changed");
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
  });

  it("never empties a target unasked, and stops before too many removals", async () => {
    const world = await aWorld({ "dodo-files.yaml": manifest, ...release("v1") });
    await world.run({ tag: "v1" });
    const emptied = await world.run({ command: "destroy", only: "pdt_book" }, { operands: [] });
    await world.run({ tag: "v2" });
    const to = `${emptied.state?.releases[0]?.serial}`;
    expect(
      (await back(world, { to, "max-removals": "0" })).problems.map(({ code }) => code),
    ).toContain("too-many-removals");
    expect((await back(world, { to })).problems).toMatchObject([
      { code: "would-empty-target", target: "pdt_book" },
    ]);
    expect(Object.keys(world.shop.buyer("pdt_book"))).toEqual(["book.epub"]);
    expect((await back(world, { to, "allow-empty-target": "true" })).result).toBe("changed");
    expect(world.shop.buyer("pdt_book")).toEqual({});
  });
});

describe("where Dodo does not take a withdrawn file back", () => {
  it.each(["refuse", "ignore"] as const)(
    "(%s) a file of the workspace with that content is uploaded",
    async (reattach) => {
      const world = await released(["v1", "v2"], { variant: { reattach } });
      await world.write({
        ...release("v1"),
        "dist/a.zip": "something else",
        "dist/old.zip": "a of v1",
      });
      const report = await back(world);
      expect(report.problems).toEqual([]);
      expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
      expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v1") });
      const calls = world.shop.calls.length;
      expect((await back(world, { to: "v1" })).result).toBe("unchanged");
      expect(world.shop.calls.slice(calls).every((call) => call.startsWith("read"))).toBe(true);
      // The first v1 is still known by its content, though its ids are of no more use.
      expect((await back(world)).problems).toMatchObject([{ code: "rollback-unknown" }]);
    },
  );

  it.each(["refuse", "ignore"] as const)(
    "(%s) and no file at hand has it, the target keeps exactly what it had",
    async (reattach) => {
      const world = await released(["v1", "v2"], { variant: { reattach } });
      await world.write({ "book.epub": "book of v1" });
      const report = await back(world);
      expect(report.result).toBe("partial");
      expect(report.problems).toMatchObject([{ code: "rollback-unavailable", target: "pdt_app" }]);
      expect(report.problems[0]?.details).toEqual([`dist/a.zip  SHA-256 ${hash("a of v1")}`]);
      expect(world.shop.buyer("pdt_app")).toEqual(appOf("v2"));
      expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v1") });
      expect((await world.run({ tag: "v2", only: "app" })).result).toBe("unchanged");
    },
  );

  it("what could be attached meanwhile is taken out again", async () => {
    const world = await released(["v1"]);
    await world.write({ "dist/a.zip": "a of v2", "dist/b.zip": "b of v2" });
    const first = await world.run({ tag: "v2" });
    const lost = first.state?.retired.find(({ name }) => name === "a.zip")?.file_id;
    const { write } = world.shop;
    world.shop.write = (listing, ids) =>
      write(
        listing,
        ids.filter((id) => id !== lost),
      );
    await world.write({ "dist/b.zip": "b" });
    const report = await back(world);
    expect(report.problems).toMatchObject([{ code: "rollback-unavailable", target: "pdt_app" }]);
    expect(world.shop.buyer("pdt_app")).toEqual({
      "a.zip": hash("a of v2"),
      "b.zip": hash("b of v2"),
    });
  });

  it("a file is looked for where it was recorded, whatever the rules match now", async () => {
    const world = await released(["v1", "v2"], { variant: { reattach: "refuse" } });
    await world.write({
      "dodo-files.yaml": manifest.replace("dist/*.zip", "build/*.zip"),
      ...release("v1"),
    });
    expect((await back(world)).problems).toEqual([]);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
  });

  it("an entitlement never does: without the file at hand nothing is sent", async () => {
    const own = manifest.replace("pdt_app", "ent_app");
    const world = await aWorld({ "dodo-files.yaml": own }, { products: ["ent_app", "pdt_book"] });
    await deliver(world, "v1");
    await deliver(world, "v2");
    const calls = world.shop.calls.length;
    const report = await back(world, { only: "app" });
    expect(report.problems).toMatchObject([{ code: "rollback-unavailable", target: "ent_app" }]);
    expect(report.problems[0]?.details).toEqual([`dist/a.zip  SHA-256 ${hash("a of v1")}`]);
    expect(world.shop.calls.slice(calls).every((call) => call.startsWith("read"))).toBe(true);
    await world.write(release("v1"));
    expect((await back(world, { only: "app" })).result).toBe("changed");
    expect(world.shop.buyer("ent_app")).toEqual(appOf("v1"));
  });
});

describe("a rollback that fails half-way", () => {
  it("leaves the failing target as it was and takes the other back", async () => {
    const world = await released(["v1", "v2"]);
    world.shop.before = (call) => {
      if (call.startsWith("write pdt_book"))
        throw new Problem({ code: "api-failed", message: "500", remedy: "–" });
    };
    const report = await back(world);
    expect(report.result).toBe("partial");
    expect(report.problems).toMatchObject([{ code: "api-failed", target: "pdt_book" }]);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v1"));
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v2") });
    world.shop.before = () => {};
    expect((await back(world, { to: "v1" })).problems).toEqual([]);
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v1") });
  });

  it("stops where the state no longer knows a file of the release", async () => {
    const world = await released(["v1", "v2"]);
    const state = (await world.run({ command: "state list" }, { operands: [] })).state;
    const forgotten = state?.retired.find(({ target }) => target === "pdt_app")?.file_id ?? "";
    await world.run({ command: "state rm" }, { operands: [forgotten] });
    const report = await back(world);
    expect(report.problems).toMatchObject([{ code: "rollback-unavailable", target: "pdt_app" }]);
    expect(world.shop.buyer("pdt_app")).toEqual(appOf("v2"));
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.epub": hash("book of v1") });
  });
});
