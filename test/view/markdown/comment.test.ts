import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/core/run/report.ts";
import {
  type PageSection,
  pageLimit,
  parsePage,
  renderPage,
} from "../../../src/view/markdown/comment-page.ts";
import { pageWriter } from "../../../src/view/markdown/comment-writer.ts";
import { renderPlanSection } from "../../../src/view/markdown/plan-section.ts";
import { aChange, aPlan, aProblem, aReport, aTargetPlan } from "../../builders.ts";
import {
  facts,
  manyChanges,
  offline,
  pulled,
  stopped,
  unplanned,
  upToDate,
} from "../pull-scenes.ts";

const scenes: Readonly<Record<string, Report>> = { pulled, offline, upToDate, unplanned, stopped };
const environment = "live_mode";

function page(
  report: Report,
  given: Partial<typeof facts> = {},
  bodies: readonly string[] = [],
): string {
  return pageWriter(report, { ...facts, ...given }).write(bodies).text ?? "";
}

const size = (text: string) => Buffer.byteLength(text);

/** Names that would like to be something else. */
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          "```",
          "~~~",
          "\n",
          "\r\n",
          "<!-- dodo-files:end -->",
          "<!-- dodo-files:section 9 x -->",
          "-->",
          "<!--",
        ],
        ...[
          "<!-- dodo-files:live_mode -->",
          "@octocat",
          "#12",
          "GH-1",
          "::error::",
          "##[error]",
          "|",
          "</details>",
        ],
        ...[
          "<script>",
          "<img src=x onerror=alert(1)>",
          "[a](javascript:b)",
          "![](https://x.test)",
          "https://x.test",
        ],
        ...["\u0000", "\u001b[31m", "\u202e", "a", " ", "- ", "+ ", "@@", "\t"],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

