import { useState } from "react";
import { uuid7 } from "../../domain/ids";
import {
  AskLevelAboveDocument,
  EndAcceptanceDocument,
  RemindManyDocument,
  WithdrawReminderDocument,
  type AskLevelAboveMutationVariables,
} from "../../gql/findings/graphql";
import { tell, useTell, type Problem } from "../ask";

/** What is missing or weak, as far as a word about it must name it. */
export interface Weak {
  goalId: string;
  code: AskLevelAboveMutationVariables["input"]["code"];
  subjectId: string | null;
  sentence: string;
}

export interface Done {
  sentence: string;
  seconds: number;
  undo: () => Promise<void>;
}

export interface FindingActs {
  busy: boolean;
  problems: readonly Problem[];
  /** The last act, for as long as there is a way back. */
  done: Done | null;
  over: () => void;
  remind: (weak: readonly Weak[]) => void;
  askAbove: (weak: Weak) => void;
  /** Asks until when and why. */
  accept: (weak: readonly Weak[]) => void;
  asking: readonly Weak[] | null;
  accepted: (ids: readonly string[]) => void;
  close: () => void;
  end: (acceptanceId: string) => void;
}

const SECONDS = 10;
const SECONDS_FOR_MANY = 30;

export const draftOf = ({ goalId, code, subjectId }: Weak) => ({ goalId, code, subjectId, id: uuid7() });

/** What one does about what is missing, and the way back: each is undone by a recorded reversal. */
export function useFindingActs(): FindingActs {
  const reminding = useTell(RemindManyDocument);
  const above = useTell(AskLevelAboveDocument);
  const ending = useTell(EndAcceptanceDocument);
  const [done, setDone] = useState<Done | null>(null);
  const [asking, setAsking] = useState<readonly Weak[] | null>(null);
  const finished = (sentence: string, count: number, undo: () => Promise<void>) =>
    setDone({ sentence, seconds: count > 1 ? SECONDS_FOR_MANY : SECONDS, undo });
  const withdraw = (ids: readonly string[]) => async () => {
    for (const reminderId of ids) await tell(WithdrawReminderDocument, { input: { reminderId } });
  };
  return {
    busy: reminding.busy || above.busy || ending.busy,
    problems: [...reminding.problems, ...above.problems, ...ending.problems],
    done,
    over: () => setDone(null),
    remind: (weak) =>
      void reminding.tell({ input: { drafts: weak.map(draftOf) } }).then(({ done: sent }) => {
        const ids = (sent?.reminders ?? []).map((one) => one.id);
        const said = ids.length === 1 ? "Reminded." : `Reminded about ${ids.length} goals.`;
        if (ids.length > 0) finished(said, ids.length, withdraw(ids));
      }),
    askAbove: (weak) =>
      void above.tell({ input: draftOf(weak) }).then(({ done: sent }) => {
        if (sent?.reminder) finished("The level above was asked.", 1, withdraw([sent.reminder.id]));
      }),
    accept: setAsking,
    asking,
    close: () => setAsking(null),
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
    end: (acceptanceId) => void ending.tell({ input: { acceptanceId } }),
  };
}
