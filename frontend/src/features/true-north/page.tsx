import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useAsk } from "../../app/ask";
import type { RatingSearch } from "../../app/router";
import { TrueNorthsDocument } from "../../gql/true-north/graphql";
import { Panel } from "../../ui/panel";
import { Frame } from "./frame";
import { Goals } from "./goals";
import { Groups } from "./groups";
import { Moves } from "./moves";
import { Past } from "./past";
import { Position } from "./position";
import { changesText, type Rating } from "./words";

/** Where our hospital stands by the rating that was chosen, what would move it, and whose goals do. */
export function TrueNorthPage() {
  const navigate = useNavigate();
  const search: RatingSearch = useSearch({ strict: false });
  return (
    <Frame part="now">
      {({ rating }) => (
        <>
          <Panel name="The target">
            <Target rating={rating} />
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
function Target({ rating }: { rating: Rating }) {
  const { data } = useAsk(TrueNorthsDocument, {});
  const chosen = data?.trueNorth.active;
  if (!data) return null;
  if (!chosen)
    return (
      <p className="notice">
        {data.trueNorth.waiting
          ? `“${data.trueNorth.waiting.name}” is proposed and waits for the board. `
          : "The board has not chosen yet which rating to steer by. "}
        <Link to="/true-north/choice">See the choice</Link>
      </p>
    );
  return (
    <p>
      <b>{chosen.name}</b>
      {chosen.targetStars === null
        ? ", without a target"
        : `: now ${rating.now.stars}, target ${chosen.targetStars} stars by the release of ${chosen.targetRelease}`}
      {". "}
      <Link to="/true-north/choice">Why this rating</Link>
    </p>
  );
}
