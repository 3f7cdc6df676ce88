import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { Empty } from "../ui/panel";
import { outbox } from "./local";
import { loadSession } from "./session";

const TRY_AGAIN_MS = 10_000;

/**
 * The page opened without a connection, so nobody knows who is looking: how many check-ins wait on this device, whoever
 * wrote them, and nothing of what they say.
 */
export function Offline() {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    void outbox().then((box) => setWaiting(box.filter((one) => !one.undone).length));
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
          waiting > 0
            ? `${waiting === 1 ? "One check-in is saved on this phone. It" : `${waiting} check-ins are saved on this phone. Each`} is sent when whoever wrote it is signed in and the connection is back.`
            : "Plumbline opens as soon as the connection is back."
        }
      >
        <Button onClick={() => void loadSession()}>Try again</Button>
      </Empty>
    </main>
  );
}
