import { useState } from "react";
import { useFindingActs, type FindingActs, type Weak } from "../../app/findings/use-acts";
import type { Acts } from "./chain-row";
import type { Chain, Finding } from "./state";

export interface Follow extends Acts, Omit<FindingActs, keyof Acts> {
  /** Whose owner is being asked for. */
  offering: Chain | null;
}

const weakOf = ([chain, { code, subjectId, sentence }]: [Chain, Finding]): Weak => ({
  goalId: chain.goal.id,
  code,
  subjectId,
  sentence,
});

/** What one does about the chains of a list. */
export function useActs(): Follow {
  const acts = useFindingActs();
  const [offering, setOffering] = useState<Chain | null>(null);
  return {
    ...acts,
    remind: (pairs) => acts.remind(pairs.map(weakOf)),
    askAbove: (chain, finding) => acts.askAbove(weakOf([chain, finding])),
    accept: (pairs) => acts.accept(pairs.map(weakOf)),
    end: (finding) => {
      if (finding.accepted) acts.end(finding.accepted.id);
    },
    offer: setOffering,
    offering,
    close: () => {
      acts.close();
      setOffering(null);
    },
  };
}
