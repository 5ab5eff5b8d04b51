import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { parseState, renderState } from "../../../src/core/state/document.ts";
import { intentKey } from "../../../src/core/state/intents.ts";
import {
  type Intent,
  type Receipt,
  releaseKinds,
  retirementReasons,
  type State,
} from "../../../src/core/state/state.ts";

const where = "acme/plugins@dodo-files-state live_mode";
const expected = { environment: "live_mode", manifest: "dodo-files.yaml", where } as const;

function receipt(fields: Partial<Receipt> = {}): Receipt {
  return {
    target: "pdt_App1",
    slot: "App-{version}.zip",
    name: "App-1.0.0.zip",
    rule: "dist/*.zip",
    path: "dist/App.zip",
    sha256: "a".repeat(64),
    md5: "b".repeat(32),
    size: 10,
    file_id: "file_1",
    delivered_at: "2026-01-01T00:00:00.000Z",
    ...fields,
  };
}

function state(fields: Partial<State> = {}): State {
  const base = {
    version: 2,
    lineage: "lineage-1",
    serial: 3,
    environment: "live_mode",
    manifest: "dodo-files.yaml",
  } as const;
  return { ...base, files: [], retired: [], intents: [], releases: [], ...fields };
}

/** The document of `state` with anything put in. */
function poisoned(
  fields: Record<string, unknown>,
  inReceipt: Record<string, unknown> = {},
): string {
  return JSON.stringify({ ...state(), files: [{ ...receipt(), ...inReceipt }], ...fields });
}

function refusal(text: string): Problem {
  try {
    parseState(text, expected);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`taken: ${text.slice(0, 200)}`);
}

const anyText = fc.string({ unit: "binary", minLength: 1, maxLength: 30 });
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const time = fc
  .date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const target = fc.constantFrom("pdt_A", "pdt_b-1", "ent_C");
const anyReceipt = fc.record(
  {
    target,
    slot: anyText,
    name: anyText,
    rule: fc.string(),
    path: fc
      .array(fc.constantFrom("a", "Ü", "b c", "..x", "…"), { maxLength: 4 })
      .map((parts) => parts.join("/")),
    sha256: fc.option(hex(64)),
    md5: fc.option(hex(32)),
    size: fc.maxSafeNat(),
    file_id: fc.uuid(),
    delivered_at: time,
    version: maybe(anyText),
    tag: maybe(anyText),
    commit: maybe(hex(40)),
    run: maybe(fc.nat().map(String)),
    order: maybe(fc.nat()),
    revived: maybe(fc.nat()),
    listed: maybe(anyText),
    retirement: maybe(
      fc.record({
        run: fc.nat().map(String),
        reason: fc.constantFrom(...retirementReasons),
        serial: fc.nat(),
      }),
    ),
    unproven: maybe(fc.constant(true as const)),
    held: maybe(
      fc.record({
        reason: fc.constantFrom("in-use", "still-attached", "sold"),
        since: time,
      } as const),
    ),
  },
  {
    requiredKeys: [
      "target",
      "slot",
      "name",
      "rule",
      "path",
      "sha256",
      "md5",
      "size",
      "file_id",
      "delivered_at",
    ],
  },
);
const anyIntent: fc.Arbitrary<Intent> = fc.record({
  target,
  slot: anyText,
  name: anyText,
  rule: fc.string(),
  path: fc.constantFrom("", "a.zip", "dist/Ü.zip"),
  size: fc.maxSafeNat(),
  sha256: hex(64),
  md5: maybe(hex(32)),
  file_id: maybe(fc.uuid()),
  version: maybe(anyText),
  tag: maybe(anyText),
  commit: maybe(hex(40)),
  run: fc.constantFrom("7", "local-0000000a"),
  attempt: maybe(fc.nat(9)),
  invocation: hex(8),
  at: time,
});
const targets = fc.subarray(["ent_C", "pdt_A", "pdt_b-1"]);
const anyRelease = fc.record({
  serial: fc.maxSafeNat(),
  order: fc.maxSafeNat(),
  at: time,
  kind: fc.constantFrom(...releaseKinds),
  tag: maybe(anyText),
  run: maybe(fc.nat().map(String)),
  version: maybe(anyText),
  invocation: maybe(hex(8)),
  targets,
  live: fc.dictionary(target, fc.array(fc.uuid(), { maxLength: 3 })),
  rolled_back: maybe(targets),
});
const anyState: fc.Arbitrary<State> = fc
  .record({
    receipts: fc.uniqueArray(anyReceipt, { selector: (each) => each.file_id, maxLength: 8 }),
    split: fc.nat(8),
    intents: fc.uniqueArray(anyIntent, { selector: intentKey, maxLength: 3 }),
    releases: fc.array(anyRelease, { maxLength: 3 }),
    serial: fc.maxSafeNat(),
  })
  .map(({ receipts, split, ...rest }) =>
    state({ files: receipts.slice(0, split), retired: receipts.slice(split), ...rest }),
  );

