import { Link } from "@tanstack/react-router";
import { useEffect, useState, type FormEvent } from "react";
import { personLine } from "../../domain/people";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import {
  demoAccounts,
  leaveFor,
  providers,
  sentenceOf,
  signInAs,
  signInWith,
  WRONG,
  type DemoAccount,
  type Provider,
} from "./ways";

const PATIENCE_MS = 1_500;

interface PasswordStepProps {
  next: string;
  failed: string | null;
  onCode: () => void;
  onDone: () => void;
}

export function PasswordStep({ next, failed, onCode, onDone }: PasswordStepProps) {
  const [problem, setProblem] = useState(failed);
  const [busy, setBusy] = useState(false);
  const [ways, setWays] = useState<Provider[]>([]);
  const [people, setPeople] = useState<DemoAccount[]>([]);
  // Every way in appears at once, so that no button moves under a finger.
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void Promise.all([providers().then(setWays), demoAccounts().then(setPeople)]).then(() => setReady(true));
    const timer = window.setTimeout(() => setReady(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signInWith(form.get("email"), form.get("password"));
    setBusy(false);
    if (answer.status === 200) return onDone();
    if (answer.data?.flows?.some((flow) => flow.id === "mfa_authenticate" && flow.is_pending))
      return onCode();
    setProblem(sentenceOf(answer.status) ?? WRONG);
  };
  const enterAs = async (account: DemoAccount) => {
    setBusy(true);
    const sentence = await signInAs(account.person);
    setBusy(false);
    if (sentence) setProblem(sentence);
    else onDone();
  };

  if (!ready) return null;
  return (
    <div className="sign-in-ways">
      <form className="sign-in-box" onSubmit={(event) => void submit(event)}>
        <h2>Sign in</h2>
        {problem ? (
          <p className="field-error" role="alert">
            {problem}
          </p>
        ) : null}
        {ways.map((way) => (
          <Button key={way.id} className="wide" onClick={() => void leaveFor(way, next)}>
            Continue with {way.name}
          </Button>
        ))}
        <TextField label="E-mail" name="email" type="email" autoComplete="username" required />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button look="primary" type="submit" busy={busy} className="wide">
          Sign in
        </Button>
        <Link to="/account/password/reset" className="small">
          Set or reset your password
        </Link>
      </form>
      {people.length > 0 ? <DemoPeople people={people} busy={busy} onPick={enterAs} /> : null}
    </div>
  );
}

interface DemoPeopleProps {
  people: DemoAccount[];
  busy: boolean;
  onPick: (account: DemoAccount) => void;
}

/** One of each kind of work first, so that each first sight is one tap away; the others behind "More". */
function DemoPeople({ people, busy, onPick }: DemoPeopleProps) {
  const [all, setAll] = useState(false);
  const first = people.filter(
    (account, at) => people.findIndex((other) => other.roles[0] === account.roles[0]) === at,
  );
  return (
    <section className="sign-in-box" aria-labelledby="demo-people">
      <h2 id="demo-people">Or look around as</h2>
      <p className="soft small">Demo: these people are made up.</p>
      <ul className="sign-in-people">
        {(all ? people : first).map((account) => (
          <li key={account.person}>
            <Button busy={busy} onClick={() => onPick(account)}>
              <span>
                {personLine(account)}
                {account.position.includes(",") || account.position.includes(account.unit) ? null : (
                  <span className="soft"> · {account.unit}</span>
                )}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {!all && people.length > first.length ? (
        <Button look="quiet" onClick={() => setAll(true)}>
          {people.length - first.length} more people
        </Button>
      ) : null}
    </section>
  );
}
