import { describe, expect, it } from "vitest";
import { aWorld } from "../world.ts";
import { byRun, codesOf, meet, namesOf, warningsOf } from "./meet.ts";

const routes = ["pdt", "ent"] as const;
const names = ["{base}", "App-{version}.zip"];

/** What begins, has loaded the state, and reads Dodo once a newer release is done. */
const commands: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  check: { command: "check" },
  import: { command: "import", tag: "v1.2.0" },
  "plan of the newer build": { command: "plan", tag: "v1.2.0" },
  "apply of the newer build": { tag: "v1.2.0" },
};

const cells = Object.keys(commands).flatMap((command) =>
  routes.flatMap((route) => names.map((name) => [command, route, name] as const)),
);

describe.each(cells)("%s, %s, named %s, whose state is older than what it reads", (...cell) => {
  const [command, route, name] = cell;
  const target = `${route}_app`;

  it("takes another run's files for what they are", async () => {
    const manifest = `version: 1\nfiles:\n  "App.zip": { to: ${target}, name: "${name}" }\n`;
    const tree = { "dodo-files.yaml": manifest, "App.zip": "one" };
    const a = await aWorld(tree, { products: [target] });
    await a.run({ tag: "v1.0.0" }, byRun(1));
    const b = await aWorld({ ...tree, "App.zip": "three" }, { beside: a });
    const build = await aWorld({ ...tree, "App.zip": "three" }, { beside: a });
    const met = await meet(a, 1, {
      first: () => build.run(commands[command] ?? {}, byRun(3)),
      second: () => b.run({ tag: "v1.2.0" }, byRun(3)),
    });
    expect(met && [codesOf(met.first), met.first.result]).toEqual([[], "unchanged"]);
    expect(namesOf(a, target)).toEqual([name === "{base}" ? "App.zip" : "App-1.2.0.zip"]);
    expect(met?.first.state?.releases[0]?.tag).toBe("v1.2.0");
  });

  it("still says what is amiss, if nobody saved", async () => {
    const manifest = `version: 1\nfiles:\n  "App.zip": { to: ${target}, name: "${name}" }\n`;
    const a = await aWorld(
      { "dodo-files.yaml": manifest, "App.zip": "one" },
      { products: [target] },
    );
    await a.run({ tag: "v1.0.0" }, byRun(1));
    const [file] = a.shop.downloads(target);
    a.shop.detach(target, file?.file_id ?? "");
    const report = await a.run({ command: "check" }, byRun(3));
    expect(codesOf(report)).toEqual(["drift"]);
  });
});

describe.each(routes)("an older build whose state is older than what it reads, %s", (route) => {
  it("leaves the target to the newer run, and says so", async () => {
    const target = `${route}_app`;
    const manifest = `version: 1\nfiles:\n  "App.zip": ${target}\n`;
    const tree = { "dodo-files.yaml": manifest, "App.zip": "one" };
    const a = await aWorld(tree, { products: [target] });
    await a.run({ tag: "v1.0.0" }, byRun(1));
    await a.write({ "App.zip": "two" });
    const b = await aWorld({ ...tree, "App.zip": "three" }, { beside: a });
    const met = await meet(a, 1, {
      first: () => a.run({ tag: "v1.1.0" }, byRun(2)),
      second: () => b.run({ tag: "v1.2.0" }, byRun(3)),
    });
    expect(met && [codesOf(met.first), warningsOf(met.first)]).toEqual([[], ["superseded"]]);
    expect(met?.first.state?.releases[0]?.tag).toBe("v1.2.0");
  });
});
