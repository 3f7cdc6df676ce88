/**
 * Looking at a past day. The address says which (`asOf=2026-03-14`); the shell puts the whole page under that day, says
 * so in a line across the screen, in the title and on paper, and every question inside is of then.
 */
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Provider } from "urql";
import { asOf, longDay, PRESENT, type AsOf } from "../domain/as-of";
import { day as dayWords, dayNumber } from "../domain/format";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Empty } from "../ui/panel";
import { client, clientOf } from "./client";
import { useCommands } from "./commands";
import { usePresentDay } from "./now";
import { Past, useAsOf } from "./past";
import "./as-of.css";

const AsOfForm = lazy(() => import("./as-of-form").then((room) => ({ default: room.AsOfForm })));

/** The day that the address asks for. A page that knows no past has none. */
export function useAsked(): AsOf {
  const said = useRouterState({
    select: ({ matches }) => (matches.at(-1)?.search as { asOf?: string } | undefined)?.asOf,
  });
  const today = usePresentDay();
  return said ? asOf(said, today) : PRESENT;
}

/** Everything inside is asked as of the day, and remembered apart from the present; nothing stays from another day. */
export function AsOfDay({ day, children }: { day: string | undefined; children: ReactNode }) {
  return (
    <Past key={day} value={day}>
      <Provider value={day ? clientOf(day) : client}>{children}</Provider>
    </Past>
  );
}

const inPresent = (search: object) => ({ ...search, asOf: undefined });

/** Across the screen for as long as the page is of the past. */
export function PastLine({ asked: { day, wrong } }: { asked: AsOf }) {
  if (wrong)
    return (
      <aside className="past-line wrong" aria-label="The day you asked for">
        <p role="status">
          <b>“{wrong.slice(0, 40)}” is no day, so this is the present.</b> Write a day like 2026-03-14.
        </p>
        <BackToToday />
      </aside>
    );
  if (!day) return null;
  return (
    <aside className="past-line" aria-label="The day you are looking at">
      <p role="status" className="no-print">
        <b>You are looking at {longDay(day)}.</b> Nothing can be changed here.
      </p>
      <p className="only-print">As of {longDay(day)}: what was on record at the end of that day</p>
      <BackToToday />
    </aside>
  );
}

function BackToToday() {
  const navigate = useNavigate();
  useCommands([
    {
      id: "past.leave",
      title: "Back to today",
      group: "On this page",
      keys: "t",
      run: () => void navigate({ to: ".", search: inPresent }),
    },
  ]);
  return (
    <Link to="." search={inPresent} className="button no-print">
      Back to today
    </Link>
  );
}

/** Asks for another day. It belongs into the head of every page that can be looked at in the past. */
export function AsOfControl() {
  const day = useAsOf();
  const [open, setOpen] = useState(false);
  useCommands([
    {
      id: "past.choose",
      title: "Look at a past day",
      group: "On this page",
      keys: "d",
      run: () => setOpen(true),
    },
  ]);
  return (
    <>
      <Button className="as-of no-print" title="Look at a past day" onClick={() => setOpen(true)}>
        <Icon name="calendar" size={16} />
        <span>{day ? `As of ${dayWords(dayNumber(day))}` : "As of today"}</span>
      </Button>
      {open ? (
        <Suspense>
          <AsOfForm onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** What is not there on the day, and the way back. */
export function NotThen({ title, next }: { title: string; next: string }) {
  return (
    <Empty title={title} next={next}>
      <Link to="." search={inPresent} className="button">
        Back to today
      </Link>
    </Empty>
  );
}
