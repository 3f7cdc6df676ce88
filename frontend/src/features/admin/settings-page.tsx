import { useState } from "react";
import { useAsk, useTell } from "../../app/ask";
import {
  AdminSettingsDocument,
  ConfigureDocument,
  EditLevelDocument,
  type AdminSettingsQuery,
} from "../../gql/admin/graphql";
import { Button } from "../../ui/button";
import { Checkbox, TextField } from "../../ui/field";
import { Failure, Skeleton } from "../../ui/panel";
import { Problems } from "../../ui/problems";
import { AdminFrame, useReason } from "./frame";

type Level = AdminSettingsQuery["levels"][number];
type Organization = AdminSettingsQuery["organization"];

export function SettingsPage() {
  const { data, problem, loading, again } = useAsk(AdminSettingsDocument, {});
  const reason = useReason("administer", "administrators");
  return (
    <AdminFrame title="Levels and settings">
      {problem ? (
        <Failure what="The settings could not be loaded." kept={problem.sentence} onRetry={again} />
      ) : loading || !data ? (
        <Skeleton rows={8} />
      ) : (
        <>
          <section className="admin-block">
            <h2>Levels, from the board down</h2>
            <ul className="levels">
              {data.levels.map((level) => (
                <LevelRow key={level.id} level={level} reason={reason} />
              ))}
            </ul>
          </section>
          <section className="admin-block">
            <h2>Settings</h2>
            <SettingsForm key={data.organization.version} organization={data.organization} reason={reason} />
          </section>
        </>
      )}
    </AdminFrame>
  );
}

function LevelRow({ level, reason }: { level: Level; reason: string | null }) {
  const [name, setName] = useState(level.name);
  const [days, setDays] = useState(String(level.checkInDays));
  const [required, setRequired] = useState(level.required);
  const { tell, busy, problems } = useTell(EditLevelDocument);
  const same = name === level.name && Number(days) === level.checkInDays && required === level.required;
  return (
    <li>
      <TextField label="Name" value={name} onChange={(event) => setName(event.target.value)} />
      <TextField
        label="Days between check-ins"
        inputMode="numeric"
        value={days}
        onChange={(event) => setDays(event.target.value.replace(/\D/g, ""))}
      />
      <Checkbox
        label="No line may skip it"
        checked={required}
        onChange={(event) => setRequired(event.target.checked)}
      />
      {same ? null : (
        <Button
          busy={busy}
          reason={reason}
          onClick={() =>
            void tell({
              input: { levelId: level.id, name: name.trim(), required, checkInDays: Number(days || 0) },
            })
          }
        >
          Save
        </Button>
      )}
      <Problems problems={problems} />
    </li>
  );
}

const NUMBERS = [
  { name: "unitGoalCap", label: "Goals that a unit can carry" },
  { name: "checkInGraceDays", label: "Days of grace for a check-in" },
  { name: "dataGraceDays", label: "Days of grace for data" },
  { name: "replyGraceDays", label: "Days of grace for a reply" },
  { name: "agreementGraceDays", label: "Days of grace to agree a link" },
  { name: "vacantDays", label: "Days until an acting owner is too long" },
  { name: "ownerUpdateDays", label: "Days in which an owner says something" },
  { name: "keepTextYears", label: "Years to keep check-in text (0: always)" },
] as const;

function SettingsForm({ organization, reason }: { organization: Organization; reason: string | null }) {
  const [values, setValues] = useState(organization.settings);
  const { tell, busy, problems } = useTell(ConfigureDocument);
  const same = JSON.stringify(values) === JSON.stringify(organization.settings);
  const { unitGoalCap, checkInGraceDays, dataGraceDays, replyGraceDays, agreementGraceDays } = values;
  const { vacantDays, ownerUpdateDays, keepTextYears } = values;
  const { askConfidence, boardSeesUnits } = values;
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        void tell({
          input: {
            expectedVersion: organization.version,
            settings: {
              unitGoalCap,
              checkInGraceDays,
              dataGraceDays,
              replyGraceDays,
              agreementGraceDays,
              vacantDays,
              ownerUpdateDays,
              keepTextYears,
              askConfidence,
              boardSeesUnits,
            },
          },
        });
      }}
    >
      <div className="side-by-side">
        {NUMBERS.map((one) => (
          <TextField
            key={one.name}
            label={one.label}
            inputMode="numeric"
            value={String(values[one.name])}
            onChange={(event) =>
              setValues({ ...values, [one.name]: Number(event.target.value.replace(/\D/g, "").slice(0, 3)) })
            }
          />
        ))}
      </div>
      <Checkbox
        label="Check-ins ask for confidence, 1 to 5"
        checked={values.askConfidence}
        onChange={(event) => setValues({ ...values, askConfidence: event.target.checked })}
      />
      <Checkbox
        label="The board sees down to single units"
        checked={values.boardSeesUnits}
        onChange={(event) => setValues({ ...values, boardSeesUnits: event.target.checked })}
      />
      <Problems problems={problems} />
      <div className="actions">
        <Button
          type="submit"
          look="primary"
          busy={busy}
          reason={reason ?? (same ? "Nothing has changed yet." : null)}
        >
          Save
        </Button>
      </div>
    </form>
  );
}
