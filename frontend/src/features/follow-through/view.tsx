import { lazy, Suspense, useState } from "react";
import { useAsk } from "../../app/ask";
import { NotThen } from "../../app/as-of";
import { useAsOf } from "../../app/past";
import { usePages } from "../../app/pages";
import { findUnits } from "../../app/searches";
import { words } from "../../domain/words";
import {
  FollowThroughDocument,
  WeakChainsDocument,
  type WeakChainsQuery,
} from "../../gql/follow-through/graphql";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Picker } from "../../ui/picker";
import { Problems } from "../../ui/problems";
import { Segmented } from "../../ui/segmented";
import { UndoBar } from "../../ui/undo-bar";
import { ChainRow } from "./chain-row";
import "./follow.css";
import {
  actable,
  codesOf,
  fileOf,
  type Chain,
  type Finding,
  type FollowSearch,
  type Level,
  type Look,
} from "./state";
import { Summary } from "./summary";
import { useActs, type Follow } from "./use-acts";

const AcceptForm = lazy(() =>
  import("../../app/findings/accept-form").then((room) => ({ default: room.AcceptForm })),
);
const OfferForm = lazy(() => import("./offer-form").then((room) => ({ default: room.OfferForm })));

/** As many rows as one reads before asking for more. */
const AT_ONCE = 20;
const SORTS = [
  { value: "", label: "Reach × age" },
  { value: "age", label: "Oldest first" },
  { value: "reach", label: "Widest reach first" },
];
const apart = (accepted: number) =>
  [
    { value: "open", label: "Open" },
    { value: "accepted", label: accepted > 0 ? `Accepted for a time (${accepted})` : "Accepted for a time" },
  ] as const;

interface FollowThroughProps {
  search: FollowSearch;
  onAsk: (change: Partial<FollowSearch>) => void;
}

/** What is missing or weak between the board and the units, since when, and who must act. */
export function FollowThroughView({ search, onAsk }: FollowThroughProps) {
  const asOf = useAsOf();
  const { data, problem, loading, again } = useAsk(FollowThroughDocument, {
    unitId: search.unit ?? null,
    asOf,
  });
  if (asOf && problem?.code === "before_the_record")
    return <NotThen title="Nothing is on record from then" next={problem.sentence} />;
  if (problem)
    return <Failure what="Follow-through could not be loaded." kept={problem.sentence} onRetry={again} />;
  if (loading || !data) return <Skeleton rows={12} />;
  return (
    <>
      <Summary look={data.followThrough} search={search} onAsk={onAsk} />
      <Chains search={search} onAsk={onAsk} look={data.followThrough} levels={data.levels} />
    </>
  );
}

interface ChainsProps extends FollowThroughProps {
  look: Look;
  levels: readonly Level[];
}

function Chains({ search, onAsk, look, levels }: ChainsProps) {
  const acts = useActs();
  const asOf = useAsOf();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const codes = codesOf(search);
  const list = usePages(
    WeakChainsDocument,
    {
      codes: codes.length > 0 ? codes : null,
      unitId: search.unit ?? null,
      accepted: search.accepted ?? false,
      sort: search.sort ? (search.sort.toUpperCase() as "AGE" | "REACH") : null,
      asOf,
      first: AT_ONCE,
    },
    (data: WeakChainsQuery) => data.weakChains.pageInfo,
  );
  const chains = list.pages.flatMap((page) => page.weakChains.nodes);
  const total = list.pages[0]?.weakChains.totalCount ?? 0;
  const picked = chains.filter((chain) => chosen.has(chain.goal.id));
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <section className="follow-chains" aria-label="Lines of sight with something missing">
      <Narrow search={search} onAsk={onAsk} look={look} total={list.loading ? null : total} />
      {picked.length > 0 ? <Bulk picked={picked} acts={acts} onOver={() => setChosen(new Set())} /> : null}
      <Problems problems={acts.problems} />
      {list.problem ? (
        <Failure what="The list could not be loaded." kept={list.problem.sentence} onRetry={list.again} />
      ) : list.loading ? (
        <Skeleton rows={14} />
      ) : chains.length === 0 ? (
        <Empty
          title={search.accepted ? "Nothing is accepted for a time" : "Nothing is missing here"}
          next={search.code || search.unit ? "Take a filter away to see the rest." : words.fromWhatYouSee}
        />
      ) : (
        <Listed chains={chains} levels={levels} acts={acts} chosen={chosen} onChoose={asOf ? null : choose} />
      )}
      {list.hasMore ? (
        <Button className="start-self no-print" onClick={list.more}>
          {Math.min(AT_ONCE, total - chains.length)} more of {(total - chains.length).toLocaleString("en-US")}
        </Button>
      ) : null}
      <p className="soft small">{words.fromWhatYouSee} Links, never people.</p>
      <p className="follow-files small no-print">
        As a file: <a href={fileOf(search, asOf, "csv")}>CSV</a>{" "}
        <a href={fileOf(search, asOf, "xlsx")}>Excel workbook</a>
      </p>
      {acts.done ? (
        <UndoBar
          key={acts.done.sentence}
          done={acts.done.sentence}
          seconds={acts.done.seconds}
          onUndo={() => void acts.done?.undo().finally(acts.over)}
          onOver={acts.over}
        />
      ) : null}
      <Suspense>
        {acts.asking ? (
          <AcceptForm weak={acts.asking} day={look.day} onDone={acts.accepted} onClose={acts.close} />
        ) : null}
        {acts.offering ? <OfferForm chain={acts.offering} onClose={acts.close} /> : null}
      </Suspense>
    </section>
  );
}

