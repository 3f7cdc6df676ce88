import { Button } from "../../ui/button";
import { plain } from "../../domain/rating";
import { nameOf, shown, unitOf, type Changes, type Measure, type Rating } from "./words";

interface Props {
  rating: Rating;
  changes: Changes;
  onChange: (changes: Changes) => void;
}
type Move = Rating["alone"][number];
const MOST_ALONE = 5;

/** The smallest change that reaches one star more: of one measure, and of several together. */
export function Moves({ rating, changes, onChange }: Props) {
  const { alone, together, then } = rating;
  if (then.peerGroup === 0 || then.stars === 5) return null;
  const measures = new Map(rating.measures.map((measure) => [measure.code, measure]));
  const tryOut = (moves: readonly Move[]) =>
    onChange({
      ...changes,
      ...Object.fromEntries(moves.map((move) => [move.code, reaching(move, measures)])),
    });
  return (
    <section aria-label="What would reach the next star">
      <h2>What would reach {then.stars + 1} stars</h2>
      <h3>One measure alone</h3>
      {alone.length === 0 ? (
        <p>
          No single measure suffices, not even at a value that only the best two or three of a hundred
          hospitals reach.
        </p>
      ) : (
        <ul className="true-north-moves">
          {alone.slice(0, MOST_ALONE).map((move) => (
            <li key={move.code}>
              <span>{said(move, measures)}</span>
              <Button onClick={() => tryOut([move])}>Try it</Button>
            </li>
          ))}
        </ul>
      )}
      <h3>The smallest change together</h3>
      {together.length === 0 ? (
        <p>It cannot be reached with the measures that the hospital reports.</p>
      ) : (
        <>
          <ul className="true-north-moves">
            {together.map((move) => (
              <li key={move.code}>
                <span>{said(move, measures)}</span>
              </li>
            ))}
          </ul>
          <Button onClick={() => tryOut(together)}>Try all {together.length}</Button>
        </>
      )}
      <p className="soft">
        These are published, risk-adjusted values, which move less than the counts behind them.
      </p>
    </section>
  );
}

function said({ code, now, then }: Move, measures: ReadonlyMap<string, Measure>) {
  const measure = measures.get(code);
  if (!measure) return code;
  const unit = unitOf(measure);
  return (
    <>
      <b>{nameOf(measure)}</b>: {shown(now, unit)} → {shown(then, unit)}
    </>
  );
}

/** The value with six places, rounded to the better side, so that the star is reached. */
function reaching({ code, then }: Move, measures: ReadonlyMap<string, Measure>): string {
  const measure = measures.get(code);
  if (!measure) return plain(then);
  const rounded = then + (measure.lowerIsBetter ? -1e-6 : 1e-6);
  return plain(Math.min(measure.highest, Math.max(measure.lowest, rounded)));
}
