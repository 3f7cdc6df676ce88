import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(import.meta.dirname, "../src");
const files = globSync("**/*.{ts,tsx}", { cwd: src }).filter((file) => !file.startsWith("gql/"));

interface Import {
  from: string;
  to: string;
  outside: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, to = ""]) => ({
    from: file,
    to: to.startsWith(".") ? relative(src, normalize(join(src, dirname(file), to))) : to,
    outside: !to.startsWith("."),
  }));
}

const all = files.flatMap(importsOf);
const inside = all.filter((one) => !one.outside);
/** "features/cascade/page" belongs to "features/cascade", everything else to its first folder. */
const roomOf = (path: string) =>
  path
    .split("/")
    .slice(0, path.startsWith("features/") ? 2 : 1)
    .join("/");
const strays = (list: Import[]) => list.map((one) => `${one.from} -> ${one.to}`);

describe("the rooms of the house", () => {
  it("features never import each other", () => {
    const across = inside.filter(
      (one) =>
        one.from.startsWith("features/") &&
        one.to.startsWith("features/") &&
        roomOf(one.from) !== roomOf(one.to),
    );
    expect(strays(across)).toEqual([]);
  });

  it("only the router knows the features, and features never import the router or the shell", () => {
    const known = inside.filter(
      (one) => one.to.startsWith("features/") && roomOf(one.from) !== roomOf(one.to),
    );
    expect(strays(known.filter((one) => one.from !== "app/router.tsx"))).toEqual([]);
    const upward = inside.filter(
      (one) => one.from.startsWith("features/") && /^app\/(router|shell|navigation)/.test(one.to),
    );
    expect(strays(upward)).toEqual([]);
  });

  it.each([
    ["domain", ["domain"]],
    ["canvas", ["canvas", "domain"]],
    ["ui", ["ui", "domain"]],
  ])("%s stands on %s alone", (room, may) => {
    const wrong = inside.filter((one) => roomOf(one.from) === room && !may.includes(roomOf(one.to)));
    expect(strays(wrong)).toEqual([]);
  });

  it("the domain and the map's layout know nothing of React", () => {
    const pure = all.filter((one) => ["domain", "canvas"].includes(roomOf(one.from)));
    expect(strays(pure.filter((one) => one.outside))).toEqual([]);
  });

  it("only ui imports React Aria", () => {
    const aria = all.filter((one) => /^(react-aria|@react-aria|react-stately)/.test(one.to));
    expect(strays(aria.filter((one) => roomOf(one.from) !== "ui"))).toEqual([]);
  });

  it("no file is longer than 400 lines", () => {
    const long = files.filter((file) => readFileSync(join(src, file), "utf8").split("\n").length > 401);
    expect(long).toEqual([]);
  });
});
