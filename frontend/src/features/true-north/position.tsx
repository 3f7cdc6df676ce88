import { Button } from "../../ui/button";
import { points } from "../../domain/rating";
import { distances, starsSaid, type Changes, type Place, type Rating } from "./words";

interface Props {
  rating: Rating;
  changes: Changes;
  onChange?: (changes: Changes) => void;
}

/** Now, and with what is being tried. */
export function Position({ rating, changes, onChange }: Props) {
  const count = Object.keys(changes).length;
  return (
    <section aria-label="Where we stand" className="true-north-position">
      <Stars title="Now" place={rating.now} />
      {count > 0 ? (
        <>
          <Stars
            title={count === 1 ? "With your change" : `With your ${count} changes`}
            place={rating.then}
            live
          />
          <Button onClick={() => onChange?.({})}>Take all changes back</Button>
        </>
      ) : null}
      {rating.then.peerGroup > 0 ? <p className="soft">{band(rating)}</p> : null}
    </section>
  );
}

function Stars({ title, place, live }: { title: string; place: Place; live?: boolean }) {
  const { stars, summary, peerGroup } = place;
  return (
    <div className="true-north-standing" aria-live={live ? "polite" : undefined}>
      <h2>{title}</h2>
      <p className="true-north-stars">
        <span aria-hidden="true">
          {"★".repeat(stars)}
          <span className="soft">{"☆".repeat(5 - stars)}</span>
        </span>{" "}
        {starsSaid(place)}
      </p>
      {summary === null ? null : <p>Summary {points(summary)}</p>}
      <p className="soft">
        {peerGroup > 0
          ? `${distances(place)}. Compared with hospitals that have ${peerGroup} full groups.`
          : "Too few measures: three groups with three each are needed, deaths or safety among them."}
      </p>
    </div>
  );
}

/** A later release has cut points of its own, so it is a band and not one star. */
function band({ low, high, then }: Rating): string {
  const summary = then.summary === null ? "" : ` of ${points(then.summary)}`;
  return low === high
    ? `A summary${summary} gave ${low} stars in every release known here. The next release has cut points of its own, so it may still be one more or less.`
    : `A summary${summary} gave ${low} to ${high} stars, depending on the release: each has cut points of its own.`;
}
