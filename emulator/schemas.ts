import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";

/** The schemas of dodo-openapi.yaml that bodies are held to. */
export type SchemaName =
  | "PatchProductRequest"
  | "UploadProductFile"
  | "PatchEntitlementRequest"
  | "DigitalFilesConfig"
  | "GetProductResponse"
  | "GetProductsListResponse"
  | "UploadProductFileResponse"
  | "EntitlementResponse"
  | "ListEntitlementsResponse"
  | "UploadEntitlementFileResponse"
  | "ListGrantsResponse"
  | "Error";

/** What is wrong with a body, in one sentence; null where it fits. Unknown fields are wrong. */
export function complaintAbout(name: SchemaName, body: unknown): string | null {
  const validate = validatorOf(name);
  if (validate(body)) return null;
  const [first] = validate.errors ?? [];
  const where = first?.instancePath ? `${first.instancePath} ` : "The body ";
  const more =
    first?.params && "additionalProperty" in first.params
      ? `: ${first.params["additionalProperty"]}`
      : "";
  return `${where}${first?.message ?? "is not as documented"}${more}.`;
}

const validators = new Map<SchemaName, ValidateFunction>();
let ajv: Ajv2020 | undefined;

function validatorOf(name: SchemaName): ValidateFunction {
  ajv ??= load();
  const validate =
    validators.get(name) ?? ajv.compile({ $ref: `dodo#/components/schemas/${name}` });
  validators.set(name, validate);
  return validate;
}

function load(): Ajv2020 {
  const spec: unknown = parse(readFileSync(new URL("dodo-openapi.yaml", import.meta.url), "utf8"));
  const loaded = new Ajv2020({ strict: false });
  addFormats.default(loaded);
  loaded.addSchema(closed(spec) as object, "dodo");
  return loaded;
}

/** A schema, or what holds some, without room for fields that it does not name: a program that sends such a field has a typing error. */
export function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, closed(value)] as const);
  const open = "properties" in node && !("additionalProperties" in node);
  return Object.fromEntries(
    open ? [...entries, ["additionalProperties", false] as const] : entries,
  );
}
