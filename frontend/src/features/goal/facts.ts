/** Why a control cannot be used, and the dated facts of a goal in words. */
import type { GoalPageQuery } from "../../gql/goal/graphql";

type Goal = GoalPageQuery["goal"];
export type ActionCode = Goal["allowed"][number]["action"];

/** Nothing where it may be done; else the sentence that says who can. */
export function reasonAgainst(goal: Pick<Goal, "allowed">, action: ActionCode): string | null {
  const verdict = goal.allowed.find((one) => one.action === action);
  if (!verdict || verdict.allowed) return null;
  return verdict.sentence ?? "You cannot do this here.";
}

export const isClosed = (state: Goal["state"]) => ["ACHIEVED", "MISSED", "STOPPED"].includes(state);
export const isLive = (state: Goal["state"]) => state === "COMMITTED" || state === "SUSTAINING";

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** How the standing is worked out, sentence by sentence. */
export function workedOut(goal: Goal): string[] {
  const { standing } = goal;
  if (!standing) return [];
  const said: string[] = [];
  if (standing.measured !== null)
    said.push(
      `On its own targets ${percent(standing.measured)} of the way from the baseline is done${
        standing.pace === null
          ? "."
          : `; by the day of the data ${percent(Math.max(0, standing.measured - standing.pace))} was planned.`
      }`,
    );
  else said.push("Its own targets have no value yet.");
  if (standing.contributed !== null)
    said.push(
      `The goals below that drive it have come ${percent(standing.contributed)} of their way, counted by their weights.`,
    );
  if (standing.goalsBelow > 0) said.push(`${percent(standing.coverage)} of what hangs below is reported.`);
  if (standing.planVsResult === "plan_done_result_not") said.push("Plan done, result not moving.");
  if (standing.planVsResult === "result_unexplained") said.push("The result moves without the plan.");
  said.push(
    "The owner’s word, the data and how fresh they are stay three facts; none overrules another.",
    "From the goals you may see.",
  );
  return said;
}
