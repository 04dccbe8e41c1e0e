import { createStateStore, parseEntityId, parseRunId, parseSavepointId } from "@runbox/core";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { readTexts } from "../fixture/read-savepoint.ts";
import { createRun } from "../fixture/run-driver.ts";
import type { ConformanceSubject } from "../suite/conformance-case.ts";

const HOSTILE = [
  "",
  " ",
  "__proto__",
  "_a",
  ".",
  "..",
  "../../etc/passwd",
  "a/b",
  "a\\b",
  "a b",
  "a\u0000b",
  "a\nb",
  "a\n",
  "\u0430bc",
  "e\u0301",
  "\u00e9",
  "\u{1f6eb}",
  "\ud800",
  '\'; DROP TABLE "Run"; --',
  "a%",
  "a".repeat(129),
  "a".repeat(10_000),
];

const LONGEST = "x".repeat(128);

export const identifiers: ConformanceSubject = {
  name: "identifiers",
  cases: [
    {
      title: "ids outside the grammar are refused before any storage sees them",
      run: async ({ storage, prefix }) => {
        for (const text of HOSTILE) {
          expect(() => parseRunId(text), JSON.stringify(text)).toThrow(/not a valid run id/);
          expect(() => parseEntityId(text)).toThrow(/not a valid entity id/);
          expect(() => parseSavepointId(text)).toThrow(/not a valid savepoint id/);
          const store = createStateStore({ runId: `${prefix}h`, schedule: 60_000, storage });
          const init = store.initRunState(0, [{ id: text, state: 1 }]);
          await expectRefusal(init, "INPUT.INVALID_ID");
        }
        expect(await storage.isInitialized(parseRunId(`${prefix}h`))).toBe(false);
      },
    },
    {
      title: "ids of objects' own properties are ids like others",
      run: async ({ storage, runId }) => {
        const entities = ["constructor", "toString", "valueOf", "hasOwnProperty", "length", "0"];
        const driver = await createRun(storage, runId("constructor"), entities);
        const contents = Object.fromEntries(entities.map((id) => [id, `of ${id}`]));
        const saved = await driver.save(60_000, contents);
        expect(await readTexts(storage, saved)).toEqual(contents);
        expect(await storage.isInitialized(runId("toString"))).toBe(false);
      },
    },
    {
      title: "run ids that differ only by case are different runs",
      run: async ({ storage, runId }) => {
        const names = ["flight", "Flight", "FLIGHT", "flighT"];
        for (const name of names) {
          const driver = await createRun(storage, runId(name), ["A"]);
          await driver.save(60_000, { A: `of ${name}` });
        }
        await storage.deleteRun(runId("Flight"));
        for (const name of ["flight", "FLIGHT", "flighT"]) {
          const latest = await storage.getLatestSavepoint(runId(name));
          expect.assert(latest !== undefined);
          expect(await readTexts(storage, latest)).toEqual({ A: `of ${name}` });
        }
        expect(await storage.isInitialized(runId("Flight"))).toBe(false);
      },
    },
    {
      title: "entity ids that differ only by case or by a mark are different entities",
      run: async ({ storage, runId }) => {
        const entities = ["abc", "Abc", "ABC", "a.bc", "a_bc", "a-bc", "a:bc", "abc.", "abc0"];
        const driver = await createRun(storage, runId(), entities);
        const contents = Object.fromEntries(entities.map((id) => [id, `of ${id}`]));
        const saved = await driver.save(60_000, contents);
        expect(await readTexts(storage, saved)).toEqual(contents);
      },
    },
    {
      title: "ids that a database may take for numbers stay texts",
      run: async ({ storage, runId }) => {
        const entities = ["1", "01", "1.0", "1e3", "0x1", "9007199254740993"];
        const driver = await createRun(storage, runId("1"), entities);
        const contents = Object.fromEntries(entities.map((id) => [id, `of ${id}`]));
        const saved = await driver.save(60_000, contents);
        expect(await readTexts(storage, saved)).toEqual(contents);
        expect(await storage.isInitialized(runId("01"))).toBe(false);
        expect(await storage.isInitialized(runId("1.0"))).toBe(false);
      },
    },
    {
      title: "the longest ids are kept whole",
      run: async ({ storage, prefix }) => {
        const longest = parseRunId((prefix + LONGEST).slice(0, 128));
        const other = parseRunId(`${longest.slice(0, 127)}y`);
        const entities = [LONGEST, `${LONGEST.slice(0, 127)}y`];
        const driver = await createRun(storage, longest, entities);
        const contents = Object.fromEntries(entities.map((id) => [id, id.slice(-1)]));
        const saved = await driver.save(60_000, contents);
        expect(await readTexts(storage, saved)).toEqual(contents);
        expect(await storage.isInitialized(other)).toBe(false);
      },
    },
  ],
};
