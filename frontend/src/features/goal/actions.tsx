import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTell } from "../../app/ask";
import { CommitGoalsDocument, ProposeGoalDocument, SustainGoalDocument } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Menu, type MenuAction } from "../../ui/menu";
import { Problems } from "../../ui/problems";
import { AskToCloseForm, CloseForm, KeepOpenForm, ReopenForm, SendBackForm } from "./closing-forms";
import { EditForm } from "./edit-form";
import { reasonAgainst, type ActionCode } from "./facts";
import { DelegateForm, LinkForm, RoleForm, SupportForm } from "./people-forms";
import type { Goal } from "./page";
import { TargetForm } from "./target-form";

const ImpactsForm = lazy(() => import("./impacts-form").then((room) => ({ default: room.ImpactsForm })));

type Form =
  | "edit"
  | "impacts"
  | "role"
  | "link"
  | "target"
  | "delegate"
  | "support"
  | "send-back"
  | "close"
  | "ask-close"
  | "keep-open"
  | "reopen";

const MENU: readonly { form: Form; title: string; action: ActionCode; when?: Goal["state"][] }[] = [
  { form: "edit", title: "Edit the words", action: "EDIT" },
  { form: "impacts", title: "What else it moves, and its links", action: "EDIT" },
  { form: "role", title: "Ask somebody to take it on", action: "OFFER_ROLE" },
  { form: "link", title: "Link it to a goal above", action: "OFFER_LINK" },
  { form: "target", title: "Set a target", action: "SET_TARGET" },
  { form: "delegate", title: "Let somebody act for you", action: "DELEGATE" },
  { form: "support", title: "Ask for support", action: "ASK_SUPPORT" },
  { form: "send-back", title: "Send back to the owner", action: "SEND_BACK", when: ["PROPOSED"] },
  { form: "ask-close", title: "Ask to close", action: "ASK_TO_CLOSE", when: ["COMMITTED"] },
  { form: "close", title: "Close", action: "CLOSE" },
  { form: "reopen", title: "Reopen", action: "REOPEN", when: ["SUSTAINING"] },
];

/** The next step as a button, everything else in a menu; what cannot be done says why. */
export function Actions({ goal, day }: { goal: Goal; day: string }) {
  const [form, setForm] = useState<Form | null>(null);
  const close = () => setForm(null);
  const menu: MenuAction[] = MENU.filter(({ when }) => !when || when.includes(goal.state)).map((item) => ({
    id: item.form,
    title: item.title,
    reason: reasonAgainst(goal, item.action),
    run: () => setForm(item.form),
  }));
  const navigate = useNavigate();
  menu.push(
    {
      id: "deploy",
      title: "Deploy to units",
      reason: reasonAgainst(goal, "DEPLOY"),
      run: () => void navigate({ to: "/goals/$id/deploy", params: { id: goal.id } }),
    },
    {
      id: "access",
      title: "Who may see and act",
      run: () => void navigate({ to: "/goals/$id/access", params: { id: goal.id } }),
    },
  );
  return (
    <div className="goal-actions no-print">
      <div className="actions">
        <FirstStep goal={goal} onKeepOpen={() => setForm("keep-open")} onClose={() => setForm("close")} />
        <Menu label="More to do with this goal" trigger={<Icon name="more" />} actions={menu} />
      </div>
      {form === "edit" ? <EditForm goal={goal} onClose={close} /> : null}
      {form === "impacts" ? (
        <Suspense>
          <ImpactsForm goal={goal} onClose={close} />
        </Suspense>
      ) : null}
      {form === "role" ? <RoleForm goal={goal} onClose={close} /> : null}
      {form === "link" ? <LinkForm goal={goal} onClose={close} /> : null}
      {form === "target" ? <TargetForm goal={goal} before={null} day={day} onClose={close} /> : null}
      {form === "delegate" ? <DelegateForm goal={goal} day={day} onClose={close} /> : null}
      {form === "support" ? <SupportForm goal={goal} onClose={close} /> : null}
      {form === "send-back" ? <SendBackForm goal={goal} onClose={close} /> : null}
      {form === "close" ? <CloseForm goal={goal} onClose={close} /> : null}
      {form === "ask-close" ? <AskToCloseForm goal={goal} onClose={close} /> : null}
      {form === "keep-open" ? <KeepOpenForm goal={goal} onClose={close} /> : null}
      {form === "reopen" ? <ReopenForm goal={goal} onClose={close} /> : null}
    </div>
  );
}

interface FirstStepProps {
  goal: Goal;
  onKeepOpen: () => void;
  onClose: () => void;
}

function FirstStep({ goal, onKeepOpen, onClose }: FirstStepProps) {
  const propose = useTell(ProposeGoalDocument);
  const commit = useTell(CommitGoalsDocument);
  const sustain = useTell(SustainGoalDocument);
  const problems = [...propose.problems, ...commit.problems, ...sustain.problems];
  return (
    <>
      <Problems problems={problems} />
      {goal.state === "DRAFT" ? (
        <Button
          look="primary"
          busy={propose.busy}
          reason={reasonAgainst(goal, "PROPOSE")}
          onClick={() => void propose.tell({ input: { goalId: goal.id, expectedVersion: goal.version } })}
        >
          Propose
        </Button>
      ) : null}
      {goal.state === "PROPOSED" ? (
        <>
          {goal.unitLoad?.sentence ? <span className="soft">{goal.unitLoad.sentence}</span> : null}
          <Button
            look="primary"
            busy={commit.busy}
            reason={reasonAgainst(goal, "COMMIT")}
            onClick={() => void commit.tell({ input: { goalIds: [goal.id] } })}
          >
            Commit
          </Button>
        </>
      ) : null}
      {goal.state === "COMMITTED" && goal.askedOutcome ? (
        <>
          <Button reason={reasonAgainst(goal, "CLOSE")} onClick={onClose}>
            Answer: close
          </Button>
          <Button reason={reasonAgainst(goal, "CLOSE")} onClick={onKeepOpen}>
            Answer: go on
          </Button>
        </>
      ) : null}
      {goal.state === "COMMITTED" && goal.standing?.evidence === "ACHIEVED" ? (
        <Button
          busy={sustain.busy}
          reason={reasonAgainst(goal, "SUSTAIN")}
          onClick={() => void sustain.tell({ input: { goalId: goal.id, expectedVersion: goal.version } })}
        >
          Achieved: watch it
        </Button>
      ) : null}
      {goal.state === "COMMITTED" ? <CheckInButton goal={goal} /> : null}
    </>
  );
}

function CheckInButton({ goal }: { goal: Goal }) {
  const reason = reasonAgainst(goal, "CHECK_IN");
  if (reason)
    return (
      <Button look="primary" reason={reason}>
        Check in
      </Button>
    );
  return (
    <Link to="/check-in" search={{ goal: goal.id }} className="button primary">
      Check in
    </Link>
  );
}
