import { useState } from "react";
import { useTell } from "../../app/ask";
import { useToday } from "../../app/now";
import { uuid7 } from "../../domain/ids";
import { addDays } from "../../domain/period";
import { ProposeTrueNorthDocument, type ChoiceFragment } from "../../gql/true-north/graphql";
import { Button } from "../../ui/button";
import { Checkbox, Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { FreeText } from "../../ui/free-text";
import { candidatesOf, CRITERIA, type Candidate } from "./criteria";
import { points } from "../../domain/rating";
import { nameOf, type Rating } from "./words";

interface Props {
  rating: Rating;
  /** The choice before, which a review starts from. */
  last: ChoiceFragment | undefined;
  onClose: () => void;
}

const STARS = "CMS Overall Hospital Quality Star Rating";
const SCORES = [1, 2, 3, 4, 5].map((score) => ({ value: String(score), label: String(score) }));
/** A candidate on the form; its key stays while its name is typed. */
interface Draft extends Candidate {
  key: string;
}
const empty = (name = ""): Draft => ({ key: uuid7(), name, scores: {}, why: "" });
const YEAR = 365;

/** Ratings that were looked at, scored alike, and which of them is chosen why. */
export function Propose({ rating, last, onClose }: Props) {
  const today = useToday();
  const [id] = useState(() => uuid7());
  const [candidates, setCandidates] = useState<readonly Draft[]>(() =>
    last ? candidatesOf(last.candidates).map((one) => ({ ...one, key: uuid7() })) : [empty(STARS)],
  );
  const [name, setName] = useState(last?.name ?? STARS);
  const [reasons, setReasons] = useState(last?.reasons ?? "");
  const [review, setReview] = useState(() => addDays(today, YEAR));
  const [stars, setStars] = useState(String(last?.targetStars ?? ""));
  const [release, setRelease] = useState(last?.targetRelease ?? "");
  const [shortlist, setShortlist] = useState<readonly string[]>(last?.shortlist ?? []);
  const { tell, busy, problems } = useTell(ProposeTrueNorthDocument);
  const set = (key: string, change: Partial<Candidate>) =>
    setCandidates(candidates.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const send = async () => {
    const { done } = await tell({
      input: {
        id,
        method: name === STARS ? "CMS_STARS" : "OTHER",
        name,
        reasons,
        reviewOn: review,
        candidates: candidates.map((one) => ({ name: one.name, scores: one.scores as never, why: one.why })),
        targetStars: stars ? Number(stars) : null,
        targetRelease: release || null,
        shortlist: name === STARS ? [...shortlist] : [],
      },
    });
    if (done) onClose();
  };
  return (
    <FormDialog
      title="Propose the rating to steer by"
      submit="Propose it to the board"
      busy={busy}
      problems={problems}
      missing={missing(candidates, reasons)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <p className="soft">Score each rating that you looked at from 1 to 5; 5 is best.</p>
      {candidates.map((one, at) => (
        <Scored key={one.key} candidate={one} number={at + 1} onSet={(change) => set(one.key, change)} />
      ))}
      {candidates.length < 8 ? (
        <Button onClick={() => setCandidates([...candidates, empty()])}>Add another rating</Button>
      ) : null}
      <Select
        label="Chosen"
        value={name}
        options={candidates.map((one) => ({ value: one.name, label: one.name || "Not named yet" }))}
        onChange={(event) => setName(event.target.value)}
      />
      <FreeText label="Reasons" lines={4} maxLength={1000} value={reasons} onText={setReasons} />
      <div className="true-north-scores">
        <Select
          label="Target (optional)"
          value={stars}
          options={[
            { value: "", label: "None" },
            ...SCORES.map(({ value }) => ({ value, label: `${value} stars` })),
          ]}
          onChange={(event) => setStars(event.target.value)}
        />
        <TextField
          label="By the release of"
          placeholder="2027-07"
          value={release}
          onChange={(event) => setRelease(event.target.value)}
        />
        <TextField
          label="Look at it again on"
          type="date"
          value={review}
          onChange={(event) => setReview(event.target.value)}
        />
      </div>
      {name === STARS ? <Representing rating={rating} chosen={shortlist} onChoose={setShortlist} /> : null}
    </FormDialog>
  );
}

interface ScoredProps {
  candidate: Candidate;
  number: number;
  onSet: (change: Partial<Candidate>) => void;
}

function Scored({ candidate, number, onSet }: ScoredProps) {
  const of = candidate.name || `rating ${number}`;
  return (
    <fieldset className="true-north-candidate">
      <legend className="unseen">Rating {number}</legend>
      <TextField
        label={`Rating ${number}`}
        maxLength={120}
        value={candidate.name}
        onChange={(event) => onSet({ name: event.target.value })}
      />
      <div className="true-north-scores">
        {CRITERIA.map(({ id, title }) => (
          <Select
            key={id}
            label={title}
            aria-label={`${title}, ${of}`}
            value={String(candidate.scores[id] ?? "")}
            options={[{ value: "", label: "–" }, ...SCORES]}
            onChange={(event) =>
              onSet({ scores: { ...candidate.scores, [id]: Number(event.target.value) || undefined } })
            }
          />
        ))}
      </div>
      <FreeText
        label="Why (optional)"
        maxLength={300}
        value={candidate.why}
        onText={(why) => onSet({ why })}
      />
    </fieldset>
  );
}

interface RepresentingProps {
  rating: Rating;
  chosen: readonly string[];
  onChoose: (codes: readonly string[]) => void;
}

function Representing({ rating, chosen, onChoose }: RepresentingProps) {
  const reported = rating.measures
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => b.weight - a.weight);
  const share = reported
    .filter(({ code }) => chosen.includes(code))
    .reduce((sum, { weight }) => sum + weight, 0);
  return (
    <details>
      <summary>
        Measures that stand for it: {chosen.length}, {points(share * 100)}% of its weight
      </summary>
      {reported.map((measure) => (
        <Checkbox
          key={measure.code}
          label={`${nameOf(measure)} (${points(measure.weight * 100)}%)`}
          checked={chosen.includes(measure.code)}
          onChange={(event) =>
            onChoose(
              event.target.checked
                ? [...chosen, measure.code]
                : chosen.filter((code) => code !== measure.code),
            )
          }
        />
      ))}
    </details>
  );
}

function missing(candidates: readonly Candidate[], reasons: string): string | null {
  if (candidates.some(({ name }) => name.trim() === "")) return "Name every rating.";
  if (candidates.some(({ scores }) => CRITERIA.some(({ id }) => !scores[id]))) return "Score every rating.";
  return reasons.trim() === "" ? "Give the reasons." : null;
}
