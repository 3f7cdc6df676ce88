import { useEffect, useRef, useState } from "react";
import { ask } from "../../app/ask";
import { OwnersToAskDocument } from "../../gql/deploy/graphql";
import { meant, ownerKey, type Lookup } from "./parts";

const AT_ONCE = 6;
const WAIT_MS = 250;

/** Looks up each owner's words once; what is known stays known while the table is edited. */
export function useOwners(words: readonly string[]): ReadonlyMap<string, Lookup> {
  const [known, setKnown] = useState<ReadonlyMap<string, Lookup>>(new Map());
  const asked = useRef(new Set<string>());
  const wanted = words.join("\n");
  useEffect(() => {
    let here = true;
    const look = async (one: string) => {
      const { data, problem } = await ask(OwnersToAskDocument, { q: one.slice(0, 200) });
      if (problem) asked.current.delete(ownerKey(one));
      const found: Lookup = problem ? { trouble: problem.sentence } : meant(one, data?.people.nodes ?? []);
      setKnown((before) => new Map(before).set(ownerKey(one), found));
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
