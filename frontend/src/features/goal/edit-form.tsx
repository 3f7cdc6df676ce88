import { useState } from "react";
import { ask, useTell } from "../../app/ask";
import { EditGoalDocument, GoalPageDocument } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import type { Goal } from "./page";
import type { FormProps } from "./people-forms";

interface Words {
  title: string;
  boardSentence: string;
  checkInDays: string;
}

const wordsOf = (goal: Pick<Goal, "title" | "boardSentence" | "checkInDays">): Words => ({
  title: goal.title,
  boardSentence: goal.boardSentence,
  checkInDays: goal.checkInDays === null ? "" : String(goal.checkInDays),
});
const LABELS: Record<keyof Words, string> = {
  title: "The goal in one plain sentence",
  boardSentence: "The board’s sentence",
  checkInDays: "Days between check-ins",
};
const FIELDS = Object.keys(LABELS) as (keyof Words)[];

/** Where somebody else was first, both versions stand side by side and the person chooses. */
export function EditForm({ goal, onClose }: FormProps) {
  const [mine, setMine] = useState(() => wordsOf(goal));
  const [version, setVersion] = useState(goal.version);
  const [theirs, setTheirs] = useState<Words | null>(null);
  const { tell, busy, problems, clear } = useTell(EditGoalDocument);
  const send = async () => {
    const { done, problems: refused } = await tell({
      input: {
        goalId: goal.id,
        expectedVersion: version,
        title: mine.title.trim(),
        boardSentence: mine.boardSentence.trim(),
        ...(mine.checkInDays ? { checkInDays: Number(mine.checkInDays) } : {}),
      },
    });
    if (done) return onClose();
    if (!refused.some((problem) => problem.code === "stale_version")) return;
    const { data } = await ask(GoalPageDocument, { id: goal.id });
    if (!data) return;
    setTheirs(wordsOf(data.goal));
    setVersion(data.goal.version);
    clear();
  };
  const change = (part: Partial<Words>) => setMine({ ...mine, ...part });
  const differing = theirs ? FIELDS.filter((field) => theirs[field] !== mine[field]) : [];
  return (
    <FormDialog
      title="Edit the words"
      submit={theirs ? "Save my version" : "Save"}
      busy={busy}
      problems={problems}
      missing={mine.title.trim() ? null : "The goal needs its sentence."}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {theirs ? (
        <div className="problem" role="alert">
          <p>
            <b>Somebody else changed this goal meanwhile.</b> Your text is kept. Look at both and choose.
          </p>
          {differing.map((field) => (
            <div key={field} className="versions">
              <p className="soft small">{LABELS[field]}, now</p>
              <p>{theirs[field] || "(empty)"}</p>
              <Button onClick={() => change({ [field]: theirs[field] })}>Take theirs</Button>
            </div>
          ))}
          {differing.length === 0 ? <p>Both are the same now.</p> : null}
        </div>
      ) : null}
      <FreeText
        label={LABELS.title}
        lines={2}
        maxLength={200}
        value={mine.title}
        onText={(title) => change({ title })}
      />
      <FreeText
        label={LABELS.boardSentence}
        hint="Why it matters, in the words of the board."
        lines={3}
        value={mine.boardSentence}
        onText={(boardSentence) => change({ boardSentence })}
      />
      <TextField
        label={LABELS.checkInDays}
        hint="Empty: as the level does it. 0: whenever data arrive."
        inputMode="numeric"
        value={mine.checkInDays}
        onChange={(event) => change({ checkInDays: event.target.value.replace(/\D/g, "").slice(0, 3) })}
      />
    </FormDialog>
  );
}
