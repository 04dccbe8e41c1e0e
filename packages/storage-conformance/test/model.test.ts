import { createMemoryStorage } from "@runbox/core";
import {
  addCounts,
  createEventCounts,
  findVacuity,
  runModelTrial,
  type StorageHarness,
} from "@runbox/storage-conformance";
import { describe, expect, it } from "vitest";

const OPERATIONS_PER_TRIAL = 4_000;
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

const memory: StorageHarness = {
  name: "memory",
  create: async () => createMemoryStorage(),
  reopen: async (previous) => previous,
  destroy: (storage) => storage.close(),
};

describe("the engine over memory does what the reference model does", () => {
  const sum = createEventCounts();

  it.each(SEEDS)("through the random operations of seed %i", async (seed) => {
    const options = { harness: memory, seed, operationCount: OPERATIONS_PER_TRIAL };
    addCounts(sum, await runModelTrial(options));
  });

  it("and everything that has to be compared happened often enough", () => {
    expect(findVacuity(sum, SEEDS.length * OPERATIONS_PER_TRIAL)).toEqual([]);
  });

  it("the same seed does the same", async () => {
    const options = { harness: memory, seed: 99, operationCount: 1_000 };
    expect(await runModelTrial(options)).toEqual(await runModelTrial(options));
  });

  it("a trial in which nothing happened is found to be vacuous", () => {
    expect(findVacuity(createEventCounts(), 100_000)).not.toEqual([]);
  });
});
