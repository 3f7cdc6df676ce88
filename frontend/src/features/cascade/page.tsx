import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { AsOfControl, NotThen } from "../../app/as-of";
import { useCommands } from "../../app/commands";
import { useAsOf } from "../../app/past";
import { usePastSnapshot } from "../../app/past-snapshot";
import { refreshSnapshot, useSnapshot } from "../../app/snapshot";
import { hasChildren, path, type Snapshot } from "../../domain/columns";
import { words } from "../../domain/words";
import { Empty, Failure, Panel, Skeleton } from "../../ui/panel";
import "./cascade.css";
import { Legend } from "./legend";
import { Outline } from "./outline";
import { SightPanel } from "./sight-panel";
import { useCascade, type Cascade } from "./state";
import { focusSearch, NO_FILTERS, Toolbar } from "./toolbar";

const MapView = lazy(() => import("./map-view"));

export function CascadePage() {
  const day = useAsOf();
  return day ? <AsItStood key={day} day={day} /> : <Present />;
}

/** The same picture at a past day. */
function AsItStood({ day }: { day: string }) {
  const { snapshot, problem, again } = usePastSnapshot(day);
  if (problem)
    return (
      <Notice>
        <Failure what="This day could not be shown." kept={problem} onRetry={again} />
      </Notice>
    );
  if (!snapshot) return <Loading />;
  if (snapshot.count === 0)
    return (
      <Notice>
        <NotThen title={words.noGoals} next="No goal was there on this day." />
      </Notice>
    );
  return <Loaded snapshot={snapshot} late={0} />;
}

/** In the head of the page stands the way to another day, also where there is no picture. */
function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="page">
      <header>
        <h1>Cascade</h1>
        <AsOfControl />
      </header>
      {children}
    </div>
  );
}

function Present() {
  const { snapshot, failure, confirmedAt } = useSnapshot();
  if (!snapshot) {
    if (failure === "signed-out")
      return <Empty title="You are signed out" next="Sign in to see the cascade." />;
    if (failure)
      return <Failure what="The cascade could not be loaded." onRetry={() => void refreshSnapshot()} />;
    return <Loading />;
  }
  if (snapshot.count === 0) return <Empty title={words.noGoals} next={words.noGoalsNext} />;
  return <Loaded snapshot={snapshot} late={failure ? confirmedAt : 0} />;
}

function Loading() {
  return (
    <div className="cascade">
      <header className="cascade-bar">
        <h1>Cascade</h1>
      </header>
      <Skeleton rows={16} />
    </div>
  );
}

/** Opened rows by id, so that they stay open when new data arrive. */
function useOpened(snapshot: Snapshot, selected: number) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(snapshot.roots.map((goal) => snapshot.id[goal])),
  );
  const [shownFor, setShownFor] = useState(-1);
  if (selected !== shownFor) {
    setShownFor(selected);
    const above = selected >= 0 ? path(snapshot, selected).slice(0, -1) : [];
    const missing = above.filter((goal) => !opened.has(snapshot.id[goal]));
    if (missing.length > 0) setOpened(new Set([...opened, ...missing.map((goal) => snapshot.id[goal])]));
  }
  const expandAll = () => {
    const all = new Set<string>();
    for (let goal = 0; goal < snapshot.count; goal++)
      if (hasChildren(snapshot, goal)) all.add(snapshot.id[goal]);
    setOpened(all);
  };
  return { opened, setOpened, expandAll, collapseAll: () => setOpened(new Set()) };
}

function useCascadeCommands(cascade: Cascade, expandAll: () => void, collapseAll: () => void): void {
  const onPage = "On this page" as const;
  useCommands([
    {
      id: "cascade.map",
      title: "Show the map",
      group: onPage,
      keys: "m",
      run: () => cascade.ask({ view: "map" }),
    },
    {
      id: "cascade.outline",
      title: "Show the outline",
      group: onPage,
      keys: "o",
      run: () => cascade.ask({ view: "outline" }),
    },
    { id: "cascade.find", title: "Find in the cascade", group: onPage, keys: "/", run: focusSearch },
    { id: "cascade.expand", title: "Expand all", group: onPage, keys: "e", run: expandAll },
    { id: "cascade.collapse", title: "Collapse all", group: onPage, keys: "c", run: collapseAll },
    {
      id: "cascade.let-go",
      title: "Let go of the goal",
      group: onPage,
      keys: "Escape",
      run: () => cascade.select(-1),
    },
  ]);
}

function Loaded({ snapshot, late }: { snapshot: Snapshot; late: number }) {
  const cascade = useCascade(snapshot);
  const { opened, setOpened, expandAll, collapseAll } = useOpened(snapshot, cascade.selected);
  useCascadeCommands(cascade, expandAll, collapseAll);
  const { view, selected, found } = cascade;
  return (
    <div className={`cascade${selected >= 0 ? " chosen" : ""}`}>
      <Toolbar cascade={cascade} onExpand={expandAll} onCollapse={collapseAll} />
      {late > 0 ? <Late since={late} /> : null}
      <div className="cascade-picture">
        <Panel name="The picture">
          {found === 0 ? <NoMatch cascade={cascade} /> : null}
          {found > 0 && view === "outline" ? (
            <Outline cascade={cascade} opened={opened} setOpened={setOpened} />
          ) : null}
          {found > 0 && view === "map" ? (
            <Suspense fallback={<Skeleton rows={10} />}>
              <MapView cascade={cascade} />
            </Suspense>
          ) : null}
        </Panel>
      </div>
      <Panel name="The line of sight">
        <SightPanel cascade={cascade} />
      </Panel>
      <Legend />
    </div>
  );
}

function NoMatch({ cascade: { ask } }: { cascade: Cascade }) {
  return (
    <Empty title={words.noMatch} next="Nothing in the cascade fits this search and these filters.">
      <button type="button" className="button" onClick={() => ask({ q: undefined, ...NO_FILTERS })}>
        Clear search and filters
      </button>
    </Empty>
  );
}

/** Old data stay, with their age. */
function Late({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 30_000);
    return () => window.clearInterval(timer);
  }, []);
  const minutes = Math.max(1, Math.round((now - since) / 60_000));
  return (
    <div className="cascade-late">
      <Failure
        what={`Not connected. This is the picture of ${minutes} min ago.`}
        kept="It refreshes by itself when the connection is back."
        onRetry={() => void refreshSnapshot()}
      />
    </div>
  );
}
