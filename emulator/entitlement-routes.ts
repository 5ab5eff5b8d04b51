import { type Answer, invalid, notFound, ok, page, refuse } from "./answers.ts";
import { type Call, paging, type Route } from "./call.ts";
import { takeFile } from "./entitlement-upload.ts";
import { newList } from "./list-change.ts";
import { entitlementJson, grantJson } from "./listing.ts";
import { patched } from "./product-routes.ts";
import { complaintAbout } from "./schemas.ts";
import { deliveredGrants, setFiles, type Target, touch } from "./shop.ts";

const one = /^\/entitlements\/(?<id>[^/]+)$/;

export const entitlementRoutes: readonly Route[] = [
  {
    method: "GET",
    path: /^\/entitlements$/,
    query: { ...paging, integration_type: /./ },
    body: null,
    answers: "ListEntitlementsResponse",
    run: async (call) =>
      ok({ items: await Promise.all(pageOf(call).map((each) => entitlementJson(call, each))) }),
  },
  {
    method: "GET",
    path: one,
    query: {},
    body: null,
    answers: "EntitlementResponse",
    run: (call) => withEntitlement(call, async (each) => ok(await entitlementJson(call, each))),
  },
  {
    method: "PATCH",
    path: one,
    query: {},
    body: "PatchEntitlementRequest",
    answers: "EntitlementResponse",
    run: (call) => withEntitlement(call, (each) => patch(call, each)),
  },
  {
    method: "POST",
    path: /^\/entitlements\/(?<id>[^/]+)\/files$/,
    query: {},
    body: null,
    answers: "UploadEntitlementFileResponse",
    run: (call) => withFiles(call, (each) => takeFile(call, each)),
  },
  {
    method: "DELETE",
    path: /^\/entitlements\/(?<id>[^/]+)\/files\/(?<file>[^/]+)$/,
    query: {},
    body: null,
    answers: null,
    run: (call) => withFiles(call, (each) => remove(call, each)),
  },
  {
    method: "GET",
    path: /^\/entitlements\/(?<id>[^/]+)\/grants$/,
    query: { ...paging, status: /^(Pending|Delivered|Failed|Revoked)$/, customer_id: /./ },
    body: null,
    answers: "ListGrantsResponse",
    run: (call) => withEntitlement(call, (each) => grants(call, each)),
  },
];

function pageOf({ world, query }: Call): readonly Target[] {
  const type = query.get("integration_type");
  const all = [...world.shop.entitlements.values()].filter((each) => !each.archived);
  return page(
    all.filter((each) => type === null || each.fields["integration_type"] === type),
    query,
  );
}

async function withEntitlement(
  { world, id }: Call,
  run: (entitlement: Target) => Promise<Answer>,
): Promise<Answer> {
  const entitlement = world.shop.entitlements.get(id);
  const { archived } = world.variant;
  if (!entitlement || (entitlement.archived && archived === 404))
    return notFound(`Entitlement ${id}`);
  if (entitlement.archived && archived === 410) {
    return refuse(410, "ENTITLEMENT_IS_DELETED", `Entitlement ${id} is deleted.`);
  }
  return run(entitlement);
}

function withFiles(call: Call, run: (entitlement: Target) => Promise<Answer>): Promise<Answer> {
  return withEntitlement(call, async (entitlement) =>
    entitlement.fields["integration_type"] === "digital_files"
      ? run(entitlement)
      : invalid(`Entitlement ${call.id} is not of type digital_files.`, "INVALID_INTEGRATION_TYPE"),
  );
}

interface FilesConfig {
  readonly digital_file_ids: readonly string[];
  readonly external_url?: string | null;
  readonly instructions?: string | null;
  readonly legacy_file_ids?: unknown;
}

async function patch(call: Call, entitlement: Target): Promise<Answer> {
  const { world, label, body } = call;
  const { integration_config, ...others } = body as {
    readonly integration_config?: FilesConfig | null;
  };
  if (Object.keys(others).length > 0)
    world.violations.push(`${label} carried ${Object.keys(others).join(", ")}`);
  if (integration_config) {
    const refused = configure(call, entitlement, integration_config);
    if (refused) return refused;
  }
  Object.assign(entitlement.fields, others);
  touch(entitlement);
  await world.history.note(label);
  return ok(await entitlementJson(call, entitlement));
}

function configure(
  { world, label }: Call,
  entitlement: Target,
  config: FilesConfig,
): Answer | null {
  const { variant, shop } = world;
  const complaint = complaintAbout("DigitalFilesConfig", config);
  if (complaint || entitlement.fields["integration_type"] !== "digital_files")
    return invalid(complaint ?? "Not files.");
  if ("legacy_file_ids" in config) world.violations.push(`${label} carried legacy_file_ids`);
  const list = newList(
    { ...world, variant: { ...variant, patchFiles: "replace" } },
    entitlement,
    config.digital_file_ids,
  );
  if ("refused" in list) return list.refused;
  const gone = entitlement.files.filter((id) => !list.files.includes(id));
  const held = gone.some((id) => deliveredGrants(shop, entitlement.id, id).length > 0);
  if (held && variant.detachByPatch === "in-use") return inUse();
  entitlement.external_url = patched(
    config.external_url,
    entitlement.external_url,
    variant.patchOmitted,
  );
  entitlement.instructions = patched(
    config.instructions,
    entitlement.instructions,
    variant.patchOmitted,
  );
  const files =
    variant.detachByPatch === "ignored"
      ? [...new Set([...entitlement.files, ...list.files])]
      : list.files;
  setFiles(shop, entitlement, { files, lag: variant.listLag });
  return null;
}

async function remove({ world, fileId, label }: Call, entitlement: Target): Promise<Answer> {
  const { shop, variant, objects, history } = world;
  const file = shop.files.get(fileId);
  if (!file || !entitlement.files.includes(fileId)) return notFound(`File ${fileId}`);
  const isSold = deliveredGrants(shop, entitlement.id, fileId).length > 0;
  if (isSold && variant.deleteInUse === "refuse") return inUse();
  const files = entitlement.files.filter((id) => id !== fileId);
  setFiles(shop, entitlement, { files, lag: variant.listLag });
  await objects.remove(file.key);
  await history.note(label);
  return { status: 204 };
}

function inUse(): Answer {
  return refuse(409, "FILE_IN_USE", "The file is referenced by active grants.");
}

async function grants(call: Call, entitlement: Target): Promise<Answer> {
  const { query, world } = call;
  const is = (name: string, value: string) => !query.has(name) || query.get(name) === value;
  const wanted = world.shop.grants.filter(
    (grant) =>
      grant.entitlement === entitlement.id &&
      is("status", grant.status) &&
      is("customer_id", grant.customer),
  );
  return ok({
    items: await Promise.all(page(wanted, query).map((grant) => grantJson(call, grant))),
  });
}
