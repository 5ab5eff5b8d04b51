import type { ShopVariant } from "../fakes/memory-storefront.ts";
import { type FileRule, type Files, itemsOf } from "./builds.ts";
import type { Edit, Person, Run, Scenario } from "./scenario.ts";

type Route = "pdt" | "ent";

const routes: readonly Route[] = ["pdt", "ent"];

const variantsOf = {
  pdt: {
    plain: {},
    "upload attaches": { putAttaches: true },
    "patch merges": { patch: "merge" },
    "no way back": { reattach: "refuse" },
    "way back ignored": { reattach: "ignore" },
    "sizes unknown": { listsSize: false },
    lag: { lag: 1 },
    "all at once": { putAttaches: true, reattach: "ignore", listsSize: false, lag: 2 },
  },
  ent: {
    plain: {},
    "shorter list ignored": { detachByPatch: "ignored" },
    "shorter list in use": { detachByPatch: "in-use" },
    "no way back": { reattach: "refuse" },
    "sizes unknown": { listsSize: false },
    sold: { sold: new Set(["ent_app"]), detachByPatch: "ignored", deleteInUse: "refuse" },
    lag: { lag: 1 },
  },
} satisfies Record<Route, Record<string, ShopVariant>>;

/** A fourth file is refused: these products have three. */
const full = { "at most three": { cap: 3 } };

const app = (route: Route) => `${route}_app`;
const book = (route: Route) => `${route}_book`;

function appRules(route: Route, keep?: number): readonly FileRule[] {
  const rule = { path: "App.zip", to: [app(route)], name: "App-{version}.zip" };
  return [
    { ...rule, ...(keep === undefined ? {} : { keep }) },
    { path: "m.pdf", to: [app(route)] },
  ];
}

function twoRules(route: Route): readonly FileRule[] {
  return [...appRules(route), { path: "book.pdf", to: [book(route)] }];
}

interface Applying {
  readonly version: string;
  readonly files: Files;
  readonly rules: readonly FileRule[];
  readonly id?: number;
  readonly more?: Partial<Run>;
}

function apply(name: string, { version, files, rules, id, more = {} }: Applying): Run {
  const wants = itemsOf(rules, { files, version });
  return {
    kind: "run",
    name,
    command: "apply",
    inputs: { tag: `v${version}` },
    id,
    files,
    rules,
    prune: true,
    state: "main",
    version,
    covers: [...new Set(rules.flatMap(({ to }) => to))],
    wants,
    ...more,
  };
}

/** Back to what an earlier run delivered; `only` one target. */
function rollback(name: string, to: Run, { id, only }: { id: number; only?: string }): Run {
  const inputs = { to: `v${to.version}`, ...(only ? { only } : {}) };
  const covers = only ? [only] : to.covers;
  const wants = to.wants.filter(({ target }) => covers.includes(target));
  return { ...to, name, command: "rollback", inputs, id, covers, wants };
}

/** Nothing more to one target. */
function destroy(name: string, like: Run, { id, only }: { id: number; only: string }): Run {
  return { ...like, name, command: "destroy", inputs: { only }, id, covers: [only], wants: [] };
}

function person(name: string, ...steps: readonly Edit[]): Person {
  return { kind: "person", name, steps };
}

/** A file that dodo-files does not manage is in each of them. */
const byHand = (target: string) =>
  person("before", { do: "add", target, name: "x.pdf", text: "x" });

