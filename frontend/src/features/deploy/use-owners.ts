import { useEffect, useRef, useState } from "react";
import { ask } from "../../app/ask";
import { OwnersToAskDocument } from "../../gql/deploy/graphql";
import { meant, ownerKey, type Lookup } from "./parts";

const AT_ONCE = 6;
const WAIT_MS = 250;
/** Answers are shown together: each showing draws a table of up to 500 rows. */
const TOGETHER_MS = 300;

/** Looks up each owner's words once; what is known stays known while the table is edited. */
export function useOwners(words: readonly string[]): ReadonlyMap<string, Lookup> {
  const [known, setKnown] = useState<ReadonlyMap<string, Lookup>>(new Map());
  const asked = useRef(new Set<string>());
  const answers = useRef(new Map<string, Lookup>());
  const showing = useRef(0);
  const wanted = words.join("\n");
  useEffect(() => {
    let here = true;
    const look = async (one: string) => {
      const { data, problem } = await ask(OwnersToAskDocument, { q: one.slice(0, 200) });
      if (problem) asked.current.delete(ownerKey(one));
      const found: Lookup = problem
        ? { trouble: problem.sentence }
        : meant(one, data?.people.nodes ?? [], data?.people.pageInfo.hasNextPage);
      answers.current.set(ownerKey(one), found);
      showing.current ||= window.setTimeout(() => {
        showing.current = 0;
        setKnown(new Map(answers.current));
      }, TOGETHER_MS);
    };
    const timer = window.setTimeout(() => {
      const waiting = wanted.split("\n").filter((one) => one && !asked.current.has(ownerKey(one)));
      const next = async (): Promise<void> => {
        const one = here ? waiting.shift() : undefined;
        if (one === undefined) return;
        asked.current.add(ownerKey(one));
        await look(one);
        return next();
      };
      for (let lane = 0; lane < AT_ONCE; lane += 1) void next();
    }, WAIT_MS);
    return () => {
      here = false;
      window.clearTimeout(timer);
    };
  }, [wanted]);
  return known;
}
