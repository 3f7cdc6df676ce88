import { useTell } from "../../app/ask";
import type { Me } from "../../app/session";
import { ChoosePersonDocument } from "../../gql/sign-in/graphql";
import { Button } from "../../ui/button";

/** One account may stand for a person in several organizations; nothing crosses between them. */
export function ChooseOrganization({ people, onDone }: { people: Me["people"]; onDone: () => void }) {
  const { tell, busy, problems } = useTell(ChoosePersonDocument);
  const choose = async (personId: string) => {
    const { done } = await tell({ input: { personId } });
    if (done) onDone();
  };
  if (people.length === 0)
    return (
      <section className="sign-in-box">
        <h2>No organization yet</h2>
        <p>Your account is not a person of any organization here. Ask an administrator to add you.</p>
      </section>
    );
  return (
    <section className="sign-in-box">
      <h2>Where do you want to work?</h2>
      {problems.map((problem) => (
        <p key={problem.code} className="field-error" role="alert">
          {problem.sentence}
        </p>
      ))}
      <ul className="sign-in-people">
        {people.map((person) => (
          <li key={person.id}>
            <Button busy={busy} onClick={() => void choose(person.id)}>
              <span>
                <b>{person.organizationName}</b>
                <span className="soft"> · {person.position}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
