import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parseState, renderState } from "../../../src/core/state/document.ts";
import { migrate, migrations } from "../../../src/core/state/migrate.ts";

const expected = {
  environment: "live_mode",
  manifest: "dodo-files.yaml",
  where: "a test",
} as const;

describe("documents of older versions", () => {
  it("of version 1, as it was first written, are read for ever", async () => {
    const text = await readFile(new URL("fixtures/state-v1.json", import.meta.url), "utf8");
    const state = parseState(text, expected);
    expect(state.files).toMatchObject([{ name: "Reverb-1.3.0.pkg", version: "1.3.0" }]);
    expect(state.version).toBe(migrations.length + 1);
    if (migrations.length === 0) expect(renderState(state)).toBe(text);
  });

  it("pass every step from their own version on, in order", () => {
    const steps = [
      (one: object) => ({ ...one, passed: ["to 2"] }),
      (one: { readonly passed?: unknown }) => ({
        ...one,
        passed: [...((one.passed as string[]) ?? []), "to 3"],
      }),
    ];
    expect(migrate({ version: 1 }, 1, steps)).toEqual({ version: 3, passed: ["to 2", "to 3"] });
    expect(migrate({ version: 2 }, 2, steps)).toEqual({ version: 3, passed: ["to 3"] });
    expect(migrate({ version: 3 }, 3, steps)).toEqual({ version: 3 });
  });
});
