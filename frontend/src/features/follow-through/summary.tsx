import { percent, toggled, codesOf, type FollowSearch, type Look } from "./state";

interface SummaryProps {
  look: Look;
  search: FollowSearch;
  onAsk: (change: Partial<FollowSearch>) => void;
}

/** How soundly the scope hangs from the board, and what is missing in it by kind. Links, never people. */
export function Summary({ look, search, onAsk }: SummaryProps) {
  const { integrity, counts } = look;
  const chosen = codesOf(search);
  const facts = [
    { term: "Links sound", part: integrity.linksSound, whole: integrity.links },
    { term: "Check-ins current", part: integrity.current, whole: integrity.committed },
    {
      term: `Owners who said something in ${integrity.ownerDays} days`,
      part: integrity.ownersUpdated,
      whole: integrity.owners,
    },
  ];
  return (
    <>
      <div className="follow-head">
        <p className="follow-sentence">{integrity.sentence}</p>
        <dl className="follow-facts">
          {facts.map(({ term, part, whole }) => (
            <div key={term}>
              <dt className="soft small">{term}</dt>
              <dd>
                <b>{percent(part, whole)}</b>{" "}
                <span className="soft small">
                  {part.toLocaleString("en-US")} of {whole.toLocaleString("en-US")}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {counts.length > 0 ? (
        <div className="follow-codes" role="group" aria-label="Show only">
          {counts.map((count) => (
            <button
              key={count.code}
              type="button"
              className={count.blocking ? "blocks" : undefined}
              aria-pressed={chosen.includes(count.code)}
              onClick={() => onAsk({ code: toggled(search, count.code) })}
            >
              <b>{count.count.toLocaleString("en-US")}</b>
              <Change change={count.change} />
              <span>{count.sentence}</span>
            </button>
          ))}
        </div>
      ) : null}
    </>
  );
}

function Change({ change }: { change: number | null }) {
  if (change === null) return <span className="soft small" />;
  const said = change === 0 ? "as last week" : `${change > 0 ? "+" : "−"}${Math.abs(change)} in a week`;
  return <span className="soft small">{said}</span>;
}
