import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";

/**
 * The fields of the SDK's types beside those of the emulator's schemas, to which every body that comes and goes is held:
 * what the emulator takes and answers is what Dodo's own client is made for.
 */
const pairs = [
  ["products/products", "Product", "GetProductResponse"],
  ["products/products", "ProductListResponse", "GetProductsListResponseItem"],
  ["products/products", "ProductEntitlementSummary", "ProductEntitlementSummary"],
  ["products/products", "DigitalProductDelivery", "DigitalProductDelivery"],
  ["products/products", "DigitalProductDeliveryFile", "DigitalFile"],
  ["products/products", "ProductUpdateParams", "PatchProductRequest"],
  [
    "products/products",
    "ProductUpdateParams.DigitalProductDelivery",
    "PatchDigitalProductDeliveryRequest",
  ],
  ["products/products", "ProductUpdateFilesParams", "UploadProductFile"],
  ["products/products", "ProductUpdateFilesResponse", "UploadProductFileResponse"],
  ["entitlements/entitlements", "Entitlement", "EntitlementResponse"],
  ["entitlements/entitlements", "EntitlementUpdateParams", "PatchEntitlementRequest"],
  ["entitlements/entitlements", "IntegrationConfig.DigitalFilesConfig", "DigitalFilesConfig"],
  [
    "entitlements/entitlements",
    "IntegrationConfigResponse.DigitalFilesConfig",
    "DigitalFilesConfigResponse",
  ],
  [
    "entitlements/entitlements",
    "IntegrationConfigResponse.DigitalFilesConfig.DigitalFiles",
    "ResolvedDigitalFiles",
  ],
  [
    "entitlements/entitlements",
    "IntegrationConfigResponse.DigitalFilesConfig.DigitalFiles.File",
    "DigitalFile",
  ],
  ["entitlements/files", "FileUploadResponse", "UploadEntitlementFileResponse"],
  ["entitlements/grants", "EntitlementGrant", "Grant"],
] as const;

interface Schema {
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly properties: { readonly [name: string]: Schema };
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const schemas: { readonly [name: string]: Schema } = parse(read("emulator/dodo-openapi.yaml"))
  .components.schemas;

it.each(pairs)("of %s, %s has the fields of the emulator's %s", (module, type, schema) => {
  const fields = fieldsOf(
    read(`node_modules/dodopayments/resources/${module}.d.ts`),
    type.split("."),
  );
  expect(fields.length).toBeGreaterThan(0);
  expect(schemaFields(schemas[schema])).toEqual(fields);
});

/** `name`, with `?` where it may be left out and `| null` where it may be null; sorted. */
function fieldsOf(source: string, path: readonly string[]): readonly string[] {
  const heads = path.map(
    (name, index) => `${index < path.length - 1 ? "namespace" : "interface"} ${name} {`,
  );
  const from = heads.reduce((at, head) => source.indexOf(head, at < 0 ? source.length : at), 0);
  const body = source.slice(from, from < 0 ? 0 : undefined).split(/\n *\}/, 1)[0] ?? "";
  const lines = body.replace(/\/\*\*[\s\S]*?\*\//g, "").matchAll(/^ +(\w+\??): (.*);$/gm);
  return [...lines]
    .map(([, name, of = ""]) => `${name}${/\| null\b/.test(of) ? " | null" : ""}`)
    .sort();
}

function schemaFields(
  { properties, required = [] }: Schema = { properties: {} },
): readonly string[] {
  const isNullable = ({ type, oneOf = [] }: Schema) =>
    [type ?? [], ...oneOf.map((one) => one.type ?? [])].flat();
  return Object.entries(properties)
    .map(([name, schema]) => {
      const nullable = isNullable(schema).includes("null") ? " | null" : "";
      return `${name}${required.includes(name) ? "" : "?"}${nullable}`;
    })
    .sort();
}
