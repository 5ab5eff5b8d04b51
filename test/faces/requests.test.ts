import { afterAll, beforeAll, expect, test } from "vitest";
import { app, book, shop } from "./shop.ts";
import { runWithin } from "./within.ts";
import { startWorlds, type World, type Worlds } from "./world.ts";

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds({ start: runWithin });
});
afterAll(() => worlds.close());

/** What a run asks Dodo's API and GitHub for, as `GET /products/pdt_TestApp1`, in order. */
async function asked(world: World, run: () => Promise<unknown>) {
  const [api, github] = [world.emulator.requests.length, world.github.requests.length];
  await run();
  const toApi = world.emulator.requests.slice(api).filter(({ to }) => to === "api");
  const named = ({ method, path }: { readonly method: string; readonly path: string }) =>
    `${method} ${path}`;
  return { api: toApi.map(named), github: world.github.requests.slice(github).map(named) };
}

test("a run in which nothing changed reads each target once and the state in two requests, and writes nothing", async () => {
  const world = await worlds.open(shop);
  await world.action();
  const { api, github } = await asked(world, () => world.action());
  expect(api.sort()).toEqual([`GET /products/${app}`, `GET /products/${book}`]);
  expect(github).toHaveLength(2);
  expect(github.every((request) => request.startsWith("GET "))).toBe(true);
});

test("a target of which files were replaced costs six calls and one for each file", async () => {
  const world = await worlds.open(shop);
  await world.action();
  await world.write({ "docs/manual.pdf": "The manual, again", "LICENSE.txt": "Use it well." });
  const { api } = await asked(world, () => world.action({ inputs: { only: app } }));
  const [read, reserve, patch] = [
    `GET /products/${app}`,
    `PUT /products/${app}/files`,
    `PATCH /products/${app}`,
  ];
  expect(api).toEqual([read, reserve, reserve, read, patch, read, patch, read]);
});

test("the state is read once and saved three times at the most, however many files a short run sends", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`out/${index}.txt`, `no ${index}`]),
  );
  const world = await worlds.open({
    ...many,
    "dodo-files.yaml": `version: 1\nfiles:\n  "out/*": ${app}\n`,
  });
  const { github } = await asked(world, () => world.action());
  const saves = github.filter((request) => /^(PATCH|POST) .*\/git\/refs/.test(request));
  expect(saves.length).toBeLessThanOrEqual(3);
  expect(saves.length).toBeGreaterThanOrEqual(1);
});
