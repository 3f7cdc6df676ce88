import { Link, Navigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "../ui/button";
import { Empty, Skeleton } from "../ui/panel";
import { refreshQuestions } from "./client";
import { outbox } from "./local";
import { keepSending } from "./sending";
import { loadSession, useSession } from "./session";

const REFRESH_MS = 20_000;

/** Everything behind the sign-in. Nobody gets further; whose session ended keeps the page and what they typed. */
export function Gate({ children }: { children: ReactNode }) {
  const { status } = useSession();
  const here = useRouterState({ select: (state) => state.location.href });
  useEffect(() => {
    if (status === "loading") void loadSession();
  }, [status]);
  useRefreshing(status === "in");
  useEffect(() => (status === "in" ? keepSending() : undefined), [status]);
  if (status === "loading") return <Skeleton rows={10} />;
  if (status === "out" || status === "choose")
    return <Navigate to="/sign-in" search={here === "/" ? {} : { next: here }} replace />;
  if (status === "offline") return <Offline />;
  return (
    <>
      {status === "ended" ? <Ended next={here} /> : null}
      {children}
    </>
  );
}

/** What others write appears by itself. */
function useRefreshing(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const tick = () => {
      if (document.visibilityState === "visible") refreshQuestions();
    };
    const timer = window.setInterval(tick, REFRESH_MS);
    document.addEventListener("visibilitychange", tick);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [on]);
}

function Ended({ next }: { next: string }) {
  return (
    <div className="notice" role="alert">
      <p>
        <b>Your session has ended.</b> What you typed is kept on this page.
      </p>
      <Link to="/sign-in" search={{ next }} className="button">
        Sign in again
      </Link>
    </div>
  );
}

function Offline() {
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    void outbox().then((box) => setWaiting(box.length));
    const retry = () => void loadSession();
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, []);
  return (
    <Empty
      title="No connection"
      next={
        waiting > 0
          ? `${waiting === 1 ? "One check-in is" : `${waiting} check-ins are`} saved on this device and will be sent when the connection is back.`
          : "Plumbline opens as soon as the connection is back."
      }
    >
      <Button onClick={() => void loadSession()}>Try again</Button>
    </Empty>
  );
}
