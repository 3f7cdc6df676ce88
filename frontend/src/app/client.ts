import { cacheExchange } from "@urql/exchange-graphcache";
import { Client, fetchExchange, mapExchange, type Operation, type OperationResult } from "urql";
import { ANOTHER_PERSON, inTheNameOf, isAnothers } from "./person";
import { currentSnapshot, refreshSnapshot } from "./snapshot";

/** Django's token against forged requests, from its cookie. */
function csrfToken(): string {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

let asking: Promise<unknown> | null = null;

/** The token, asked for first where there is none yet: pages from a server of files, or kept on this device, bring none. */
export async function forgeryToken(): Promise<string> {
  if (!csrfToken()) {
    asking ??= fetch("/_allauth/browser/v1/config", { credentials: "same-origin", cache: "no-store" })
      .catch(() => undefined)
      .finally(() => (asking = null));
    await asking;
  }
  return csrfToken();
}

/** A connection that hangs is none: what was typed is kept and sent again under the same id. */
export const PATIENCE_MS = 30_000;

async function post(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("X-CSRFToken", await forgeryToken());
  for (const [name, value] of Object.entries(inTheNameOf())) headers.set(name, value);
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, patience]) : patience;
  const response = await fetch(input, { ...init, headers, signal, credentials: "same-origin" });
  await isAnothers(response);
  return response;
}

const watched = new Map<number, Operation>();
const signedOutListeners = new Set<() => void>();

/** Told whenever the server answers that nobody is signed in any more. */
export function onSignedOut(listener: () => void): void {
  signedOutListeners.add(listener);
}

function isSignedOut({ error }: OperationResult): boolean {
  if (!error || error.graphQLErrors.some((one) => one.extensions.code === ANOTHER_PERSON)) return false;
  if ((error.response as Response | undefined)?.status === 401) return true;
  return error.graphQLErrors.some((one) => one.extensions.code === "not_signed_in");
}

/** Objects without an id belong to the object that holds them. */
const PARTS = [
  "Me",
  "PersonChoice",
  "OrganizationSettings",
  "ExternalId",
  "PageInfo",
  "GoalImpact",
  "Resource",
  "Ownership",
  "Standing",
  "LineOfSight",
  "LineOfSightStep",
  "TrajectoryStep",
  "Permission",
  "UnitLoad",
  "Commitment",
  "Home",
  "BoardHome",
  "BoardRow",
  "LeaderHome",
  "DueCheckIn",
  "FollowThrough",
  "ForumChanges",
  "ChangeGroup",
  "Change",
  "Access",
  "TextCount",
  "Integrity",
  "FindingCount",
  "WeakChain",
  "FrontLineHome",
  "Dependents",
  "DependentGroup",
  "LedgerProof",
];

const sent = { url: "/graphql", preferGetMethod: false as const, fetch: post };
const remembering = () =>
  cacheExchange({ keys: Object.fromEntries(PARTS.map((name) => [name, () => null])) });

function heard(result: OperationResult): void {
  if (isSignedOut(result)) for (const listener of signedOutListeners) listener();
}

/**
 * GraphQL as JSON POST. What is known shows at once and is asked for again. After each write the cascade and every
 * question on the screen are asked anew, so that what changed is seen above at once.
 */
export const client: Client = new Client({
  ...sent,
  requestPolicy: "cache-and-network",
  exchanges: [
    mapExchange({
      onOperation(operation) {
        if (operation.kind === "query") watched.set(operation.key, operation);
        if (operation.kind === "teardown") watched.delete(operation.key);
      },
      onResult(result) {
        heard(result);
        if (result.operation.kind !== "mutation" || result.error) return;
        // A phone that has only checked in has no cascade to keep true.
        if (currentSnapshot()) void refreshSnapshot();
        refreshQuestions();
      },
    }),
    remembering(),
    fetchExchange,
  ],
});

let past: { day: string; client: Client } | null = null;

/**
 * Asks for a day that is over, and once is enough. It remembers by itself: a goal has the same id on every day, and
 * what it was must never be shown as what it is.
 */
export function clientOf(day: string): Client {
  if (past?.day !== day) {
    const exchanges = [mapExchange({ onResult: heard }), remembering(), fetchExchange];
    past = { day, client: new Client({ ...sent, requestPolicy: "cache-first", exchanges }) };
  }
  return past.client;
}

/**
 * Asks every question on the screen again; the old answers stay until the new ones are here. "network-only", because
 * the client drops any other question while the same one is under way, and that one may have left before the write.
 */
export function refreshQuestions(): void {
  for (const operation of watched.values())
    client.reexecuteOperation(
      client.createRequestOperation("query", operation, {
        ...operation.context,
        requestPolicy: "network-only",
      }),
    );
}
