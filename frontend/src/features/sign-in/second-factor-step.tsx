import { useEffect, useState, type FormEvent } from "react";
import { auth, type AuthAnswer } from "../../app/session";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { NO_SERVER } from "./ways";

type Setup = AuthAnswer & { meta?: { secret: string; totp_url: string } };

/** A role asks for a second factor: it is set up once, here, before anything else opens. */
export function SecondFactorStep({ onDone }: { onDone: () => void }) {
  const [setup, setSetup] = useState<Setup["meta"]>();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void auth("GET", "account/authenticators/totp").then((answer: Setup) => setSetup(answer.meta));
  }, []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).replaceAll(" ", "");
    setBusy(true);
    const answer = await auth("POST", "account/authenticators/totp", { code });
    setBusy(false);
    if (answer.status === 200) return onDone();
    setProblem(answer.status === 0 ? NO_SERVER : "This code does not fit the key. Type the newest one.");
  };
  return (
    <form className="sign-in-box" onSubmit={(event) => void submit(event)}>
      <h2>Set up your second factor</h2>
      <p>Your role asks for one. Add this key to your authenticator app, then type the code that it shows.</p>
      {setup ? (
        <p className="sign-in-key">
          <code>{setup.secret.match(/.{1,4}/g)?.join(" ")}</code>
          <a href={setup.totp_url}>Open in the app on this device</a>
        </p>
      ) : null}
      <TextField
        label="Code from the app"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        error={problem}
        required
      />
      <Button look="primary" type="submit" busy={busy} className="wide">
        Go on
      </Button>
    </form>
  );
}
