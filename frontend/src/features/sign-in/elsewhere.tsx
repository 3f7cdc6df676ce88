import { useState } from "react";
import { useNow } from "../../app/now";
import type { AuthAnswer } from "../../app/session";
import { moment } from "../../domain/instants";
import { Button } from "../../ui/button";
import type { Send } from "./totp-setup";
import { listed } from "./ways";

export interface OpenSession {
  id: number;
  user_agent: string;
  created_at: number;
  is_current: boolean;
}

/** The browser's and the system's name out of what a browser calls itself. */
function deviceOf(agent: string): string {
  const browser = ["Edg", "Firefox", "Chrome", "Safari"].find((name) => agent.includes(`${name}/`));
  const system = ["iPhone", "iPad", "Android", "Windows", "Mac OS", "Linux"].find((name) =>
    agent.includes(name),
  );
  return [browser === "Edg" ? "Edge" : browser, system].filter(Boolean).join(" on ") || "Unknown device";
}

/** Where the account is signed in, and a way to end that. */
export function Elsewhere({ send, first }: { send: Send; first: OpenSession[] }) {
  const now = useNow();
  const [open, setOpen] = useState(first);
  const [busy, setBusy] = useState(false);
  const show = (answer: AuthAnswer) => setOpen((before) => listed<OpenSession>(answer) ?? before);
  const others = open.filter((one) => !one.is_current);
  const end = async () => {
    setBusy(true);
    show(await send("DELETE", "auth/sessions", { sessions: others.map((one) => one.id) }));
    setBusy(false);
  };
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">Where you are signed in</h2>
      {open.length === 0 ? <p className="soft">Only here.</p> : null}
      <ul className="sessions">
        {open.map((one) => (
          <li key={one.id}>
            {deviceOf(one.user_agent)}{" "}
            <span className="soft">
              {one.is_current ? "this one, " : ""}since {moment(one.created_at * 1000, now)}
            </span>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button
          busy={busy}
          reason={others.length === 0 ? "You are signed in only here." : null}
          onClick={() => void end()}
        >
          Sign out everywhere else
        </Button>
      </div>
    </section>
  );
}
