import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useAsk } from "../../app/ask";
import { TrueNorthDocument, type TrueNorthQuery } from "../../gql/true-north/graphql";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { Empty, Failure, Panel, Skeleton } from "../../ui/panel";
import { About } from "./about";
import { Goals } from "./goals";
import { Groups } from "./groups";
import { Measures } from "./measures";
import { Moves } from "./moves";
import { Position } from "./position";
import "./true-north.css";
import { changesText, readChanges, type Changes, type Rating } from "./words";

/** Where our hospital stands by the rating that was chosen, what would move it, and whose goals do. */
export function TrueNorthPage() {
  const search = useSearch({ from: "/true-north" });
  const navigate = useNavigate();
  const { data, problem, loading, again } = useAsk(TrueNorthDocument, {
    unitId: search.unit ?? null,
    release: search.release ?? null,
    changes: search.changes ?? null,
  });
  // The last answer stays while the next is on its way, so that nothing jumps under the hand.
  const [last, setLast] = useState<TrueNorthQuery | undefined>(data);
  if (data && data !== last) setLast(data);
  const rating = (data ?? last)?.rating;
  const ask = (change: Partial<typeof search>) =>
    void navigate({ to: "/true-north", search: (before) => ({ ...before, ...change }), replace: true });
  const changes = readChanges(search.changes);
  const change = (next: Changes) => ask({ changes: changesText(next) });
  return (
    <div className="page true-north">
      <header>
        <h1>True North</h1>
      </header>
      {problem ? (
        <Failure what="This could not be worked out." kept={problem.sentence} onRetry={again} />
      ) : null}
      {problem && search.changes ? <Button onClick={() => change({})}>Take all changes back</Button> : null}
      {rating ? (
        <Shown rating={rating} changes={changes} onAsk={ask} onChange={change} />
      ) : loading ? (
        <Skeleton rows={14} />
      ) : problem ? null : (
        <Empty
          title="No hospital with a CMS number yet"
          next="An administrator gives a unit its six-character CMS number (CCN) and imports CMS’s public files; then its rating is worked out here."
        />
      )}
    </div>
  );
}

interface ShownProps {
  rating: Rating;
  changes: Changes;
  onAsk: (change: { unit?: string; release?: string; changes?: string | undefined }) => void;
  onChange: (changes: Changes) => void;
}

function Shown({ rating, changes, onAsk, onChange }: ShownProps) {
  return (
    <>
      <p className="soft">
        {rating.title}. An estimate, worked out here from CMS’s public data; not CMS’s own publication.
      </p>
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
      <Panel name="Where we stand">
        <Position rating={rating} changes={changes} onChange={onChange} />
      </Panel>
      <Panel name="The groups">
        <Groups rating={rating} changed={Object.keys(changes).length > 0} />
      </Panel>
      <Panel name="What would reach the next star">
        <Moves rating={rating} changes={changes} onChange={onChange} />
      </Panel>
      <Panel name="The goals that move it">
        <Goals rating={rating} />
      </Panel>
      <Panel name="The measures">
        <Measures rating={rating} changes={changes} onChange={onChange} />
      </Panel>
      <About rating={rating} />
    </>
  );
}

const releasesOf = ({ release, releases }: Rating): readonly string[] =>
  releases.includes(release) ? releases : [release, ...releases];
