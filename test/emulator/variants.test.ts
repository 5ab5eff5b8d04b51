import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { request } from "undici";
import { describe, expect, test } from "vitest";
import { likely, parseVariant } from "../../emulator/variants.ts";
import { app, clientOf, extras, md5, put, sha256, withEmulator, withVariant } from "./client.ts";

async function* slowly(ms: number) {
  yield Buffer.from("ab");
  await new Promise((resolve) => setTimeout(resolve, ms));
  yield Buffer.from("cd");
}

type Client = ReturnType<typeof clientOf>;

const twoFiles = {
  products: [
    {
      id: app,
      files: [
        { name: "a", bytes: "a" },
        { name: "b", bytes: "b" },
      ],
      external_url: "https://example.com",
      instructions: "Hi.",
    },
  ],
  entitlements: [{ id: extras }],
};

describe("1 putAttaches", () => {
  test.each([
    ["no", 0, 0],
    ["on-upload", 0, 1],
    ["on-reserve", 1, 1],
  ] as const)("%s", async (putAttaches, afterReserve, afterPut) => {
    await withVariant({ putAttaches }, async (client, emulator) => {
      const { url } = await client.reserve("a");
      expect(await client.listed()).toHaveLength(afterReserve);
      await put(url, "a");
      expect(await client.listed()).toHaveLength(afterPut);
      expect((await emulator.buyer(app)).map((file) => file.sha256)).toEqual(
        afterPut ? [sha256("a")] : [],
      );
    });
  });
});

test.each([
  ["replace", 1],
  ["merge", 2],
] as const)("2 patchFiles %s leaves %i files", async (patchFiles, left) => {
  await withEmulator({ variant: { patchFiles }, fixtures: twoFiles }, async (emulator) => {
    const client = clientOf(emulator);
    const [first = ""] = await client.listed();
    await client.attach([first]);
    expect(await client.listed()).toHaveLength(left);
  });
});

test.each([
  ["keep", "https://example.com", "Hi."],
  ["clear", null, null],
] as const)("3 patchOmitted %s", async (patchOmitted, external_url, instructions) => {
  await withEmulator({ variant: { patchOmitted }, fixtures: twoFiles }, async (emulator) => {
    const client = clientOf(emulator);
    await client.attach(await client.listed());
    expect(emulator.product(app)).toMatchObject({ external_url, instructions });
    await client.attach(await client.listed(), {
      external_url: "https://example.com/2",
      instructions: null,
    });
    expect(emulator.product(app)).toMatchObject({
      external_url: "https://example.com/2",
      instructions: null,
    });
  });
});

test.each([
  ["yes", 200, 2],
  ["refuse", 422, 1],
  ["ignore", 200, 1],
] as const)("4 reattach %s", async (reattach, status, left) => {
  await withEmulator({ variant: { reattach }, fixtures: twoFiles }, async (emulator) => {
    const client = clientOf(emulator);
    const both = await client.listed();
    await client.attach(both.slice(1));
    expect((await client.attach(both)).status).toBe(status);
    expect(await client.listed()).toHaveLength(left);
  });
});

describe("5 signedHeaders", () => {
  const signed = (url: string) => new URL(url).searchParams.get("X-Amz-SignedHeaders");

  test("a signed Content-Type must be sent as it was signed", async () => {
    const variant = {
      signedHeaders: ["host", "content-type"],
      contentType: "application/zip",
    } as const;
    await withVariant(variant, async (client) => {
      const { url } = await client.reserve("a");
      expect(signed(url)).toBe("content-type;host");
      expect((await put(url, "a")).status).toBe(403);
      expect((await put(url, "a", { "content-type": "text/plain" })).status).toBe(403);
      expect((await put(url, "a", { "content-type": "application/zip" })).status).toBe(200);
    });
  });

  test("a signed Content-Length is whatever is sent", async () => {
    await withVariant({ signedHeaders: ["host", "content-length"] }, async (client, emulator) => {
      const { url, file_id } = await client.reserve("a");
      expect(signed(url)).toBe("content-length;host");
      expect((await put(url, "hello")).status).toBe(200);
      await client.attach([file_id]);
      expect(await emulator.buyer(app)).toMatchObject([{ size: 5, sha256: sha256("hello") }]);
    });
  });

  test("unsignedHeaders accept: Content-MD5 is then checked, and x-amz-* still refused", async () => {
    await withVariant({ unsignedHeaders: "accept" }, async (client) => {
      const { url } = await client.reserve("a");
      const header = Buffer.from(md5("a"), "hex").toString("base64");
      expect(
        (await put(url, "a", { "content-type": "text/plain", "content-md5": header })).status,
      ).toBe(200);
      const bad = await put(url, "b", { "content-md5": header });
      expect([bad.status, await bad.text()]).toEqual([400, expect.stringContaining("BadDigest")]);
      expect((await put(url, "a", { "x-amz-acl": "private" })).status).toBe(403);
    });
  });
});

