import type { Report } from "../../../src/core/run/report.ts";
import type { World } from "../world.ts";

/** The run with this GITHUB_RUN_ID. */
export const byRun = (id: number) => ({ env: { GITHUB_RUN_ID: String(id) } });

/** Runs `first`, and `second` in whole as the nth call to Dodo arrives; undefined if there is no such call. */
export async function meet(
  { shop }: Pick<World, "shop">,
  nth: number,
  { first, second }: Meeting,
): Promise<Met | undefined> {
  const meeting: { second?: Report } = {};
  let calls = 0;
  shop.before = async () => {
    calls += 1;
    if (calls !== nth) return;
    shop.before = () => {};
    meeting.second = await second();
  };
  const report = await first();
  shop.before = () => {};
  return meeting.second && { first: report, second: meeting.second };
}

interface Meeting {
  readonly first: () => Promise<Report>;
  readonly second: () => Promise<Report>;
}

export interface Met {
  readonly first: Report;
  readonly second: Report;
}

/** Names of everything that buyers of a target get, sorted; a name that is there twice is named twice. */
export function namesOf({ shop }: Pick<World, "shop">, target: string): readonly string[] {
  return shop
    .downloads(target)
    .map(({ name }) => name)
    .toSorted();
}

export const codesOf = ({ problems }: Report) => problems.map(({ code }) => code);
export const warningsOf = ({ warnings }: Report) => warnings.map(({ code }) => code);
