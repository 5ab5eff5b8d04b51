import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

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
  readonly body?: { readonly properties?: { readonly [name: string]: unknown } };
}

/** A cut-out of GitHub's own document: scripts/cut-github-openapi.ts. */
const { operations } = JSON.parse(readFileSync(new URL("github-openapi.json", import.meta.url), "utf8")) as {
  readonly operations: readonly Operation[];
};
const ajv = new Ajv2020({ strict: false, coerceTypes: false, validateFormats: false });
const validators = new Map<object, ValidateFunction>();

/** What GitHub's OpenAPI has against a request; nothing where it is as documented. A field that the document does not name is a typing error. */
export function complaintsAbout(asked: Asked): readonly string[] {
  const found = operations
    .filter(({ method }) => method === asked.method.toLowerCase())
    .flatMap((operation) => {
      const hit = patternOf(operation).exec(asked.path);
      return hit ? [{ operation, parts: hit.groups ?? {} }] : [];
    })[0];
  if (!found) return ["GitHub documents no such operation, or the cut-out lacks it"];
  const { operation, parts } = found;
  const query = new URLSearchParams(asked.query);
  const parameters = operation.parameters.flatMap((parameter) => {
    const text = parameter.in === "path" ? parts[parameter.name] : (query.get(parameter.name) ?? undefined);
    if (text === undefined) return parameter.required ? [`${parameter.name} is missing`] : [];
    return faults(
      parameter.schema,
      "type" in parameter.schema && parameter.schema.type === "integer" ? Number(text) : text,
    );
  });
  const known = new Set(operation.parameters.filter((one) => one.in === "query").map(({ name }) => name));
  const stray = [...query.keys()].filter((name) => !known.has(name)).map((name) => `query ${name} is not documented`);
  return [...parameters, ...stray, ...bodyFaults(operation, asked.body)];
}

function bodyFaults({ body: schema }: Operation, body: Asked["body"]): readonly string[] {
  const known = Object.keys(schema?.properties ?? {});
  const stray = Object.keys(body).filter((name) => !known.includes(name));
  return [...(schema ? faults(schema, body) : []), ...stray.map((name) => `field ${name} is not documented`)];
}

function faults(schema: object, value: unknown): readonly string[] {
  const validate = validators.get(schema) ?? ajv.compile(schema);
  validators.set(schema, validate);
  return validate(value) ? [] : [ajv.errorsText(validate.errors)];
}

function patternOf({ path, parameters }: Operation): RegExp {
  const isLong = new Set(parameters.filter((one) => one["x-multi-segment"]).map(({ name }) => name));
  const pattern = path.replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>${isLong.has(name) ? ".+" : "[^/]+"})`);
  return new RegExp(`^${pattern}$`);
}
