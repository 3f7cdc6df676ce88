import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useAsk, useTell } from "../../app/ask";
import { useNow } from "../../app/now";
import { uuid7 } from "../../domain/ids";
import { shortDay } from "../../domain/instants";
import {
  RemoveScenarioDocument,
  SaveScenarioDocument,
  ScenariosDocument,
} from "../../gql/true-north/graphql";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Problems } from "../../ui/problems";
import type { Shown } from "./frame";
import { changesText, nameOf, readChanges, shown, unitOf, type Rating } from "./words";

/** What is tried, to be kept under a name or made a goal of; and what was kept. */
export function Scenarios({ rating, changes, onChange }: Omit<Shown, "chosen">) {
  const { data } = useAsk(ScenariosDocument, { unitId: rating.unit?.id ?? "" }, { pause: !rating.unit });
  const kept = data?.scenarios ?? [];
  const trying = Object.keys(changes).length > 0;
  if (!trying && kept.length === 0) return null;
  return (
    <section aria-label="Kept what-ifs">
      {trying ? <Keep rating={rating} changes={changesText(changes) ?? ""} /> : null}
      {trying ? <AsGoals rating={rating} changes={changes} /> : null}
      {kept.length > 0 ? <h2>Kept what-ifs</h2> : null}
      <ul className="true-north-moves">
        {kept.map((one) => (
          <li key={one.id}>
            <span>
              <b>{one.name}</b>{" "}
              <span className="soft">
                {one.release}, kept <Day at={one.savedAt} />
              </span>
            </span>
            <span className="actions">
              <Button
                reason={one.release === rating.release ? null : `Choose the release ${one.release} first.`}
                onClick={() => onChange(readChanges(one.changes))}
              >
                Show it
              </Button>
              {one.canRemove ? <Remove id={one.id} name={one.name} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const Day = ({ at }: { at: string }) => shortDay(at, useNow());

function Keep({ rating, changes }: { rating: Rating; changes: string }) {
  const [id, setId] = useState(() => uuid7());
  const [name, setName] = useState("");
  const { tell, busy, problems } = useTell(SaveScenarioDocument);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!rating.unit || name.trim() === "") return;
    const { done } = await tell({
      input: { id, name: name.trim(), unitId: rating.unit.id, release: rating.release, changes },
    });
    if (!done) return;
    setName("");
    setId(uuid7());
  };
  return (
    <form className="true-north-keep" onSubmit={(event) => void send(event)}>
      <TextField
        label="Keep this what-if as"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" busy={busy} reason={name.trim() === "" ? "Give it a name." : null}>
        Keep it
      </Button>
      <Problems problems={problems} />
    </form>
  );
}

/** A change becomes a promise only as somebody's goal. */
function AsGoals({ rating, changes }: { rating: Rating; changes: Shown["changes"] }) {
  const tried = rating.measures.filter(({ code }) => code in changes);
  return (
    <details>
      <summary>Make a goal of it</summary>
      <ul>
        {tried.map((measure) => {
          const unit = unitOf(measure);
          const title = `${nameOf(measure)}: from ${shown(measure.value, unit)} to ${shown(measure.then, unit)}`;
          return (
            <li key={measure.code}>
              <Link to="/goals/new" search={{ title, unit: rating.unit?.id, unitName: rating.unit?.name }}>
                {title}
              </Link>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function Remove({ id, name }: { id: string; name: string }) {
  const { tell, busy, problems } = useTell(RemoveScenarioDocument);
  return (
    <>
      <Button
        look="quiet"
        busy={busy}
        aria-label={`Remove ${name}`}
        onClick={() => void tell({ input: { scenarioId: id } })}
      >
        Remove
      </Button>
      <Problems problems={problems} />
    </>
  );
}
