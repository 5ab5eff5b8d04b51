import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlanDocument, renderPlanDocument } from "../../../src/core/plan/document.ts";
import type { Plan } from "../../../src/core/plan/plan.ts";
import { Problem } from "../../../src/core/problem.ts";
import { planWorld, smallWorlds } from "./plan-world.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../../schema/plan.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);

const plans = smallWorlds.map((world) => planWorld(world).plan);
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    0,
    1,
    -1,
    1.5,
    true,
    "",
    "x",
    "..",
    "a/../b",
    "/a",
    "C:/x",
    "pdt_a",
    [],
    {},
    ["x"],
  ),
  fc.constantFrom(
    "\0",
    "a\nb",
    "__proto__",
    "{tag}",
    "0".repeat(64),
    "a".repeat(8193),
    "test_mode",
    "create",
  ),
  fc.jsonValue({ maxDepth: 1 }),
);

/** What the parser says, in words; nothing where it takes the text. */
function refusal(text: string): string | undefined {
  try {
    parsePlanDocument(text, "plan.json");
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.code === "plan-invalid") return error.message;
    throw error;
  }
}

/** Puts something else, nothing, or something more in one place of a document. */
function spoil(
  document: unknown,
  steps: readonly number[],
  put: { readonly key: string | null; readonly value: unknown },
) {
  const copy = JSON.parse(JSON.stringify(document));
  let [node, key]: [Record<string, unknown>, string] = [{ copy }, "copy"];
  for (const step of steps) {
    const child = node[key];
    const keys = typeof child === "object" && child !== null ? Object.keys(child) : [];
    if (keys.length === 0) break;
    [node, key] = [child as Record<string, unknown>, keys[step % keys.length] ?? ""];
  }
  if (put.key === null) node[key] = put.value;
  else if (put.key === "") delete node[key];
  else node[put.key] = put.value;
  return copy;
}

const spoiled = fc
  .record({
    plan: plans,
    steps: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
    put: fc.record({ key: fc.constantFrom(null, null, "", "other"), value: junk }),
  })
  .map(({ plan, steps, put }) => spoil(plan, steps, put));

describe("a saved plan", () => {
  it("is read back as it was written, whatever was planned", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const text = renderPlanDocument(plan);
        expect(parsePlanDocument(text, "plan.json")).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it("is taken by the parser where the schema takes it, and nowhere else", () => {
    let valid = 0;
    fc.assert(
      fc.property(spoiled, (document) => {
        const source = JSON.stringify(document);
        // The schema cannot say that two fields are equal.
        const said = refusal(source);
        const isValid =
          said === undefined || /changes\[\d+\]\.target should be (pdt|ent)_/.test(said);
        if (isValid) valid += 1;
        expect({ said, isValid }).toMatchObject({ isValid: validate(document) });
      }),
      { numRuns: 3000 },
    );
    expect(valid).toBeGreaterThan(100);
  });

  it.each([
    ["no JSON", "{", "the document should be JSON"],
    ["a list", "[]", "the document should be an object"],
    ["nothing", "", "the document should be JSON"],
    ["another version", text({ version: 2 }), "version should be 1"],
    ["a field too many", text({ force: true }), 'the document should be without "force"'],
    [
      "another environment",
      text({ environment: "live" }),
      "environment should be test_mode or live_mode",
    ],
    [
      "a digest that is none",
      text({ manifest_digest: "d" }),
      "manifest_digest should be of the form",
    ],
  ])("is refused whole where it holds %s", (_, source, said) => {
    expect(refusal(source)).toContain(`plan.json holds no plan: ${said}`);
  });

  it("has a field described for each that it may have", () => {
    const bare: string[] = [];
    for (const part of [schema, schema.$defs.target, schema.$defs.change]) {
      for (const [name, field] of Object.entries<{ description?: string }>(part.properties)) {
        if (!field.description) bare.push(name);
      }
    }
    expect(bare).toEqual([]);
  });
});

function text(fields: Record<string, unknown>): string {
  const plan: Plan = {
    version: 1,
    environment: "test_mode",
    manifest: "dodo-files.yaml",
    manifest_digest: "0".repeat(64),
    lineage: "l-1",
    serial: 0,
    offline: false,
    targets: [],
  };
  return JSON.stringify({ ...plan, ...fields });
}
