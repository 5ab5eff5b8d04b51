import type { Change, Plan } from "../../core/plan/plan.ts";
import type { ApplyContext } from "../target/context.ts";

/**
 * A plan without what `state rm` took out of the state while this run was working: it is not
 * recorded again (A5). If another run released there, that one may have let go of the receipt.
 */
export function withoutForgotten(plan: Plan, ctx: ApplyContext): Plan {
  const { known, attached, startedAt, by } = ctx;
  const { files, retired, releases } = ctx.ledger.state();
  const recorded = new Set([...files, ...retired].map(({ file_id }) => file_id));
  const knew = (id: string) => attached.has(id) || known.receipt(id) !== undefined;
  const isForgotten = ({ action, file_id }: Change) =>
    action === "adopt" && file_id !== null && knew(file_id) && !recorded.has(file_id);
  const isReleased = (target: string) =>
    releases.some(
      ({ serial, at, targets, live }) =>
        serial > by.since &&
        targets.includes(target) &&
        (at !== startedAt || live[target]?.some((id) => !knew(id))),
    );
  const targets = plan.targets.map((one) => {
    const changes = one.changes.filter((change) => !isForgotten(change));
    return isReleased(one.target) ? one : { ...one, changes };
  });
  return { ...plan, targets };
}
