import { Panel } from "../../ui/panel";
import { Table, type Column } from "../../ui/table";
import { Frame } from "./frame";
import { points } from "../../domain/rating";
import { groupName, nameOf, shown, unitOf, type Measure, type Rating } from "./words";

type Group = Rating["groups"][number];

/** The method with our own hospital's numbers, step by step, so that anybody can check it with a pencil. */
export function MethodPage() {
  return (
    <Frame part="method">
      {({ rating }) => (
        <Panel name="The method">
          <Standardised rating={rating} />
          <GroupScores rating={rating} />
          <Summary rating={rating} />
          <Stars rating={rating} />
        </Panel>
      )}
    </Frame>
  );
}

const MEASURES: readonly Column<Measure>[] = [
  { id: "measure", title: "Measure", cell: (measure) => <b>{nameOf(measure)}</b> },
  { id: "group", title: "Group", cell: ({ group }) => groupName(group) },
  { id: "value", title: "Here", numeric: true, cell: (it) => shown(it.value, unitOf(it)) },
  { id: "mean", title: "Nation’s mean", numeric: true, cell: (it) => shown(it.mean, unitOf(it)) },
  { id: "sd", title: "Nation’s standard deviation", numeric: true, cell: (it) => shown(it.sd, unitOf(it)) },
  {
    id: "z",
    title: "Deviations better",
    numeric: true,
    cell: ({ deviations }) => (deviations === null ? "" : exact(deviations)),
  },
];

function Standardised({ rating }: { rating: Rating }) {
  const reported = rating.measures.filter(({ value }) => value !== null);
  return (
    <section aria-label="Step 1">
      <h2>1. Each measure against the nation</h2>
      <p>
        The distance from the mean of the nation’s hospitals, in standard deviations; where lower is better,
        the sign is turned, so that more is always better. {reported.length} of {rating.measures.length}{" "}
        measures of the release are reported here; the others are left out, not counted as bad.
      </p>
      <Table caption="Measures in deviations" rows={reported} rowKey={(row) => row.code} columns={MEASURES} />
    </section>
  );
}

const GROUPS: readonly Column<Group>[] = [
  { id: "group", title: "Group", cell: ({ id }) => <b>{groupName(id)}</b> },
  { id: "count", title: "Measures", numeric: true, cell: ({ reported }) => reported },
  { id: "raw", title: "Mean of its deviations", numeric: true, cell: ({ raw }) => maybe(raw) },
  { id: "mean", title: "Nation’s mean", numeric: true, cell: ({ mean }) => maybe(mean) },
  { id: "sd", title: "Nation’s standard deviation", numeric: true, cell: ({ sd }) => maybe(sd) },
  { id: "score", title: "Group score", numeric: true, cell: ({ score }) => maybe(score) },
];

function GroupScores({ rating }: { rating: Rating }) {
  return (
    <section aria-label="Step 2">
      <h2>2. Each group</h2>
      <p>
        The mean of the deviations that are there; one measure is enough for a score. Then again against the
        nation: (mean of its deviations − nation’s mean) ÷ nation’s standard deviation.
      </p>
      <Table caption="Group scores" rows={rating.groups} rowKey={(row) => row.id} columns={GROUPS} />
    </section>
  );
}

const WEIGHTS: readonly Column<Group>[] = [
  { id: "group", title: "Group", cell: ({ id }) => <b>{groupName(id)}</b> },
  { id: "weight", title: "Weight by the method", numeric: true, cell: ({ weight }) => percent(weight) },
  { id: "used", title: "Weight here", numeric: true, cell: ({ weightUsed }) => percent(weightUsed) },
  { id: "score", title: "Group score", numeric: true, cell: ({ score }) => maybe(score) },
  {
    id: "adds",
    title: "Adds",
    numeric: true,
    cell: ({ score, weightUsed }) => (score === null ? "–" : exact(score * weightUsed)),
  },
];

function Summary({ rating }: { rating: Rating }) {
  const { summary } = rating.now;
  return (
    <section aria-label="Step 3">
      <h2>3. The summary</h2>
      <p>
        The weighted mean of the group scores. Only the weight of a group without any measure is shared out
        among the others.
      </p>
      <Table caption="Weights" rows={rating.groups} rowKey={(row) => row.id} columns={WEIGHTS} />
      <p>
        Summary: <b>{summary === null ? "none" : exact(summary)}</b>
      </p>
    </section>
  );
}

function Stars({ rating }: { rating: Rating }) {
  const { peerGroup, stars, cuts } = rating.now;
  const enough = rating.groups.filter(({ reported }) => reported >= 3).length;
  return (
    <section aria-label="Step 4">
      <h2>4. The stars</h2>
      <p>
        {enough} groups have three measures or more. To be rated, three are needed, deaths or safety among
        them; hospitals with the same number of such groups are compared with each other.
      </p>
      {peerGroup === 0 ? (
        <p>So this hospital is not rated.</p>
      ) : (
        <>
          <p>
            CMS sorts the summaries of all hospitals with {peerGroup} such groups into five clusters. Their
            borders in this release:
          </p>
          <ol className="true-north-cuts">
            {[1, 2, 3, 4, 5].map((star) => (
              <li key={star} aria-current={star === stars ? "true" : undefined}>
                {star} {star === 1 ? "star" : "stars"}: {border(star, cuts)}
                {star === stars ? <b> ← here, with {exact(rating.now.summary ?? 0)}</b> : null}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

const border = (star: number, cuts: readonly number[]): string =>
  star === 1 ? `below ${exact(cuts[0] ?? 0)}` : `from ${exact(cuts[star - 2] ?? 0)}`;
const exact = (number: number): string => `${number < 0 ? "−" : ""}${Math.abs(number).toFixed(4)}`;
const maybe = (number: number | null): string => (number === null ? "–" : exact(number));
const percent = (share: number): string => `${points(share * 100)}%`;
