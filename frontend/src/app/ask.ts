/**
 * Asking and telling the server. Typed documents (src/gql/<room>/graphql, written by `npm run codegen` from the .graphql
 * files beside the features) go in; data and plain sentences come out.
 */
import { useCallback, useState } from "react";
import { useQuery, type AnyVariables, type CombinedError, type TypedDocumentNode } from "urql";
import { client } from "./client";
import { ANOTHER_PERSON } from "./person";

/** What codegen writes: a string that carries its result and its variables in its type. */
export interface Typed<Data, Variables> {
  __apiType?: (variables: Variables) => Data;
  toString: () => string;
}

export interface Problem {
  code: string;
  sentence: string;
  field?: string | null;
  line?: number | null;
  column?: string | null;
  value?: string | null;
}

export const OFFLINE = "offline";
const NO_CONNECTION: Problem = {
  code: OFFLINE,
  sentence: "There is no connection just now. What you typed is kept: try again when it is back.",
};

const node = <Data, Variables extends AnyVariables>(document: Typed<Data, Variables>) =>
  document.toString() as unknown as TypedDocumentNode<Data, Variables>;

/** One sentence for whatever went wrong on the way. */
export function problemOf(error: CombinedError): Problem {
  const [first] = error.graphQLErrors;
  if (first) {
    const code = first.extensions.code;
    return { code: typeof code === "string" ? code : "fault", sentence: first.message };
  }
  const status = (error.response as Response | undefined)?.status ?? 0;
  if (status === 0 || status >= 502) return NO_CONNECTION;
  return {
    code: status === 401 || status === 403 ? "not_signed_in" : "fault",
    sentence: "The server could not answer. Nothing was changed: please try again.",
  };
}

export interface Asked<Data> {
  data: Data | undefined;
  problem: Problem | null;
  /** Nothing to show yet. */
  loading: boolean;
  again: () => void;
}

/**
 * Shows what is known at once and asks anew; writes of one's own and the passing of time refresh it. Without a
 * connection the last answer stays.
 */
export function useAsk<Data, Variables extends AnyVariables>(
  document: Typed<Data, Variables>,
  variables: Variables,
  { pause = false }: { pause?: boolean } = {},
): Asked<Data> {
  const [result, run] = useQuery<Data, Variables>({ query: node(document), variables, pause } as Parameters<
    typeof useQuery<Data, Variables>
  >[0]);
  const again = useCallback(() => run({ requestPolicy: "network-only" }), [run]);
  const failed = result.error && !result.data ? problemOf(result.error) : null;
  // The page is about to start anew.
  const leaving = failed?.code === ANOTHER_PERSON;
  const asked = `${document.toString()}${JSON.stringify(variables)}`;
  const [last, setLast] = useState<{ asked: string; data: Data } | null>(null);
  if (result.data && (last?.data !== result.data || last.asked !== asked))
    setLast({ asked, data: result.data });
  const kept = failed?.code === OFFLINE && last?.asked === asked ? last.data : undefined;
  return {
    data: result.data ?? kept,
    problem: kept || leaving ? null : failed,
    loading: leaving || (!result.data && !result.error && !pause),
    again,
  };
}

/** One question outside of a component. */
export async function ask<Data, Variables extends AnyVariables>(
  document: Typed<Data, Variables>,
  variables: Variables,
): Promise<{ data: Data | undefined; problem: Problem | null }> {
  const result = await client
    .query(node(document), variables as AnyVariables as Variables, { requestPolicy: "network-only" })
    .toPromise();
  return { data: result.data, problem: result.error ? problemOf(result.error) : null };
}

type PayloadOf<Data> = NonNullable<Data[Exclude<keyof Data, "__typename">]>;
export interface Told<Payload> {
  /** What was written; null when it was refused. */
  done: Payload | null;
  problems: Problem[];
}

/** One write outside of a component. Each document holds one mutation. */
export async function tell<Data extends object, Variables extends AnyVariables>(
  document: Typed<Data, Variables>,
  variables: Variables,
): Promise<Told<PayloadOf<Data>>> {
  const result = await client.mutation(node(document), variables as AnyVariables as Variables).toPromise();
  if (result.error || !result.data)
    return { done: null, problems: [result.error ? problemOf(result.error) : NO_CONNECTION] };
  const payload = Object.entries(result.data).find(([name]) => name !== "__typename")?.[1] as
    (PayloadOf<Data> & { errors: Problem[] }) | undefined;
  if (!payload) return { done: null, problems: [NO_CONNECTION] };
  return payload.errors.length > 0
    ? { done: null, problems: payload.errors }
    : { done: payload, problems: [] };
}

export interface Telling<Data extends object, Variables> {
  (variables: Variables): Promise<Told<PayloadOf<Data>>>;
}

/** A write with its state: the button is busy, the problems stay until the next attempt. */
export function useTell<Data extends object, Variables extends AnyVariables>(
  document: Typed<Data, Variables>,
): { tell: Telling<Data, Variables>; busy: boolean; problems: Problem[]; clear: () => void } {
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);
  const run = useCallback(
    async (variables: Variables) => {
      setBusy(true);
      setProblems([]);
      const told = await tell(document, variables);
      if (told.problems[0]?.code === ANOTHER_PERSON) return told;
      setBusy(false);
      setProblems(told.problems);
      return told;
    },
    [document],
  );
  return { tell: run, busy, problems, clear: useCallback(() => setProblems([]), []) };
}
