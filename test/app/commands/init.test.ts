import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { run } from "../../../src/app/commands/run.ts";
import type { Choice, Questions, Storefront } from "../../../src/app/ports.ts";
import type { RunPorts } from "../../../src/app/run/context.ts";
import type { ShopItem } from "../../../src/core/init/shop.ts";
import { parseManifest } from "../../../src/core/manifest/parse.ts";
import type { Report } from "../../../src/core/run/report.ts";
import { readSettings } from "../../../src/settings/read.ts";
import { createMemoryStateStore } from "../../fakes/memory-state-store.ts";
import { createShop } from "../../fakes/memory-storefront.ts";
import { createMemoryWorkspace } from "../../fakes/memory-workspace.ts";

interface Start {
  readonly files?: { readonly [path: string]: string };
  readonly inputs?: { readonly [name: string]: string };
  readonly shelves?: readonly ShopItem[];
  readonly storefront?: Storefront;
  readonly questions?: Questions;
  readonly manifest?: string;
}

/** Runs `init` over files in memory; what it wrote, by path. */
async function begin({ files = {}, inputs = {}, ...start }: Start) {
  const written = new Map<string, string>();
  const shelves = start.shelves && (async () => start.shelves ?? []);
  const report = await runOver(
    { command: "init", workflow: "store.yml", ...inputs },
    start.manifest ?? null,
    {
      files,
      ...start,
      initPorts: {
        listShop: shelves,
        questions: start.questions,
        async write(path, text) {
          if (path in files || written.has(path)) return false;
          written.set(path, text);
          return true;
        },
      },
    },
  );
  return { report, written, manifest: written.get("dodo-files.yaml") ?? "" };
}

async function runOver(
  inputs: { readonly [name: string]: string },
  text: string | null,
  { files = {}, storefront, initPorts }: Start & { readonly initPorts?: RunPorts["initPorts"] },
): Promise<Report> {
  const { settings, problems } = readSettings({
    face: "command line",
    inputs,
    env: {},
    event: undefined,
  });
  if (!settings) throw problems[0];
  const manifest = { path: "dodo-files.yaml", text, digest: "0" };
  const ports: RunPorts = {
    workspace: createMemoryWorkspace(files),
    storefront,
    store: createMemoryStateStore(),
    initPorts: initPorts ?? { write: async () => false },
    clock: { now: () => 0, elapsed: () => 0, sleep: async () => {} },
    observe: () => {},
    signal: new AbortController().signal,
    newLineage: () => "lineage-1",
    invocation: "00000001",
    rescue: async () => [],
    agreed: async () => "given",
  };
  return run(settings, manifest, { ...ports, open: async () => ports });
}

/** Answers in their order; a choice by the start of its label. */
function answers(...given: readonly (string | readonly string[] | boolean)[]): Questions {
  const left = [...given];
  const pick = <T>(choices: readonly Choice<T>[], label: unknown): T => {
    const found = choices.find((choice) => choice.label.startsWith(String(label)));
    if (!found)
      throw new Error(`${label} is not among ${choices.map((choice) => choice.label).join(", ")}`);
    return found.value;
  };
  return {
    one: async (_, choices) => pick(choices, left.shift()),
    some: async (_, choices) => [left.shift()].flat().map((label) => pick(choices, label)),
    text: async (_, otherwise) => String(left.shift() || otherwise),
    confirm: async () => left.shift() === true,
  };
}

const tree = {
  "dist/App-1.2.0-macOS.zip": "mac",
  "dist/App-1.2.0.zip": "plain",
  "docs/manual.pdf": "manual",
  "dist/manual.pdf": "another",
  "dist/empty.zip": "",
  "dist/notes.txt": "no download",
  "node_modules/x/dist/x.zip": "x",
  ".env.zip": "secret",
};

