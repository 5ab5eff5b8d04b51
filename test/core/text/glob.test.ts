import fc from "fast-check";
import picomatch from "picomatch";
import { describe, expect, it } from "vitest";
import { looksSecret } from "../../../src/core/placement/secret-files.ts";
import { compileGlob, longestGlob } from "../../../src/core/text/glob.ts";
import { cpuTime } from "../../cpu-time.ts";

describe("compileGlob", () => {
  it.each([
    ["*.zip", ["a.zip", "é.zip", "a\nb.zip"], [".zip", ".a.zip", "d/a.zip", "a.zip.sig", "A.ZIP"]],
    [
      "**/*.zip",
      ["a.zip", "d/a.zip", "d/e/a.zip", "a\nb/c.zip"],
      [".d/a.zip", "d/.e/a.zip", "d/.a.zip"],
    ],
    ["dist/**", ["dist/a", "dist/b/c"], ["dist", "dist/.a", "dist/.b/c", "distant/a"]],
    ["a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["a/.x/b", "ab", "a/xb"]],
    ["?x", ["ax", "😀x"], [".x", "x", "aax", "/x"]],
    ["[!a]bc", ["xbc"], ["abc", ".bc", "/bc"]],
    ["[.]bc", [], [".bc"]],
    ["a[+-9]b", ["a+b", "a5b"], ["a/b"]],
    ["[z-a]x[]]", [], ["ax]", "zx]"]],
    ["[]a-c]", ["]", "b"], ["d", "[]a-c]x"]],
    ["{*,b}c", ["c", "ac", "bc"], [".c", ".envc"]],
    ["{.*,*}", [".env", "env"], ["a/b"]],
    ["{,x}*", ["x", "a"], [".a"]],
    ["d/{a,b/{c,d}}.zip", ["d/a.zip", "d/b/d.zip"], ["d/b.zip", "d/{a,b/{c,d}}.zi"]],
    ["{**/,}a", ["a", "x/a"], [".x/a"]],
    ["x{y}.txt", ["x{y}.txt"], ["xy.txt"]],
    ["App (*).zip", ["App (1).zip"], ["App 1.zip"]],
    ["!(a)+@|^$\"'#%<>&~`", ["!(a)+@|^$\"'#%<>&~`"], ["a"]],
    ["a[b", ["a[b"], ["ab"]],
    ["{a,b", ["{a,b"], ["a"]],
    ["{[,}]", ["{,", "{}"], ["[", "}"]],
    ["{a,[}]}b", ["ab", "}b"], ["[b"]],
    ["./a", ["a"], ["./a"]],
    ["Cafe\u0301/*", ["Café/a"], []],
    ["a\\*", ["a\\b"], ["a*"]],
  ])("%s", (glob, yes, no) => {
    const { matches } = compileGlob(glob);
    expect(yes.filter((path) => !matches(path))).toEqual([]);
    expect(no.filter(matches)).toEqual([]);
  });

  it("matches dots and any case where it is told to", () => {
    expect(compileGlob("**/*.map", { dot: true }).matches("a/.b/.c.map")).toBe(true);
    expect(compileGlob("dist/*.ZIP", { anyCase: true }).matches("Dist/a.zip")).toBe(true);
  });

  it.each([
    ["a/b/c.zip", { literal: true, base: "a/b", depth: 1 }],
    ["a/(b)/*.zip", { literal: false, base: "a/(b)", depth: 1 }],
    ["a/*/c/d.zip", { literal: false, base: "a", depth: 3 }],
    ["a/**/c", { literal: false, base: "a", depth: Number.POSITIVE_INFINITY }],
    ["{a,b}/c", { literal: false, base: "", depth: 2 }],
    ["./a[1].zip", { literal: false, base: "", depth: 1 }],
  ])("knows where %s can match", (glob, found) => {
    expect(compileGlob(glob)).toMatchObject(found);
  });

  const pieces = ["a", "b", ".", "*", "?", "/", "[ab]", "x[a-c]", "**/", "/**/"];
  const asPiece = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
    .map((all) => all.join(""));
  const path = fc
    .array(fc.stringMatching(/^[abcx.]{1,3}$/), { minLength: 1, maxLength: 4 })
    .filter((names) => !names.some((name) => name.endsWith(".")))
    .map((names) => names.join("/"));

  it("agrees with picomatch where picomatch speaks the same language", () => {
    fc.assert(
      fc.property(asPiece, path, (glob, name) => {
        fc.pre(!/\/\/|^\/|\/$|\*\*\*|[^/]\*\*|\*\*[^/]|^\.|\/\.|(^|\/)\[|\.\/|\/\*\*$/.test(glob));
        const other = picomatch(glob, { noextglob: true, nonegate: true });
        expect(compileGlob(glob).matches(name), `${glob} against ${name}`).toBe(other(name));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["*a*a*a*a*ab", "a".repeat(250)],
    ["*-*-*-*-*-*-*.zip", `${"-".repeat(250)}.zi`],
    ["*[a-z]?*[a-z]?*[a-z]?*.zip", "a".repeat(250)],
    ["**/**/**/**/**/**/**/x", `${"a/".repeat(100)}y`],
    ["**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/b", "a/".repeat(120)],
    ["{*,*}{*,*}{*,*}{*,*}{*,*}{*,*}{*,*}{*,*}b", "a".repeat(250)],
    ["{**/,*}".repeat(100), "a/.".repeat(80)],
    ["{*a,{*b,{*c,*}}}".repeat(30), `${"abc".repeat(80)}/`],
    ["{".repeat(4000), "a"],
    ["{a,".repeat(800) + "}".repeat(800), "b"],
    ["{a,".repeat(100_000) + "}".repeat(100_000), "b"],
  ])("finds at once that a name does not fit (hostile glob %#)", (glob, name) => {
    const start = cpuTime();
    expect(compileGlob(glob).matches(name)).toBe(false);
    expect(cpuTime() - start).toBeLessThan(5000);
  });

  it.each([
    ["*-*-*.zip", "a-b-c-d.zip", true],
    ["*.*.*", "a.b.c.d", true],
    ["*a*b*c", "xaxbxbc", true],
    ["*a?*b*", "aab", true],
    ["*a?*b*", "ab", false],
    ["*x*y/*z*w", "axby/zzw", true],
    ["**/*a*a/b", "q/r/aa/b", true],
  ])("with several stars in a name, %s fits %s: %s", (glob, name, fits) => {
    expect(compileGlob(glob).matches(name)).toBe(fits);
  });

  it("gives a wildcard whole characters, also where a star comes before it", () => {
    expect(compileGlob("*[\u{dc00}-\u{dfff}]").matches("😀")).toBe(false);
    expect(compileGlob("??").matches("😀")).toBe(false);
    expect(compileGlob("*😀?").matches("a😀😀")).toBe(true);
  });

  it("takes no wildcard in what is longer than a path can be", () => {
    const glob = `${"a".repeat(longestGlob)}*`;
    expect(compileGlob(glob)).toMatchObject({ literal: true, depth: 1 });
    expect(compileGlob(glob).matches(glob)).toBe(true);
    expect(compileGlob(glob).matches(`${glob}b`)).toBe(false);
  });

  it("takes any text for a glob, and names itself", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."a*?[]{}\\,/!^-.😀\n".split("")) }),
        (glob) => {
          expect(compileGlob(glob).matches(compileGlob(glob).text)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("looksSecret", () => {
  it.each([
    ".git/config",
    "a/.GIT/x",
    ".git",
    ".env",
    "b/.Env.local",
    "cert.PEM",
    "x/server.key",
    "id_rsa.pub",
    ".npmrc",
  ])("says so of %s", (path) => expect(looksSecret(path)).toBe(true));
  it.each([
    "git/config",
    ".github/x",
    ".gitignore",
    "env",
    "a.keys",
    "my_id_rsa",
    "npmrc",
    "monkey",
  ])("leaves %s alone", (path) => expect(looksSecret(path)).toBe(false));
});
