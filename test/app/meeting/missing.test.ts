import { describe, expect, it } from "vitest";
import type { Listing } from "../../../src/core/dodo/listing.ts";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";
import { byRun, codesOf, namesOf } from "./meet.ts";

const routes = ["pdt", "ent"] as const;

/** v1.0.0 and v1.1.0 are delivered, v1.2.0 is at hand, and a file by hand is there. */
async function thirdRelease(route: string): Promise<World> {
  const target = `${route}_app`;
  const manifest = `version: 1
files:
  "App.zip": { to: ${target}, name: "App-{version}.zip" }
  "m.pdf": ${target}
`;
  const tree = { "dodo-files.yaml": manifest, "App.zip": "one", "m.pdf": "m" };
  const world = await aWorld(tree, { products: [target] });
  world.shop.addFile(target, "by-hand.pdf", "mine");
  await world.run({ tag: "v1.0.0" }, byRun(1));
  await world.write({ "App.zip": "two" });
  await world.run({ tag: "v1.1.0" }, byRun(2));
  await world.write({ "App.zip": "three" });
  return world;
}

/** What a run is, and the names that buyers have after it. */
const commands: Readonly<
  Record<string, { readonly inputs: Record<string, string>; readonly app: readonly string[] }>
> = {
  apply: { inputs: { tag: "v1.2.0" }, app: ["App-1.2.0.zip"] },
  "apply with verify: content": {
    inputs: { tag: "v1.2.0", verify: "content" },
    app: ["App-1.2.0.zip"],
  },
  rollback: { inputs: { command: "rollback" }, app: ["App-1.0.0.zip"] },
  check: { inputs: { command: "check", tag: "v1.1.0" }, app: ["App-1.1.0.zip"] },
  plan: { inputs: { command: "plan", tag: "v1.2.0" }, app: ["App-1.1.0.zip"] },
  import: { inputs: { command: "import", tag: "v1.1.0" }, app: ["App-1.1.0.zip"] },
};

/** What one answer of Dodo's leaves out. */
const answers: Readonly<Record<string, (listing: Listing) => Listing>> = {
  nothing: (listing) => ({ ...listing, files: [] }),
  "no file that is managed": (listing) => ({
    ...listing,
    files: listing.files.filter(({ name }) => name === "by-hand.pdf"),
  }),
  "all but the first": (listing) => ({ ...listing, files: listing.files.slice(1) }),
  "all but the last": (listing) => ({ ...listing, files: listing.files.slice(0, -1) }),
};

const cells = routes.flatMap((route) =>
  Object.keys(commands).flatMap((command) =>
    Object.keys(answers).map((answer) => [command, route, answer] as const),
  ),
);

describe.each(cells)("one answer during %s, %s, that lists %s", (command, route, answer) => {
  const target = `${route}_app`;
  const { inputs, app } = commands[command] ?? { inputs: {}, app: [] };

  it("is not believed", async () => {
    for (let nth = 1; ; nth += 1) {
      const world = await thirdRelease(route);
      // An entitlement takes nothing back: what a rollback needs is sent from the files at hand.
      if (command === "rollback") await world.write({ "App.zip": "one" });
      if (command === "check" || command === "import") await world.write({ "App.zip": "two" });
      const since = world.shop.history.get(target)?.length ?? 0;
      const { read } = world.shop;
      let reads = 0;
      world.shop.read = async (of, signal) => {
        reads += 1;
        const listing = await read(of, signal);
        return reads === nth ? (answers[answer]?.(listing) ?? listing) : listing;
      };
      const uploads = count(world);
      const report = await world.run(inputs, byRun(3));
      world.shop.read = read;
      if (reads < nth) {
        expect(nth).toBeGreaterThan(1);
        return;
      }
      const at = `read ${nth}: ${codesOf(report)}`;
      const wanted = [...app, "by-hand.pdf", "m.pdf"];
      const moments = (world.shop.history.get(target) ?? []).slice(since);
      expect([at, moments.filter((names) => !isWhole(names))]).toEqual([at, []]);
      const isRed = report.problems.length > 0;
      if (!isRed) expect([at, namesOf(world, target)]).toEqual([at, wanted]);
      expect([at, isRed]).toEqual([at, false]);
      const sent = command === "apply" || command.includes("verify") ? 1 : Number(route === "ent");
      expect(count(world) - uploads, at).toBeLessThanOrEqual(sent);
      if (command === "check") expect([at, report.result]).toEqual([at, "unchanged"]);
    }
  });
});

const count = ({ shop }: World) => shop.calls.filter((call) => call.startsWith("upload")).length;

/** What was there and stays is there, and some version of the app. */
function isWhole(names: readonly string[]): boolean {
  const isApp = names.some((name) => name.startsWith("App-"));
  return isApp && names.includes("by-hand.pdf") && names.includes("m.pdf");
}

describe.each(routes)("a file that this run delivers, and that somebody takes out, %s", (route) => {
  const target = `${route}_app`;

  it.each(["one", "one and adds another file"])(
    "never leaves buyers without one, wherever they save a page: %s",
    async (what) => {
      for (let nth = 1; ; nth += 1) {
        const world = await thirdRelease(route);
        const page = world.shop.downloads(target).map(({ file_id }) => file_id);
        const start = world.shop.calls.length;
        let calls = 0;
        let isGone = false;
        world.shop.before = async () => {
          calls += 1;
          if (calls !== nth) return;
          isGone = !namesOf(world, target).includes("App-1.1.0.zip");
          // A page that was opened before the run, saved now: a product's list is what it says.
          const now = world.shop.downloads(target).map(({ file_id }) => file_id);
          const fresh = now.filter((id) => !page.includes(id));
          for (const id of fresh) world.shop.detach(target, id);
          if (what !== "one") world.shop.addFile(target, "bonus.pdf", "bonus");
        };
        const report = await world.run({ tag: "v1.2.0", verify: "content" }, byRun(3));
        world.shop.before = () => {};
        if (calls < nth) return;
        const at = `call ${nth}: ${codesOf(report)}`;
        const names = namesOf(world, target);
        // Between a reading and the request after it, and once the old is gone, the run can only say so; the next one heals.
        const isBlind = isGone || /^(write|delete)/.test(world.shop.calls[start + nth - 1] ?? "");
        if (!isBlind)
          expect([at, names.filter((name) => name.startsWith("App-")).length > 0]).toEqual([
            at,
            true,
          ]);
        if (report.problems.length === 0)
          expect(world.shop.buyer(target), at).toMatchObject({ "App-1.2.0.zip": hash("three") });
        if (what !== "one" && !isBlind)
          expect([at, names.includes("bonus.pdf")]).toEqual([at, true]);
        expect([at, names.includes("by-hand.pdf")]).toEqual([at, true]);
        expect(codesOf(await world.run({ tag: "v1.2.0" }, byRun(4))), at).toEqual([]);
        expect(namesOf(world, target)).toContain("App-1.2.0.zip");
      }
    },
  );
});
