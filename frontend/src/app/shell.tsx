import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { longDay } from "../domain/as-of";
import { words } from "../domain/words";
import { Icon, Logo } from "../ui/icon";
import { Panel } from "../ui/panel";
import { AsOfDay, PastLine, useAsked } from "./as-of";
import { useCommands, type Command } from "./commands";
import { keyName, useKeys } from "./keys";
import { pagesFor } from "./navigation";
import { useSession } from "./session";
import "./shell.css";
import { setTheme } from "./theme";

const Overlays = lazy(() => import("./overlays"));
export type OverlayName = "palette" | "keys" | "more";

function useShellCommands(open: (name: OverlayName) => void): void {
  const navigate = useNavigate();
  const { me } = useSession();
  const list = useMemo<Command[]>(
    () => [
      ...pagesFor(me).map((page) => ({
        id: `go.${page.to}`,
        title: page.title,
        group: "Go to" as const,
        keys: `g ${page.key}`,
        run: () => void navigate({ to: page.to }),
      })),
      { id: "find", title: "Find anything", group: "Help", keys: "mod+k", run: () => open("palette") },
      { id: "keys", title: "Keys on this page", group: "Help", keys: "?", run: () => open("keys") },
      { id: "theme.light", title: "Light theme", group: "Appearance", run: () => setTheme("light") },
      { id: "theme.dark", title: "Dark theme", group: "Appearance", run: () => setTheme("dark") },
      {
        id: "theme.system",
        title: "Theme of this device",
        group: "Appearance",
        run: () => setTheme("system"),
      },
    ],
    [navigate, open, me],
  );
  useCommands(list);
}

/** Everything around a page: navigation, the demo line, overlays, keys. */
export function Shell() {
  const [overlay, setOverlay] = useState<OverlayName | null>(null);
  useShellCommands(setOverlay);
  useKeys();
  const asked = useAsked();
  useTitle(asked.day);
  return (
    <div className={`shell${asked.day ? " past" : ""}`}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <DemoLine />
      <PastLine asked={asked} />
      <SideNavigation onOpen={setOverlay} />
      <main id="main" tabIndex={-1}>
        <Panel name="This page">
          <AsOfDay day={asked.day}>
            <Outlet />
          </AsOfDay>
        </Panel>
      </main>
      <Tabs onOpen={setOverlay} />
      {overlay ? (
        <Panel key={overlay} name="This part">
          <Suspense>
            <Overlays name={overlay} onClose={() => setOverlay(null)} />
          </Suspense>
        </Panel>
      ) : null}
    </div>
  );
}

/** What is looked at in the past says so in the list of windows and of bookmarks. */
function useTitle(past: string | undefined): void {
  const name = useSession().me?.organization?.name;
  useEffect(() => {
    if (!name) return;
    document.title = `${past ? `As of ${longDay(past)} · ` : ""}${words.product} · ${name}`;
  }, [name, past]);
}

function DemoLine() {
  const organization = useSession().me?.organization;
  return organization?.demo ? <header className="demo-line small">{words.demo}</header> : null;
}

interface OpensOverlays {
  onOpen: (name: OverlayName) => void;
}

function SideNavigation({ onOpen }: OpensOverlays) {
  const { me } = useSession();
  return (
    <nav className="side no-print" aria-label="Main">
      <div className="brand">
        <Logo />
        <span>{words.product}</span>
      </div>
      <button type="button" className="side-item side-find" onClick={() => onOpen("palette")}>
        <Icon name="search" />
        <span>Find</span>
        <kbd aria-hidden="true">{keyName("mod+k")}</kbd>
      </button>
      <ul>
        {pagesFor(me).map((page) => (
          <li key={page.to}>
            <Link
              to={page.to}
              className="side-item"
              activeProps={{ className: "here" }}
              activeOptions={{ includeSearch: false, exact: page.to === "/" }}
            >
              <Icon name={page.icon} />
              <span>{page.title}</span>
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" className="side-item side-more" onClick={() => onOpen("more")}>
        <Icon name="more" />
        <span>More</span>
      </button>
    </nav>
  );
}

/** Four tabs at the thumb, on a phone. */
function Tabs({ onOpen }: OpensOverlays) {
  const { me } = useSession();
  return (
    <nav className="tabs no-print" aria-label="Main">
      {pagesFor(me)
        .filter((page) => page.phone === "tab")
        .map((page) => (
          <Link
            key={page.to}
            to={page.to}
            className="tab"
            activeProps={{ className: "here" }}
            activeOptions={{ includeSearch: false, exact: page.to === "/" }}
          >
            <Icon name={page.icon} />
            <span>{page.phoneTitle ?? page.title}</span>
          </Link>
        ))}
      <button type="button" className="tab" onClick={() => onOpen("more")}>
        <Icon name="more" />
        <span>More</span>
      </button>
    </nav>
  );
}
