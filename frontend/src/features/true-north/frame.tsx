import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import type { RatingSearch } from "../../app/address";
import { useAsk } from "../../app/ask";
import { TrueNorthDocument, type TrueNorthQuery } from "../../gql/true-north/graphql";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { Empty, Failure, Skeleton } from "../../ui/panel";
import { Tabs } from "../../ui/tabs";
import { About } from "./about";
import "./true-north.css";
import { changesText, readChanges, type Changes, type Rating } from "./words";

const PARTS = [
  { id: "now", title: "Where we stand", to: "/true-north" },
  { id: "what-if", title: "What if", to: "/true-north/what-if" },
  { id: "method", title: "How it is worked out", to: "/true-north/method" },
  { id: "care", title: "Rating or real care?", to: "/true-north/care" },
  { id: "choice", title: "Why this rating", to: "/true-north/choice" },
  { id: "other", title: "Other ratings", to: "/true-north/other" },
] as const;
type Part = (typeof PARTS)[number]["id"];

export interface Shown {
  rating: Rating;
  chosen: TrueNorthQuery["trueNorth"] | undefined;
  changes: Changes;
  /** Tries other values: the address changes, nothing is saved. */
  onChange: (changes: Changes) => void;
}

/** The parts of True North. What is looked at goes along from one to the next, but not to other ratings. */
export function Parts({ part, children }: { part: Part; children: ReactNode }) {
  const search: RatingSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  return (
    <div className="page true-north">
      <header>
        <h1>True North</h1>
      </header>
      <Tabs
        label="Parts of True North"
        tabs={PARTS}
        value={part}
        onChange={(next) =>
          void navigate({
            to: PARTS.find((one) => one.id === next)!.to,
            search: next === "other" || part === "other" ? {} : { ...search },
          })
        }
      >
        {children}
      </Tabs>
    </div>
  );
}

/** What every page about the rating has: which hospital, which release, what it cannot say. */
export function Frame({ part, children }: { part: Part; children: (shown: Shown) => ReactNode }) {
  const search: RatingSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const to = PARTS.find((one) => one.id === part)!.to;
  const ask = (change: RatingSearch) =>
    void navigate({ to, search: { ...search, ...change }, replace: true });
  const change = (next: Changes) => ask({ changes: changesText(next) });
  const { rating, chosen, problem, loading, again } = useRating(search);
  return (
    <Parts part={part}>
      {problem ? (
        <Failure what="This could not be worked out." kept={problem.sentence} onRetry={again} />
      ) : null}
      {problem && search.changes ? (
        <p>
          <Button onClick={() => change({})}>Take all changes back</Button>
        </p>
      ) : null}
      {rating ? (
        <>
          <p className="soft">
            {rating.title}. An estimate, worked out here from CMS’s public data; not CMS’s own publication.
          </p>
          <Choose rating={rating} onAsk={ask} />
          {children({ rating, chosen, changes: readChanges(search.changes), onChange: change })}
          <About rating={rating} />
        </>
      ) : loading ? (
        <Skeleton rows={14} />
      ) : problem ? null : (
        <Empty
          title="No hospital with a CMS number yet"
          next="An administrator gives a unit its six-character CMS number (CCN) and imports CMS’s public files; then its rating is worked out here."
        />
      )}
    </Parts>
  );
}

/** The last answer stays while the next is on its way, so that nothing jumps under the hand. */
function useRating(search: RatingSearch) {
  const { data, problem, loading, again } = useAsk(TrueNorthDocument, {
    unitId: search.unit ?? null,
    release: search.release ?? null,
    changes: search.changes ?? null,
  });
  const [last, setLast] = useState<TrueNorthQuery | undefined>(data);
  if (data && data !== last) setLast(data);
  const told = data ?? last;
  return { rating: told?.rating, chosen: told?.trueNorth, problem, loading, again };
}

function Choose({ rating, onAsk }: { rating: Rating; onAsk: (change: RatingSearch) => void }) {
  return (
    <div className="true-north-choose">
      {rating.hospitals.length > 1 && rating.unit ? (
        <Select
          label="Hospital"
          value={rating.unit.id}
          options={rating.hospitals.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => onAsk({ unit: event.target.value, changes: undefined })}
        />
      ) : null}
      <Select
        label="Release"
        value={rating.release}
        options={releasesOf(rating).map((release) => ({ value: release, label: release }))}
        onChange={(event) => onAsk({ release: event.target.value, changes: undefined })}
      />
    </div>
  );
}

const releasesOf = ({ release, releases }: Rating): readonly string[] =>
  releases.includes(release) ? releases : [release, ...releases];