describe("The comment of a pull request", () => {
  it.each(Object.entries(scenes))("is as reviewed: %s", async (name, report) => {
    await expect(`${page(report)}\n`).toMatchFileSnapshot(`snapshots/comment-${name}.md`);
  });

  it("answers in its first line what would happen, where, or what stops it", () => {
    const headline = (report: Report, given: Partial<typeof facts> = {}) =>
      page(report, given).split("\n")[2];
    expect(headline(pulled)).toBe(
      "## Store plan for `live_mode`: 2 to replace, 1 to create, 1 to remove",
    );
    expect(headline(upToDate)).toBe("## ✓ Store plan for `live_mode`: nothing to change");
    const warned = { ...upToDate, warnings: [aProblem(), aProblem({ code: "rule-count" })] };
    expect(headline(warned)).toBe(
      "## ✓ Store plan for `live_mode`: nothing to change, with 2 warnings",
    );
    expect(headline(unplanned)).toBe(
      "## ✗ No store plan for `live_mode`: rule-empty (and 1 more problem)",
    );
    expect(headline(stopped)).toBe("## ✗ Store plan for `live_mode` is stopped: name-taken");
    const manifest = "plugins/dodo-files.yaml";
    expect(headline(upToDate, { manifest })).toContain("plan of `plugins/dodo-files.yaml` for");
    expect(headline(pulled, { only: ["ebook"] })).toContain(
      "## Store plan for `live_mode`, only `ebook`: 2 to replace",
    );
    const only = Array.from({ length: 40 }, (_, index) => `p${index}`);
    expect(headline(upToDate, { only })).toContain(
      "`live_mode`, only `p0`, `p1`, `p10` and 37 more: nothing",
    );
  });

  it("claims nothing of a target that a problem stops, and nothing live without a key", () => {
    expect(page(stopped)).not.toContain("Buyers of ebook");
    expect(page(stopped)).toMatch(/^ {2}ebook {4}pdt_LEbook {3}stopped: name-taken$/m);
    expect(page(offline)).toContain("**Buyers of ebook will get, as far as the state knows:**");
    expect(page(offline)).toContain("without a key nothing live was read");
    expect(page(pulled)).toContain("an apply would send 103 MB");
    expect(page(stopped)).toContain("an apply would send 99.9 MB");
    const whole = page({ ...stopped, problems: [aProblem({ code: "too-many-removals" })] });
    expect(whole).toContain("- Reverb-1.2.0-Linux.tar.gz");
    expect(whole).not.toMatch(/Buyers of|an apply would send/);
  });

  it("names the commit that people know, and links to a plain https address only", () => {
    expect(page(pulled)).toContain("Planned at `4f2a91c` against state 57");
    expect(page(pulled, { commit: undefined })).toContain("Planned at `7777777` against");
    expect(page(pulled, { runUrl: "https://x.test/?token=1" })).toMatch(/· run<\/sub>/);
  });

  it("folds a plan that is long", () => {
    const names = (count: number) => manyChanges(count, (index) => `file-${index}.zip`);
    expect(page({ ...names(8), problems: [] })).not.toContain("<summary>6 changes");
    expect(page({ ...names(80), problems: [] })).toContain(
      "<details><summary>60 changes</summary>",
    );
  });

  it("shows what is removed, and where, though a plan is too long to be shown whole", () => {
    const create = Array.from({ length: 2_000 }, (_, index) =>
      aChange({ action: "create", name: `new-${index}.zip` }),
    );
    const gone = aChange({
      action: "delete",
      name: "gone.zip",
      reason: "its rule left the manifest",
    });
    const targets = [
      aTargetPlan({ target: "pdt_1", spellings: ["first"], changes: create }),
      aTargetPlan({ target: "pdt_2", spellings: ["second"], changes: [...create, gone] }),
    ];
    const text = page(aReport({ command: "plan", result: "pending", plan: aPlan({ targets }) }));
    expect(text).toMatch(
      /```diff\n {2}second +pdt_2\n- gone\.zip .*\n {2}first +pdt_1\n\+ new-0\.zip/,
    );
    expect(text).toMatch(/… and \d+ more lines; the run's summary has them/);
  });

  it("keeps under GitHub's limit with 10,000 changes under the longest of names, totals first", () => {
    for (const name of ["音".repeat(85), "a".repeat(300), "`".repeat(255), "<".repeat(255)]) {
      const text = page(manyChanges(10_000, (index) => `${index}${name}`));
      expect(size(text)).toBeLessThanOrEqual(pageLimit);
      expect(text).toContain("is stopped: rule-empty (and 99 more problems)");
      expect(text).toMatch(/… and \d+ more lines; the run's summary has them/);
      expect(text).toContain("2500 unchanged");
    }
  });

  it("holds exactly its sections, whatever the names", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, path, message) => {
        const { problems, ...report } = manyChanges(8, (index) => `${name}${index}`);
        const told = {
          ...report,
          problems: problems.map((one) => Object.assign(one, { message })),
        };
        const own = page(told, { manifest: path });
        const sections = parsePage(own, environment);
        expect(sections).toHaveLength(1);
        const [other = ""] = [page(upToDate, { manifest: "other.yaml" })];
        const both = parsePage(page(told, { manifest: path }, [other]), environment) ?? [];
        expect(both.find(({ key }) => key === "other.yaml")).toEqual(
          parsePage(other, environment)?.[0],
        );
        expect(both.filter(({ key }) => key !== "other.yaml")).toEqual(sections);
      }),
    );
  });

  it("pings nobody, holds no command, and ends its block of changes where it means to", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const { problems: _, ...report } = manyChanges(4, (index) => `${name}${index}`);
        const lines = page({ ...report, result: "pending", problems: [] }).split("\n");
        const fence =
          lines.find((line) => line.endsWith("diff") && line.startsWith("```"))?.slice(0, -4) ??
          "?";
        const [from, to] = [lines.indexOf(`${fence}diff`), lines.lastIndexOf(fence)];
        expect(lines.filter((line) => line.trimStart().startsWith(fence))).toHaveLength(2);
        for (const line of lines.slice(from + 1, to)) expect(line).toMatch(/^[-+! ] /);
        const prose = [...lines.slice(0, from), ...lines.slice(to + 1)]
          .join("\n")
          .replace(/`[^`\n]*`/g, "");
        expect(prose).not.toMatch(/@\w|(?<!&)#\d|<(script|img)|\]\(javascript/i);
        for (const line of lines)
          expect(line.trimStart().startsWith("::") || line.includes("##[")).toBe(false);
      }),
    );
  });
});

describe("A page of several manifests", () => {
  const section = (key: string, run = 1, length = 20): PageSection => ({
    key,
    run,
    text: `## ${key}\n\n${"x".repeat(length)}`,
  });
  const own = {
    key: "b",
    run: 2,
    render: (budget: number) => `## own\n${"y".repeat(Math.min(budget, 50_000) - 10)}`,
  };
  const sections = (text: string) => parsePage(text, environment) ?? [];

  it("replaces its own section and leaves the others, letter by letter", () => {
    const text = renderPage(environment, { ...own, render: () => "new" }, [
      section("c"),
      section("b"),
      section("a"),
    ]);
    expect(sections(text)).toEqual([section("a"), { key: "b", run: 2, text: "new" }, section("c")]);
    expect(sections(text.replaceAll("\n", "\r\n"))).toEqual(sections(text));
  });

  it("is only a comment that begins with the environment's line", () => {
    const text = page(pulled);
    expect(parsePage(text, "test_mode")).toBeUndefined();
    expect(parsePage(`Look:\n${text}`, environment)).toBeUndefined();
    expect(parsePage("", environment)).toBeUndefined();
  });

  it("gives two that are both too long half each, whoever writes, and leaves them so", () => {
    const long = manyChanges(10_000, (index) => `file-${index}.zip`);
    let text = page(long);
    for (const manifest of ["other.yaml", "dodo-files.yaml", "other.yaml", "dodo-files.yaml"]) {
      text = page(long, { manifest }, [text]);
      expect(page(long, { manifest }, [text])).toBe(text);
    }
    for (const section of sections(text)) expect(size(section.text)).toBeGreaterThan(20_000);
    expect(sections(text)).toHaveLength(2);
  });

  it("cuts the longest of the others first, and keeps what each says first", () => {
    const text = renderPage(environment, own, [section("a", 1, 60_000), section("c", 1, 300)]);
    expect(size(text)).toBeLessThanOrEqual(pageLimit);
    expect(sections(text).map(({ text }) => text.slice(0, 6))).toEqual([
      "## a\n\n",
      "## own",
      "## c\n\n",
    ]);
    expect(sections(text)[0]?.text).toContain("Cut, since this comment is full");
    expect(sections(text)[2]).toEqual(section("c", 1, 300));
  });

  it("stays under the limit whatever there is, with its own section in it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30_000), { maxLength: 40 }),
        fc.nat(70_000),
        (lengths, length) => {
          const others = lengths.map((one, index) => section(`other-${index}`, 1, one));
          const render = (budget: number) => "y".repeat(Math.min(budget, length));
          const text = renderPage(environment, { ...own, render }, others);
          expect(size(text)).toBeLessThanOrEqual(pageLimit);
          expect(sections(text).some(({ key, run }) => key === "b" && run === 2)).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
    const many = Array.from({ length: 900 }, (_, index) => section(`manifest-${index}`));
    expect(renderPage(environment, own, many)).toMatch(
      /\n… and \d+ more manifests: the summaries of their runs/,
    );
  });
});