test.each([
  ["at-start", 200, sha256("abcd")],
  ["at-end", 403, "missing"],
] as const)("6 expiry %s: a transfer that ends too late is %i", async (expiry, status, hash) => {
  await withVariant({ expiry, urlSeconds: 1 }, async (client, emulator) => {
    const { url, file_id } = await client.reserve("a");
    const parts = Readable.from(slowly(2100));
    const answer = await request(url, {
      method: "PUT",
      headers: { "content-length": "4" },
      body: parts,
    });
    expect([answer.statusCode, await answer.body.text()]).toEqual([
      status,
      status === 200 ? "" : expect.stringContaining("Request has expired"),
    ]);
    await client.attach([file_id]);
    expect(await emulator.buyer(app)).toMatchObject([{ sha256: hash }]);
  });
});

test.each([
  ["md5", `"${md5("a")}"`, null],
  ["kms", /^"[0-9a-f]{32}"$/, "aws:kms"],
  ["opaque", /^"opaque-/, null],
  ["wrong", /^"[0-9a-f]{32}"$/, null],
] as const)("7 etag %s, at the PUT and at a GET", async (etag, expected, encryption) => {
  await withVariant({ etag }, async (client) => {
    const { url, file_id } = await client.reserve("a");
    await client.attach([file_id]);
    const stored = await put(url, "a");
    const listed = await fetch((await client.files())[0]?.download_url ?? "");
    for (const { headers } of [stored, listed]) {
      expect(headers.get("etag")).toMatch(expected);
      expect(headers.get("etag") === `"${md5("a")}"`).toBe(etag === "md5");
      expect(headers.get("x-amz-server-side-encryption")).toBe(encryption);
    }
  });
});

test.each([true, false])("8 listsUnsent %s", async (listsUnsent) => {
  await withVariant({ listsUnsent }, async (client, emulator) => {
    const { file_id, url } = await client.reserve("a");
    expect((await client.attach([file_id])).status).toBe(200);
    expect(await client.listed()).toEqual(listsUnsent ? [file_id] : []);
    expect(await emulator.buyer(app)).toMatchObject(
      listsUnsent ? [{ size: null, sha256: "missing" }] : [],
    );
    await put(url, "a");
    expect(await client.listed()).toEqual([file_id]);
  });
});

test.each([401, 403] as const)("9 readOnlyStatus %i", async (readOnlyStatus) => {
  await withVariant({ readOnlyStatus }, async (_, emulator) => {
    expect((await clientOf(emulator, emulator.keys.read).attach([])).status).toBe(readOnlyStatus);
  });
});

test.each([
  [404, "NOT_FOUND"],
  [410, "PRODUCT_IS_DELETED"],
  [200, undefined],
] as const)("10 archived %i", async (archived, code) => {
  await withVariant({ archived }, async (client, emulator) => {
    emulator.archive(app);
    const answers = [await client.send("GET", `/products/${app}`), await client.attach([])];
    expect(answers.map(({ status }) => status)).toEqual([archived, archived]);
    expect(answers[0]?.json.code).toBe(code);
  });
});

test.each([
  ["refuse", 409, sha256("a")],
  ["destroy", 204, "missing"],
] as const)("11 deleteInUse %s", async (deleteInUse, status, hash) => {
  await withVariant({ deleteInUse }, async (client, emulator) => {
    const { json } = await client.upload("a");
    emulator.grants.add({ entitlement: extras });
    const answer = await client.send("DELETE", `/entitlements/${extras}/files/${json.file_id}`);
    expect([answer.status, answer.json?.code]).toEqual([
      status,
      status === 409 ? "FILE_IN_USE" : undefined,
    ]);
    expect((await emulator.grants.views())[0]?.files).toEqual([
      { file_id: json.file_id, sha256: hash },
    ]);
  });
});

test.each([
  ["honoured", 200, 0],
  ["ignored", 200, 1],
  ["in-use", 409, 1],
] as const)("12 detachByPatch %s", async (detachByPatch, status, left) => {
  await withVariant({ detachByPatch }, async (client, emulator) => {
    await client.upload("a");
    emulator.grants.add({ entitlement: extras });
    const body = { integration_config: { digital_file_ids: [] } };
    expect((await client.send("PATCH", `/entitlements/${extras}`, body)).status).toBe(status);
    expect(await client.extras()).toHaveLength(left);
  });
});

test.each([
  ["own", 1, 0],
  ["entitlement", 0, 1],
  ["both", 1, 1],
] as const)("13 migrated %s", async (migrated, own, attached) => {
  const fixtures = {
    products: [{ id: app, files: [{ name: "old", bytes: "old" }], migratedTo: extras }],
    entitlements: [{ id: extras }],
  };
  await withEmulator({ variant: { migrated }, fixtures }, async (emulator) => {
    const client = clientOf(emulator);
    const { json } = await client.send("GET", `/products/${app}`);
    expect(json.digital_product_delivery?.files ?? []).toHaveLength(own);
    expect(json.entitlements[0].integration_config.digital_files.files).toHaveLength(attached);
    expect(await client.extras()).toHaveLength(attached);
    expect((await emulator.buyer(app)).map(({ name }) => name)).toEqual(["old"]);
    // The trap: whoever starts from the product's own list alone drops the moved files.
    await client.attach([await client.deliver("new")]);
    expect((await emulator.buyer(app)).map(({ name }) => name)).toEqual(["new"]);
  });
});

test("14 fileCap refuses a longer list on both routes", async () => {
  await withVariant({ fileCap: 1 }, async (client) => {
    const ids = [await client.deliver("a"), await client.deliver("b")];
    const answer = await client.attach(ids);
    expect([answer.status, answer.json.code]).toEqual([422, "TOO_MANY_FILES"]);
    expect((await client.attach(ids.slice(1))).status).toBe(200);
    expect((await client.upload("a")).status).toBe(201);
    expect((await client.upload("b")).status).toBe(422);
  });
});

test("listsSize false leaves file_size out", async () => {
  await withEmulator({ variant: { listsSize: false }, fixtures: twoFiles }, async (emulator) => {
    expect((await clientOf(emulator).files())[0]).not.toHaveProperty("file_size");
  });
});

test("listLag 2 shows a change at the third read; buyers have it at once", async () => {
  const reads = async (client: Client) => [
    await client.listed(),
    await client.listed(),
    await client.listed(),
  ];
  await withVariant({ listLag: 2 }, async (client, emulator) => {
    const id = await client.deliver("a");
    await client.attach([id]);
    expect(await emulator.buyer(app)).toHaveLength(1);
    expect(await reads(client)).toEqual([[], [], [id]]);
    await client.upload("b");
    expect([await client.extras(), await client.extras()]).toEqual([[], []]);
    expect(await client.extras()).toHaveLength(1);
  });
});

test("errorBodies false leaves errors without a body", async () => {
  await withVariant({ errorBodies: false }, async (client) => {
    const answer = await client.send("GET", "/products/pdt_No");
    expect([answer.status, answer.text]).toEqual([404, ""]);
  });
});

test("missingBytes 403 answers so for a download without bytes", async () => {
  await withVariant({ missingBytes: 403 }, async (client) => {
    await client.attach([(await client.reserve("a")).file_id]);
    expect((await fetch((await client.files())[0]?.download_url ?? "")).status).toBe(403);
  });
});

test("urlSeconds and downloadSeconds are in the URLs and in the listing", async () => {
  await withEmulator(
    { variant: { urlSeconds: 7, downloadSeconds: 33 }, fixtures: twoFiles },
    async (emulator) => {
      const client = clientOf(emulator);
      expect(new URL((await client.reserve("a")).url).searchParams.get("X-Amz-Expires")).toBe("7");
      const [file] = await client.files();
      expect(new URL(file?.download_url ?? "").searchParams.get("X-Amz-Expires")).toBe("33");
      expect(file).toMatchObject({ expires_in: 33 });
    },
  );
});

test("entitlementBytes is the largest file that an entitlement takes", async () => {
  await withVariant({ entitlementBytes: 10 }, async (client, emulator) => {
    expect((await client.upload("a", "x".repeat(11))).status).toBe(413);
    expect((await client.upload("a", "x".repeat(100_000))).status).toBe(413);
    expect((await client.upload("a", "x".repeat(10))).status).toBe(201);
    expect(await emulator.buyer(extras)).toHaveLength(1);
  });
});

describe("settings on the command line", () => {
  test("are read as what they switch", () => {
    expect(
      parseVariant([
        "putAttaches=on-upload",
        "fileCap=3",
        "listsSize=false",
        "signedHeaders=host,content-type",
        "archived=404",
      ]),
    ).toEqual({
      putAttaches: "on-upload",
      fileCap: 3,
      listsSize: false,
      signedHeaders: ["host", "content-type"],
      archived: 404,
    });
  });

  test.each([
    "putAttache=no",
    "putAttaches=maybe",
    "fileCap=many",
    "listsSize=1",
    "signedHeaders=host,cookie",
    "archived=301",
    "etag",
  ])("%s is refused", (setting) => {
    expect(() => parseVariant([setting])).toThrow();
  });

  test("take every value that is likely", () => {
    for (const [key, value] of Object.entries(likely))
      expect(parseVariant([`${key}=${value}`])).toEqual({ [key]: value });
  });
});

test("README.md has a line for every switch, with its usual value, and there is a test of it here", () => {
  const readme = readFileSync(new URL("../../emulator/README.md", import.meta.url), "utf8");
  const tests = readFileSync(new URL(import.meta.url), "utf8");
  for (const [key, value] of Object.entries(likely)) {
    const line = readme.split("\n").find((each) => each.includes(`| \`${key}\` |`));
    expect(line, key).toContain(`**${value}**`);
    expect(tests).toMatch(new RegExp(`\\b${key}\\b`));
  }
});
