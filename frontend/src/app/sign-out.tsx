import { useState } from "react";
import { Button } from "../ui/button";
import { forgetDrafts } from "./local";
import { forgetWaiting, sendWaiting } from "./sending";
import { auth, currentSession } from "./session";

type Kept = "offline" | { unsent: number };

/**
 * Ends the session here and on the server; drafts and what waits to be sent go with it, and the page starts clean. Says
 * what keeps the person signed in, where something does: no connection, or check-ins that have not been sent.
 */
async function signOut(throwAway: boolean): Promise<Kept | null> {
  const unsent = await sendWaiting();
  if (unsent > 0 && !throwAway) return { unsent };
  const { status } = await auth("DELETE", "auth/session");
  if (status === 0) return "offline";
  await forgetDrafts();
  await forgetWaiting(currentSession().me?.people.map((person) => person.id) ?? []);
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
  if (kept === null || kept === "offline")
    return (
      <>
        <Button {...(look ? { look } : {})} busy={busy} onClick={() => void leave(false)}>
          Sign out
        </Button>
        {kept ? (
          <p className="problem" role="alert">
            There is no connection, so you are still signed in. Try again when it is back.
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
