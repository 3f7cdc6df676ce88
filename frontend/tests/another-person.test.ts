import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const assign = vi.fn();
const storage = new Map<string, unknown>();
vi.mock("idb-keyval", () => ({
  get: async (key: string) => storage.get(key),
  set: async (key: string, value: unknown) => void storage.set(key, value),
  del: async (key: string) => void storage.delete(key),
  update: async (key: string, by: (value: unknown) => unknown) => void storage.set(key, by(storage.get(key))),
  keys: async () => [...storage.keys()],
  entries: async () => [...storage.entries()],
  delMany: async (keys: string[]) => keys.forEach((key) => storage.delete(key)),
}));

type Answer = [status: number, body: object];
const asked: { operation: string; person: string | null }[] = [];
let answers: Record<string, () => Answer> = {};

const me = (id: string) => ({
  account: {
    __typename: "Account",
    id: `account-${id}`,
    email: "",
    secondFactor: true,
    secondFactorRequired: false,
  },
  people: [],
  person: {
    __typename: "Person",
    id,
    name: id,
    position: "Nurse",
    unit: { __typename: "Unit", id: "u", name: "4 West" },
  },
  organization: null,
  roles: [],
  capabilities: [],
  home: "LEADER",
  __typename: "Me",
});
const signedInAs = (id: string): Answer => [200, { data: { me: me(id) } }];
const refusedWith = (status: number, code: string): Answer => [
  status,
  { errors: [{ message: "A sentence.", extensions: { code } }] },
];
const recorded: Answer = [200, { data: { recordCheckIn: { __typename: "P", checkIn: null, errors: [] } } }];
const said = {
  id: "c1",
  goalId: "g1",
  claimed: "AT_RISK",
  madeAt: "2026-11-20T08:00:00Z",
  unchanged: false,
} as const;

/** Fresh modules: a page that has just been opened. */
async function opened(person: string) {
  answers.Me = () => signedInAs(person);
  const session = await import("../src/app/session");
  const sending = await import("../src/app/sending");
  await session.loadSession();
  return { ...session, ...sending };
}

beforeEach(() => {
  vi.resetModules();
  storage.clear();
  asked.length = 0;
  answers = {};
  assign.mockClear();
  const page = { setTimeout, clearTimeout, location: { assign }, addEventListener: () => undefined };
  vi.stubGlobal("window", page);
  vi.stubGlobal("document", { cookie: "csrftoken=t", addEventListener: () => undefined });
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    const operation = /(?:query|mutation) (\w+)/.exec(String(init.body))?.[1] ?? "";
    asked.push({ operation, person: new Headers(init.headers).get("X-Person") });
    const [status, body] = answers[operation]?.() ?? [500, {}];
    return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  });
});
afterEach(() => void vi.unstubAllGlobals());

const waiting = () => (storage.get("outbox") ?? []) as { personId: string; refused?: string }[];

describe("the next person at the same device", () => {
  it("gets a page of their own", async () => {
    const page = await opened("alice");
    answers.Me = () => signedInAs("bob");
    await page.loadSession();
    await vi.waitFor(() => expect(assign).toHaveBeenCalledWith("/"));
    expect(page.currentSession().me?.person?.id, "until it starts anew").toBe("alice");
  });

  it("never speaks with the words of the one before", async () => {
    const page = await opened("alice");
    answers.RecordCheckIn = () => refusedWith(401, "another_person");
    expect(await page.sendCheckIn({ ...said })).toEqual({ kind: "saved" });
    expect(asked.at(-1)).toEqual({ operation: "RecordCheckIn", person: "alice" });
    expect(waiting()).toMatchObject([{ personId: "alice" }]);
    expect(page.currentSession().status).toBe("in");
    await vi.waitFor(() => expect(assign).toHaveBeenCalledWith("/"));
  });
});

describe("what waits", () => {
  it.each([
    [429, "too_many_requests"],
    [403, "forged_request"],
    [500, "fault"],
  ])("goes on waiting after %s %s", async (status, code) => {
    const page = await opened("alice");
    answers.RecordCheckIn = () => refusedWith(status, code);
    await page.sendCheckIn({ ...said });
    expect(await page.sendWaiting()).toBe(1);
    expect(waiting()[0]?.refused).toBeUndefined();
    answers.RecordCheckIn = () => recorded;
    expect(await page.sendWaiting()).toBe(0);
  });

  it("is told to the server when it is taken back, which may have it", async () => {
    const page = await opened("alice");
    answers.RecordCheckIn = () => refusedWith(503, "fault");
    await page.sendCheckIn({ ...said });
    answers.WithdrawCheckIn = () => refusedWith(200, "not_found");
    await page.undoWaiting("c1");
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    expect(asked.at(-1)?.operation).toBe("WithdrawCheckIn");
  });
});
