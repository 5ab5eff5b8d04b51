import { expect, it } from "vitest";
import type { Action } from "../../../src/core/plan/plan.ts";
import type { Report } from "../../../src/core/run/report.ts";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";

const manifest = (...globs: readonly string[]) =>
  `version: 1\nfiles:\n${globs.map((glob) => `  "${glob}": pdt_app\n`).join("")}`;
const tree = { "dodo-files.yaml": manifest("a.zip", "b.zip"), "a.zip": "a1", "b.zip": "b1" };

interface Story {
  /** Ends with a run that takes the action for `a.zip`. */
  readonly run: (world: World) => Promise<Report>;
  /** What buyers get as `a.zip` afterwards; nothing if it is absent. The state records the same. */
  readonly content?: string;
}

const withdrawn = { "dodo-files.yaml": manifest("b.zip") };

const stories: Readonly<Record<Action, Story>> = {
  create: { run: (world) => world.run(), content: "a1" },
  replace: {
    async run(world) {
      await world.run();
      await world.write({ "a.zip": "a2" });
      return world.run();
    },
    content: "a2",
  },
  restore: {
    async run(world) {
      await world.run();
      await world.write({ "a.zip": "a2" });
      await world.run();
      return world.run({ command: "rollback" });
    },
    content: "a1",
  },
  adopt: {
    async run(world) {
      world.shop.addFile("pdt_app", "a.zip", "a1");
      return world.run();
    },
    content: "a1",
  },
  keep: {
    async run(world) {
      await world.run();
      return world.run();
    },
    content: "a1",
  },
  delete: {
    async run(world) {
      await world.run();
      await world.write(withdrawn);
      return world.run();
    },
  },
  forget: {
    async run(world) {
      const { state } = await world.run();
      const receipt = state?.files.find(({ name }) => name === "a.zip");
      world.shop.detach("pdt_app", receipt?.file_id ?? "");
      await world.write(withdrawn);
      return world.run();
    },
  },
};

it.each(Object.entries(stories))("a plan's action is carried out: %s", async (action, story) => {
  const world = await aWorld(tree);
  const { outcomes, problems, state } = await story.run(world);
  expect(problems).toEqual([]);
  const taken = outcomes.filter(({ change }) => change.name === "a.zip");
  expect(taken.map(({ change, status }) => [change.action, status])).toEqual([[action, "done"]]);
  const wanted = story.content === undefined ? undefined : hash(story.content);
  expect(world.shop.buyer("pdt_app")["a.zip"]).toBe(wanted);
  const recorded = state?.files.filter(({ name }) => name === "a.zip") ?? [];
  expect(recorded.map(({ sha256 }) => sha256)).toEqual(wanted === undefined ? [] : [wanted]);
});