describe("a state document", () => {
  it("is read as what was rendered, whatever the state", () => {
    fc.assert(
      fc.property(anyState, (given) => {
        const text = renderState(given);
        const read = parseState(text, expected);
        expect(renderState(read)).toBe(text);
        expect(new Set(read.files)).toEqual(
          new Set(given.files.map((each) => JSON.parse(JSON.stringify(each)))),
        );
        const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));
        expect(read.releases).toEqual(plain(given.releases));
        expect(new Set(read.intents)).toEqual(new Set(given.intents.map(plain)));
      }),
    );
  });

  it("is the same text for the same state, however its parts were put together", () => {
    fc.assert(
      fc.property(anyState, (given) => {
        const turned = <T extends object>(value: T): T =>
          Object.fromEntries(Object.entries(value).reverse()) as T;
        const other = turned({
          ...given,
          files: given.files.map(turned).reverse(),
          retired: given.retired.map(turned).reverse(),
          intents: given.intents.map(turned).reverse(),
          releases: given.releases.map((release) =>
            turned({ ...release, live: turned(release.live) }),
          ),
        });
        expect(renderState(other)).toBe(renderState(given));
      }),
    );
  });

  it("is pretty-printed and ends in a newline", () => {
    expect(renderState(state({ files: [receipt()] }))).toMatch(
      /^\{\n {2}"version": 2,\n(.*\n)*\}\n$/,
    );
  });

  it("of a newer version is refused as such, whatever else it holds", () => {
    expect(refusal(poisoned({ version: 3, files: "moved" })).code).toBe("state-newer");
    expect(refusal(poisoned({ version: 0 })).code).toBe("state-unreadable");
  });

  it("of another environment or manifest is refused as such, in few words", () => {
    expect(refusal(poisoned({ environment: "test_mode" })).code).toBe("state-mismatch");
    const long = refusal(poisoned({ manifest: "x".repeat(8_000) }));
    expect(long.code).toBe("state-mismatch");
    expect(long.message.length).toBeLessThan(500);
  });
});

