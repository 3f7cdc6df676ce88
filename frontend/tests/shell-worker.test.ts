import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const code = readFileSync(join(import.meta.dirname, "../public/sw.js"), "utf8");
const HERE = "https://plumbline.test";

/** The worker with a cache in memory and a network of our own. */
function worker(network: (url: string) => Promise<Response>) {
  const box = new Map<string, Response>();
  const at = (key: string | { url: string }) => new URL(typeof key === "string" ? key : key.url, HERE).href;
  const cache = {
    match: async (key: string | { url: string }) => box.get(at(key))?.clone(),
    put: async (key: string | { url: string }, answer: Response) => void box.set(at(key), answer),
    delete: async (key: string) => box.delete(at(key)),
    keys: async () => [...box.keys()].map((url) => ({ url })),
  };
  const heard: Record<string, (event: object) => void> = {};
  const self = {
    location: { origin: HERE },
    addEventListener: (name: string, on: (event: object) => void) => (heard[name] = on),
  };
  const caches = { open: async () => cache, match: cache.match };
  const ask = (request: { url: string }) => network(new URL(request.url).pathname);
  // oxlint-disable-next-line no-new-func -- the worker is a script of its own, not a module
  new Function("self", "caches", "fetch", code)(self, caches, ask);
  const open = async (path: string, mode = "navigate") => {
    const waits: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    heard.fetch?.({
      request: { url: HERE + path, method: "GET", mode },
      respondWith: (given: Promise<Response>) => (answer = given),
      waitUntil: (work: Promise<unknown>) => waits.push(work),
    });
    const text = (await answer)?.text();
    return { text: await text, settled: () => Promise.all(waits) };
  };
  return { cache, open };
}

const html = (body: string) => new Response(body, { headers: { "Content-Type": "text/html" } });
const never = () => new Promise<Response>(() => undefined);

describe("the kept shell", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("opens on a connection that hangs", async () => {
    const { cache, open } = worker(never);
    await cache.put("/", html("kept"));
    const opened = open("/check-in");
    await vi.advanceTimersByTimeAsync(4_000);
    expect((await opened).text).toBe("kept");
  });

  it("opens without a connection, and gives way to a fresh page", async () => {
    let online = false;
    const { cache, open } = worker(async () => {
      if (!online) throw new TypeError("Failed to fetch");
      return html("fresh");
    });
    await cache.put("/", html("kept"));
    expect((await open("/")).text).toBe("kept");
    online = true;
    expect((await open("/")).text).toBe("fresh");
  });

  it("throws away the files of the last build and none of the new one", async () => {
    const { cache, open } = worker(async () => html('<script src="/assets/both.js"></script>'));
    await cache.put("/", html("last build"));
    await cache.put("/assets/last.js", new Response("last"));
    await cache.put("/assets/both.js", new Response("both"));
    const { settled } = await open("/");
    await cache.put("/assets/new-part.js", new Response("new"));
    await settled();
    const left = (await cache.keys()).map(({ url }) => new URL(url).pathname);
    expect(left).toEqual(["/", "/assets/both.js", "/assets/new-part.js"]);
  });
});
