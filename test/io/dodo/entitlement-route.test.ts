import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Emulator } from "../../../emulator/emulator.ts";
import type { Fault } from "../../../emulator/faults.ts";
import type { Variant } from "../../../emulator/variants.ts";
import type { Upload } from "../../../src/app/ports.ts";
import { liveIds } from "../../../src/core/dodo/listing.ts";
import { createEntitlementStorefront } from "../../../src/io/dodo/entitlement-route.ts";
import { aFile, hash, storefrontContract } from "../../contracts/storefront.ts";
import { json, serve } from "../../servers/http.ts";
import { edgesTo, shared } from "./emulated.ts";

const extras = "ent_TestExtras1";
const files = `/entitlements/${extras}/files`;

/** The entitlement route before an emulator. */
function open(emulator: Emulator, answerTime = 2_000) {
  const { options, ...edges } = edgesTo(emulator);
  return { storefront: createEntitlementStorefront({ ...options, answerTime }), ...edges };
}

async function anUpload(text: string, name = "app.zip"): Promise<Upload> {
  const signal = new AbortController().signal;
  return {
    target: extras,
    name,
    file: await aFile(text),
    signal,
    reserved: () => {},
    sent: () => {},
  };
}

/** Runs with a storefront that is closed after. */
async function using<T>(
  emulator: Emulator,
  work: (opened: ReturnType<typeof open>) => Promise<T>,
): Promise<T> {
  const opened = open(emulator);
  return work(opened).finally(opened.close);
}

function posts(emulator: Emulator): number {
  return emulator.requests.filter(({ method }) => method === "POST").length;
}

describe.each<[string, Partial<Variant>]>([
  ["as is most likely", {}],
  ["with sizes left out", { listsSize: false }],
  ["with errors that say nothing", { errorBodies: false }],
])("the emulator %s", (name, variant) => {
  const emulator = shared(variant);
  storefrontContract(`the entitlement route, ${name},`, async () => {
    const { storefront, close } = open(emulator());
    return {
      storefront,
      product: extras,
      addFile: (file, bytes) => emulator().addFile(extras, { name: file, bytes }),
      async buyer() {
        const seen = await emulator().buyer(extras);
        return Object.fromEntries(seen.map((file) => [file.name, file.sha256]));
      },
      close,
    };
  });
});

