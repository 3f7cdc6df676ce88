import { useCallback, useEffect, useState, type FormEvent } from "react";
import { loadSession, useSession, type AuthAnswer } from "../../app/session";
import { personLine } from "../../domain/people";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Elsewhere } from "./elsewhere";
import { RecoveryCodes } from "./recovery-codes";
import "./sign-in.css";
import { useSure } from "./sure";
import { TotpSetup, type Send } from "./totp-setup";
import { listed, NO_SERVER } from "./ways";

/** What belongs to the account and not to a person in an organization: password, second factor, open sessions. */
export function YourAccountPage() {
  const { me } = useSession();
  const { send, question } = useSure();
  return (
    <div className="page narrow your-account">
      <header>
        <div>
          <h1>Your account</h1>
          <p className="soft">
            {me?.account.email} · {personLine(me?.person)}
          </p>
        </div>
      </header>
      <Password send={send} />
      <SecondFactor send={send} required={me?.account.secondFactorRequired ?? false} />
      <Elsewhere send={send} />
      {question}
    </div>
  );
}

type Signed = AuthAnswer & { data?: { user?: { has_usable_password?: boolean } } };

function Password({ send }: { send: Send }) {
  const [has, setHas] = useState<boolean | null>(null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void send("GET", "auth/session").then((answer: Signed) =>
      setHas(answer.data?.user?.has_usable_password ?? true),
    );
  }, [send]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    setBusy(true);
    const answer = await send("POST", "account/password/change", {
      ...(has ? { current_password: typed.get("current") } : {}),
      new_password: typed.get("new"),
    });
    setBusy(false);
    setDone(answer.status === 200);
    setProblems(
      answer.status === 0
        ? { new_password: NO_SERVER }
        : Object.fromEntries(
            (answer.status === 200 ? [] : (answer.errors ?? [])).map((one) => [
              one.param ?? "new_password",
              one.message,
            ]),
          ),
    );
    if (answer.status !== 200) return;
    setHas(true);
    form.reset();
  };
  return (
    <section aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form className="totp" onSubmit={(event) => void submit(event)}>
        {has ? (
          <TextField
            label="Password now"
            name="current"
            type="password"
            autoComplete="current-password"
            error={problems.current_password}
            required
          />
        ) : null}
        <TextField
          label="New password"
          hint="At least 12 characters. A short sentence is good."
          name="new"
          type="password"
          autoComplete="new-password"
          minLength={12}
          error={problems.new_password}
          required
        />
        <div className="actions">
          <Button type="submit" busy={busy}>
            {has === false ? "Set the password" : "Change the password"}
          </Button>
          {done ? <span role="status">Changed.</span> : null}
        </div>
      </form>
    </section>
  );
}

interface Authenticator {
  type: string;
  unused_code_count?: number;
}

function SecondFactor({ send, required }: { send: Send; required: boolean }) {
  const [known, setKnown] = useState<Authenticator[] | null>(null);
  const [doing, setDoing] = useState<"set-up" | "codes" | null>(null);
  const load = useCallback(
    () =>
      send("GET", "account/authenticators").then((answer) => setKnown(listed<Authenticator>(answer) ?? [])),
    [send],
  );
  useEffect(() => void load(), [load]);
  const over = () => {
    setDoing(null);
    void load();
    void loadSession();
  };
  const on = known?.some((one) => one.type === "totp") ?? false;
  const codes = known?.find((one) => one.type === "recovery_codes")?.unused_code_count ?? 0;
  return (
    <section aria-labelledby="second-factor">
      <h2 id="second-factor">Second factor</h2>
      {doing === "set-up" ? <TotpSetup send={send} onDone={over} /> : null}
      {doing === "codes" ? <RecoveryCodes send={send} onDone={over} anew /> : null}
      {known === null || doing ? null : on ? (
        <>
          <p>
            On. {codes} recovery {codes === 1 ? "code is" : "codes are"} left.
          </p>
          <div className="actions">
            <Button onClick={() => setDoing("codes")}>Make new recovery codes</Button>
            <Button
              reason={required ? "Your role asks for a second factor." : null}
              onClick={() => void send("DELETE", "account/authenticators/totp").then(over)}
            >
              Turn off
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="soft">A code from your phone, asked for besides the password.</p>
          <div className="actions">
            <Button onClick={() => setDoing("set-up")}>Set up</Button>
          </div>
        </>
      )}
    </section>
  );
}