export const scenarios: readonly Scenario[] = routes.flatMap((route) => {
  const target = app(route);
  const rules = appRules(route);
  const base = apply("v1.0.0", {
    version: "1.0.0",
    files: { "App.zip": "one", "m.pdf": "m" },
    rules,
    id: 1,
  });
  const next: Applying = { version: "1.1.0", files: { "App.zip": "two", "m.pdf": "m" }, rules };
  const newer: Applying = { version: "1.2.0", files: { "App.zip": "three", "m.pdf": "m" }, rules };
  const setup = [byHand(target), base];
  const own = route === "pdt" ? { ...variantsOf.pdt, ...full } : variantsOf.ent;
  const common = { targets: [target], setup, variants: own };
  return [
    {
      ...common,
      name: `${route}: the same release twice, one run id`,
      actors: [apply("A", { ...next, id: 5 }), apply("B", { ...next, id: 5 })],
    },
    {
      ...common,
      name: `${route}: the same release twice, two run ids`,
      isShort: true,
      actors: [apply("A", { ...next, id: 5 }), apply("B", { ...next, id: 6 })],
    },
    {
      ...common,
      name: `${route}: v1.1.0 and v1.2.0`,
      isShort: true,
      actors: [apply("A", { ...next, id: 5 }), apply("B", { ...newer, id: 6 })],
    },
    {
      ...common,
      name: `${route}: v1.1.0 and v1.2.0 under one name`,
      ...sameName(route),
    },
    ...withRollback(route),
    {
      ...common,
      name: `${route}: apply and destroy`,
      isShort: true,
      actors: [apply("A", { ...next, id: 5 }), destroy("B", base, { id: 6, only: target })],
    },
    matrix(route),
    twoManifests(route),
    ...imports(route),
    killed(route),
    cancelled(route),
    ...dashboard(route),
    {
      ...common,
      name: `${route}: rollback and rollback`,
      setup: [
        byHand(target),
        base,
        apply("v1.0.5", {
          ...next,
          version: "1.0.5",
          files: { "App.zip": "bad", "m.pdf": "m" },
          id: 2,
        }),
      ],
      actors: [rollback("A", base, { id: 5 }), rollback("B", base, { id: 6 })],
    },
    keepTwo(route),
    three(route),
    ...(route === "pdt" ? [attached()] : []),
  ];
});

/** What the entitlement delivers, buyers of the product have too. */
function attached(): Scenario {
  const rules = [
    { path: "App.zip", to: ["pdt_app"], name: "App-{version}.zip" },
    { path: "m.pdf", to: ["ent_app"], name: "m-{version}.pdf" },
  ];
  const of = (version: string, text: string) => ({
    version,
    files: { "App.zip": `app ${text}`, "m.pdf": `m ${text}` },
    rules,
  });
  return {
    name: "an entitlement that is attached to a product of the same run",
    targets: ["pdt_app", "ent_app"],
    variants: { attached: { attached: { pdt_app: "ent_app" } } },
    setup: [byHand("pdt_app"), apply("v1.0.0", { ...of("1.0.0", "one"), id: 1 })],
    actors: [
      apply("A", { ...of("1.1.0", "two"), id: 5 }),
      apply("B", { ...of("1.2.0", "three"), id: 6 }),
    ],
  };
}

function sameName(route: Route): Pick<Scenario, "setup" | "actors"> {
  const rules = [{ path: "App.zip", to: [app(route)] }];
  const one = { version: "1.0.0", files: { "App.zip": "one" }, rules };
  return {
    setup: [byHand(app(route)), apply("v1.0.0", { ...one, id: 1 })],
    actors: [
      apply("A", { version: "1.1.0", files: { "App.zip": "two" }, rules, id: 5 }),
      apply("B", { version: "1.2.0", files: { "App.zip": "three" }, rules, id: 6 }),
    ],
  };
}