describe("the entitlement route", () => {
  const emulator = shared();
  const deliver = (upload: Upload) =>
    using(emulator(), ({ storefront }) => storefront.deliver(upload));

  it("uploads and attaches with one request, and tells the id", async () => {
    const ids: string[] = [];
    const sent: number[] = [];
    const upload = {
      ...(await anUpload("one", 'Ä "b" %.pdf')),
      reserved: (id: string) => void ids.push(id),
    };
    const { file_id, proven } = await deliver({ ...upload, sent: (bytes) => sent.push(bytes) });
    expect([ids, proven, sent.at(-1)]).toEqual([[file_id], true, 3]);
    expect(await emulator().buyer(extras)).toMatchObject([
      { file_id, name: 'Ä "b" %.pdf', sha256: hash("one") },
    ]);
    expect(posts(emulator())).toBe(1);
    expect(emulator().violations).toEqual([]);
  });

  it("sends a type by the name, and an exact length, never chunked", async () => {
    const entitlement = {
      integration_type: "digital_files",
      integration_config: { digital_files: { files: [] } },
    };
    const server = await serve(json(200, entitlement), json(201, { file_id: "df_1" }));
    const elsewhere = { ...emulator(), url: server.url.href };
    await using(elsewhere, async ({ storefront }) => {
      expect(
        (await storefront.deliver(await anUpload("x".repeat(3_000_000), "book.epub"))).file_id,
      ).toBe("df_1");
    });
    const [, post] = server.arrived;
    expect(post?.headers["content-length"]).toBe(String(post?.body.length));
    expect(post?.headers["transfer-encoding"]).toBeUndefined();
    const head = post?.body.subarray(0, 600).toString("latin1").replaceAll(/x+$/g, "") ?? "";
    expect(head.split("\r\n").filter((line) => !line.startsWith("--"))).toEqual([
      'Content-Disposition: form-data; name="filename"',
      "",
      "book.epub",
      'Content-Disposition: form-data; name="file"; filename="book.epub"',
      "Content-Type: application/epub+zip",
      "",
      "",
    ]);
    await server.close();
  });

  it.each(["", "../x", "a/b?c=d", "%2e%2e"])(
    "takes no id that the state would refuse to read: %j",
    async (id) => {
      const url = "https://files.example.com/x";
      const listed = [
        { file_id: id, filename: "app.zip", download_url: url, expires_in: 900, file_size: 3 },
      ];
      const answer = (list: readonly unknown[]) =>
        json(200, {
          integration_type: "digital_files",
          integration_config: { digital_files: { files: list } },
        });
      const server = await serve(answer([]), json(201, { file_id: id }), answer(listed));
      const delivered = using({ ...emulator(), url: server.url.href }, async ({ storefront }) =>
        storefront.deliver(await anUpload("one")),
      );
      await expect(delivered).rejects.toMatchObject({ code: "api-failed", target: extras });
      await server.close();
    },
  );

  const faults: readonly [string, Omit<Fault, "on" | "times">, number][] = [
    ["a cut before", { kind: "reset-before" }, 2],
    ["a cut in the middle", { kind: "reset-middle" }, 2],
    ["a cut in the answer", { kind: "reset-middle", of: "response" } as never, 1],
    ["a cut after the work", { kind: "reset-after" }, 1],
    ["half an answer", { kind: "truncated-json" }, 1],
    ["a garbled answer", { kind: "malformed-json" }, 1],
    ["a page from something in between", { kind: "html" }, 2],
    ["a 502", { kind: "status", status: 502 } as never, 2],
    ["a 408", { kind: "status", status: 408 } as never, 2],
    ["a 429", { kind: "status", status: 429 } as never, 2],
    ["no answer at all", { kind: "stall" }, 2],
  ];
  it.each(faults)("after %s the file is there once", async (_, fault, sent) => {
    for (const text of ["small", "L".repeat(3_000_000)]) {
      await emulator().reset();
      await emulator().addFile(extras, { name: "app.zip", bytes: text });
      emulator().fault({ on: { method: "POST", path: files }, ...fault } as Fault);
      const { file_id } = await deliver(await anUpload(text));
      const buyer = await emulator().buyer(extras);
      expect(buyer.map((file) => [file.name, file.sha256])).toEqual(
        Array(2).fill(["app.zip", hash(text)]),
      );
      expect(buyer[1]?.file_id).toBe(file_id);
      expect(posts(emulator())).toBe(sent);
    }
  });

  it("takes nobody else's file of that name and size for its own", async () => {
    emulator().fault({ on: { method: "POST", path: files }, kind: "reset-before" });
    emulator().onRequest(async (_, { method }, moment) => {
      if (method !== "POST" || moment !== "before") return;
      emulator().onRequest(null);
      await emulator().addFile(extras, { name: "app.zip", bytes: "two" });
    });
    const { file_id } = await deliver(await anUpload("one"));
    expect(
      (await emulator().buyer(extras)).map((file) => [file.file_id === file_id, file.sha256]),
    ).toEqual([
      [false, hash("two")],
      [true, hash("one")],
    ]);
  });

  it("gives up after five tries, and says why", async () => {
    emulator().fault({
      on: { method: "POST", path: files },
      kind: "status",
      status: 503,
      times: 100,
    });
    await expect(deliver(await anUpload("one"))).rejects.toMatchObject({
      code: "api-failed",
      target: extras,
    });
    expect(posts(emulator())).toBe(5);
  });

  it("stops a large file that changed, and the form is never complete", async () => {
    const upload = await anUpload("L".repeat(3_000_000));
    const changed = { ...upload, file: { ...upload.file, sha256: hash("planned") } };
    await expect(deliver(changed)).rejects.toMatchObject({ code: "file-changed", target: extras });
    expect(posts(emulator())).toBe(1);
    expect(await emulator().buyer(extras)).toEqual([]);
  });

  it("ends when it is told to", async () => {
    const controller = new AbortController();
    emulator().fault({ on: { method: "POST", path: files }, kind: "stall" });
    emulator().onRequest(async (_, { method }) => {
      if (method === "POST") controller.abort(new Error("told to"));
    });
    await expect(
      deliver({ ...(await anUpload("one")), signal: controller.signal }),
    ).rejects.toThrow("told to");
    emulator().onRequest(null);
  });

  it("keeps the link and the instructions that stand beside the list, and never sends legacy ids", async () => {
    const fixture = { id: extras, external_url: "https://example.com/x", instructions: "Read me." };
    await emulator().reset({ entitlements: [fixture] });
    const before = emulator().product(extras);
    await using(emulator(), async ({ storefront }) => {
      const { file_id } = await storefront.deliver(await anUpload("one"));
      const listing = await storefront.read(extras);
      expect(listing.beside).toEqual({
        external_url: "https://example.com/x",
        instructions: "Read me.",
      });
      expect(await storefront.write(listing, [], new Set([file_id]))).toEqual({ kind: "accepted" });
    });
    expect(emulator().product(extras)).toEqual(before);
    expect(emulator().violations).toEqual([]);
  });

  it("sends no list where one file is not known to be an upload of ours", async () => {
    const foreign = await emulator().addFile(extras, { name: "by-hand.txt", bytes: "mine" });
    await using(emulator(), async ({ storefront }) => {
      const { file_id } = await storefront.deliver(await anUpload("one"));
      const listing = await storefront.read(extras);
      expect((await storefront.write(listing, [foreign], new Set([file_id]))).kind).toBe("refused");
      expect((await storefront.write(listing, [foreign])).kind).toBe("refused");
    });
    expect(emulator().requests.filter(({ method }) => method === "PATCH")).toEqual([]);
  });

  it("is target-unusable where the entitlement is of another kind", async () => {
    await emulator().reset({ entitlements: [{ id: extras, type: "discord" }] });
    await using(emulator(), async ({ storefront }) => {
      await expect(storefront.read(extras)).rejects.toMatchObject({
        code: "target-unusable",
        target: extras,
      });
    });
  });

  it("deletes nothing that buyers hold grants for, unless told", async () => {
    await using(emulator(), async ({ storefront }) => {
      const { file_id } = await storefront.deliver(await anUpload("one"));
      emulator().grants.add({ entitlement: extras });
      const removal = { target: extras, file_ids: [file_id], withdrawSold: false };
      expect(await storefront.remove(removal)).toEqual(new Map([[file_id, "sold"]]));
      expect(emulator().requests.filter(({ method }) => method === "DELETE")).toEqual([]);
      expect(await storefront.remove({ ...removal, withdrawSold: true })).toEqual(
        new Map([[file_id, "in-use"]]),
      );
      expect(liveIds(await storefront.read(extras))).toContain(file_id);
    });
  });

  it("finds a file deleted already in order", async () => {
    await using(emulator(), async ({ storefront }) => {
      const removal = { target: extras, file_ids: ["df_gone"], withdrawSold: false };
      expect(await storefront.remove(removal)).toEqual(new Map());
    });
  });
});