describe("init", () => {
  it("proposes a rule for each file that looks like a download, with its version left open, and names apart", async () => {
    const { manifest, report } = await begin({ files: tree });
    expect(report).toMatchObject({ result: "changed", problems: [] });
    expect(manifest).toMatchInlineSnapshot(`
      "# What buyers download, and where it goes.
      version: 1

      products: # a name for each; ids differ between test_mode and live_mode
        app: { test_mode: pdt_FillInTestId, live_mode: pdt_FillInLiveId } # fill in: pdt_… or ent_… from the Dodo dashboard

      files: # files of this folder: the product that they go to
        "dist/App-*-macOS.zip": { to: app, name: "App-{version}-macOS{ext}" }
        "dist/App-*.zip": { to: app, name: "App-{version}{ext}", exclude: ["dist/App-*-macOS.zip"] }
        "dist/manual.pdf": app
        "docs/manual.pdf": { to: app, name: "{dir}-{base}" }
      "
    `);
  });

  it("has no rule that matches what cannot be delivered", async () => {
    const beside = await begin({
      files: { "dist/App-1.0.0.zip": "", "dist/App-2.0.0.zip": "two" },
    });
    expect(beside.manifest).toContain('  "dist/App-2.0.0.zip": app\n');
    const alone = await begin({ files: { "dist/a.zip": "" } });
    expect(alone.manifest).toContain('  "dist/fill-in.zip": { to: app, empty: warn } # fill in');
  });

  it("lists what the shop has, and what it delivers now; a product that delivers through an entitlement is that entitlement", async () => {
    const shelves = [
      { id: "pdt_app", title: "Reverb, the plug-in" },
      { id: "pdt_book", title: "" },
      { id: "ent_files", title: "Files of the book" },
    ];
    const shop = createShop(["pdt_app", "pdt_book"]);
    const storefront: Storefront = {
      ...shop,
      async read(target) {
        if (target === "pdt_app") return shop.read(target);
        const file = {
          file_id: "df_1",
          name: "Mixing.epub",
          size: 1,
          download_url: "",
          own: target !== "pdt_book",
        };
        const entitlements = target === "pdt_book" ? [{ id: "ent_files", file_ids: ["df_1"] }] : [];
        return { target, files: [file], entitlements, beside: {} };
      },
    };
    const files = { "dist/book.epub": "b", "dist/Reverb.zip": "r" };
    const { manifest, report } = await begin({
      files,
      shelves,
      storefront,
      inputs: { environment: "live_mode" },
    });
    expect(report.notices).toContain("Reverb, the plug-in (pdt_app)  delivers no file yet");
    expect(report.notices).toContain("ent_files  delivers Mixing.epub");
    expect(manifest).toContain(
      "  reverb-the-plug-in: { live_mode: pdt_app, test_mode: null } # Reverb, the plug-in.",
    );
    expect(manifest).toContain("  files: { live_mode: ent_files, test_mode: null } #");
    expect(manifest).not.toContain("pdt_book");
    expect(manifest).toContain('  "dist/Reverb.zip": reverb-the-plug-in\n');
    expect(shop.calls.filter((call) => !JSON.stringify(call).includes("read"))).toEqual([]);
  });

  it("asks for what it is not given", async () => {
    const shelves = [
      { id: "pdt_app", title: "App" },
      { id: "pdt_book", title: "Book" },
      { id: "pdt_other", title: "Other" },
    ];
    const questions = answers(["App", "Book"], ["dist/a.zip", "dist/b.epub"], "app", "book", false);
    const files = { "dist/a.zip": "a", "dist/b.epub": "b", "dist/c.zip": "c" };
    const storefront = createShop(shelves.map(({ id }) => id));
    const { manifest, written } = await begin({ files, shelves, storefront, questions });
    expect(manifest).toMatch(
      /app: pdt_app # App\.\n {2}book: pdt_book # Book\.\n\n[\s\S]*"dist\/a\.zip": app\n {2}"dist\/b\.epub": book\n$/,
    );
    expect([...written.keys()]).toEqual(["dodo-files.yaml"]);
    const alone = await begin({ questions: answers("My App", "", true) });
    expect(alone.manifest).toContain("  my-app: { test_mode: pdt_FillInTestId");
    expect([...alone.written.keys()]).toEqual(["dodo-files.yaml", "store.yml"]);
  });

  it("takes what it is given, and asks nothing of it", async () => {
    const inputs = {
      environment: "test_mode",
      product: "app=pdt_A\nbook=ent_B",
      file: "dist/*.zip=app\ndocs/{a,b}=c.pdf\nLICENSE=*",
      workflow: "false",
    };
    const { manifest, written } = await begin({ inputs, questions: answers() });
    const { manifest: parsed, problems } = parseManifest(manifest, "dodo-files.yaml");
    expect(problems).toEqual([]);
    expect(parsed?.products.map(({ name, ids }) => [name, ids.test_mode])).toEqual([
      ["app", "pdt_A"],
      ["book", "ent_B"],
    ]);
    expect(parsed?.rules.map(({ glob }) => glob)).toEqual([
      "dist/*.zip",
      "docs/{a,b}=c.pdf",
      "LICENSE",
    ]);
    expect([...written.keys()]).toEqual(["dodo-files.yaml"]);
  });

  it.each([
    { product: "App=pdt_A" },
    { product: "app=A" },
    { product: "app=pdt_A\napp=pdt_B" },
    { workflow: "../a.yml" },
  ])("refuses %j", async (inputs) => {
    await expect(begin({ inputs })).rejects.toMatchObject({ code: "input-invalid" });
  });

  it("overwrites nothing: a manifest stops it, a workflow stays", async () => {
    const { report, written } = await begin({ manifest: "version: 1", files: tree });
    expect(report.problems).toMatchObject([
      { code: "input-invalid", message: expect.stringContaining("already") },
    ]);
    expect(written.size).toBe(0);
    const second = await begin({ files: { ...tree, "store.yml": "mine" } });
    expect([...second.written.keys()]).toEqual(["dodo-files.yaml"]);
    expect(second.report.notices.join("\n")).toContain(
      "store.yml is there already and was left as it is",
    );
  });

  it("ends with the next steps, three lines", async () => {
    const { report } = await begin({});
    expect(report.notices.slice(-3).map((line) => line.slice(0, 2))).toEqual(["1.", "2.", "3."]);
  });
});

