import { parseExternalMs } from "@runbox/core";
import { expect } from "vitest";
import { createRun, takeOver } from "../fixture/run-driver.ts";
import { stateOf } from "../fixture/sample-state.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

export const tip: ConformanceSubject = {
  name: "what the writer knows of its entities",
  cases: [
    {
      title: "a new run knows no state of any entity",
      run: async ({ storage, runId }) => {
        const { writer } = await createRun(storage, runId(), ["A", "B"]);
        expect([writer.hasState(0), writer.hasState(1)]).toEqual([false, false]);
        expect(writer.matchesTip(0, stateOf("a1").digest)).toBe(false);
      },
    },
    {
      title: "the newest pushed state is the tip, and no older one",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        await driver.push("A", 60_000, "a1");
        expect(driver.writer.hasState(0)).toBe(true);
        expect(driver.writer.hasState(1)).toBe(false);
        expect(driver.writer.matchesTip(0, stateOf("a1").digest)).toBe(true);
        await driver.push("A", 120_000, null);
        expect(driver.writer.matchesTip(0, stateOf("a1").digest)).toBe(true);
        await driver.push("A", 180_000, "a3");
        expect(driver.writer.matchesTip(0, stateOf("a1").digest)).toBe(false);
        expect(driver.writer.matchesTip(0, stateOf("a3").digest)).toBe(true);
      },
    },
    {
      title: "after a load the tips are the states of the base savepoint",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        const base = await driver.save(60_000, { A: "a1", B: "b1" });
        await driver.push("A", 120_000, "stale");
        await driver.writer.flush();
        const { writer } = await takeOver(storage, base, ["B", "A", "new"]);
        expect([0, 1, 2].map((ordinal) => writer.hasState(ordinal))).toEqual([true, true, false]);
        expect(writer.matchesTip(0, stateOf("b1").digest)).toBe(true);
        expect(writer.matchesTip(1, stateOf("a1").digest)).toBe(true);
        expect(writer.matchesTip(1, stateOf("stale").digest)).toBe(false);
      },
    },
    {
      title: "findPush tells a digest, an unchanged push and no push apart",
      run: async ({ storage, runId }) => {
        const { writer, push } = await createRun(storage, runId(), ["A", "B"]);
        await push("A", 60_000, "a1");
        await push("A", 120_000, null);
        await push("A", 240_000, "a4");
        const at = (instant: number) => writer.findPush(0, parseExternalMs(instant));
        const found = [await at(60_000), await at(120_000), await at(180_000), await at(240_000)];
        expect(found).toEqual([stateOf("a1").digest, null, undefined, stateOf("a4").digest]);
        expect(await writer.findPush(1, parseExternalMs(60_000))).toBeUndefined();
      },
    },
    {
      title: "findPush finds flushed pushes as well as those that wait",
      run: async ({ storage, runId }) => {
        const { writer, push } = await createRun(storage, runId(), ["A", "B"]);
        await push("A", 60_000, "a1");
        await writer.flush();
        await push("B", 60_000, "b1");
        expect(await writer.findPush(0, parseExternalMs(60_000))).toBe(stateOf("a1").digest);
        expect(await writer.findPush(1, parseExternalMs(60_000))).toBe(stateOf("b1").digest);
      },
    },
    {
      title: "findPush does not find what a writer before this one pushed",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        const base = await driver.save(60_000, { A: "a1", B: "b1" });
        await driver.push("A", 120_000, "stale");
        await driver.writer.flush();
        const { writer } = await takeOver(storage, base, ["A", "B"]);
        expect(await writer.findPush(0, parseExternalMs(120_000))).toBeUndefined();
      },
    },
  ],
};
