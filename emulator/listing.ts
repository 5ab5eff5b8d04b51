import { type Grant, readFiles, type StoredFile, type Target } from "./shop.ts";
import type { EmulatorState } from "./state.ts";

/** How the answers of one read are made. */
export interface Reading {
  readonly world: EmulatorState;
  /** Seconds ago that its URLs were signed. */
  readonly age: number;
}

export const business = "bus_Emulator1";
export const brand = "brd_Emulator1";

/** A list longer than this asks the store for all sizes at once. */
const manyFiles = 100;

/** A product as `GET /products/{id}` has it. */
export async function productJson(reading: Reading, product: Target) {
  const { variant } = reading.world;
  const listed = readFiles(product);
  const own = product.migratedTo !== null && variant.migrated === "entitlement" ? [] : listed;
  const delivery = await filesJson(reading, own, product);
  const isEmpty =
    delivery.files.length === 0 && delivery.external_url === null && delivery.instructions === null;
  return {
    ...product.fields,
    product_id: product.id,
    entitlements: await attachedJson(reading, product, listed),
    digital_product_delivery: isEmpty ? null : delivery,
    ...times(product),
  };
}

/** A product as a page of `GET /products` has it. */
export async function productSummary(reading: Reading, product: Target) {
  const { name, description, image, is_recurring, tax_category, metadata, price } = product.fields;
  const { currency, price: amount } = (price ?? {}) as {
    readonly currency?: unknown;
    readonly price?: unknown;
  };
  return {
    product_id: product.id,
    business_id: business,
    name,
    description,
    image,
    is_recurring,
    tax_category,
    metadata,
    currency: currency ?? null,
    price: amount ?? null,
    entitlements: await attachedJson(reading, product, product.files),
    ...times(product),
  };
}

/** An entitlement as `GET /entitlements/{id}` has it. */
export async function entitlementJson(reading: Reading, entitlement: Target) {
  const { products } = reading.world.shop;
  const moved = [...products.values()].filter((product) => product.migratedTo === entitlement.id);
  return {
    ...entitlement.fields,
    id: entitlement.id,
    business_id: business,
    integration_config: await configJson(
      reading,
      entitlement,
      moved.flatMap(({ files }) => files),
    ),
    is_active: true,
    ...times(entitlement),
  };
}

export async function grantJson(reading: Reading, grant: Grant) {
  const { id, customer, status, created_at, entitlement, payment_id, subscription_id } = grant;
  const { files } = await filesJson(reading, grant.files, {
    external_url: null,
    instructions: null,
  });
  return {
    id,
    brand_id: brand,
    business_id: business,
    entitlement_id: entitlement,
    integration_type: reading.world.shop.entitlements.get(entitlement)?.fields["integration_type"],
    customer_id: customer,
    status,
    metadata: {},
    created_at,
    updated_at: created_at,
    delivered_at: status === "Delivered" ? created_at : null,
    revoked_at: status === "Revoked" ? created_at : null,
    payment_id,
    subscription_id,
    digital_product_delivery:
      files.length === 0 ? null : { files, external_url: null, instructions: null },
  };
}

// `moved` are the files of a migrated product, which an entitlement may show as its own.
async function configJson(reading: Reading, entitlement: Target, moved: readonly string[]) {
  if (entitlement.fields["integration_type"] !== "digital_files") return {};
  const also = reading.world.variant.migrated === "own" ? [] : moved;
  const ids = [...new Set([...readFiles(entitlement), ...also])];
  return { digital_files: await filesJson(reading, ids, entitlement) };
}

function attachedJson(reading: Reading, product: Target, listed: readonly string[]) {
  const attached = product.entitlements.flatMap(
    (id) => reading.world.shop.entitlements.get(id) ?? [],
  );
  return Promise.all(
    attached.map(async (entitlement) => {
      const { name, description, integration_type } = entitlement.fields;
      const moved = product.migratedTo === entitlement.id ? listed : [];
      const integration_config = await configJson(reading, entitlement, moved);
      return { id: entitlement.id, name, description, integration_type, integration_config };
    }),
  );
}

async function filesJson(
  reading: Reading,
  ids: readonly string[],
  beside: { readonly external_url: string | null; readonly instructions: string | null },
) {
  const { shop, objects } = reading.world;
  const known = ids.flatMap((id) => shop.files.get(id) ?? []);
  const owners = known.length > manyFiles ? new Set(known.map(({ owner }) => owner)) : [];
  for (const owner of owners) await objects.learn(`${owner}/`);
  const files = await Promise.all(known.map((file) => fileJson(reading, file)));
  const { external_url, instructions } = beside;
  return { files: files.filter((file) => file !== null), external_url, instructions };
}

async function fileJson({ world, age }: Reading, file: StoredFile) {
  const { variant, objects, presigner } = world;
  const size = await objects.size(file.key);
  if (size === null && !variant.listsUnsent) return null;
  return {
    file_id: file.id,
    filename: file.name,
    download_url: await presigner.download(file.key, age),
    expires_in: variant.downloadSeconds,
    content_type: file.type,
    ...(variant.listsSize ? { file_size: size } : {}),
  };
}

function times({ created_at, updated_at }: Target) {
  return { created_at, updated_at };
}
