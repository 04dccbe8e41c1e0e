import {
  type Page,
  RUN_SORTS,
  RUN_STATUSES,
  type RunQuery,
  type RunRecord,
  type Storage,
} from "@runbox/core";
import fc from "fast-check";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { createRun } from "../fixture/run-driver.ts";
import type { CaseContext, ConformanceSubject } from "../suite/conformance-case.ts";

const NAMES = [
  ...["a", "A", "b", "B", "a1", "a-1", "a_1", "a.1", "a:1", "ab1", "a10", "a2", "z"],
  ...["flight.001", "flight.002", "flight_001", "Flight.001", "flight.0010", "0", "00", "9"],
];
const SCENARIOS = [null, "flights", "Flights", "fl%", "it's"];

export const runListing: ConformanceSubject = {
  name: "listing runs",
  cases: [
    {
      title: "any filter, sort and page size lists what a plain filter gives, page by page",
      timeoutMs: 180_000,
      run: (context) => checkAnyQuery(context),
    },
    {
      title: "text in a run id is found as it is written, never as a pattern",
      run: async ({ storage, runId, prefix }) => {
        for (const name of ["a_b", "aXb", "a.b", "A_B"])
          await createRun(storage, runId(name), ["A"]);
        const found = async (idContains: string) =>
          (await listAll(storage, { ...base(prefix), idContains })).map((run) => run.runId);
        expect(await found("a_b")).toEqual([runId("a_b")]);
        expect(await found("a.b")).toEqual([runId("a.b")]);
        expect(await found("%")).toEqual([]);
        expect(await found("a%")).toEqual([]);
        expect(await found("\\")).toEqual([]);
        expect(await found("' OR '1'='1")).toEqual([]);
        expect(await found("")).toHaveLength(4);
      },
    },
    {
      title: "run ids sort by code unit: capitals before small letters, no locale",
      run: async ({ storage, runId, prefix }) => {
        for (const name of NAMES) await createRun(storage, runId(name), ["A"]);
        const ids = (await listAll(storage, base(prefix))).map((run) => run.runId);
        expect(ids).toEqual(NAMES.map((name) => runId(name)).sort());
      },
    },
    {
      title: "a list without allowed prefixes or statuses is empty",
      run: async ({ storage, runId, prefix }) => {
        await createRun(storage, runId(), ["A"]);
        expect(await listAll(storage, { ...base(prefix), idPrefixes: [] })).toEqual([]);
        expect(await listAll(storage, { ...base(prefix), statuses: [] })).toEqual([]);
      },
    },
    {
      title: "counts by status agree with the lists",
      run: async ({ storage, runId, prefix }) => {
        for (const name of ["a", "b", "c", "d", "e", "f"])
          await createRun(storage, runId(name), ["A"]);
        await storage.catalog.endRun(runId("a"), "finished");
        await storage.catalog.endRun(runId("b"), "finished");
        await storage.catalog.endRun(runId("c"), "failed");
        await storage.deleteRun(runId("d"));
        const counts = await storage.catalog.countRuns(base(prefix));
        expect(counts).toEqual({ running: 2, finished: 2, failed: 1 });
        const failed = await storage.catalog.countRuns({ ...base(prefix), statuses: ["failed"] });
        expect(failed).toEqual({ running: 0, finished: 0, failed: 1 });
      },
    },
    {
      title: "a run that is written to moves up in the list by activity",
      run: async ({ storage, runId, prefix }) => {
        const first = await createRun(storage, runId("first"), ["A"]);
        await createRun(storage, runId("second"), ["A"]);
        await new Promise((resolve) => setTimeout(resolve, 20));
        await first.save(60_000, { A: "a1" });
        const query: RunQuery = { ...base(prefix), sort: "activeAt", descending: true };
        const ids = (await listAll(storage, query)).map((run) => run.runId);
        expect(ids).toEqual([runId("first"), runId("second")]);
      },
    },
    {
      title: "a cursor made for one query is refused for another",
      run: async ({ storage, runId, prefix }) => {
        for (const name of ["a", "b", "c"]) await createRun(storage, runId(name), ["A"]);
        const list = (query: RunQuery, cursor: string) =>
          storage.catalog.listRuns(query, { limit: 1, cursor });
        const { nextCursor } = await storage.catalog.listRuns(base(prefix), { limit: 1 });
        expect.assert(nextCursor !== null);
        expect((await list(base(prefix), nextCursor)).items).toHaveLength(1);
        for (const other of [
          { ...base(prefix), descending: true },
          { ...base(prefix), sort: "createdAt" as const },
          { ...base(prefix), statuses: ["running" as const] },
          { ...base(prefix), idPrefixes: [""] },
          { ...base(prefix), idContains: "a" },
          { ...base(prefix), scenario: "flights" },
          { ...base(prefix), tag: { key: "k", value: "v" } },
          { ...base(prefix), activeFromMs: 0 },
        ]) {
          await expectRefusal(list(other, nextCursor), "INPUT.INVALID_CURSOR");
        }
      },
    },
    {
      title: "a cursor that nobody made is refused",
      run: async ({ storage, runId, prefix }) => {
        for (const name of ["a", "b"]) await createRun(storage, runId(name), ["A"]);
        const { nextCursor } = await storage.catalog.listRuns(base(prefix), { limit: 1 });
        expect.assert(nextCursor !== null);
        const { length } = nextCursor;
        const forged = ["", "x", "[]", "null", "e30=", "e30", "\u0000", "🛫", "a".repeat(5_000)];
        for (const cursor of [...forged, nextCursor.slice(0, length / 2)]) {
          const page = storage.catalog.listRuns(base(prefix), { limit: 1, cursor });
          await expectRefusal(page, "INPUT.INVALID_CURSOR");
        }
      },
    },
    {
      title: "paging neither repeats nor hides runs while others come and go",
      run: async ({ storage, runId, prefix }) => {
        for (const name of ["b", "d", "f", "h", "j"]) await createRun(storage, runId(name), ["A"]);
        const first = await storage.catalog.listRuns(base(prefix), { limit: 2 });
        await createRun(storage, runId("a"), ["A"]);
        await createRun(storage, runId("g"), ["A"]);
        await storage.deleteRun(runId("d"));
        const rest = await listAll(storage, base(prefix), 2, first);
        const ids = rest.map((run) => run.runId);
        expect(ids).toEqual(["b", "d", "f", "g", "h", "j"].map((name) => runId(name)));
      },
    },
  ],
};

