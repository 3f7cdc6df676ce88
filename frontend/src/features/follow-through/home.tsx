import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FollowSearch } from "./state";
import { FollowThroughView } from "./view";

/** The same view on the first page of those who follow through; there it is not in the address. */
export function FollowThroughAtHome({ first }: { first: boolean }) {
  const Heading = first ? "h1" : "h2";
  const [search, setSearch] = useState<FollowSearch>({});
  return (
    <section className="follow" aria-labelledby="follow-heading">
      <header className="follow-at-home">
        <Heading id="follow-heading">Follow-through</Heading>
        <Link to="/follow-through" search={{ ...search }} className="no-print">
          Open it on its own page
        </Link>
      </header>
      <FollowThroughView search={search} onAsk={(change) => setSearch({ ...search, ...change })} />
    </section>
  );
}
