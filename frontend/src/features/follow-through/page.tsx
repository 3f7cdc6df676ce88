import { useNavigate, useSearch } from "@tanstack/react-router";
import { AsOfControl } from "../../app/as-of";
import { FollowThroughView } from "./view";

export function FollowThroughPage() {
  const search = useSearch({ from: "/follow-through" });
  const navigate = useNavigate();
  return (
    <div className="page follow">
      <header>
        <h1>Follow-through</h1>
        <AsOfControl />
      </header>
      <FollowThroughView
        search={search}
        onAsk={(change) =>
          void navigate({
            to: "/follow-through",
            search: (before) => ({ ...before, ...change }),
            replace: true,
          })
        }
      />
    </div>
  );
}
