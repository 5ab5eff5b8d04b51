// undici's types describe it as a whole.
declare module "undici/lib/api/index.js" {
  const api: object;
  export = api;
}
declare module "undici/lib/core/errors.js" {
  import { errors } from "undici";
  export = errors;
}
declare module "undici/lib/dispatcher/agent.js" {
  import { Agent } from "undici";
  export = Agent;
}
declare module "undici/lib/dispatcher/dispatcher.js" {
  import { Dispatcher } from "undici";
  export = Dispatcher;
}
declare module "undici/lib/dispatcher/env-http-proxy-agent.js" {
  import { EnvHttpProxyAgent } from "undici";
  export = EnvHttpProxyAgent;
}
declare module "undici/lib/web/fetch/index.js" {
  export { fetch } from "undici";
}
declare module "undici/lib/web/fetch/response.js" {
  export { Response } from "undici";
}
