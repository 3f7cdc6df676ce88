import { useState } from "react";
import { ask, useTell } from "../../app/ask";
import { IMPACT_WORDS } from "../../domain/codes";
import { EditImpactsDocument, GoalImpactsDocument, type GoalImpactsQuery } from "../../gql/goal/graphql";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import "./impacts.css";
import type { FormProps } from "./people-forms";

type Told = Pick<GoalImpactsQuery["goal"], "impacts" | "resources">;
type Dimension = keyof typeof IMPACT_WORDS;
type Weight = "" | "PRIMARY" | "SECONDARY";
interface Resource {
  title: string;
  url: string;
}
interface Facts {
  impacts: Record<Dimension, { weight: Weight; why: string }>;
  resources: Resource[];
}

const DIMENSIONS = Object.keys(IMPACT_WORDS) as Dimension[];
const WEIGHTS = [
  { value: "", label: "None" },
  { value: "PRIMARY", label: "Primary" },
  { value: "SECONDARY", label: "Secondary" },
];
const WEIGHT_WORDS: Record<Weight, string> = { "": "None", PRIMARY: "Primary", SECONDARY: "Secondary" };

function factsOf(told: Told): Facts {
  const known = new Map(told.impacts.map((one) => [one.dimension, one]));
  const impacts = Object.fromEntries(
    DIMENSIONS.map((dimension) => {
      const one = known.get(dimension);
      return [dimension, { weight: (one?.weight.toUpperCase() ?? "") as Weight, why: one?.why ?? "" }];
    }),
  ) as Facts["impacts"];
  return { impacts, resources: told.resources.map(({ title, url }) => ({ title, url })) };
}

const sayImpacts = ({ impacts }: Facts) =>
  DIMENSIONS.filter((dimension) => impacts[dimension].weight)
    .map((dimension) => {
      const { weight, why } = impacts[dimension];
      return `${IMPACT_WORDS[dimension]}: ${WEIGHT_WORDS[weight]}${why ? `, ${why}` : ""}`;
    })
    .join("; ");
const sayLinks = ({ resources }: Facts) => resources.map((one) => `${one.title} ${one.url}`).join("; ");

/** Quality and safety is primary on every goal; this says what else it moves, and where its playbooks are. */
export function ImpactsForm({ goal, onClose }: FormProps) {
  const [mine, setMine] = useState(() => factsOf(goal));
  const [version, setVersion] = useState(goal.version);
  const [theirs, setTheirs] = useState<Facts | null>(null);
  const { tell, busy, problems, clear } = useTell(EditImpactsDocument);
  const setImpact = (dimension: Dimension, part: Partial<Facts["impacts"][Dimension]>) =>
    setMine({ ...mine, impacts: { ...mine.impacts, [dimension]: { ...mine.impacts[dimension], ...part } } });
  const setLinks = (resources: Resource[]) => setMine({ ...mine, resources });
  const silent = DIMENSIONS.find((one) => mine.impacts[one].weight && !mine.impacts[one].why.trim());
  const half = mine.resources.some((one) => !one.title.trim() || !/^https:\/\/\S+$/.test(one.url.trim()));
  const missing = silent
    ? `Say in one line why: ${IMPACT_WORDS[silent]}.`
    : half
      ? "Each link needs a title and an address that begins with https://."
      : null;
  const send = async () => {
    const { done, problems: refused } = await tell({
      input: {
        goalId: goal.id,
        expectedVersion: version,
        impacts: DIMENSIONS.flatMap((dimension) => {
          const { weight, why } = mine.impacts[dimension];
          return weight ? [{ dimension, weight, why: why.trim() }] : [];
        }),
        resources: mine.resources.map((one) => ({ title: one.title.trim(), url: one.url.trim() })),
      },
    });
    if (done) return onClose();
    if (!refused.some((one) => one.code === "stale_version")) return;
    const { data } = await ask(GoalImpactsDocument, { id: goal.id });
    if (!data) return;
    setTheirs(factsOf(data.goal));
    setVersion(data.goal.version);
    clear();
  };
  return (
    <FormDialog
      title="What else it moves, and its links"
      submit={theirs ? "Save my version" : "Save"}
      busy={busy}
      problems={problems}
      missing={missing}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      {theirs ? (
        <div className="problem" role="alert">
          <p>
            <b>Somebody else changed this goal meanwhile.</b> What you chose is kept. Look at both and choose.
          </p>
          <div className="versions">
            <p className="soft small">What else it moves, now</p>
            <p>{sayImpacts(theirs) || "(nothing)"}</p>
            <Button onClick={() => setMine({ ...mine, impacts: theirs.impacts })}>Take theirs</Button>
          </div>
          <div className="versions">
            <p className="soft small">Links, now</p>
            <p>{sayLinks(theirs) || "(none)"}</p>
            <Button onClick={() => setLinks(theirs.resources)}>Take theirs</Button>
          </div>
        </div>
      ) : null}
      <p className="soft">Quality and safety is primary on every goal. What else does it move?</p>
      {DIMENSIONS.map((dimension) => (
        <div key={dimension} className="impact-row">
          <Select
            label={IMPACT_WORDS[dimension]}
            value={mine.impacts[dimension].weight}
            options={WEIGHTS}
            onChange={(event) => setImpact(dimension, { weight: event.target.value as Weight })}
          />
          {mine.impacts[dimension].weight ? (
            <TextField
              label={`Why: ${IMPACT_WORDS[dimension]}`}
              maxLength={200}
              value={mine.impacts[dimension].why}
              onChange={(event) => setImpact(dimension, { why: event.target.value })}
            />
          ) : null}
        </div>
      ))}
      <Links links={mine.resources} onLinks={setLinks} />
    </FormDialog>
  );
}

const MOST_LINKS = 20;

function Links({ links, onLinks }: { links: Resource[]; onLinks: (links: Resource[]) => void }) {
  const change = (at: number, part: Partial<Resource>) =>
    onLinks(links.map((one, place) => (place === at ? { ...one, ...part } : one)));
  const fields = links.map((link, at) => {
    const number = at + 1;
    return (
      <div key={`link ${number}`} className="link-row">
        <TextField
          label={`Link ${number}: title`}
          placeholder="Falls playbook"
          maxLength={120}
          value={link.title}
          onChange={(event) => change(at, { title: event.target.value })}
        />
        <TextField
          label={`Link ${number}: address`}
          placeholder="https://"
          type="url"
          value={link.url}
          onChange={(event) => change(at, { url: event.target.value })}
        />
        <Button
          aria-label={`Take away link ${number}`}
          onClick={() => onLinks(links.filter((_, place) => place !== at))}
        >
          Take away
        </Button>
      </div>
    );
  });
  return (
    <>
      {fields}
      <div className="actions">
        <Button
          reason={links.length >= MOST_LINKS ? `A goal has at most ${MOST_LINKS} links.` : null}
          onClick={() => onLinks([...links, { title: "", url: "" }])}
        >
          Add a link
        </Button>
      </div>
    </>
  );
}
