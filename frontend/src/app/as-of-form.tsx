import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { asOf, longDay, usualDays } from "../domain/as-of";
import { Button } from "../ui/button";
import { TextField } from "../ui/field";
import { FormDialog } from "../ui/form-dialog";
import { usePresentDay } from "./now";
import { useAsOf } from "./past";

/** A day typed or chosen, or one of those that people most often go back to. */
export function AsOfForm({ onClose }: { onClose: () => void }) {
  const past = useAsOf();
  const today = usePresentDay();
  const navigate = useNavigate();
  const [day, setDay] = useState(past ?? "");
  const [unread, setUnread] = useState(false);
  const show = (said: string) => {
    void navigate({ to: ".", search: (search: object) => ({ ...search, asOf: asOf(said, today).day }) });
    onClose();
  };
  return (
    <FormDialog
      title="Look at a past day"
      submit={day >= today ? "Show today" : "Show"}
      busy={false}
      problems={[]}
      missing={day ? null : "Choose a day."}
      onClose={onClose}
      onSubmit={() => show(day)}
    >
      <TextField
        label="Day"
        type="date"
        max={today}
        value={day}
        error={unread ? "This is no day of the calendar." : null}
        hint="You see what was on record at the end of that day, as far as you may see it today. Nothing can be changed there."
        onChange={(event) => setDay(event.target.value)}
        onInput={(event) => setUnread(event.currentTarget.validity.badInput)}
        onBlur={(event) => setUnread(event.currentTarget.validity.badInput)}
      />
      <div className="actions" role="group" aria-label="Usual days">
        {usualDays(today).map((one) => (
          <Button key={one.title} title={longDay(one.day)} onClick={() => show(one.day)}>
            {one.title}
          </Button>
        ))}
      </div>
    </FormDialog>
  );
}
