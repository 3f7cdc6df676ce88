import { useState, type FormEvent } from "react";
import { auth } from "../../app/session";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { sentenceOf } from "./ways";

/** The second factor: six digits of the app, or a recovery code. */
export function CodeStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).replaceAll(" ", "");
    setBusy(true);
    const answer = await auth("POST", "auth/2fa/authenticate", { code });
    setBusy(false);
    if (answer.status === 200) return onDone();
    setProblem(sentenceOf(answer.status) ?? "This code is not right, or it is too old. Type the newest one.");
  };
  return (
    <form className="sign-in-box" onSubmit={(event) => void submit(event)}>
      <h2>One more step</h2>
      <TextField
        label="Code from your authenticator app"
        hint="Six digits, or one of your recovery codes."
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        error={problem}
        required
        // The page has just turned to this one field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <Button look="primary" type="submit" busy={busy} className="wide">
        Go on
      </Button>
      <Button look="quiet" onClick={onBack}>
        Back
      </Button>
    </form>
  );
}
