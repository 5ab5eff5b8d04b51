import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect } from "vitest";
import type { Storefront } from "../../src/app/ports.ts";
import { liveIds } from "../../src/core/dodo/listing.ts";
import { Problem } from "../../src/core/problem.ts";
import { createEntitlementStorefront } from "../../src/io/dodo/entitlement-route.ts";
import { listShop } from "../../src/io/dodo/list-shop.ts";
import { createProductStorefront } from "../../src/io/dodo/product-route.ts";
import { createBranchStateStore } from "../../src/io/github/state-store.ts";
import { createDispatcher } from "../../src/io/http/http.ts";
import { connect } from "../../src/wire/dodo.ts";
import { hash } from "../contracts/storefront.ts";
import { fuzz, problemOr, secret, spoiled } from "./fuzz.ts";

/** What the server says to the next requests, round and round. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

let answers: readonly Answer[] = [];
let asked = 0;
const key = "dodo_test_secret_key";
const server: Server = createServer((request, response) => {
  request.resume().once("end", () => {
    const { status, headers, text } = answers[asked++ % answers.length] ?? {
      status: 500,
      headers: {},
      text: "",
    };
    response.writeHead(status, headers).end(status === 204 || status === 304 ? undefined : text);
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const dispatcher = createDispatcher(4, 1_000);
afterAll(async () => {
  await dispatcher.destroy();
  server.closeAllConnections();
  server.close();
});

const said: string[] = [];
const onWait = (sentence: string) => void said.push(sentence);
const connected = connect({
  baseUrl: new URL(origin),
  apiKey: key,
  dispatcher,
  requestsPerMinute: 1_000_000,
  retries: { firstDelay: 0, onWait },
  secret: () => {},
  stallMs: 1_000,
});
const { client } = connected;
const options = { ...connected, answerTime: 1_000 };

const download_url = `${origin}/bucket/key?${secret}`;
const files = [
  {
    file_id: "0193b3a2-6001-7000-8000-0000000077b0",
    filename: "a.zip",
    download_url,
    expires_in: 900,
    file_size: 2,
  },
  { file_id: "df_0123456789", filename: "b.zip", download_url, expires_in: 900 },
];
const delivery = { files, external_url: null, instructions: "Read me." };
const entitlement = {
  id: "ent_a",
  integration_type: "digital_files",
  integration_config: { digital_files: delivery },
};
const product = {
  product_id: "pdt_a",
  digital_product_delivery: delivery,
  entitlements: [entitlement],
};
const reservation = { file_id: "0193b3a2-6001-7000-8000-0000000077b1", url: download_url };

const header = fc.oneof(
  fc.constant({}),
  fc.constantFrom<Readonly<Record<string, string>>>(
    { "retry-after": "0" },
    { "retry-after": "yesterday" },
    { "retry-after-ms": "-1e400" },
    { "x-ratelimit-remaining": "NaN", "x-ratelimit-reset": "1e99" },
    { etag: '"0123456789abcdef0123456789abcdef"' },
    { etag: "<script>" },
    { "content-range": "bytes 0-0/2" },
    { "content-range": "bytes 0-0/99999999999999999999" },
    { location: "http://192.0.2.1/" },
    { location: "file:///etc/passwd" },
    { location: `https://127.0.0.1:9/?${secret}` },
    { "x-request-id": "::error::x" },
    { "content-type": "text/html" },
  ),
);
const statuses = [
  200, 200, 200, 200, 201, 204, 206, 301, 302, 400, 401, 403, 404, 409, 410, 413, 422, 429, 500,
  503,
];

/** Answers with what should be there, spoiled or something else. */
function answersLike(...valid: readonly unknown[]): fc.Arbitrary<readonly Answer[]> {
  const json = fc
    .constantFrom(...valid)
    .chain(spoiled)
    .map((one) => JSON.stringify(one));
  const error = fc
    .constant({ code: "FILE_IN_USE", message: `${key} at ${download_url}` })
    .chain(spoiled)
    .map((one) => JSON.stringify(one));
  const text = fc.oneof(
    json,
    error,
    fc.constantFrom("", "<html>", "{", "null", "[", "\ufeff{}", "{}{}"),
  );
  const answer = fc.record({ status: fc.constantFrom(...statuses), headers: header, text });
  return fc.array(answer, { minLength: 1, maxLength: 4 });
}

