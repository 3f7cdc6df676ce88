import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { loadSession, useSession } from "../../app/session";
import { SignOut } from "../../app/sign-out";
import { words } from "../../domain/words";
import { Logo } from "../../ui/icon";
import { ChooseOrganization } from "./choose-organization";
import { CodeStep } from "./code-step";
import { PasswordStep } from "./password-step";
import { SecondFactorStep } from "./second-factor-step";
import "./sign-in.css";

type Step = "password" | "code";

/** Only addresses of our own; "//elsewhere" is not one. */
const safe = (next: string | undefined) => (next?.startsWith("/") && !next.startsWith("//") ? next : "/");

export function SignInPage() {
  const { next, error, choose = false } = useSearch({ from: "/sign-in" });
  const { status, me } = useSession();
  const [step, setStep] = useState<Step>("password");
  const navigate = useNavigate();
  useEffect(() => {
    if (status === "loading") void loadSession();
  }, [status]);
  useEffect(() => {
    if (status === "in" && !choose) void navigate({ to: safe(next), replace: true });
  }, [status, next, choose, navigate]);
  // Another organization means other answers to every question: the page starts anew.
  const enter = () => (choose ? window.location.assign("/") : void loadSession());
  return (
    <main className="sign-in" id="main">
      <header className="sign-in-brand">
        <Logo />
        <h1>{words.product}</h1>
      </header>
      <p className="sign-in-culture soft">
        <b>Not for appraisal or discipline:</b> Plumbline shows links, not people.
      </p>
      {me && (status === "choose" || (choose && status === "in")) ? (
        <>
          {me.account.secondFactorRequired && !me.account.secondFactor ? (
            <SecondFactorStep onDone={enter} />
          ) : (
            <ChooseOrganization people={me.people} onDone={enter} />
          )}
          <SignOut look="quiet" />
        </>
      ) : step === "code" ? (
        <CodeStep onDone={enter} onBack={() => setStep("password")} />
      ) : (
        <PasswordStep
          next={safe(next)}
          failed={
            error ? "The hospital's sign-on did not let you in. Try again, or use your password." : null
          }
          onCode={() => setStep("code")}
          onDone={enter}
        />
      )}
    </main>
  );
}
