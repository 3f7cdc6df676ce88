import { Link, Navigate, useRouterState } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { Skeleton } from "../ui/panel";
import { refreshQuestions } from "./client";
import { Offline } from "./no-connection";
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
      if (document.visibilityState === "visible" && navigator.onLine) refreshQuestions();
    };
    const timer = window.setInterval(tick, REFRESH_MS);
    document.addEventListener("visibilitychange", tick);
    window.addEventListener("online", tick);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("online", tick);
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
