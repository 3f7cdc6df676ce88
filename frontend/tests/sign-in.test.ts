import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sentenceOf, signInWith } from "../src/features/sign-in/ways";

const asked: string[] = [];
let answers: number[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("document", { cookie: "csrftoken=t" });
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    asked.push(`${init.method} ${address.split("/v1/")[1]}`);
    return new Response("{}", { status: answers.shift() ?? 500 });
  });
});
afterEach(() => void vi.unstubAllGlobals());

describe("signing in", () => {
  it("over a session of another tab ends that one first, and asks the password again", async () => {
    answers = [409, 401, 400];
    expect((await signInWith("bob@x.org", "not this one")).status).toBe(400);
    expect(asked).toEqual(["POST auth/login", "DELETE auth/session", "POST auth/login"]);
  });

  it("blames what was typed only where the server does", () => {
    expect(sentenceOf(400)).toBeNull();
    for (const status of [0, 401, 403, 409, 429, 500, 503]) expect(sentenceOf(status)).not.toBeNull();
    expect(sentenceOf(429)).toContain("Too many tries");
    expect(sentenceOf(503)).toContain("could not answer");
  });
});
