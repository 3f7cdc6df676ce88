import { useEffect, useState } from "react";
import { moment } from "../domain/instants";
import type { Waiting } from "../domain/outbox";
import { STATUS_WORDS } from "../domain/words";
import { Button } from "../ui/button";
import { StatusText } from "../ui/mark";
import { Empty } from "../ui/panel";
import { outbox } from "./local";
import { useNow } from "./now";
import { loadSession } from "./session";

const TRY_AGAIN_MS = 10_000;

/** The page opened without a connection: what waits on this device is here, and everything else when it is back. */
export function Offline() {
  const now = useNow();
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  useEffect(() => {
    void outbox().then(setWaiting);
    const retry = () => void loadSession();
    window.addEventListener("online", retry);
    const timer = window.setInterval(retry, TRY_AGAIN_MS);
    return () => {
      window.removeEventListener("online", retry);
      window.clearInterval(timer);
    };
  }, []);
  return (
    <main>
      <Empty
        title="No connection"
        next={
          waiting.length > 0
            ? `${waiting.length === 1 ? "One check-in is" : `${waiting.length} check-ins are`} saved on this phone and sent when the connection is back.`
            : "Plumbline opens as soon as the connection is back."
        }
      >
        <ul className="kept-check-ins">
          {waiting.map(({ send }) => (
            <li key={send.id}>
              <Claim claimed={send.claimed} />
              <span className="soft">made {moment(send.madeAt, now)}</span>
            </li>
          ))}
        </ul>
        <Button onClick={() => void loadSession()}>Try again</Button>
      </Empty>
    </main>
  );
}

function Claim({ claimed }: { claimed: Waiting["send"]["claimed"] }) {
  const kind = claimed.toLowerCase() as Lowercase<typeof claimed>;
  return <StatusText kind={kind} word={STATUS_WORDS[kind]} />;
}
