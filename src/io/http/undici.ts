// The one place that imports parts of undici: loading all of it takes a fifth of a short run.
import api from "undici/lib/api/index.js";
import errors from "undici/lib/core/errors.js";
import Agent from "undici/lib/dispatcher/agent.js";
import Dispatcher from "undici/lib/dispatcher/dispatcher.js";
import EnvHttpProxyAgent from "undici/lib/dispatcher/env-http-proxy-agent.js";

// undici's index does the same.
Object.assign(Dispatcher.prototype, api);

export { Agent, EnvHttpProxyAgent, errors };

/** Loads `fetch`, which most runs do without. */
export async function loadFetch() {
  const [{ fetch }, { Response }] = await Promise.all([
    import("undici/lib/web/fetch/index.js"),
    import("undici/lib/web/fetch/response.js"),
  ]);
  return { fetch, Response };
}
