/*
 * Keeps the shell, so that a check-in can be opened without a connection: the page and the hashed files it is made of.
 * It never keeps an answer of the server's faces or of sign-in.
 */
const SHELL = "plumbline-shell-2";
const PAGE = "/";
const BESIDE = ["/theme.js", "/favicon.svg"];
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

/* A new page is a new build: the hashed files of the last one go. */
async function keepPage(answer) {
  const cache = await caches.open(SHELL);
  const before = await (await cache.match(PAGE))?.text();
  await cache.put(PAGE, answer.clone());
  if (before === undefined || before === (await answer.text())) return;
  for (const { url } of await cache.keys()) if (isAsset(new URL(url))) await cache.delete(url);
}

async function page(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && answer.headers.get("Content-Type")?.includes("text/html"))
      event.waitUntil(keepPage(answer.clone()));
    return answer;
  } catch {
    return (await caches.match(PAGE, { cacheName: SHELL })) ?? Response.error();
  }
}

async function beside(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, { cacheName: SHELL })) ?? Response.error();
  }
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
  else if (BESIDE.includes(url.pathname)) event.respondWith(beside(request));
});