function Narrow({ search, onAsk, look, total }: FollowThroughProps & { look: Look; total: number | null }) {
  return (
    <div className="follow-narrow no-print">
      <p className="follow-total" role="status">
        {total === null ? "" : total === 1 ? "1 line" : `${total.toLocaleString("en-US")} lines`}
      </p>
      <Segmented
        label="Which"
        value={search.accepted ? "accepted" : "open"}
        options={apart(look.accepted)}
        onChange={(next) => onAsk({ accepted: next === "accepted" || undefined })}
      />
      <Select
        label="Order"
        quiet
        options={SORTS}
        value={search.sort ?? ""}
        onChange={(event) => onAsk({ sort: (event.target.value || undefined) as FollowSearch["sort"] })}
      />
      <Picker
        label="Unit, and everything under it"
        placeholder="Any unit"
        value={look.unit ? { id: look.unit.id, title: look.unit.name } : null}
        onPick={(unit) => onAsk({ unit: unit?.id })}
        search={findUnits}
      />
      {search.code ? (
        <Button look="quiet" onClick={() => onAsk({ code: undefined })}>
          All kinds
        </Button>
      ) : null}
    </div>
  );
}

function Bulk({ picked, acts, onOver }: { picked: Chain[]; acts: Follow; onOver: () => void }) {
  const pairs = (act: "REMIND" | "ACCEPT") =>
    picked.flatMap((chain): [Chain, Finding][] => {
      const finding = actable(chain, act);
      return finding ? [[chain, finding]] : [];
    });
  const toRemind = pairs("REMIND");
  const toAccept = pairs("ACCEPT");
  return (
    <div className="follow-bulk no-print" role="group" aria-label="With what is chosen">
      <span role="status">{picked.length} chosen</span>
      <Button
        busy={acts.busy}
        reason={toRemind.length > 0 ? null : "Nobody can be reminded by you about these."}
        onClick={() => {
          acts.remind(toRemind);
          onOver();
        }}
      >
        Remind about {toRemind.length}
      </Button>
      <Button
        reason={toAccept.length > 0 ? null : "These are not yours to accept."}
        onClick={() => acts.accept(toAccept)}
      >
        Accept {toAccept.length} until …
      </Button>
      <Button look="quiet" onClick={onOver}>
        Choose none
      </Button>
    </div>
  );
}

interface ListedProps {
  chains: readonly Chain[];
  levels: readonly Level[];
  acts: Follow;
  chosen: ReadonlySet<string>;
  onChoose: ((id: string, on: boolean) => void) | null;
}

function Listed({ chains, levels, acts, chosen, onChoose }: ListedProps) {
  return (
    <div className="chains" style={{ "--levels": levels.length } as React.CSSProperties}>
      <div className="chain-titles soft small" aria-hidden="true">
        <span>Missing</span>
        {levels.map((level) => (
          <span key={level.id}>{level.name}</span>
        ))}
      </div>
      <ul>
        {chains.map((chain) => (
          <ChainRow
            key={chain.goal.id}
            chain={chain}
            levels={levels}
            acts={acts}
            chosen={chosen.has(chain.goal.id)}
            onChoose={onChoose && ((on) => onChoose(chain.goal.id, on))}
          />
        ))}
      </ul>
    </div>
  );
}
