import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/core/run/report.ts";
import { pageWriter } from "../../src/view/markdown/comment-writer.ts";
import { renderSummary } from "../../src/view/markdown/summary.ts";
import { app } from "../faces/shop.ts";
import { startWorlds, type Worlds } from "../faces/world.ts";
import {
  facts,
  manyChanges,
  offline,
  pulled,
  stopped,
  unplanned,
  upToDate,
} from "../view/pull-scenes.ts";
import { delivered, drifted, failed, imported, partly, planned } from "../view/scenes.ts";
import { domOf, draw, findBrowser } from "./browser.ts";
import { type Found, foundIn, inspection } from "./inspect.ts";
import { type Piece, pageOf } from "./page.ts";

const pictures = fileURLToPath(new URL("../../build/pictures", import.meta.url));
const browser = findBrowser();

const summaries: Readonly<Record<string, Report>> = {
  planned,
  delivered,
  partly,
  failed,
  imported,
  drifted,
};
const comments: Readonly<Record<string, Report>> = {
  pulled,
  offline,
  stopped,
  unplanned,
  upToDate,
};

/** Names that a disk holds, and that would like to be something else. */
const wild = [
  "<img src=x onerror=alert(1)>.pdf",
  "a|b|c.pdf",
  "`x` ```.pdf",
  "@octocat #12 GH-3.pdf",
  "[x](javascript:alert(1)).pdf",
  "<!-- dodo-files:end -->.pdf",
  "::error::x.pdf",
  "~~gone~~ **bold** _it_ $x$.pdf",
  "&lt;b&gt; %0A.pdf",
  "www.x.test.pdf",
];

