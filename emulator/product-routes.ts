import { type Answer, invalid, notFound, ok, page, refuse } from "./answers.ts";
import { type Call, paging, type Route } from "./call.ts";
import { attachArrived, newList } from "./list-change.ts";
import { productJson, productSummary } from "./listing.ts";
import { newFile, setFiles, type Target, touch } from "./shop.ts";

export const productRoutes: readonly Route[] = [
  {
    method: "GET",
    path: /^\/products$/,
    query: { ...paging, archived: /^(true|false)$/, recurring: /^(true|false)$/, brand_id: /./ },
    body: null,
    answers: "GetProductsListResponse",
    run: async (call) =>
      ok({ items: await Promise.all(pageOf(call).map((each) => productSummary(call, each))) }),
  },
  {
    method: "GET",
    path: /^\/products\/(?<id>[^/]+)$/,
    query: {},
    body: null,
    answers: "GetProductResponse",
    run: (call) => withProduct(call, async (product) => ok(await productJson(call, product))),
  },
  {
    method: "PATCH",
    path: /^\/products\/(?<id>[^/]+)$/,
    query: {},
    body: "PatchProductRequest",
    answers: null,
    run: (call) => withProduct(call, (product) => patch(call, product)),
  },
  {
    method: "PUT",
    path: /^\/products\/(?<id>[^/]+)\/files$/,
    query: {},
    body: "UploadProductFile",
    answers: "UploadProductFileResponse",
    run: (call) => withProduct(call, (product) => reserve(call, product)),
  },
];

function pageOf({ world, query }: Call): readonly Target[] {
  const is = (name: string, value: boolean) =>
    !query.has(name) || query.get(name) === String(value);
  const archived = query.get("archived") === "true";
  const products = [...world.shop.products.values()].filter(
    (each) =>
      each.archived === archived &&
      is("recurring", each.fields["is_recurring"] === true) &&
      (!query.has("brand_id") || query.get("brand_id") === each.fields["brand_id"]),
  );
  return page(products, query);
}

async function withProduct(
  { world, id }: Call,
  run: (product: Target) => Promise<Answer>,
): Promise<Answer> {
  const product = world.shop.products.get(id);
  const { archived } = world.variant;
  if (!product || (product.archived && archived === 404)) return notFound(`Product ${id}`);
  if (product.archived && archived === 410)
    return refuse(410, "PRODUCT_IS_DELETED", `Product ${id} is archived.`);
  if (world.variant.putAttaches === "on-upload") await attachArrived(world, product);
  return run(product);
}

interface ProductPatch {
  readonly entitlements?: readonly { readonly entitlement_id: string }[] | null;
  readonly digital_product_delivery?: {
    readonly external_url?: string | null;
    readonly instructions?: string | null;
    readonly files?: readonly string[] | null;
  } | null;
}

async function patch(call: Call, product: Target): Promise<Answer> {
  const { world, label } = call;
  const { digital_product_delivery: delivery, entitlements, ...others } = call.body as ProductPatch;
  const foreign = Object.keys(call.body as object).filter(
    (field) => field !== "digital_product_delivery",
  );
  if (foreign.length > 0) world.violations.push(`${label} carried ${foreign.join(", ")}`);
  const unknown = entitlements?.find(
    ({ entitlement_id }) => !world.shop.entitlements.has(entitlement_id),
  );
  if (unknown) return invalid(`There is no entitlement ${unknown.entitlement_id}.`);
  const list = delivery?.files ? newList(world, product, delivery.files) : null;
  if (list && "refused" in list) return list.refused;
  if (entitlements) product.entitlements = entitlements.map(({ entitlement_id }) => entitlement_id);
  Object.assign(product.fields, others);
  if (delivery) {
    const omitted = world.variant.patchOmitted;
    product.external_url = patched(delivery.external_url, product.external_url, omitted);
    product.instructions = patched(delivery.instructions, product.instructions, omitted);
  }
  if (list) setFiles(world.shop, product, { files: list.files, lag: world.variant.listLag });
  touch(product);
  await world.history.note(label);
  return ok();
}

/** A field beside a list after a write; absent is undefined. */
export function patched(
  sent: string | null | undefined,
  before: string | null,
  omitted: "keep" | "clear",
) {
  if (sent !== undefined) return sent;
  return omitted === "keep" ? before : null;
}

async function reserve({ world, body, label, age }: Call, product: Target): Promise<Answer> {
  const { file_name } = body as { readonly file_name: string };
  if (file_name.trim() === "") return invalid("file_name is empty.");
  const file = newFile(world.shop, product.id, { name: file_name });
  if (world.variant.putAttaches === "on-reserve") {
    setFiles(world.shop, product, {
      files: [...product.files, file.id],
      lag: world.variant.listLag,
    });
    await world.history.note(label);
  }
  return ok({ file_id: file.id, url: await world.presigner.upload(file.key, age) });
}