/** Does it, and sees that neither the key nor anything secret of an address is told. */
async function hear<T>(given: readonly Answer[], work: () => Promise<T>): Promise<T | Problem> {
  [answers, asked] = [given, 0];
  said.length = 0;
  const came = await problemOr(work);
  const told =
    came instanceof Problem ? [came.message, came.remedy, ...came.details, ...said] : said;
  expect(told.join()).not.toContain(secret);
  expect(told.join()).not.toContain(key);
  return came;
}

const real = join(await mkdtemp(join(tmpdir(), "dodo-fuzz-")), "a.zip");
await writeFile(real, "a1");
const file = { path: "a.zip", real, size: 2, sha256: hash("a1") };
const live = {
  file_id: files[0]?.file_id ?? "",
  name: "a.zip",
  size: null,
  download_url,
  own: true,
};

interface Route {
  readonly target: string;
  readonly open: () => Storefront;
  readonly listing: unknown;
  readonly uploaded: unknown;
}

const routes: readonly Route[] = [
  {
    target: "pdt_a",
    open: () => createProductStorefront(options),
    listing: product,
    uploaded: reservation,
  },
  {
    target: "ent_a",
    open: () => createEntitlementStorefront(options),
    listing: entitlement,
    uploaded: { file_id: "df_1" },
  },
];

for (const { target, open, listing, uploaded } of routes) {
  fuzz(`answers to a read of ${target}`, answersLike(listing), async (given) => {
    const read = await hear(given, () => open().read(target));
    if (!(read instanceof Problem)) expect(liveIds(read).size).toBe(read.files.length);
  });

  fuzz(`answers to an upload to ${target}`, answersLike(uploaded, listing), (given) => {
    const upload = {
      target,
      name: "a.zip",
      file,
      signal: AbortSignal.timeout(5_000),
      reserved: () => {},
      sent: () => {},
    };
    return hear(given, () => open().deliver(upload));
  });

  fuzz(
    `answers to a new list and a removal of ${target}`,
    answersLike(listing, { items: [] }),
    async (given) => {
      const before = { target, files: [live], entitlements: [], beside: {} };
      await hear(given, () => open().write(before, [live.file_id], new Set([live.file_id])));
      await hear(given, () =>
        open().remove({ target, file_ids: [live.file_id, "x"], withdrawSold: false }),
      );
    },
  );
}

fuzz("answers to a download", answersLike("a1", files), async (given) => {
  const [{ open } = { open: () => createProductStorefront(options) }] = routes;
  const proof = await hear(given, () => open().prove(live, file, 1_000));
  if (proof === "equal")
    expect(given.some(({ text, headers }) => text === "a1" || headers["etag"])).toBe(true);
  await hear(given, () => open().digest(live, 2));
  await hear(given, async () => open().size?.(live));
});

fuzz(
  "answers to the lists of the shop",
  answersLike(
    { items: [{ product_id: "pdt_a", name: "A" }] },
    { items: [{ id: "ent_a", name: "E" }] },
  ),
  (given) => hear(given, () => listShop(client)),
);

const sha = "4f2a91c0".repeat(5);
const git = [
  { object: { sha } },
  { sha, tree: { sha } },
  { full_name: "acme/plugins", permissions: { push: true } },
  { sha },
];

// GitHub never had Dodo's key.
const ofGitHub = answersLike(...git).map((all) =>
  all.map((one) => ({ ...one, text: one.text.replaceAll(key, "") })),
);

fuzz("answers of GitHub", ofGitHub, async (given) => {
  let n = 0;
  const fetch: typeof globalThis.fetch = async () => {
    const { status, headers, text } = given[n++ % given.length] ?? {
      status: 500,
      headers: {},
      text: "",
    };
    const isEmpty = status === 204;
    return new Response(isEmpty ? null : text, {
      status,
      headers: { "content-type": "application/json", ...headers },
    });
  };
  const at = {
    token: "write-token",
    apiUrl: origin,
    repository: "acme/plugins",
    branch: "dodo-files-state",
    fetch,
    retryDelay: 0,
  };
  const store = createBranchStateStore({
    ...at,
    environment: "test_mode",
    manifest: "dodo-files.yaml",
  });
  await hear(given, () => store.load());
  await hear(given, () => store.save("{}", sha, "saved"));
  await hear(given, () => store.save("{}", null, "saved"));
  await hear(given, () => store.prove());
});
