/** Who is signed in, asked once and again after signing in; and what the server's sign-in answers. */
import { useSyncExternalStore } from "react";
import { MeDocument, type MeQuery } from "../gql/app/graphql";
import { ask, OFFLINE } from "./ask";
import { forgeryToken, onSignedOut, PATIENCE_MS } from "./client";
import { ANOTHER_PERSON, speakFor, startAnew } from "./person";

export type Me = NonNullable<MeQuery["me"]>;

export interface SessionState {
  /** "choose": signed in, but in no organization yet. "ended": it was there, and the server has closed it. */
  status: "loading" | "out" | "choose" | "in" | "ended" | "offline";
  me: Me | null;
}

let state: SessionState = { status: "loading", me: null };
const listeners = new Set<() => void>();

function set(next: SessionState): void {
  state = next;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const useSession = (): SessionState => useSyncExternalStore(subscribe, () => state);
export const currentSession = (): SessionState => state;

/** Whose answers this page holds. */
let shown = "";

/** Asks who is looking. What the page holds of one person is never shown to the next: it starts anew for them. */
export async function loadSession(): Promise<SessionState> {
  const { data, problem } = await ask(MeDocument, {});
  const person = data?.me?.person?.id;
  if (problem?.code === ANOTHER_PERSON) return state;
  if (data?.me && shown && person !== shown) {
    void startAnew();
    return state;
  }
  shown = person ?? shown;
  if (data?.me || problem?.code !== OFFLINE) speakFor(person);
  if (data?.me) set({ status: data.me.person ? "in" : "choose", me: data.me });
  else if (problem?.code === OFFLINE) set({ status: state.me ? state.status : "offline", me: state.me });
  else set({ status: "out", me: null });
  return state;
}

onSignedOut(() => {
  if (state.status === "in") set({ ...state, status: "ended" });
});

const AUTH = "/_allauth/browser/v1";

export interface AuthAnswer {
  status: number;
  data?: {
    flows?: { id: string; is_pending?: boolean; providers?: string[] }[];
    [key: string]: unknown;
  };
  errors?: { message: string; code: string; param?: string }[];
}

/** One call of the sign-in interface. Its 401 is an answer ("one more step"), not a failure. */
export async function auth(
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: object,
): Promise<AuthAnswer> {
  try {
    const response = await fetch(`${AUTH}/${path}`, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        ...(method === "GET" ? {} : { "X-CSRFToken": await forgeryToken() }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer = (await response.json().catch(() => ({}))) as Partial<AuthAnswer>;
    return { ...answer, status: response.status };
  } catch {
    return { status: 0 };
  }
}
