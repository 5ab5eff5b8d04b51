import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { closed } from "../../emulator/schemas.ts";
import type { Answer } from "./github-routes.ts";

/** A request as it arrived; `path` decoded, without the query. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: { readonly [name: string]: unknown };
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly schema: object;
  readonly "x-multi-segment"?: boolean;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: object;
  /** The good answer, none of whose fields is required; without a body where it has none. */
  readonly answer: { readonly status: number; readonly body?: object };
}

/** A cut-out of GitHub's own document: scripts/cut-github-openapi.ts. */
const cut: unknown = JSON.parse(
  readFileSync(new URL("fixtures/github-openapi.json", import.meta.url), "utf8"),
);
const { operations } = closed(cut) as { readonly operations: readonly Operation[] };
const ajv = new Ajv2020({ strict: false, coerceTypes: false, validateFormats: false });
const validators = new Map<object, ValidateFunction>();

/** What GitHub's OpenAPI has against a request; nothing where it is as documented. A field that the document does not name is a typing error. */
export function complaintsAbout(asked: Asked): readonly string[] {
  const found = operationOf(asked);
  if (!found) return ["GitHub documents no such operation, or the cut-out lacks it"];
  const { operation, parts } = found;
  const query = new URLSearchParams(asked.query);
  const parameters = operation.parameters.flatMap((parameter) => {
    const text =
      parameter.in === "path" ? parts[parameter.name] : (query.get(parameter.name) ?? undefined);
    if (text === undefined) return parameter.required ? [`${parameter.name} is missing`] : [];
    return faults(
      parameter.schema,
      "type" in parameter.schema && parameter.schema.type === "integer" ? Number(text) : text,
    );
  });
  const known = new Set(
    operation.parameters.filter((one) => one.in === "query").map(({ name }) => name),
  );
  const stray = [...query.keys()]
    .filter((name) => !known.has(name))
    .map((name) => `query ${name} is not documented`);
  return [...parameters, ...stray, ...faults(operation.body ?? noBody, asked.body)];
}

/** What GitHub's OpenAPI has against a good answer in JSON: it may say less than GitHub would, and nothing else. */
export function complaintsAboutAnswer(asked: Asked, { status, body }: Answer): readonly string[] {
  const { answer } = operationOf(asked)?.operation ?? {};
  if (!answer || status > 299 || Buffer.isBuffer(body)) return [];
  const other =
    answer.status === status ? [] : [`the status is ${status}, and not ${answer.status}`];
  return [...other, ...faults(answer.body ?? noBody, body ?? {})];
}

const noBody = { type: "object", maxProperties: 0 };

function operationOf({ method, path }: Asked) {
  return operations
    .filter((operation) => operation.method === method.toLowerCase())
    .flatMap((operation) => {
      const hit = patternOf(operation).exec(path);
      return hit ? [{ operation, parts: hit.groups ?? {} }] : [];
    })[0];
}

function faults(schema: object, value: unknown): readonly string[] {
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  return (validate(value) ? [] : (validate.errors ?? [])).map(
    ({ instancePath, message, params }) => {
      const stray = "additionalProperty" in params ? `: ${params["additionalProperty"]}` : "";
      return `${instancePath || "it"} ${message}${stray}`;
    },
  );
}

function patternOf({ path, parameters }: Operation): RegExp {
  const isLong = new Set(
    parameters.filter((one) => one["x-multi-segment"]).map(({ name }) => name),
  );
  const pattern = path.replace(
    /\{(\w+)\}/g,
    (_, name) => `(?<${name}>${isLong.has(name) ? ".+" : "[^/]+"})`,
  );
  return new RegExp(`^${pattern}$`);
}