describe("What a run makes of the page", () => {
  const write = (report: Report, given: Partial<typeof facts>, bodies: readonly string[] = []) =>
    pageWriter(report, { ...facts, ...given }).write(bodies);

  it("is silence where nothing would change and nobody wants to hear it", () => {
    expect(write(upToDate, { when: "changes" })).toEqual({});
    expect(write(pulled, { when: "changes" }).text).toContain("2 to replace");
    expect(write(unplanned, { when: "changes" }).text).toContain("No store plan");
    expect(write(upToDate, { when: "true" }).text).toContain("nothing to change");
  });

  it("is the truth where the page says otherwise", () => {
    const bodies = [page(pulled, { run: "70" })];
    expect(write(upToDate, { when: "changes" }, bodies).text).toContain("nothing to change");
    expect(write(upToDate, { when: "changes", manifest: "other.yaml" }, bodies)).toEqual({});
  });

  it("is nothing where a newer run was there before", () => {
    const bodies = [page(pulled, { run: "78" })];
    expect(write(upToDate, {}, bodies)).toEqual({ why: expect.stringContaining("A newer run") });
    expect(write(upToDate, { manifest: "other.yaml" }, bodies).text).toContain("2 to replace");
    expect(write(upToDate, { run: undefined }, bodies).text).toContain("nothing to change");
  });

  it("is the same text the second time", () => {
    const once = page(pulled, {}, [page(upToDate, { manifest: "other.yaml" })]);
    expect(page(pulled, {}, [once])).toBe(once);
  });

  it("finds its section again, however long or odd the manifest's path", () => {
    for (const manifest of [
      `${"a".repeat(999)}😀/dodo-files.yaml`,
      "a--> b\n<!--",
      "--",
      "%",
      "é/ü.yaml",
    ]) {
      const once = page(pulled, { manifest });
      expect(page(pulled, { manifest }, [once])).toBe(once);
    }
  });

  it("gathers the sections of two pages, and keeps shards of one manifest apart", () => {
    const [app, book] = [page(pulled, { only: ["app"] }), page(upToDate, { only: ["book"] })];
    const text = page(upToDate, { manifest: "other.yaml" }, [app, book]);
    expect(parsePage(text, environment)?.map(({ key }) => key)).toEqual([
      "dodo-files.yaml\napp",
      "dodo-files.yaml\nbook",
      "other.yaml",
    ]);
  });
});

it("A section fits its budget, however small", () => {
  const report = manyChanges(500, (index) => `${"&".repeat(250)}${index}`);
  for (const budget of [12_000, 20_000, 64_000]) {
    expect(size(renderPlanSection(report, facts, budget))).toBeLessThanOrEqual(budget);
  }
});
