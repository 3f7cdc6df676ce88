import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { RatingSearch } from "../../app/address";
import { Panel } from "../../ui/panel";
import { Frame, type Shown } from "./frame";
import { Goals } from "./goals";
import { Groups } from "./groups";
import { Moves } from "./moves";
import { Past } from "./past";
import { Position } from "./position";
import { changesText } from "./words";

/** Where our hospital stands by the rating that was chosen, what would move it, and whose goals do. */
export function TrueNorthPage() {
  const navigate = useNavigate();
  const search: RatingSearch = useSearch({ strict: false });
  return (
    <Frame part="now">
      {({ rating, chosen }) => (
        <>
          <Panel name="The target">
            <Target rating={rating} chosen={chosen} />
          </Panel>
          <Panel name="Where we stand">
            <Position rating={rating} changes={{}} />
          </Panel>
          <Panel name="The groups">
            <Groups rating={rating} changed={false} />
          </Panel>
          <Panel name="The goals that move it">
            <Goals rating={rating} />
          </Panel>
          <Panel name="What would reach the next star">
            <Moves
              rating={rating}
              changes={{}}
              onChange={(changes) =>
                void navigate({
                  to: "/true-north/what-if",
                  search: { ...search, changes: changesText(changes) },
                })
              }
            />
          </Panel>
          <Panel name="The releases before">
            <Past rating={rating} />
          </Panel>
        </>
      )}
    </Frame>
  );
}

/** Now, next and target, in one line. */
function Target({ rating, chosen }: Pick<Shown, "rating" | "chosen">) {
  if (!chosen) return null;
  const { active, waiting } = chosen;
  if (!active)
    return (
      <p className="notice">
        {waiting
          ? `“${waiting.name}” is proposed and waits for the board. `
          : "The board has not chosen yet which rating to steer by. "}
        <Link to="/true-north/choice">See the choice</Link>
      </p>
    );
  return (
    <p>
      <b>{active.name}</b>
      {active.targetStars === null
        ? ", without a target"
        : `: now ${rating.now.stars}, target ${active.targetStars} stars by the release of ${active.targetRelease}`}
      {". "}
      <Link to="/true-north/choice">Why this rating</Link>
    </p>
  );
}
