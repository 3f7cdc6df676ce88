/** Weighs the built application against its budgets (gzip, kB): `npm run build && npm run sizes`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

const ROUTES: Record<string, number> = { "check-in": 150, cascade: 190 };
const ANY_ROUTE = 230;
const LAZY = 60;
const CSS = 20;

const dist = process.argv[2] ?? join(import.meta.dirname, "../dist");
const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
const weigh = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000;

/** The chunk and everything that must arrive before it runs. */
function closure(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of manifest[name]?.imports ?? []) closure(next, seen);
  return seen;
}
const filesOf = (names: Iterable<string>, kind: (chunk: Chunk) => string[]) => [
  ...new Set([...names].flatMap((name) => kind(manifest[name] as Chunk))),
];
const sum = (files: string[]) => files.reduce((total, file) => total + weigh(file), 0);

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) as string;
const first = closure(entry);
const problems: string[] = [];
const check = (what: string, kilobytes: number, most: number) => {
  process.stdout.write(`${kilobytes.toFixed(1).padStart(7)} / ${most} kB  ${what}\n`);
  if (kilobytes > most) problems.push(what);
};

for (const [name, chunk] of Object.entries(manifest)) {
  const page = /^src\/features\/([\w-]+)\/(?:\w+-)?page\.tsx$/.exec(name)?.[1];
  if (page) {
    const all = new Set([...first, ...closure(name)]);
    check(`route ${page} (${name})`, sum(filesOf(all, (one) => [one.file])), ROUTES[page] ?? ANY_ROUTE);
    check(`styles of ${page}`, sum(filesOf(all, (one) => one.css ?? [])), CSS);
  }
  if (!first.has(name) && chunk.file.endsWith(".js")) check(`lazy ${name}`, weigh(chunk.file), LAZY);
}
const map = "src/features/cascade/map-view.tsx";
if (manifest[map]) {
  const all = new Set([...first, ...closure("src/features/cascade/page.tsx"), ...closure(map)]);
  check("route cascade with the map", sum(filesOf(all, (one) => [one.file])), ROUTES.cascade as number);
}
if (problems.length > 0) {
  process.stderr.write(`Over budget: ${problems.join(", ")}\n`);
  process.exitCode = 1;
}
