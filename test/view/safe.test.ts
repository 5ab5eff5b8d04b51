import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code, escapeMarkdown, redact, safeLine } from "../../src/view/safe.ts";

/** Texts rich in what does harm. */
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "::",
          ":",
          "##[",
          "#",
          "[",
          "]",
          "\n",
          "\r",
          "\u001b[31m",
          "\u202e",
          "\u2028",
          "\u200d",
          "\u200b",
          " ",
          "\t",
        ),
        fc.constantFrom(
          "|",
          "`",
          "``",
          "\\",
          "<b>",
          "<!--",
          "@octocat",
          "#12",
          "*",
          "_",
          "~~",
          "&amp;",
          "a",
          "1.",
          "-",
          "https://x.test/?k=s",
        ),
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join("")),
);

describe("safeLine", () => {
  it("gives one line without controls, bidi overrides or lone surrogates", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const line = safeLine(text);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });

  it("never lets a runner command arise, invisible characters between or not", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const bare = safeLine(text).replace(/\p{DI}/gu, "");
        expect(bare.trimStart().startsWith("::")).toBe(false);
        expect(bare).not.toContain("##[");
      }),
    );
  });

  it.each([
    ["::error::x", ": :error::x"],
    ["  ::set-env name=A::b", "  : :set-env name=A::b"],
    ["a ##[error]x", "a ## [error]x"],
    ["\u200d::error::x", "\u200d: :error::x"],
    ["a\nb", "a␊b"],
    ["\u001b[31mred", "␛[31mred"],
    ["exe\u202egpj", "exe\\u{202e}gpj"],
    ["\u0085::warning::x", "\\u{85}::warning::x"],
    ["App (1) – Größe 音楽 👩‍🎤.zip", "App (1) – Größe 音楽 👩‍🎤.zip"],
  ])("shows %j as %j", (text, line) => {
    expect(safeLine(text)).toBe(line);
  });

  it("is bounded, and never cuts a character in two", () => {
    expect([...safeLine("😀".repeat(5000), 10)]).toHaveLength(10);
    expect(safeLine("x".repeat(5000))).toHaveLength(1000);
  });

  it("takes the query out of a URL even where a newline stands in it", () => {
    expect(safeLine("PUT https://s3.test/k?X-Amz-Sig=se\ncret failed")).toBe(
      "PUT https://s3.test/k failed",
    );
  });
});

describe("redact", () => {
  it("leaves no query of any URL", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (url, rest) => {
        expect(redact(`at ${url} ${rest.replace(/[a-z]:\/\//g, "")}`)).not.toMatch(
          /https?:\/\/[^\s"'<>]*\?/,
        );
      }),
    );
  });

  it("takes logins out, and leaves other text as it is", () => {
    expect(redact("via https://me:pw@proxy.test:80/x")).toBe("via https://proxy.test:80/x");
    expect(redact("Is a?b=c a query? No.")).toBe("Is a?b=c a query? No.");
    expect(redact("_https://files.test/a?sig=1 9https://me:pw@files.test/")).toBe(
      "_https://files.test/a 9https://files.test/",
    );
  });
});

describe("escapeMarkdown", () => {
  it("stays in its table cell, outside of tags, spans, links and mentions", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const cell = escapeMarkdown(text);
        expect(cell).not.toMatch(/[|`*[\]<>\\~\n]/);
        expect(cell).not.toMatch(/@(?!&#8203;)/);
        expect(cell).not.toMatch(/(?<!&)#\d/);
        expect(cell).not.toMatch(/:\/\//);
      }),
    );
  });

  it("renders as the same text, whatever the text", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const rendered = escapeMarkdown(text).replace(/&#(\d+);/g, (_, point) =>
          String.fromCodePoint(Number(point)),
        );
        expect(rendered.replaceAll("\u200b", "")).toBe(safeLine(text));
      }),
    );
  });

  it("leaves common names readable in the source", () => {
    for (const name of [
      "Reverb-1.3.0-macOS.pkg",
      "App_1 (2).zip",
      "Größe.pdf",
      "Mixing, 2nd edition.epub",
    ]) {
      expect(escapeMarkdown(name)).toBe(name);
    }
  });
});

describe("code", () => {
  it("is a plain span where it can be, else HTML code", () => {
    expect(code("pdt_LReverb")).toBe("`pdt_LReverb`");
    expect(code("a|b")).toBe("<code>a&#124;b</code>");
    expect(code("a`b")).toBe("<code>a&#96;b</code>");
  });

  it("cannot be left from inside", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(code(text)).toMatch(/^(`[^`|\\]+`|<code>[^<>`|]*<\/code>)$/);
      }),
    );
  });
});