describe("an entitlement whose listing lags behind", () => {
  const emulator = shared({ listLag: 2 });

  it("is looked at until the upload shows, and nothing is sent twice", async () => {
    emulator().fault({ on: { method: "POST", path: files }, kind: "reset-after" });
    await using(emulator(), async ({ storefront }) => storefront.deliver(await anUpload("one")));
    expect(await emulator().buyer(extras)).toHaveLength(1);
    expect(posts(emulator())).toBe(1);
  });
});

describe("an entitlement that takes small files only", () => {
  const emulator = shared({ entitlementBytes: 1_000, fileCap: 1 });

  it("says file-too-large of a larger one", async () => {
    const upload = await anUpload("x".repeat(200_000));
    await using(emulator(), ({ storefront }) =>
      expect(storefront.deliver(upload)).rejects.toMatchObject({
        code: "file-too-large",
        target: extras,
      }),
    );
    expect(posts(emulator())).toBe(1);
  });

  it("says too-many-files where it is full", async () => {
    await emulator().addFile(extras, { name: "by-hand.txt", bytes: "mine" });
    await using(emulator(), async ({ storefront }) =>
      expect(storefront.deliver(await anUpload("one"))).rejects.toMatchObject({
        code: "too-many-files",
      }),
    );
  });
});

describe("an entitlement that a destroying DELETE empties", () => {
  const emulator = shared({ deleteInUse: "destroy" });

  it("loses sold bytes only where withdraw-sold says so", async () => {
    await using(emulator(), async ({ storefront }) => {
      const { file_id } = await storefront.deliver(await anUpload("one"));
      emulator().grants.add({ entitlement: extras });
      const removal = { target: extras, file_ids: [file_id], withdrawSold: false };
      await storefront.remove(removal);
      expect((await emulator().grants.views())[0]?.files).toEqual([
        { file_id, sha256: hash("one") },
      ]);
      await storefront.remove({ ...removal, withdrawSold: true });
      expect((await emulator().grants.views())[0]?.files).toEqual([{ file_id, sha256: "missing" }]);
    });
  });
});

describe("a large file", () => {
  it("is sent in bounded memory", () => {
    const { stdout, stderr } = spawnSync("node", ["test/io/dodo/large-form.ts"], {
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const { size, peak } = JSON.parse(stdout) as { readonly size: number; readonly peak: number };
    expect(size).toBeGreaterThan(200 * 1024 ** 2);
    // MiB over what the process has before it begins.
    expect(peak).toBeLessThan(100);
  }, 60_000);
});