function base(prefix: string): RunQuery {
  return { idPrefixes: [prefix], sort: "runId", descending: false };
}

/** All pages of a list. Checks that pages are full but for the last. */
async function listAll(
  storage: Storage,
  query: RunQuery,
  limit = 200,
  first?: Page<RunRecord>,
): Promise<readonly RunRecord[]> {
  const items = [...(first?.items ?? [])];
  let cursor = first?.nextCursor ?? undefined;
  for (;;) {
    const page = await storage.catalog.listRuns(query, {
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    expect(page.items).toHaveLength(limit);
    cursor = page.nextCursor;
  }
}

async function checkAnyQuery({ storage, runId, prefix }: CaseContext): Promise<void> {
  for (const [index, name] of NAMES.entries()) {
    await createRun(storage, runId(name), ["A"], {
      scenario: SCENARIOS[index % SCENARIOS.length] ?? null,
      tags: { team: ["red", "RED", "blue"][index % 3] ?? "", [`n${index % 4}`]: "x" },
    });
    if (index % 4 === 1) await storage.catalog.endRun(runId(name), "finished");
    if (index % 7 === 2) await storage.catalog.endRun(runId(name), "failed");
    // So that times differ, and a few do not.
    if (index % 3 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const all = await Promise.all(NAMES.map((name) => storage.getRun(runId(name))));
  const times = fc.constantFrom(...all.map(({ activeAtMs }) => activeAtMs));
  const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const queries = fc.record({
    statuses: optional(fc.subarray([...RUN_STATUSES])),
    idContains: optional(fc.constantFrom("a", "A", "_", ".", "001", "1", "flight", "%", "")),
    prefixes: fc.subarray(["", "a", "A", "flight.", "flight_", "z", "nothing"], { minLength: 1 }),
    scenario: optional(fc.constantFrom("flights", "Flights", "fl%", "it's", "none such")),
    tag: optional(
      fc.record({
        key: fc.constantFrom("team", "n0", "n1", "TEAM", "__proto__"),
        value: fc.constantFrom("red", "RED", "x", "%"),
      }),
    ),
    activeFromMs: optional(times),
    activeToMs: optional(times),
    sort: fc.constantFrom(...RUN_SORTS),
    descending: fc.boolean(),
    limit: fc.constantFrom(1, 2, 3, 7, 200),
  });
  await fc.assert(
    fc.asyncProperty(queries, async ({ limit, prefixes, ...chosen }) => {
      const present = Object.entries(chosen).filter(([, value]) => value !== undefined);
      const query: RunQuery = {
        sort: chosen.sort,
        descending: chosen.descending,
        ...Object.fromEntries(present),
        idPrefixes: prefixes.map((one) => prefix + one),
      };
      const expected = all.filter((run) => isMatch(run, query)).sort(inOrder(query));
      const found = await listAll(storage, query, limit);
      expect(found.map((run) => run.runId)).toEqual(expected.map((run) => run.runId));
      expect(found).toEqual(expected);
      const counts = await storage.catalog.countRuns(query);
      for (const status of RUN_STATUSES) {
        expect(counts[status]).toBe(expected.filter((run) => run.status === status).length);
      }
    }),
    { numRuns: 120 },
  );
}

function isMatch(run: RunRecord, query: RunQuery): boolean {
  const tests = [
    () => query.statuses?.includes(run.status),
    () => (query.idContains === undefined ? undefined : run.runId.includes(query.idContains)),
    () => query.idPrefixes?.some((prefix) => run.runId.startsWith(prefix)),
    () => (query.scenario === undefined ? undefined : run.scenario === query.scenario),
    () =>
      query.tag === undefined
        ? undefined
        : new Map(Object.entries(run.tags)).get(query.tag.key) === query.tag.value,
    () => (query.activeFromMs === undefined ? undefined : run.activeAtMs >= query.activeFromMs),
    () => (query.activeToMs === undefined ? undefined : run.activeAtMs < query.activeToMs),
  ];
  return tests.every((test) => test() !== false);
}

function inOrder({ sort, descending }: RunQuery) {
  const keyOf = (run: RunRecord) => (sort === "activeAt" ? run.activeAtMs : run.createdAtMs);
  return (a: RunRecord, b: RunRecord) => {
    const byKey = sort === "runId" ? 0 : keyOf(a) - keyOf(b);
    const order = byKey !== 0 ? byKey : a.runId < b.runId ? -1 : 1;
    return descending ? -order : order;
  };
}