describe("a stranger's state document", () => {
  it("is never more than refused, whatever the text", () => {
    const check = (text: string) => {
      try {
        parseState(text, expected);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        expect((error as Problem).message.length).toBeLessThan(1_000);
      }
    };
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), check));
    const field = fc.constantFrom(...Object.keys(state()), "__proto__", "constructor");
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => check(poisoned({ [name]: value }))),
    );
    const inner = fc.constantFrom(
      ...Object.keys(receipt()),
      "held",
      "retirement",
      "order",
      "revived",
      "listed",
      "tag",
      "commit",
      "run",
      "__proto__",
    );
    fc.assert(
      fc.property(inner, fc.jsonValue(), (name, value) => check(poisoned({}, { [name]: value }))),
    );
    check("[".repeat(200_000));
    check(`{"version":1,"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
  });

  it("changes nothing outside itself through a name like __proto__", () => {
    const text = poisoned({}, {}).replace(
      '"releases":[]',
      '"releases":[],"__proto__":{"polluted":1}',
    );
    expect(parseState(text, expected)).toEqual(state({ files: [receipt()] }));
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    const of = '"serial":1,"order":1,"kind":"apply","targets":[],"at":"2026-01-01T00:00:00.000Z"';
    const live = `{${of},"live":{"__proto__":["x"]}}`;
    expect(refusal(poisoned({}).replace('"releases":[]', `"releases":[${live}]`)).code).toBe(
      "state-unreadable",
    );
  });

  it("takes a path that leads up from the manifest's folder: the workspace decides how far", () => {
    const { files } = parseState(poisoned({}, { path: "../../dist/App.zip" }), expected);
    expect(files[0]?.path).toBe("../../dist/App.zip");
  });

  it.each([
    ["a path from the root behind steps up", { path: "..//etc/passwd" }],
    ["a path that is a folder above", { path: "../.." }],
    ["a path with a step up in it", { path: "dist/../../secret" }],
    ["a path from the root", { path: "/etc/passwd" }],
    ["a path of Windows", { path: "..\\..\\secret" }],
    ["a drive", { path: "C:/secret" }],
    ["a NUL in a path", { path: "dist/\u0000App.zip" }],
    ["a file id that leaves its place in a URL", { file_id: "../../products/pdt_1" }],
    ["a file id with a query", { file_id: "file_1?x=y" }],
    ["a file id of dots", { file_id: ".." }],
    ["a target that is none", { target: "pdt_../ent_1" }],
    ["a target with a line break at its end", { target: "pdt_App1\n" }],
    ["a digest that is none", { sha256: "A".repeat(64) }],
    ["a negative size", { size: -1 }],
    ["a size that is no whole number", { size: 1.5 }],
    ["a time that only Date.parse takes for one", { delivered_at: "1 Jan 2026 (::error::)" }],
    ["a commit that leaves its place in a URL", { commit: "../../x" }],
    ["a run that leaves its place in a URL", { run: "1/../../x" }],
    ["a text without end", { name: "x".repeat(10_000) }],
    ["a text that is none", { slot: 7 }],
    ["an order that is no place", { order: -1 }],
    ["a withdrawal for no known reason", { retirement: { run: "1", reason: "x", serial: 1 } }],
    ["a withdrawal by no run", { retirement: { run: "../x", reason: "wrong", serial: 1 } }],
    ["a reason nobody knows", { held: { reason: "because", since: "2026-01-01T00:00:00Z" } }],
  ])("is refused for %s", (_, fields) => {
    expect(refusal(poisoned({}, fields)).code).toBe("state-unreadable");
  });

  it("is refused for two receipts of one file, and for a release of what is no target or no file", () => {
    const at = "2026-01-01T00:00:00.000Z";
    const sound = { serial: 1, order: 1, at, kind: "apply", targets: ["pdt_App1"], live: {} };
    expect(parseState(poisoned({ releases: [sound] }), expected).releases).toEqual([sound]);
    for (const fields of [
      { retired: [receipt()] },
      { releases: [{ ...sound, live: { "../x": ["file_1"] } }] },
      { releases: [{ ...sound, live: { pdt_App1: ["../x"] } }] },
      { releases: [{ ...sound, targets: ["../x"] }] },
      { releases: [{ ...sound, rolled_back: ["../x"] }] },
      { releases: [{ ...sound, kind: "sideways" }] },
      { releases: [{ ...sound, order: 1.5 }] },
      { intents: [{ target: "pdt_App1" }] },
    ]) {
      expect(refusal(poisoned(fields)).code).toBe("state-unreadable");
    }
  });

  it("keeps names as they are: Dodo lists any, and whoever prints one cleans it", () => {
    const name = "..\u202e::error::\n[x](y)";
    expect(parseState(poisoned({}, { name }), expected).files[0]?.name).toBe(name);
  });

  it("may lack the path and the rule of an imported file", () => {
    expect(parseState(poisoned({}, { path: "", rule: "" }), expected).files).toHaveLength(1);
  });
});
