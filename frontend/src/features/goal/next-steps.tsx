import { useState } from "react";
import { Button } from "../../ui/button";
import { Mark } from "../../ui/mark";
import { reasonAgainst } from "./facts";
import type { Goal } from "./page";
import { LinkForm, RoleForm } from "./people-forms";
import { TargetForm } from "./target-form";

type Form = "target" | "role" | "link";

/** What a goal still needs before it can be proposed and committed; nothing once it is. */
export function NextSteps({ goal, day }: { goal: Goal; day: string }) {
  const [form, setForm] = useState<Form | null>(null);
  if (goal.state !== "DRAFT" && goal.state !== "PROPOSED") return null;
  const board = goal.level?.ordinal === 0;
  const linked = goal.alignmentsUp.some((link) => link.primary);
  const steps = [
    {
      id: "target" as const,
      done: goal.mainTarget !== null,
      title: goal.mainTarget ? "It has a target" : "Say what is to be reached, and by when",
      button: "Set a target",
      reason: reasonAgainst(goal, "SET_TARGET"),
    },
    {
      id: "role" as const,
      done: goal.ownership.state === "OWNER",
      title:
        goal.ownership.state === "OWNER"
          ? "It has an owner"
          : goal.ownership.state === "OFFERED"
            ? "The owner was asked and has not yet accepted"
            : "Ask somebody to be its owner",
      button: goal.ownership.state === "OFFERED" ? "Ask somebody else" : "Ask an owner",
      reason: reasonAgainst(goal, "OFFER_ROLE"),
    },
    ...(board
      ? []
      : [
          {
            id: "link" as const,
            done: linked,
            title: linked
              ? "It is linked to a goal above"
              : "Link it to the goal above that it helps to reach",
            button: "Link it",
            reason: reasonAgainst(goal, "OFFER_LINK"),
          },
        ]),
  ];
  const open = steps.filter((step) => !step.done).length;
  return (
    <section className="next-steps" aria-labelledby="next-steps">
      <h2 id="next-steps">
        {goal.state === "DRAFT"
          ? open === 0
            ? "Ready: propose it"
            : "Before it is proposed"
          : "Waiting to be committed"}
      </h2>
      <ul>
        {steps.map((step) => (
          <li key={step.id}>
            <Mark kind={step.done ? "achieved" : "not_started"} />
            <span>{step.title}</span>
            {step.done ? null : (
              <Button reason={step.reason} onClick={() => setForm(step.id)}>
                {step.button}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {goal.state === "PROPOSED" ? (
        <p className="soft">
          {goal.approvers.length > 0
            ? "The owner of the goal above, or the board, commits it."
            : "Nobody can commit it yet: link it to a goal above that has an owner."}
        </p>
      ) : null}
      {form === "target" ? (
        <TargetForm goal={goal} before={null} day={day} onClose={() => setForm(null)} />
      ) : null}
      {form === "role" ? <RoleForm goal={goal} onClose={() => setForm(null)} /> : null}
      {form === "link" ? <LinkForm goal={goal} onClose={() => setForm(null)} /> : null}
    </section>
  );
}