describe("In a browser", () => {
  if (!browser) throw new Error("There is no Chromium. Install one, or name it with CHROMIUM.");
  let found: ReadonlyMap<string, Found>;
  let worlds: Worlds;
  const of = (id: string): Found => found.get(id) ?? expect.fail(`no article ${id}`);

  beforeAll(async () => {
    worlds = await startWorlds();
    await mkdir(pictures, { recursive: true });
    const real = await realRun(worlds);
    const pieces = [
      ...Object.entries(summaries).map(([id, report]) =>
        pieceOf(`summary-${id}`, renderSummary(report)),
      ),
      ...Object.entries(comments).map(([id, report]) =>
        pieceOf(`comment-${id}`, commentOf(report)),
      ),
      pieceOf("comment-many", commentOf(manyChanges(10_000, wildName))),
      pieceOf("summary-many", renderSummary(manyChanges(300, wildName))),
      ...real,
    ];
    const look = { browser, width: 1000 };
    found = foundIn(await domOf({ ...look, html: pageOf(pieces, inspection) })).articles;
    for (const kind of ["summary", "comment", "real"]) {
      const shown = pieces.filter(({ id }) => id.startsWith(kind) && !id.endsWith("-many"));
      const html = pageOf(shown, inspection);
      const { height } = foundIn(await domOf({ ...look, html }));
      await draw({ ...look, html, height, path: `${pictures}/${kind}.png` });
    }
  }, 180_000);
  afterAll(() => worlds.close());

  test("there are pictures to look at, in build/pictures", async () => {
    for (const kind of ["summary", "comment", "real"]) {
      expect((await stat(`${pictures}/${kind}.png`)).size).toBeGreaterThan(10_000);
    }
  });

  test("no element comes from a name, no link leads where we did not send it, nobody is called", () => {
    expect(found.size).toBe(15);
    for (const { elements, links, references } of found.values()) {
      expect(elements.filter((name) => !ours.includes(name))).toEqual([]);
      expect(
        links.filter(
          (link) => !/^https:\/\/github\.com\/(OWNER\/dodo-files|acme\/plugins)[/#]/.test(link),
        ),
      ).toEqual([]);
      expect(references).toEqual([]);
    }
  });

  test("tables have the rows and cells that they should, and nothing sticks out", () => {
    for (const { tables, overflowing } of found.values()) {
      for (const rows of tables) expect(new Set(rows.map((cells) => cells.length)).size).toBe(1);
      expect(overflowing).toEqual([]);
    }
    expect(of("summary-delivered").tables[0]).toEqual([
      ["", "product", "file", "was", "size", "file id"],
      [
        "~ replaced",
        "reverb",
        "Reverb-1.3.0-macOS.pkg",
        "1.2.0",
        "48.9 MB",
        "0193b3a2-4e0c-7000-8000-000000009f10",
      ],
      [
        "~ replaced",
        "reverb",
        "Reverb-1.3.0-Windows.exe",
        "1.2.0",
        "51.0 MB",
        "0193b3a2-51aa-7000-8000-0000000002c7",
      ],
      [
        "- removed",
        "reverb",
        "Reverb-1.2.0-Linux.tar.gz",
        "–",
        "41.0 MB",
        "its rule left the manifest",
      ],
      [
        "+ created",
        "ebook",
        "Mixing-2e.epub",
        "–",
        "3.1 MB",
        "0193b3a2-6001-7000-8000-0000000077b0",
      ],
    ]);
    const names = of("summary-many")
      .tables[0]?.slice(1)
      .map((cells) => cells[2]?.replaceAll("\u200b", ""));
    expect(names).toEqual(
      Array.from({ length: 300 }, (_, index) => wildName(index)).filter(
        (_, index) => index % 4 !== 3,
      ),
    );
  });

  test("what is detail is folded, and stays in its fold", () => {
    for (const { folded } of found.values())
      expect(folded.filter((title) => title.startsWith("OPEN"))).toEqual([]);
    expect(of("summary-delivered").folded).toEqual([
      "What buyers see now (2 products, 5 files)",
      "1 kept",
      "Undo",
    ]);
    expect(of("comment-pulled").folded).toEqual([
      "1 unchanged · 1 file in the store is not managed by dodo-files · 1 notice",
    ]);
    expect(of("comment-many").folded[0]).toBe("7500 changes");
  });

  test("the first line is the heading, and the only one", () => {
    for (const { headings } of found.values()) expect(headings).toHaveLength(1);
    expect(of("comment-stopped").headings).toEqual([
      "✗ Store plan for live_mode is stopped: name-taken",
    ]);
  });

  test("the block of changes is one block, and its columns are aligned", () => {
    const [block = [], ...others] = of("comment-pulled").blocks;
    expect(others).toEqual([]);
    const columns = block
      .filter((line) => /^[-+!]/.test(line))
      .map((line) => line.search(/(?<= {3})\S/));
    expect(new Set(columns).size).toBe(1);
    for (const id of ["comment-many", "real-comment"]) {
      expect(of(id).blocks).toHaveLength(1);
      expect(of(id).blocks[0]?.filter((line) => !/^[-+! ] /.test(line))).toEqual([]);
    }
  });

  test("every wild name of a real run is read as it is", () => {
    for (const id of ["real-comment", "real-summary"]) {
      const text = of(id).text.replaceAll("\u200b", "");
      for (const name of wild) expect(text).toContain(name.replace(/^::/, ": :"));
    }
    expect(of("real-summary").tables[0]).toHaveLength(wild.length + 1);
  });
});

/** All that the summary and the comment are made of. */
const ours = [
  ...[
    "a",
    "code",
    "details",
    "div",
    "h2",
    "li",
    "p",
    "pre",
    "span",
    "strong",
    "sub",
    "summary",
    "ul",
  ],
  ...["table", "tbody", "td", "th", "thead", "tr"],
];

function wildName(index: number): string {
  return `${index}-${wild[index % wild.length]}`;
}

function pieceOf(id: string, markdown: string): Piece {
  return { id, markdown, title: id, kind: id.includes("comment") ? "comment" : "summary" };
}

function commentOf(report: Report): string {
  return pageWriter(report, facts).write([]).text ?? "";
}

/** The built action on a disk with wild names: a plan on a pull request, then a delivery. */
async function realRun(worlds: Worlds): Promise<readonly Piece[]> {
  const manifest = `version: 1\nfiles: { "dist/*": ${app} }\n`;
  const files = wild.map((name) => [`dist/${name}`, name]);
  const world = await worlds.open({ "dodo-files.yaml": manifest, ...Object.fromEntries(files) });
  const payload = {
    pull_request: {
      number: 7,
      head: { sha: "0d".repeat(20), repo: { full_name: "acme/plugins" } },
    },
  };
  const event = { name: "pull_request", payload, ref: "refs/pull/7/merge" };
  await world.action({ token: "plan-token", event, inputs: { comment: "true" } });
  const { summary } = await world.action();
  return [
    pieceOf("real-comment", world.github.comments(7)[0]?.body ?? ""),
    pieceOf("real-summary", summary),
  ];
}
