import { dayNumber, dayThisYear } from "../../domain/format";
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
      <Trend look={look} />
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

const WIDTH = 220;
const HEIGHT = 36;

/** A year of month ends, and how long things stay open. The line is drawn; the list says the same. */
function Trend({ look: { trend, medianDaysToClose, reopened, day } }: { look: Look }) {
  const months = trend.filter((one) => one.committed > 0);
  const share = (at: number) => months[at].sound / months[at].committed;
  const place = (at: number) =>
    `${(4 + (at * (WIDTH - 8)) / Math.max(months.length - 1, 1)).toFixed(1)},${(HEIGHT - 4 - share(at) * (HEIGHT - 8)).toFixed(1)}`;
  const closing = [
    medianDaysToClose === null
      ? null
      : `Half of what was closed in 90 days had stood ${medianDaysToClose === 1 ? "a day" : `${medianDaysToClose} days`} or less`,
    reopened > 0 ? `${reopened} came back` : null,
  ].filter(Boolean);
  if (months.length < 2 && closing.length === 0) return null;
  return (
    <div className="follow-trend">
      {months.length > 1 ? (
        <figure>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
            <polyline points={months.map((_, at) => place(at)).join(" ")} />
            <circle
              cx={place(months.length - 1).split(",")[0]}
              cy={place(months.length - 1).split(",")[1]}
              r="3"
            />
          </svg>
          <figcaption className="soft small">
            Sound, from {percent(months[0].sound, months[0].committed)} in {monthOf(months[0].day, day)} to{" "}
            {percent(months.at(-1)!.sound, months.at(-1)!.committed)} now
          </figcaption>
          <ul className="unseen" aria-label="Share of goals that hang soundly, at the ends of months">
            {months.map((one) => (
              <li key={one.day}>
                {monthOf(one.day, day)}: {percent(one.sound, one.committed)}, {one.sound} of {one.committed}
              </li>
            ))}
          </ul>
        </figure>
      ) : null}
      {closing.length > 0 ? <p className="soft small">{closing.join("; ")}.</p> : null}
    </div>
  );
}

const monthOf = (day: string, today: string): string => dayThisYear(dayNumber(day), dayNumber(today));

function Change({ change }: { change: number | null }) {
  if (change === null) return <span className="soft small" />;
  const said = change === 0 ? "as last week" : `${change > 0 ? "+" : "−"}${Math.abs(change)} in a week`;
  return <span className="soft small">{said}</span>;
}
