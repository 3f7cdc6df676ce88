import { Link } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useTell } from "../../app/ask";
import { findPeople } from "../../app/searches";
import { CADENCE_WORDS, DIRECTION_WORDS, options, SCALE_WORDS } from "../../domain/codes";
import { uuid7 } from "../../domain/ids";
import { DefineMeasureDocument } from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { Checkbox, Select, TextArea, TextField } from "../../ui/field";
import { Picker, type Choice } from "../../ui/picker";
import { Problems } from "../../ui/problems";
import { AdminFrame, useReason } from "./frame";

type Scale = keyof typeof SCALE_WORDS;
type Direction = keyof typeof DIRECTION_WORDS;
type Cadence = keyof typeof CADENCE_WORDS;

const COUNTED = new Set<Scale>(["PROPORTION", "RATE", "RATIO"]);
const fresh = () => ({
  id: uuid7(),
  code: "",
  name: "",
  definition: "",
  direction: "DECREASE" as Direction,
  scale: "RATE" as Scale,
  per: "1000",
  unit: "per 1,000 patient-days",
  numerator: "",
  denominator: "",
  riskAdjusted: false,
  cadence: "MONTHLY" as Cadence,
  lagDays: "20",
  source: "",
});

/** Adds a measure to the library: what is counted, which way is good, how often, and who answers for the data. */
export function DefineMeasurePage() {
  const reason = useReason("define_measures", "data stewards and administrators");
  const [draft, setDraft] = useState(fresh);
  const [steward, setSteward] = useState<Choice | null>(null);
  const [saved, setSaved] = useState<{ id: string; name: string } | null>(null);
  const { tell, busy, problems } = useTell(DefineMeasureDocument);
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const pickScale = (scale: Scale) =>
    change({
      scale,
      unit:
        scale === "PROPORTION"
          ? "%"
          : scale === "RATE"
            ? "per 1,000 patient-days"
            : scale === "RATIO"
              ? "ratio"
              : "",
    });
  const missing =
    reason ??
    (draft.name.trim() === ""
      ? "Give it a name."
      : draft.code.trim() === ""
        ? "Give it a short code."
        : draft.unit.trim() === ""
          ? "Say how the value is shown."
          : null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (missing) return;
    const { done } = await tell({
      input: {
        draft: {
          id: draft.id,
          code: draft.code.trim(),
          name: draft.name.trim(),
          definition: draft.definition.trim(),
          direction: draft.direction,
          scale: draft.scale,
          unit: draft.unit.trim(),
          cadence: draft.cadence,
          lagDays: Number(draft.lagDays || 0),
          riskAdjusted: draft.riskAdjusted,
          ...(draft.scale === "RATE" ? { per: draft.per } : {}),
          ...(COUNTED.has(draft.scale)
            ? { numerator: draft.numerator.trim(), denominator: draft.denominator.trim() }
            : {}),
          ...(draft.source.trim() ? { sources: [draft.source.trim()] } : {}),
          ...(steward ? { stewardId: steward.id } : {}),
        },
      },
    });
    if (!done) return;
    setSaved({ id: draft.id, name: draft.name.trim() });
    setDraft(fresh());
  };
  return (
    <AdminFrame title="Define a measure" action={<Link to="/measures">All measures</Link>}>
      {saved ? (
        <p role="status">
          Saved:{" "}
          <Link to="/measures/$id" params={{ id: saved.id }}>
            {saved.name}
          </Link>
          . Next, set it as a goal’s target.
        </p>
      ) : null}
      <form className="admin-form" onSubmit={(event) => void send(event)} noValidate>
        <div className="side-by-side">
          <TextField
            label="Name"
            placeholder="Falls with injury"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
          <TextField
            label="Short code"
            placeholder="FALLS-INJ"
            value={draft.code}
            onChange={(event) => change({ code: event.target.value })}
          />
        </div>
        <TextArea
          label="What it means"
          value={draft.definition}
          onChange={(event) => change({ definition: event.target.value })}
        />
        <div className="side-by-side">
          <Select
            label="Kind"
            value={draft.scale}
            options={options(SCALE_WORDS)}
            onChange={(event) => pickScale(event.target.value as Scale)}
          />
          <Select
            label="Direction"
            value={draft.direction}
            options={options(DIRECTION_WORDS)}
            onChange={(event) => change({ direction: event.target.value as Direction })}
          />
        </div>
        {COUNTED.has(draft.scale) ? (
          <div className="side-by-side">
            <TextField
              label="What is counted"
              placeholder="Falls with injury"
              value={draft.numerator}
              onChange={(event) => change({ numerator: event.target.value })}
            />
            <TextField
              label="Out of"
              placeholder="Patient-days"
              value={draft.denominator}
              onChange={(event) => change({ denominator: event.target.value })}
            />
          </div>
        ) : null}
        <div className="side-by-side">
          <TextField
            label="Shown as"
            hint={draft.scale === "PROPORTION" ? "A proportion is shown in percent." : undefined}
            value={draft.unit}
            readOnly={draft.scale === "PROPORTION"}
            onChange={(event) => change({ unit: event.target.value })}
          />
          {draft.scale === "RATE" ? (
            <TextField
              label="Per how many"
              inputMode="numeric"
              value={draft.per}
              onChange={(event) => change({ per: event.target.value.replace(/[^\d.]/g, "") })}
            />
          ) : null}
        </div>
        <div className="side-by-side">
          <Select
            label="How often"
            value={draft.cadence}
            options={options(CADENCE_WORDS)}
            onChange={(event) => change({ cadence: event.target.value as Cadence })}
          />
          <TextField
            label="Days until the data arrive"
            inputMode="numeric"
            value={draft.lagDays}
            onChange={(event) => change({ lagDays: event.target.value.replace(/\D/g, "") })}
          />
        </div>
        <div className="side-by-side">
          <TextField
            label="Source (optional)"
            placeholder="NDNQI"
            value={draft.source}
            onChange={(event) => change({ source: event.target.value })}
          />
          <Picker
            label="Data steward (optional)"
            placeholder="Position or name"
            value={steward}
            onPick={setSteward}
            search={findPeople}
          />
        </div>
        <Checkbox
          label="Risk-adjusted"
          checked={draft.riskAdjusted}
          onChange={(event) => change({ riskAdjusted: event.target.checked })}
        />
        <Problems problems={problems} />
        <div className="actions">
          <Button type="submit" look="primary" busy={busy} reason={missing}>
            Save the measure
          </Button>
        </div>
      </form>
    </AdminFrame>
  );
}
