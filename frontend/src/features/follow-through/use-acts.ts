import { useState } from "react";
import { tell, useTell, type Problem } from "../../app/ask";
import { uuid7 } from "../../domain/ids";
import {
  AskLevelAboveDocument,
  EndAcceptanceDocument,
  RemindManyDocument,
  WithdrawReminderDocument,
} from "../../gql/follow-through/graphql";
import type { Acts } from "./chain-row";
import { draftOf, type Chain, type Finding } from "./state";

const SECONDS = 10;
const SECONDS_FOR_MANY = 30;

export interface Done {
  sentence: string;
  seconds: number;
  undo: () => Promise<void>;
}

export type Asking = { accept: [Chain, Finding][] } | { offer: Chain } | null;

export interface Follow extends Acts {
  problems: readonly Problem[];
  done: Done | null;
  over: () => void;
  asking: Asking;
  close: () => void;
  accepted: (ids: string[]) => void;
}

/** What one does about what is missing, and the way back: each is undone by a recorded reversal. */
export function useActs(): Follow {
  const reminding = useTell(RemindManyDocument);
  const above = useTell(AskLevelAboveDocument);
  const ending = useTell(EndAcceptanceDocument);
  const [done, setDone] = useState<Done | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const finished = (sentence: string, count: number, undo: () => Promise<void>) =>
    setDone({ sentence, seconds: count > 1 ? SECONDS_FOR_MANY : SECONDS, undo });
  const withdraw = (ids: string[]) => async () => {
    for (const reminderId of ids) await tell(WithdrawReminderDocument, { input: { reminderId } });
  };
  return {
    busy: reminding.busy || above.busy || ending.busy,
    problems: [...reminding.problems, ...above.problems, ...ending.problems],
    done,
    over: () => setDone(null),
    asking,
    close: () => setAsking(null),
    remind: (pairs) => {
      const drafts = pairs.map(([chain, finding]) => ({ ...draftOf(chain, finding), id: uuid7() }));
      void reminding.tell({ input: { drafts } }).then(({ done: sent }) => {
        const ids = (sent?.reminders ?? []).map((one) => one.id);
        if (ids.length > 0)
          finished(
            ids.length === 1 ? "Reminded." : `Reminded about ${ids.length} goals.`,
            ids.length,
            withdraw(ids),
          );
      });
    },
    askAbove: (chain, finding) =>
      void above.tell({ input: { ...draftOf(chain, finding), id: uuid7() } }).then(({ done: sent }) => {
        if (sent?.reminder) finished("The level above was asked.", 1, withdraw([sent.reminder.id]));
      }),
    accept: (pairs) => setAsking({ accept: pairs }),
    offer: (chain) => setAsking({ offer: chain }),
    end: (finding) => {
      if (finding.accepted) void ending.tell({ input: { acceptanceId: finding.accepted.id } });
    },
    accepted: (ids) => {
      setAsking(null);
      finished(
        ids.length === 1 ? "Accepted for a time." : `Accepted ${ids.length} for a time.`,
        ids.length,
        async () => {
          for (const acceptanceId of ids) await tell(EndAcceptanceDocument, { input: { acceptanceId } });
        },
      );
    },
  };
}
