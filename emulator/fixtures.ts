import { brand, business } from "./listing.ts";
import { newFile, type Target } from "./shop.ts";
import type { EmulatorState } from "./state.ts";

export interface FixtureFile {
  readonly name: string;
  /** Text is UTF-8. */
  readonly bytes: string | Uint8Array;
  readonly type?: string;
}

interface TargetFixture {
  readonly id: string;
  readonly name?: string;
  readonly files?: readonly FixtureFile[];
  readonly external_url?: string;
  readonly instructions?: string;
  /** Put over the usual JSON: price, metadata. */
  readonly fields?: { readonly [field: string]: unknown };
}

export interface ProductFixture extends TargetFixture {
  /** Attached entitlements, which must be in the same fixtures. */
  readonly entitlements?: readonly string[];
  /** Makes it a migrated product: see variant `migrated`. It is attached too. */
  readonly migratedTo?: string;
  readonly archived?: boolean;
}

export interface EntitlementFixture extends TargetFixture {
  /** `digital_files` unless told. */
  readonly type?: string;
}

export interface Fixtures {
  readonly products?: readonly ProductFixture[];
  readonly entitlements?: readonly EntitlementFixture[];
}

/** Two products and an entitlement, attached to neither. */
export const smallShop: Fixtures = {
  products: [
    { id: "pdt_TestApp1", name: "The App" },
    {
      id: "pdt_TestBook1",
      name: "The Book",
      external_url: "https://example.com/read",
      instructions: "Enjoy.",
    },
  ],
  entitlements: [{ id: "ent_TestExtras1", name: "Extras" }],
};

/** Puts fixtures into an empty shop, bytes and all. */
export async function stock(world: EmulatorState, fixtures: Fixtures): Promise<void> {
  for (const fixture of fixtures.entitlements ?? []) {
    const fields = {
      name: fixture.name ?? fixture.id,
      description: null,
      metadata: {},
      ...fixture.fields,
    };
    const target = {
      ...targetOf(fixture),
      fields: { ...fields, integration_type: fixture.type ?? "digital_files" },
    };
    world.shop.entitlements.set(fixture.id, target);
    target.files = await store(world, fixture);
  }
  for (const fixture of fixtures.products ?? []) {
    const migratedTo = fixture.migratedTo ?? null;
    const attached = [...(fixture.entitlements ?? []), ...(migratedTo ? [migratedTo] : [])];
    const target = {
      ...targetOf(fixture),
      fields: { ...productFields(fixture.name ?? fixture.id), ...fixture.fields },
      entitlements: [...new Set(attached)],
      archived: fixture.archived ?? false,
      migratedTo,
    };
    world.shop.products.set(fixture.id, target);
    target.files = await store(world, fixture);
  }
}

/** Stores bytes as a new file of a target, not listed yet. */
export async function storeFile(
  world: EmulatorState,
  target: string,
  { name, bytes, type }: FixtureFile,
) {
  const file = newFile(world.shop, target, type === undefined ? { name } : { name, type });
  const body = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  await world.objects.put(file.key, {
    bytes: body,
    size: body.length,
    type: type ?? "application/octet-stream",
  });
  return file;
}

async function store(
  world: EmulatorState,
  { id, files = [] }: TargetFixture,
): Promise<readonly string[]> {
  const stored = await Promise.all(files.map((file) => storeFile(world, id, file)));
  return stored.map((file) => file.id);
}

function targetOf({ id, external_url, instructions }: TargetFixture): Target {
  const at = new Date().toISOString();
  return {
    id,
    fields: {},
    files: [],
    external_url: external_url ?? null,
    instructions: instructions ?? null,
    entitlements: [],
    migratedTo: null,
    archived: false,
    lag: { files: [], reads: 0 },
    created_at: at,
    updated_at: at,
  };
}

function productFields(name: string): { [field: string]: unknown } {
  return {
    business_id: business,
    brand_id: brand,
    name,
    description: "Made for trying things.",
    image: null,
    is_recurring: false,
    price: {
      type: "one_time_price",
      currency: "EUR",
      price: 1900,
      discount: 0,
      purchasing_power_parity: false,
    },
    pricing_mode: null,
    tax_category: "digital_products",
    metadata: {},
    addons: null,
    credit_entitlements: [],
    license_key_enabled: false,
  };
}
