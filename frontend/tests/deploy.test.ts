import { describe, expect, it } from "vitest";
import { meant, ownerKey, partsOf, type Context, type Lookup } from "../src/features/deploy/parts";
import { readTable, typedDay, typedRange } from "../src/features/deploy/table";

const UNITS = [
  { id: "u4", code: "4W", name: "4 West", goalsCarried: 9 },
  { id: "u5", code: "5W", name: "5 West", goalsCarried: 1 },
  { id: "a1", code: "N-ED", name: "Emergency", goalsCarried: 0 },
  { id: "a2", code: "S-ED", name: "Emergency", goalsCarried: 0 },
];
const NORA = { id: "p1", position: "Nurse manager, 4 West", name: "N. Reyes" };
const context = (more: Partial<Context> = {}): Context => ({
  units: UNITS,
  owners: new Map<string, Lookup>([[ownerKey("nora@x.org"), { person: NORA }]]),
  taken: new Set(),
  valueUnit: "per 1,000 patient-days",
  cap: 9,
  refused: new Map(),
  ...more,
});
const parts = (text: string, more: Partial<Context> = {}) => partsOf(readTable(text).rows, context(more));

describe("a pasted table", () => {
  it.each([
    ["tabs", "Unit\tBaseline\tTarget\tOwner\n4W\t0.8\t0.4\tNurse manager, 4 West"],
    ["semicolons", "unit;baseline;target;owner\n4W;0.8;0.4;Nurse manager, 4 West\n"],
    ["commas", 'unit,baseline,target,owner\r\n4W,0.8,0.4,"Nurse manager, 4 West"\r\n'],
    ["another order", "Owner\tTarget\tUnit\tBaseline\nNurse manager, 4 West\t0.4\t4W\t0.8"],
  ])("is read with %s", (_, text) => {
    expect(readTable(text).rows).toEqual([
      {
        line: 2,
        unit: "4W",
        baseline: "0.8",
        target: "0.4",
        owner: "Nurse manager, 4 West",
        due: "",
        title: "",
      },
    ]);
  });

  it("needs no headings, skips empty lines and counts as the spreadsheet does", () => {
    const { rows } = readTable("\n4W\t0.8\t0.4\n\n5W\t0.9\n");
    expect(rows.map((row) => [row.line, row.unit, row.target])).toEqual([
      [2, "4W", "0.4"],
      [4, "5W", ""],
    ]);
  });

  it("names the headings that it does not understand", () => {
    expect(readTable("unit\ttarget\tcolour\n4W\t1\tred").strange).toEqual(["colour"]);
  });

  it("reads days only where they are clear", () => {
    expect(typedDay("2027-12-31")).toBe("2027-12-31");
    expect(typedDay("12/31/2027")).toBe("2027-12-31");
    expect(typedDay("31.12.2027")).toBe("2027-12-31");
    expect(typedDay("03/04/2027")).toBeNull();
    expect(typedDay("2027-02-30")).toBeNull();
  });

  it("knows a range from a negative number", () => {
    expect(typedRange("0.3–0.5")).toEqual(["0.3", "0.5"]);
    expect(typedRange("3 to 5")).toEqual(["3", "5"]);
    expect(typedRange("-3")).toBeNull();
  });
});

describe("the parts of a goal", () => {
  it("know units by code and by name, and say what they carry", () => {
    const [four, five] = parts("4w\t0.8\t0.4\tnora@x.org\n5 west\t0.9\t0.4\tnora@x.org");
    expect(four).toMatchObject({
      unit: { id: "u4" },
      owner: NORA,
      baseline: "0.8",
      target: "0.4",
      troubles: [],
    });
    expect(four?.notes).toEqual(["This unit already carries 9 goals."]);
    expect(five).toMatchObject({ unit: { id: "u5" }, troubles: [], notes: [] });
  });

  it("say of each bad row what to do", () => {
    const said = parts(
      "9 Z\t1\t1\nEmergency\t1\t1\n4W\tmany\t1\n4W\t1\t1\n5W\t1\t1\tnora@x.org\t03/04/2027\n\t1\t1",
    ).map((part) => part.troubles.join(" "));
    expect(said[0]).toContain("No unit here is called “9 Z”");
    expect(said[1]).toContain("N-ED, S-ED");
    expect(said[2]).toContain("is not a number");
    expect(said[3]).toContain("stands in row 3 already");
    expect(said[4]).toContain("year-month-day");
    expect(said[5]).toContain("The unit is missing");
  });

  it("name a unit that has its part, and what the server refused", () => {
    const [four, five] = parts("4W\t1\t1\n5W\t1\t1", {
      taken: new Set(["u4"]),
      refused: new Map([[2, "This unit is closed."]]),
    });
    expect(four?.troubles[0]).toContain("already has a part");
    expect(five?.troubles).toEqual(["This unit is closed."]);
  });

  it("wait for an owner who is being looked up, and send percents as fractions", () => {
    const [part] = parts("4W\t80%\t92.5\tsomebody", { valueUnit: "%" });
    expect(part).toMatchObject({ asking: true, baseline: "0.8", target: "0.925" });
  });

  it("ask whether a share was meant where percents are shown", () => {
    const [part] = parts("4W\t0.80\t92\tnora@x.org", { valueUnit: "%" });
    expect(part?.notes.at(-1)).toBe("“0.80” is read as 0.80 %. For a share write 80 %.");
  });

  it("take a person only where one is meant", () => {
    const other = { id: "p2", position: "Nurse manager, 4 West B" };
    expect(meant("nurse manager, 4 west", [NORA, other])).toEqual({ person: NORA });
    expect(meant("nora@x.org", [NORA])).toEqual({ person: NORA });
    expect(meant("nurse", [NORA, other])).toHaveProperty("trouble");
    expect(meant("nobody", [])).toHaveProperty("trouble");
  });

  it("take nobody by position or name where more people were found than looked at", () => {
    const here = { ...NORA, email: "nora@x.org" };
    expect(meant("nurse manager, 4 west", [here], true)).toHaveProperty("trouble");
    expect(meant("nora@x.org", [here], true)).toEqual({ person: here });
  });
});
