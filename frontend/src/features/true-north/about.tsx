import type { Rating } from "./words";

/** What the rating is meant for and what it cannot say, wherever it is shown. */
export function About({ rating }: { rating: Rating }) {
  return (
    <section aria-label="About this rating" className="true-north-about">
      <h2>What it is for, and what it cannot say</h2>
      <ul>
        {rating.uses.map((use) => (
          <li key={use}>{use}</li>
        ))}
      </ul>
      <h3>Limitations</h3>
      <ul>
        {rating.limitations.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <p className="soft">
        {rating.precision} Source: {rating.source}
      </p>
    </section>
  );
}
