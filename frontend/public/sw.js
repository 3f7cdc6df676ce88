/*
 * Keeps the shell, so that a check-in can be opened without a connection: the page and the hashed files it is made of.
 * It never keeps an answer of the server's faces or of sign-in.
 */
const SHELL = "plumbline-shell-2";
const PAGE = "/";
const BESIDE = ["/theme.js", "/favicon.svg"];
const PATIENCE_MS = 4_000;
const isAsset = (url) => url.pathname.startsWith("/assets/");
const isServers = (url) => /^\/(api|graphql|_allauth|accounts|static|healthz)(\/|$)/.test(url.pathname);

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll([PAGE, ...BESIDE].map((path) => new Request(path, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

/* The page tells which hashed files it is made of. */
self.addEventListener("message", (event) => {
  const { shell } = event.data ?? {};
  if (!Array.isArray(shell)) return;
  event.waitUntil(
    caches.open(SHELL).then(async (cache) => {
      const wanted = shell.map((address) => new URL(address, self.location.origin)).filter(isAsset);
      for (const url of wanted)
        if (!(await cache.match(url.href))) await cache.add(url.href).catch(() => undefined);
    }),
  );
});

/* A new page is a new build: the hashed files of the last one go, but for those that the new one names too. */
async function keepPage(answer, before) {
  const cache = await caches.open(SHELL);
  const last = await (await cache.match(PAGE))?.text();
  await cache.put(PAGE, answer.clone());
  const html = await answer.text();
  if (last === undefined || last === html) return;
  for (const { url } of before) {
    const { pathname } = new URL(url);
    if (isAsset({ pathname }) && !html.includes(pathname)) await cache.delete(url);
  }
}

/* A connection that hangs is none: what is kept opens instead. Where nothing is, waiting is all there is. */
async function freshOrKept(fresh, address) {
  const kept = () => caches.match(address, { cacheName: SHELL });
  const late = new Promise((done) => setTimeout(done, PATIENCE_MS)).then(kept);
  try {
    return (await Promise.race([fresh, late])) ?? (await fresh);
  } catch {
    return (await kept()) ?? Response.error();
  }
}

function page(event) {
  // Read before the new page can keep files of its own.
  const before = caches.open(SHELL).then((cache) => cache.keys());
  const fresh = fetch(event.request);
  const keeping = fresh.then(async (answer) => {
    const copy = answer.clone();
    if (copy.ok && copy.headers.get("Content-Type")?.includes("text/html"))
      await keepPage(copy, await before);
  });
  event.waitUntil(keeping.catch(() => undefined));
  return freshOrKept(fresh, PAGE);
}

async function asset(request) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || isServers(url)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (isAsset(url)) event.respondWith(asset(request));
  else if (BESIDE.includes(url.pathname)) event.respondWith(freshOrKept(fetch(request), request));
});
