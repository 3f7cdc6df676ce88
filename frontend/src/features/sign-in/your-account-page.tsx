import { useEffect, useState, type FormEvent } from "react";
import { auth, loadSession, useSession, type AuthAnswer } from "../../app/session";
import { personLine } from "../../domain/people";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Skeleton } from "../../ui/panel";
import { Elsewhere, type OpenSession } from "./elsewhere";
import { RecoveryCodes } from "./recovery-codes";
import "./sign-in.css";
import { useSure } from "./sure";
import { TotpSetup, type Send } from "./totp-setup";
import { listed, sentenceOf } from "./ways";

/** What belongs to the account and not to a person in an organization: password, second factor, open sessions. */
export function YourAccountPage() {
  const { me } = useSession();
  const { send, question } = useSure();
  const known = useKnown();
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
      {known ? (
        <>
          <Password send={send} had={known.password} />
          <SecondFactor
            send={send}
            first={known.authenticators}
            required={me?.account.secondFactorRequired ?? false}
          />
          <Elsewhere send={send} first={known.sessions} />
        </>
      ) : (
        <Skeleton rows={10} />
      )}
      {question}
    </div>
  );
}

type Signed = AuthAnswer & { data?: { user?: { has_usable_password?: boolean } } };

interface Known {
  password: boolean;
  authenticators: Authenticator[];
  sessions: OpenSession[];
}

/** All of it before anything shows, so that nothing moves. */
function useKnown(): Known | null {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    void Promise.all([
      auth("GET", "auth/session"),
      auth("GET", "account/authenticators"),
      auth("GET", "auth/sessions"),
    ]).then(([signed, authenticators, sessions]) =>
      setKnown({
        password: (signed as Signed).data?.user?.has_usable_password ?? true,
        authenticators: listed<Authenticator>(authenticators) ?? [],
        sessions: listed<OpenSession>(sessions) ?? [],
      }),
    );
  }, []);
  return known;
}

function Password({ send, had }: { send: Send; had: boolean }) {
  const [has, setHas] = useState(had);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
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
    // 401: they would not say who they are.
    const trouble = answer.status === 401 ? null : sentenceOf(answer.status);
    setProblems(
      trouble
        ? { new_password: trouble }
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
            {has ? "Change the password" : "Set the password"}
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

interface SecondFactorProps {
  send: Send;
  first: Authenticator[];
  required: boolean;
}

function SecondFactor({ send, first, required }: SecondFactorProps) {
  const [known, setKnown] = useState(first);
  const [doing, setDoing] = useState<"set-up" | "codes" | null>(null);
  const load = () =>
    send("GET", "account/authenticators").then((answer) => setKnown(listed<Authenticator>(answer) ?? []));
  const over = () => {
    setDoing(null);
    void load();
    void loadSession();
  };
  const on = known.some((one) => one.type === "totp") ?? false;
  const codes = known.find((one) => one.type === "recovery_codes")?.unused_code_count ?? 0;
  return (
    <section aria-labelledby="second-factor">
      <h2 id="second-factor">Second factor</h2>
      {doing === "set-up" ? <TotpSetup send={send} onDone={over} /> : null}
      {doing === "codes" ? <RecoveryCodes send={send} onDone={over} anew /> : null}
      {doing ? null : on ? (
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
