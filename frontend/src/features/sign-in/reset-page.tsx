import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { auth } from "../../app/session";
import { words } from "../../domain/words";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Logo } from "../../ui/icon";
import "./sign-in.css";
import { sentenceOf } from "./ways";

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <main className="sign-in" id="main">
      <header className="sign-in-brand">
        <Logo />
        <h1>{words.product}</h1>
      </header>
      {children}
      <Link to="/sign-in">Back to sign-in</Link>
    </main>
  );
}

/** Asks for the mail with the link. The answer is the same for any address. */
export function AskResetPage() {
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = await auth("POST", "auth/password/request", {
      email: new FormData(event.currentTarget).get("email"),
    });
    if (answer.status === 200) setSent(true);
    else setProblem(sentenceOf(answer.status) ?? "This does not look like an e-mail address.");
  };
  return (
    <Frame>
      {sent ? (
        <section className="sign-in-box" role="status">
          <h2>Look into your mail</h2>
          <p>If this address has an account, a link to set a password is on its way.</p>
        </section>
      ) : (
        <form className="sign-in-box" onSubmit={(event) => void submit(event)}>
          <h2>Set or reset your password</h2>
          <TextField
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            error={problem}
            required
          />
          <Button look="primary" type="submit" className="wide">
            Send the link
          </Button>
        </form>
      )}
    </Frame>
  );
}

/** Behind the link of the mail. */
export function SetPasswordPage() {
  const { key } = useParams({ from: "/account/password/reset/$key" });
  const [problem, setProblem] = useState<string | null>(null);
  const navigate = useNavigate();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    const answer = await auth("POST", "auth/password/reset", { key, password });
    if (answer.status === 200 || answer.status === 401) return void navigate({ to: "/sign-in" });
    setProblem(
      sentenceOf(answer.status) ?? answer.errors?.[0]?.message ?? "The link is too old. Ask for a new one.",
    );
  };
  return (
    <Frame>
      <form className="sign-in-box" onSubmit={(event) => void submit(event)}>
        <h2>Choose a password</h2>
        <TextField
          label="Password"
          hint="At least 12 characters. A short sentence is good."
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          error={problem}
          required
        />
        <Button look="primary" type="submit" className="wide">
          Save
        </Button>
      </form>
    </Frame>
  );
}