function withRollback(route: Route): readonly Scenario[] {
  const rules = twoRules(route);
  const good = apply("v1.0.0", {
    version: "1.0.0",
    files: { "App.zip": "one", "m.pdf": "m", "book.pdf": "b1" },
    rules,
    id: 1,
  });
  const bad = apply("v1.0.5", {
    version: "1.0.5",
    files: { "App.zip": "bad", "m.pdf": "m", "book.pdf": "b1" },
    rules,
    id: 2,
  });
  const next = apply("A", {
    version: "1.1.0",
    files: { "App.zip": "two", "m.pdf": "m", "book.pdf": "b2" },
    rules,
    id: 5,
  });
  const target = app(route);
  const common = {
    targets: [target, book(route)],
    variants: variantsOf[route],
    setup: [byHand(target), good, bad],
  };
  const one = appRules(route);
  const goodOne = apply("v1.0.0", {
    version: "1.0.0",
    files: { "App.zip": "one", "m.pdf": "m" },
    rules: one,
    id: 1,
  });
  const badOne = apply("v1.0.5", {
    version: "1.0.5",
    files: { "App.zip": "bad", "m.pdf": "m" },
    rules: one,
    id: 2,
  });
  const nextOne = apply("A", {
    version: "1.1.0",
    files: { "App.zip": "two", "m.pdf": "m" },
    rules: one,
    id: 5,
  });
  return [
    {
      name: `${route}: apply and rollback`,
      targets: [target],
      variants: variantsOf[route],
      setup: [byHand(target), goodOne, badOne],
      isShort: true,
      actors: [nextOne, rollback("B", goodOne, { id: 6 })],
    },
    {
      ...common,
      name: `${route}: apply and rollback, two targets`,
      actors: [next, rollback("B", good, { id: 6 })],
    },
    {
      ...common,
      name: `${route}: apply and rollback of one target`,
      actors: [next, rollback("B", good, { id: 6, only: target })],
    },
  ];
}

function matrix(route: Route): Scenario {
  const rules = [
    { path: "mac.zip", to: [app(route)], emptyWarns: true },
    { path: "win.zip", to: [app(route)], emptyWarns: true },
  ];
  return {
    name: `${route}: two jobs with a file each`,
    targets: [app(route)],
    variants: variantsOf[route],
    isShort: true,
    setup: [byHand(app(route))],
    actors: [
      apply("A", { version: "1.0.0", files: { "mac.zip": "mac" }, rules, id: 7 }),
      apply("B", { version: "1.0.0", files: { "win.zip": "win" }, rules, id: 7 }),
    ],
  };
}

function twoManifests(route: Route): Scenario {
  const of = (path: string) => [{ path, to: [app(route)] }];
  const two = { state: "other" };
  return {
    name: `${route}: two manifests`,
    targets: [app(route)],
    variants: variantsOf[route],
    setup: [
      byHand(app(route)),
      apply("a 1.0.0", { version: "1.0.0", files: { "a.zip": "a1" }, rules: of("a.zip"), id: 1 }),
      apply("b 1.0.0", {
        version: "1.0.0",
        files: { "b.zip": "b1" },
        rules: of("b.zip"),
        id: 2,
        more: two,
      }),
    ],
    actors: [
      apply("A", { version: "1.1.0", files: { "a.zip": "a2" }, rules: of("a.zip"), id: 5 }),
      apply("B", {
        version: "1.1.0",
        files: { "b.zip": "b2" },
        rules: of("b.zip"),
        id: 6,
        more: two,
      }),
    ],
  };
}

function imports(route: Route): readonly Scenario[] {
  const target = app(route);
  const rules = appRules(route);
  const next = { version: "1.0.0", files: { "App.zip": "one", "m.pdf": "m" }, rules };
  const add = (name: string, text: string): Edit => ({ do: "add", target, name, text });
  const beside = (name: string, ...edits: readonly Edit[]): Scenario => ({
    name: `${route}: import of ${name} beside apply`,
    targets: [target],
    variants: variantsOf[route],
    setup: [byHand(target), person("by hand", ...edits)],
    actors: [
      apply("A", { ...next, id: 5 }),
      apply("B", { ...next, id: 6, more: { command: "import", wants: [] } }),
    ],
  });
  return [beside("the same", add("m.pdf", "m"))];
}

