import type { Fault, GitHubServer } from "../servers/github.ts";

/** What can go wrong: an order to the server, or nobody who listens. */
type Kind = Fault["with"] | "refused";

const status = (code: number, headers: Readonly<Record<string, string>> = {}): Kind => ({
  status: code,
  body: { message: "It was ordered to fail." },
  headers,
});

/** What can go wrong with one request to GitHub, by name. */
const faults: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504].map((n) => [n, status(n)]),
  ),
  "429 with Retry-After": status(429, { "retry-after": "0" }),
  "403 as rate limit": status(403, { "x-ratelimit-remaining": "0" }),
  "connection refused": "refused",
  "reset before": "reset",
  "reset in the middle of the answer": "cut",
  "reset after the work": "lost",
  stall: "hang",
  "an empty object": { status: 200, body: {} },
  "a list": { status: 200, body: [] },
  "a page": { status: 200, body: Buffer.from("<html>"), headers: { "content-type": "text/html" } },
};

/** One kind of request of a run, and which of its kind it is. */
export interface Spot {
  readonly method: string;
  readonly path: string;
  readonly nth: number;
}

export interface Cell {
  readonly scenario: string;
  readonly spot: Spot;
  readonly fault: string;
  /** Whether it stays until the run ends. */
  readonly lasts: boolean;
}

/** A run that may meet trouble at GitHub, and what it was opened with. */
export interface Opened {
  readonly github: GitHubServer;
  run(trouble?: Trouble): Promise<unknown>;
}

/** At a request, and at so many after it. */
export interface Trouble {
  readonly cell: Cell;
  met: number;
}

/** For people. */
export function nameOf({ scenario, spot, fault, lasts }: Cell): string {
  return `${scenario}, ${fault} ${lasts ? "from" : "at"} ${spot.method} ${spot.path} ${spot.nth}`;
}

/** Every fault at every request that these scenarios make, once and until the run ends. */
export async function cellsOf(
  scenarios: readonly string[],
  open: (scenario: string) => Promise<Opened>,
): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const scenario of scenarios) {
    for (const spot of await spotsOf(await open(scenario))) {
      for (const fault of Object.keys(faults)) {
        for (const lasts of [false, true]) cells.push({ scenario, spot, fault, lasts });
      }
    }
  }
  return cells;
}

async function spotsOf({ github, run }: Opened): Promise<readonly Spot[]> {
  const before = github.requests.length;
  await run();
  await github.close();
  const counts = new Map<string, number>();
  return github.requests.slice(before).map(({ method, path: whole }) => {
    const path = kindOf(whole);
    const nth = (counts.get(method + path) ?? 0) + 1;
    counts.set(method + path, nth);
    return { method, path, nth };
  });
}

/** What a request is about, without what differs from run to run. */
function kindOf(path: string): string {
  return path.replace(/[0-9a-f]{40}/, "SHA");
}

/** Connections to a GitHub that may meet trouble, and whose stalls end soon. Before trouble nothing is a stall, however busy the machine is. */
export function connect(github: GitHubServer, trouble?: Trouble): typeof fetch {
  let seen = 0;
  return (input, init) => {
    const url = new URL(String(input));
    const path = kindOf(decodeURIComponent(url.pathname));
    if (trouble && trouble.cell.spot.method === init?.method && trouble.cell.spot.path === path) {
      seen += 1;
      const { spot, lasts, fault } = trouble.cell;
      if (lasts ? seen >= spot.nth : seen === spot.nth) {
        trouble.met += 1;
        const kind = faults[fault];
        if (kind === "refused") url.port = "9";
        else if (kind) github.fault({ method: spot.method, with: kind });
        else throw new Error(`no fault ${fault}`);
      }
    }
    const signals = [
      ...(trouble?.met ? [AbortSignal.timeout(300)] : []),
      ...(init?.signal ? [init.signal] : []),
    ];
    return fetch(url, { ...init, signal: AbortSignal.any(signals) });
  };
}
