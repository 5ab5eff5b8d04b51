import { describe, expect, it } from "vitest";
import { matchSlot } from "../../src/core/placement/slot-pattern.ts";
import { Problem } from "../../src/core/problem.ts";
import { productListing } from "../../src/io/dodo/parse-listing.ts";
import { failureOf, stateProblem, withoutToken } from "../../src/io/github/failure.ts";
import { quoteForeign } from "../../src/io/http/http.ts";
import { redact } from "../../src/view/safe.ts";
import { cpuTime } from "../cpu-time.ts";

/** Millions of characters: one answer may hold more. */
const long = (piece: string) => piece.repeat(Math.ceil(3_000_000 / piece.length));

function troubleWith(message: string) {
  return failureOf(
    Object.assign(new Error("refused"), {
      response: { status: 422, headers: {}, data: { message } },
    }),
  );
}

describe("millions of characters from outside are read in one go", () => {
  it.each([
    ["of addresses without an end", long("http://")],
    ["of addresses without a space", long("a://")],
    ["of a single letter", long("a")],
    ["of spaces", long(" ")],
    ["of question marks", long("https://a?")],
  ])("%s", { timeout: 10_000 }, (_, text) => {
    const start = cpuTime();
    expect(quoteForeign(text).length).toBeLessThan(400);
    expect(withoutToken(troubleWith(text), "token").words.length).toBeLessThan(201);
    expect(redact(text)).not.toContain("?");
    expect(cpuTime() - start, "milliseconds").toBeLessThan(4_000);
  });

  it("as a listed name, which then fits no slot", () => {
    const start = cpuTime();
    expect(matchSlot("{tag}-{version}-{sha}.zip", long("1"))).toBeUndefined();
    expect(matchSlot("{tag}-{version}-{sha}.zip", "1".repeat(255))).toBeUndefined();
    expect(cpuTime() - start, "milliseconds").toBeLessThan(2_000);
  });

  it("as a list that names a hundred thousand files", () => {
    const files = Array.from({ length: 100_000 }, (_, index) => ({
      file_id: `f${index}`,
      filename: "a.zip",
    }));
    const start = cpuTime();
    const listing = productListing("pdt_A", {
      digital_product_delivery: { files: [...files, files[7]] },
    });
    expect(listing.repeated).toEqual(["f7"]);
    expect(cpuTime() - start, "milliseconds").toBeLessThan(2_000);
  });
});

describe("GitHub's words", () => {
  const token = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";

  it.each([0, 150, 170, 199])(
    "hold no part of the token that they repeat behind %d characters",
    (before) => {
      const failure = withoutToken(
        troubleWith(`${"x ".repeat(before / 2)}${token} and more`),
        token,
      );
      const { message } = stateProblem(failure, {
        doing: "read",
        repository: "acme/plugins",
        where: "there",
      });
      expect(message).not.toContain(token.slice(0, 5));
      expect(message.length).toBeLessThan(300);
    },
  );

  it("keep the rest, without the query of an address", () => {
    expect(
      withoutToken(troubleWith("no\nway, see https://a.test/?token=1 there."), token).words,
    ).toBe("no way, see there");
    expect(
      stateProblem(troubleWith("no"), { doing: "read", repository: "a/b", where: "w" }),
    ).toBeInstanceOf(Problem);
  });
});
