/** What one of Dodo's two file stores can do; see emulator/dodo-openapi.yaml for the calls. */
export interface Route {
  /** Bytes of the largest file that it takes. */
  readonly maxBytes: number;
  /** True if an upload is live at once, so that it cannot be sent twice. */
  readonly attachesOnUpload: boolean;
  /** True if a file that was withdrawn can be listed again. */
  readonly takesFilesBack: boolean;
}

const MiB = 1024 ** 2;

/** One S3 PUT takes 5 GiB; an entitlement's upload 500 MiB, as documented. */
const routes = {
  product: { maxBytes: 5 * 1024 * MiB, attachesOnUpload: false, takesFilesBack: true },
  entitlement: { maxBytes: 500 * MiB, attachesOnUpload: true, takesFilesBack: false },
} as const satisfies { readonly [name: string]: Route };

/** The route of a target: its id says it. */
export function routeOf(target: string): Route {
  return routes[routeNameOf(target)];
}

export function routeNameOf(target: string): keyof typeof routes {
  return target.startsWith("ent_") ? "entitlement" : "product";
}

export function isEntitlement(target: string): boolean {
  return routeNameOf(target) === "entitlement";
}

export function isProduct(target: string): boolean {
  return routeNameOf(target) === "product";
}