describe("Whatever lies in the folder", () => {
  const word = fc.oneof(
    fc.constantFrom(
      "App",
      "app",
      "-",
      " ",
      "v",
      "1.2.0",
      "2.0",
      "1.3.0-beta.1",
      "macOS",
      "{version}",
      "{x}",
      "*",
      "[a]",
    ),
    fc.constantFrom(
      '"',
      "'",
      "\\",
      "#",
      ": ",
      "\u0085",
      "\u2028",
      "\ufeff",
      "\u009b",
      "é",
      "e\u0301",
    ),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  );
  const path = fc
    .tuple(
      fc.constantFrom("", "dist/", "docs/", "dist/mac/", "dist/[x]/", "build/a b/", "out/v1.0/"),
      fc
        .array(word, { minLength: 1, maxLength: 5 })
        .map((words) => words.join("").replaceAll("/", "")),
      fc.constantFrom(".zip", ".tar.gz", ".pdf", ".AppImage"),
    )
    .map((parts) => parts.join(""));

  it("the manifest validates without a complaint, and what it proposes matches", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(path, { maxLength: 8 }), fc.nat(3), async (paths, empty) => {
        const files = Object.fromEntries(
          paths.map((each, at) => [each, at === empty ? "" : `bytes of ${each}`]),
        );
        const { manifest } = await begin({ files });
        const report = await runOver({ command: "validate", tag: "v7.0.0" }, manifest, { files });
        expect(report.problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
        const nothing = manifest.includes("empty: warn") ? 1 : 0;
        // That some buyers cannot save a name is told of the file, whatever rule it has.
        const complaints = report.warnings.filter(({ code }) => code !== "name-unsafe");
        expect(complaints).toHaveLength(nothing);
      }),
      { numRuns: 500 },
    );
  });
});
