import { useState } from "react";
import { Button } from "../../ui/button";

const inHours = (hours: number) => () => Date.now() + hours * 3_600_000;
const morning = (days: number) => () => {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return at.setHours(7, 0, 0, 0);
};
const CHOICES = [
  { word: "In 2 hours", until: inHours(2) },
  { word: "Tomorrow", until: morning(1) },
  { word: "In a week", until: morning(7) },
];

/** Asks when. The check-in stays due; only its place in the row changes, on this device. */
export function Later({ onLater }: { onLater: (until: number) => void }) {
  const [open, setOpen] = useState(false);
  if (!open) return <Button onClick={() => setOpen(true)}>Later</Button>;
  return (
    <div className="later" role="group" aria-label="When? It stays due.">
      <span className="soft small">When? It stays due.</span>
      {CHOICES.map((choice) => (
        <Button key={choice.word} onClick={() => onLater(choice.until())}>
          {choice.word}
        </Button>
      ))}
    </div>
  );
}