function killed(route: Route): Scenario {
  const rules = appRules(route);
  const build = (text: string) => ({
    version: "1.1.0",
    files: { "App.zip": text, "m.pdf": "m" },
    rules,
  });
  const base = apply("v1.0.0", {
    version: "1.0.0",
    files: { "App.zip": "one", "m.pdf": "m" },
    rules,
    id: 1,
  });
  return {
    name: `${route}: killed, then another build`,
    targets: [app(route)],
    variants: variantsOf[route],
    setup: [byHand(app(route)), base],
    actors: [
      apply("A", { ...build("two"), id: 5, more: { killable: true } }),
      apply("B", { ...build("two, built again"), id: 5, more: { after: "A" } }),
    ],
  };
}

function cancelled(route: Route): Scenario {
  const scenario = killed(route);
  const [a, b] = scenario.actors;
  return {
    ...scenario,
    name: `${route}: cancelled, then another build`,
    actors: [a, b].flatMap((actor) =>
      actor?.kind === "run" ? [{ ...actor, killable: false, cancellable: actor.name === "A" }] : [],
    ),
  };
}

function dashboard(route: Route): readonly Scenario[] {
  const rules = appRules(route);
  const target = app(route);
  const base = apply("v1.0.0", {
    version: "1.0.0",
    files: { "App.zip": "one", "m.pdf": "m" },
    rules,
    id: 1,
  });
  const next = apply("A", {
    version: "1.1.0",
    files: { "App.zip": "two", "m.pdf": "m" },
    rules,
    id: 5,
  });
  const verifying = { ...next, inputs: { ...next.inputs, verify: "content" } };
  const beside = (name: string, ...steps: readonly Edit[]): Scenario => ({
    name: `${route}: apply while somebody ${name}`,
    targets: [target],
    variants: variantsOf[route],
    setup: [byHand(target), base],
    actors: [name.endsWith("verified") ? verifying : next, person("B", ...steps)],
  });
  return [
    beside("adds a file", { do: "add", target, name: "y.pdf", text: "y" }),
    beside(
      "removes files",
      { do: "remove", target, name: "m.pdf" },
      { do: "remove", target, name: "x.pdf" },
    ),
    ...(route === "pdt"
      ? ["saves a stale page", "saves a stale page, content verified"].map((name) =>
          beside(name, { do: "open", target }, { do: "save", target }),
        )
      : []),
  ];
}

function keepTwo(route: Route): Scenario {
  const rules = appRules(route, 2);
  const of = (version: string, text: string) => ({
    version,
    files: { "App.zip": text, "m.pdf": "m" },
    rules,
  });
  return {
    name: `${route}: keep 2`,
    targets: [app(route)],
    variants: variantsOf[route],
    setup: [
      byHand(app(route)),
      apply("v1.0.0", { ...of("1.0.0", "one"), id: 1 }),
      apply("v1.0.5", { ...of("1.0.5", "bad"), id: 2 }),
    ],
    actors: [
      apply("A", { ...of("1.1.0", "two"), id: 5 }),
      apply("B", { ...of("1.2.0", "three"), id: 6 }),
    ],
  };
}

function three(route: Route): Scenario {
  const rules = appRules(route);
  const of = (version: string, text: string) => ({
    version,
    files: { "App.zip": text, "m.pdf": "m" },
    rules,
  });
  const good = apply("v1.0.0", { ...of("1.0.0", "one"), id: 1 });
  return {
    name: `${route}: v1.1.0, v1.2.0 and rollback`,
    targets: [app(route)],
    variants: variantsOf[route],
    setup: [byHand(app(route)), good, apply("v1.0.5", { ...of("1.0.5", "bad"), id: 2 })],
    actors: [
      apply("A", { ...of("1.1.0", "two"), id: 5 }),
      apply("B", { ...of("1.2.0", "three"), id: 6 }),
      rollback("C", good, { id: 7 }),
    ],
  };
}
