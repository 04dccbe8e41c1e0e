import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../errors/runbox-error.ts";
import { parseExternalMs } from "../model/external-time.ts";
import { createInstantLedger } from "./instant-ledger.ts";

const at = parseExternalMs;
const MINUTE_MS = 60_000;

describe("the ledger of instants", () => {
  it("begins with everybody at the base and nothing open", () => {
    const ledger = createInstantLedger(at(10_000), 3);
    expect(ledger.frontier).toBe(10_000);
    expect(ledger.newest).toBe(10_000);
    expect(ledger.openCount).toBe(0);
    expect(ledger.listOpen(10)).toEqual([]);
  });

  it("completes an instant when the last entity leaves what is below", () => {
    const ledger = createInstantLedger(at(0), 2);
    expect(ledger.move(at(0), at(60_000), 5)).toEqual([]);
    expect(ledger.listOpen(10).map(({ savedCount }) => savedCount)).toEqual([1]);
    const [completed, ...rest] = ledger.move(at(0), at(60_000), 9);
    expect(rest).toEqual([]);
    expect(completed).toMatchObject({ instant: 60_000, openedAtMs: 5 });
    expect(ledger.frontier).toBe(60_000);
  });

  it("completes several instants at once, ascending, also those that nobody stands at any more", () => {
    const ledger = createInstantLedger(at(0), 2);
    ledger.move(at(0), at(60_000), 1);
    ledger.move(at(60_000), at(120_000), 2);
    const completed = ledger.move(at(0), at(180_000), 3);
    expect(completed.map(({ instant }) => instant)).toEqual([60_000, 120_000]);
    expect(ledger.newest).toBe(180_000);
    expect(ledger.openCount).toBe(1);
  });

  it("finds the place of an instant between others", () => {
    const ledger = createInstantLedger(at(0), 3);
    ledger.move(at(0), at(60_000), 1);
    ledger.move(at(0), at(300_000), 2);
    ledger.move(at(60_000), at(180_000), 3);
    expect(ledger.listOpen(10).map(({ standing }) => standing.instant)).toEqual([
      60_000, 180_000, 300_000,
    ]);
    expect(ledger.listOpen(2)).toHaveLength(2);
  });

  it("keeps one standing for a jump of 525,000 instants, and completes one", () => {
    const ledger = createInstantLedger(at(0), 2);
    const year = at(525_000 * MINUTE_MS);
    ledger.move(at(0), year, 1);
    expect(ledger.openCount).toBe(1);
    expect(ledger.move(at(0), year, 2)).toHaveLength(1);
    expect(ledger.openCount).toBe(0);
  });

  it("goes on rightly after it let go of thousands of settled instants", () => {
    const ledger = createInstantLedger(at(0), 2);
    let completedCount = 0;
    for (let step = 0; step < 5_000; step++) {
      for (let entity = 0; entity < 2; entity++) {
        completedCount += ledger.move(at(step), at(step + 1), step).length;
      }
    }
    expect(completedCount).toBe(5_000);
    expect(ledger.frontier).toBe(5_000);
    expect(ledger.openCount).toBe(0);
  });

  it("refuses to move an entity from where none stands", () => {
    const ledger = createInstantLedger(at(0), 1);
    ledger.move(at(0), at(1), 0);
    expect(() => ledger.move(at(0), at(2), 0)).toThrow(InvariantViolation);
  });
});
