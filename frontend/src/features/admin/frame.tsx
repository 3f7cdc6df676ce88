import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSession } from "../../app/session";
import "./admin.css";

const PARTS = [
  { to: "/admin/units", title: "Units" },
  { to: "/admin/people", title: "People" },
  { to: "/admin/cycles", title: "Plans" },
  { to: "/admin/measures", title: "Measures" },
  { to: "/admin/settings", title: "Levels and settings" },
  { to: "/admin/import", title: "Import" },
  { to: "/admin/record", title: "Removed text" },
  { to: "/admin/keys", title: "Keys for programs" },
] as const;

interface FrameProps {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

/** The parts of administration beside each other; history is never altered here. */
export function AdminFrame({ title, action, children }: FrameProps) {
  return (
    <div className="page admin">
      <nav className="admin-parts" aria-label="Administration">
        {PARTS.map((part) => (
          <Link key={part.to} to={part.to} activeProps={{ className: "here" }}>
            {part.title}
          </Link>
        ))}
      </nav>
      <header>
        <h1>{title}</h1>
        {action}
      </header>
      {children}
    </div>
  );
}

/** Why the viewer cannot change things here; nothing where they can. */
export function useReason(capability: string, who: string): string | null {
  const { me } = useSession();
  return me?.capabilities.includes(capability)
    ? null
    : `Only ${who} can change this. Please ask one of them.`;
}
