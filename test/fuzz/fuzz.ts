import fc from "fast-check";
import { expect, it } from "vitest";
import { Problem, problemCodes } from "../../src/core/problem.ts";
import { redact } from "../../src/view/safe.ts";
import { cpuTime } from "../cpu-time.ts";

/** Seconds for all properties of one file together: `npm run fuzz -- --seconds 60`. */
const seconds = Number(process.env["FUZZ_SECONDS"] ?? 8);
/** The same inputs every day; `npm run fuzz` takes others each time, and prints which. */
const seed = Number(process.env["FUZZ_SEED"] ?? 20261124);

/** Milliseconds that no input may take. */
const patience = 2_000;

let properties = 0;

/** Tries hostile inputs until its share of the time is used up, and prints how many there were. */
export function fuzz<T>(name: string, input: fc.Arbitrary<T>, check: (input: T) => unknown): void {
  properties += 1;
  it(`${name}: problems only, no crash, no hang`, { timeout: (seconds + 60) * 1_000 }, async () => {
    const property = fc.asyncProperty(input, async (one) => {
      const start = cpuTime();
      await check(one);
      expect(cpuTime() - start, "milliseconds").toBeLessThan(patience);
    });
    const interruptAfterTimeLimit = (seconds * 1_000) / properties;
    let run = await fc.check(property, { numRuns: 10_000_000, interruptAfterTimeLimit, seed });
    // A busy machine may not have tried a single one by then.
    if (run.interrupted && run.numRuns === 0) run = await fc.check(property, { numRuns: 1, seed });
    console.log(`fuzz: ${name}: ${run.numRuns} inputs, ${run.failed ? 1 : 0} wrong, seed ${seed}`);
    if (run.failed)
      throw new Error(fc.defaultReportMessage(run)?.slice(0, 5_000), { cause: run.errorInstance });
    expect(run.numRuns).toBeGreaterThan(0);
  });
}

/** What came of it, or its Problem; anything else that is thrown is a bug and thrown again. */
export async function problemOr<T>(work: () => T | Promise<T>): Promise<T | Problem> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return checked(error);
  }
}

/** A Problem of a code that the documents know. */
export function known(problem: Problem): Problem {
  expect(problemCodes).toContain(problem.code);
  return problem;
}

/** And, as people are shown it, without anything secret of an address. */
export function checked(problem: Problem): Problem {
  known(problem);
  expect(redact(`${problem.message} ${problem.remedy} ${problem.details.join(" ")}`)).not.toContain(
    secret,
  );
  return problem;
}

/** Stands in the query of addresses among the inputs. */
export const secret = "X-Amz-Signature=5ec4e7";

export const nastyText = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    ".",
    "..",
    "../..",
    "/etc/passwd",
    "a/b",
    "C:\\x",
    "\0",
    "a\nb",
    "a\r::error::b",
    "##[error]x",
  ),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "{tag}",
    "{",
    "\ud800",
    "é".repeat(200),
    "a".repeat(9_000),
    "\u202e",
    "🎁",
  ),
  fc.constantFrom(
    "pdt_TestApp1",
    "ent_TestExtras1",
    "test_mode",
    "v1.0.0",
    `https://127.0.0.1:9/x?${secret}`,
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, 1e308, [], {}, [[]], [null], {
    items: null,
  }),
  fc.jsonValue({ maxDepth: 2 }),
);

const gone = Symbol("gone");

/** JSON that is somebody's with up to four places of it gone or replaced, or any other. */
export function spoiled(valid: unknown): fc.Arbitrary<unknown> {
  const spot = fc.tuple(fc.nat(10_000), fc.oneof(nasty, fc.constant(gone)));
  const near = fc.array(spot, { maxLength: 4 }).map((spots) => spots.reduce(withSpot, valid));
  return fc.oneof({ weight: 5, arbitrary: near }, { weight: 1, arbitrary: nasty });
}

function withSpot(json: unknown, [spot, value]: readonly [number, unknown]): unknown {
  let left = spot % Math.max(1, sizeOf(json));
  const walk = (node: unknown): unknown => {
    left -= 1;
    if (left === -1) return value;
    if (typeof node !== "object" || node === null) return node;
    if (Array.isArray(node)) return node.map(walk).filter((each) => each !== gone);
    return Object.fromEntries(
      Object.entries(node)
        .map(([key, each]) => [key, walk(each)] as const)
        .filter(([, each]) => each !== gone),
    );
  };
  const next = walk(json);
  return next === gone ? null : next;
}

function sizeOf(node: unknown): number {
  if (typeof node !== "object" || node === null) return 1;
  return Object.values(node).reduce((sum: number, each) => sum + sizeOf(each), 1);
}

/** A text with up to six places cut out, doubled or replaced. */
export function spoiledText(valid: string): fc.Arbitrary<string> {
  const edit = fc.tuple(
    fc.nat(10_000),
    fc.nat(6),
    fc.oneof(
      nastyText,
      fc.constantFrom("*", "&", "!", "[", "{", "- ", ": ", "|", "\t", "#", "<<: "),
    ),
  );
  return fc.array(edit, { maxLength: 6 }).map((edits) =>
    edits.reduce((text, [place, length, put]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + length);
    }, valid),
  );
}
