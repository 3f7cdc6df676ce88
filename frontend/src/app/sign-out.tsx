import { useState } from "react";
import { Button } from "../ui/button";
import { forgetDrafts } from "./local";
import { forgetWaiting, sendWaiting } from "./sending";
import { auth, currentSession } from "./session";

type Kept = "offline" | "failed" | { unsent: number };

/** The server's answer once nobody is signed in. */
const SIGNED_OUT = 401;
const WHY = {
  offline: "There is no connection, so you are still signed in. Try again when it is back.",
  failed:
    "The server could not sign you out, so you are still signed in. Try again, or reload the page first.",
};

/**
 * Ends the session here and on the server; this person's drafts and what waits to be sent go with it, and the page
 * starts clean. Says what keeps the person signed in, where something does: no connection, a server that did not do
 * it, or check-ins that have not been sent.
 */
async function signOut(throwAway: boolean): Promise<Kept | null> {
  const unsent = await sendWaiting();
  if (unsent > 0 && !throwAway) return { unsent };
  const { status } = await auth("DELETE", "auth/session");
  if (status !== SIGNED_OUT) return status === 0 ? "offline" : "failed";
  const people = currentSession().me?.people.map((person) => person.id) ?? [];
  await forgetDrafts(people);
  await forgetWaiting(people);
  window.location.assign("/sign-in");
  return null;
}

export function SignOut({ look }: { look?: "quiet" }) {
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState<Kept | null>(null);
  const leave = async (throwAway: boolean) => {
    setBusy(true);
    setKept(await signOut(throwAway));
    setBusy(false);
  };
  if (kept === null || typeof kept === "string")
    return (
      <>
        <Button {...(look ? { look } : {})} busy={busy} onClick={() => void leave(false)}>
          Sign out
        </Button>
        {kept ? (
          <p className="problem" role="alert">
            {WHY[kept]}
          </p>
        ) : null}
      </>
    );
  return (
    <div className="problem" role="alert">
      <p>
        {kept.unsent === 1 ? "One check-in has" : `${kept.unsent} check-ins have`} not been sent yet. Signing
        out throws {kept.unsent === 1 ? "it" : "them"} away.
      </p>
      <div className="actions">
        <Button onClick={() => setKept(null)}>Stay signed in</Button>
        <Button look="danger" busy={busy} onClick={() => void leave(true)}>
          Throw away and sign out
        </Button>
      </div>
    </div>
  );
}
