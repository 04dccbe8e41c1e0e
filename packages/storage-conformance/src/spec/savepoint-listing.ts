import {
  type ExternalMs,
  parseExternalMs,
  type RunId,
  SAVEPOINT_STATUSES,
  type SavepointQuery,
  type SavepointRecord,
  type Storage,
} from "@runbox/core";
import fc from "fast-check";
import { expect } from "vitest";
import { expectRefusal } from "../fixture/expect-refusal.ts";
import { createRun } from "../fixture/run-driver.ts";
import type { CaseContext, ConformanceSubject } from "../suite/conformance-case.ts";

const COUNT = 25;

export const savepointListing: ConformanceSubject = {
  name: "listing savepoints",
  cases: [
    {
      title: "any filter, order and page size lists what a plain filter gives, page by page",
      timeoutMs: 120_000,
      run: (context) => checkAnyQuery(context),
    },
    {
      title: "the savepoints of a run that does not exist are not found",
      run: async ({ storage, runId }) => {
        const list = storage.catalog.listSavepoints(runId(), { descending: true }, { limit: 5 });
        await expectRefusal(list, "RUN.NOT_FOUND");
      },
    },
    {
      title: "a branch that does not exist has no savepoints",
      run: async ({ storage, runId }) => {
        await manySavepoints(storage, runId(), 2);
        expect(await listAll(storage, runId(), { branch: 99, descending: true })).toEqual([]);
      },
    },
    {
      title: "a cursor made for one run or query is refused for another",
      run: async ({ storage, runId }) => {
        await manySavepoints(storage, runId("one"), 3);
        await manySavepoints(storage, runId("two"), 3);
        const { catalog } = storage;
        const query: SavepointQuery = { descending: true };
        const { nextCursor } = await catalog.listSavepoints(runId("one"), query, { limit: 1 });
        expect.assert(nextCursor !== null);
        const page = { limit: 1, cursor: nextCursor };
        expect((await catalog.listSavepoints(runId("one"), query, page)).items).toHaveLength(1);
        await expectRefusal(
          catalog.listSavepoints(runId("two"), query, page),
          "INPUT.INVALID_CURSOR",
        );
        for (const other of [
          { descending: false },
          { descending: true, pinnedOnly: true },
          { descending: true, statuses: ["persisted" as const] },
          { descending: true, fromInstant: parseExternalMs(1) },
          { descending: true, toInstant: parseExternalMs(1) },
        ]) {
          await expectRefusal(
            catalog.listSavepoints(runId("one"), other, page),
            "INPUT.INVALID_CURSOR",
          );
        }
        const runs = catalog.listRuns({ sort: "runId", descending: true }, page);
        await expectRefusal(runs, "INPUT.INVALID_CURSOR");
      },
    },
    {
      title: "paging goes on where it was while savepoints complete",
      run: async ({ storage, runId }) => {
        const driver = await manySavepoints(storage, runId(), 4);
        const query: SavepointQuery = { descending: true };
        const first = await storage.catalog.listSavepoints(runId(), query, { limit: 2 });
        await driver.save(300_000, { A: "a5" });
        expect.assert(first.nextCursor !== null);
        const rest = await storage.catalog.listSavepoints(runId(), query, {
          limit: 2,
          cursor: first.nextCursor,
        });
        const instants = [...first.items, ...rest.items].map(({ instant }) => instant);
        expect(instants).toEqual([240_000, 180_000, 120_000, 60_000]);
      },
    },
  ],
};

async function manySavepoints(storage: Storage, runId: RunId, count: number) {
  const driver = await createRun(storage, runId, ["A"], { keepSavepoints: 3 });
  for (let step = 1; step <= count; step += 1) await driver.save(step * 60_000, { A: `a${step}` });
  return driver;
}

async function listAll(
  storage: Storage,
  runId: RunId,
  query: SavepointQuery,
  limit = 200,
): Promise<readonly SavepointRecord[]> {
  const items: SavepointRecord[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: readonly SavepointRecord[]; nextCursor: string | null } =
      await storage.catalog.listSavepoints(runId, query, {
        limit,
        ...(cursor === null ? {} : { cursor }),
      });
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor !== null) expect(page.items).toHaveLength(limit);
  } while (cursor !== null);
  return items;
}

async function checkAnyQuery({ storage, runId }: CaseContext): Promise<void> {
  await manySavepoints(storage, runId(), COUNT);
  const before = await listAll(storage, runId(), { descending: false });
  for (const record of before.filter((_, index) => index % 6 === 0)) {
    const pin = { note: "kept", pinnedBy: "ops", untilMs: null };
    await storage.catalog.pinSavepoint(runId(), record.savepointId, pin);
  }
  await storage.pruneSavepoints(runId());
  const all = await Promise.all(
    before.map(({ savepointId }) => storage.getSavepoint(runId(), { savepointId })),
  );
  const instants = fc
    .integer({ min: 0, max: (COUNT + 2) * 60_000 })
    .map((instant) => parseExternalMs(instant));
  const onGrid = fc.integer({ min: 0, max: COUNT }).map((step) => parseExternalMs(step * 60_000));
  const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const bound: fc.Arbitrary<ExternalMs | undefined> = optional(fc.oneof(instants, onGrid));
  const queries = fc.record({
    statuses: optional(fc.subarray([...SAVEPOINT_STATUSES])),
    pinnedOnly: optional(fc.boolean()),
    fromInstant: bound,
    toInstant: bound,
    descending: fc.boolean(),
    limit: fc.constantFrom(1, 2, 5, 200),
  });
  await fc.assert(
    fc.asyncProperty(queries, async ({ limit, ...chosen }) => {
      const present = Object.entries(chosen).filter(([, value]) => value !== undefined);
      const query: SavepointQuery = {
        descending: chosen.descending,
        ...Object.fromEntries(present),
      };
      const expected = all.filter((record) => isMatch(record, query));
      if (query.descending) expected.reverse();
      expect(await listAll(storage, runId(), query, limit)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
}

function isMatch(record: SavepointRecord, query: SavepointQuery): boolean {
  const { statuses, pinnedOnly, fromInstant, toInstant } = query;
  if (statuses !== undefined && !statuses.includes(record.status)) return false;
  if (pinnedOnly === true && record.pin === null) return false;
  if (fromInstant !== undefined && record.instant < fromInstant) return false;
  return toInstant === undefined || record.instant < toInstant;
}
