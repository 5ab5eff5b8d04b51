/** What a route answers; `json` undefined is an empty body. */
export interface Answer {
  readonly status: number;
  readonly json?: unknown;
}

export function ok(json?: unknown, status = 200): Answer {
  return json === undefined ? { status } : { status, json };
}

export function refuse(status: number, code: string, message: string): Answer {
  return { status, json: { code, message } };
}

/** 422, as for every body or parameter that is not as documented. */
export function invalid(message: string, code = "INVALID_REQUEST_BODY"): Answer {
  return refuse(422, code, message);
}

export function notFound(what: string): Answer {
  return refuse(404, "NOT_FOUND", `${what} was not found.`);
}

/** The page that the query asks for. */
export function page<T>(items: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Number(query.get("page_size") ?? 10);
  const number = Number(query.get("page_number") ?? 0);
  return items.slice(number * size, (number + 1) * size);
}
