import { lazy, Suspense, useEffect, useState, type FormEvent } from "react";
import { auth, type AuthAnswer } from "../../app/session";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { RecoveryCodes } from "./recovery-codes";
import { sentenceOf } from "./ways";

const Qr = lazy(() => import("./qr").then((room) => ({ default: room.Qr })));

export type Send = typeof auth;
type Setup = AuthAnswer & { meta?: { secret: string; totp_url: string } };

/** Scan, type the code, keep the recovery codes. `send` may first ask who is there. */
export function TotpSetup({ send, onDone }: { send: Send; onDone: () => void }) {
  const [setup, setSetup] = useState<Setup["meta"]>();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [on, setOn] = useState(false);
  useEffect(() => {
    void auth("GET", "account/authenticators/totp").then((answer: Setup) => setSetup(answer.meta));
  }, []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).replaceAll(" ", "");
    setBusy(true);
    const answer = await send("POST", "account/authenticators/totp", { code });
    setBusy(false);
    if (answer.status === 200) return setOn(true);
    if (answer.status === 401) return setProblem("Say who you are first, then turn it on.");
    setProblem(sentenceOf(answer.status) ?? "This code does not fit the key. Type the newest one.");
  };
  if (on) return <RecoveryCodes send={send} onDone={onDone} />;
  return (
    <form className="totp" onSubmit={(event) => void submit(event)}>
      <p>Scan this with your authenticator app, then type the code that it shows.</p>
      <div className="totp-key">
        <div className="totp-qr">
          {setup ? (
            <Suspense>
              <Qr text={setup.totp_url} label="Code for your authenticator app to scan" />
            </Suspense>
          ) : null}
        </div>
        {setup ? (
          <p className="sign-in-key">
            <span className="soft small">Or type this key into the app:</span>
            <code>{setup.secret.match(/.{1,4}/g)?.join(" ")}</code>
            <a href={setup.totp_url}>Open in the app on this device</a>
          </p>
        ) : null}
      </div>
      <TextField
        label="Code from the app"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        error={problem}
        required
      />
      <Button look="primary" type="submit" busy={busy} className="wide">
        Turn on
      </Button>
    </form>
  );
}
