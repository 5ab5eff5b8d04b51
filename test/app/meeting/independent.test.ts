import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { hash } from "../../contracts/storefront.ts";
import { aWorld, type World } from "../world.ts";
import { namesOf } from "./meet.ts";

const manifest = `version: 1
files:
  "App.zip": pdt_app
  "book.pdf": pdt_book
`;

const ways = ["prove", "digest", "size"] as const;

/** Every look at the bytes of one target's files fails. */
function unreadable({ shop }: World, target: string): void {
  const { downloads } = shop;
  const isThere = (id: string) => downloads(target).some(({ file_id }) => file_id === id);
  for (const way of ways) {
    const look = shop[way] as (file: { readonly file_id: string }, ...more: never[]) => unknown;
    Object.assign(shop, {
      async [way](file: { readonly file_id: string }, ...more: never[]) {
        if (isThere(file.file_id)) throw down();
        return look(file, ...more);
      },
    });
  }
}

function down(): Problem {
  return new Problem({
    code: "network",
    message: "The connection to the file store failed.",
    remedy: "Run again.",
    transient: true,
  });
}

const open = (files: Readonly<Record<string, string>>) =>
  aWorld({ "dodo-files.yaml": manifest, ...files }, { variant: { listsSize: false } });

describe("if the files of one target cannot be downloaded", () => {
  it("an apply that has to compare them stops that target alone", async () => {
    const world = await open({ "App.zip": "one", "book.pdf": "book" });
    world.shop.addFile("pdt_app", "App.zip", "one");
    unreadable(world, "pdt_app");
    const report = await world.run({ tag: "v1" });
    expect(report.problems.map(({ code, target }) => [code, target])).toEqual([
      ["name-taken", "pdt_app"],
    ]);
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.pdf": hash("book") });
  });

  it("an apply that proves what it delivered stops that target alone", async () => {
    const world = await open({ "App.zip": "one", "book.pdf": "book" });
    unreadable(world, "pdt_app");
    const report = await world.run({ tag: "v1", verify: "content" });
    expect(report.problems.map(({ target }) => target)).toEqual(["pdt_app"]);
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.pdf": hash("book") });
  });

  it("a rollback stops that target alone", async () => {
    const world = await open({ "App.zip": "one", "book.pdf": "book1" });
    await world.run({ tag: "v1" });
    await world.write({ "App.zip": "two", "book.pdf": "book2" });
    await world.run({ tag: "v2" });
    await world.write({ "App.zip": "one", "book.pdf": "book1" });
    unreadable(world, "pdt_app");
    const report = await world.run({ command: "rollback" });
    expect(report.problems.filter(({ target }) => target !== "pdt_app")).toEqual([]);
    expect(world.shop.buyer("pdt_book")).toEqual({ "book.pdf": hash("book1") });
  });

  it("a check of the contents still says what is amiss in the others", async () => {
    const world = await open({ "App.zip": "one", "book.pdf": "book" });
    await world.run({ tag: "v1" });
    const [book] = world.shop.downloads("pdt_book");
    world.shop.spoil(book?.file_id ?? "", "koob");
    unreadable(world, "pdt_app");
    const report = await world.run({ command: "check", verify: "content" });
    expect(report.problems.map(({ code, target }) => [code, target])).toEqual([
      ["network", "pdt_app"],
      ["drift", "pdt_book"],
    ]);
  });

  it("an import takes over those of the others", async () => {
    const world = await open({ "App.zip": "one", "book.pdf": "book" });
    world.shop.addFile("pdt_app", "App.zip", "one");
    world.shop.addFile("pdt_book", "book.pdf", "book");
    unreadable(world, "pdt_app");
    const report = await world.run({ command: "import" });
    expect(report.problems.map(({ code, target }) => [code, target])).toEqual([
      ["network", "pdt_app"],
    ]);
    expect(report.state?.files.map(({ target }) => target)).toContain("pdt_book");
    expect(namesOf(world, "pdt_app")).toEqual(["App.zip"]);
  });
});
