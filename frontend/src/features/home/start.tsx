import { Link } from "@tanstack/react-router";
import { useSession } from "../../app/session";
import type { Home } from "./page";

/** In an organization that begins, the one next step; later, the board's sentence. */
export function Start({ board }: { board: Home["board"] }) {
  const { me } = useSession();
  if (!board) return null;
  if (board.rows.length > 0) return <h1 className="board-sentence">{board.sentence}</h1>;
  const administrator = me?.roles.some((role) => role.role === "ADMINISTRATOR") ?? false;
  return (
    <section className="start">
      <h1>Welcome to {me?.organization?.name}</h1>
      <p className="soft">There are no board goals yet. This is the way to the first one:</p>
      <ol>
        <li>
          <span>
            <Link to="/admin/units">Add the units</Link>, from the whole system down to one ward
          </span>
        </li>
        <li>
          <span>
            <Link to="/admin/people">Add people</Link> with their positions and roles
          </span>
        </li>
        <li>
          <span>
            <Link to="/admin/cycles">Open a plan</Link>, such as “Annual plan 2027”
          </span>
        </li>
        <li>
          <span>
            <Link to="/admin/measures">Define a measure</Link>, such as falls with injury
          </span>
        </li>
        <li>
          <span>
            <Link to="/goals/new">Draft the board’s first goal</Link>, then one below it, and link them
          </span>
        </li>
      </ol>
      {administrator ? (
        <p className="soft">
          Or bring all of it from a spreadsheet: <Link to="/admin/import">import a file</Link>.
        </p>
      ) : (
        <p className="soft">An administrator can do the first four, or import a spreadsheet.</p>
      )}
    </section>
  );
}
