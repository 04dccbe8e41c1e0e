import { parseRunId, type Storage } from "@runbox/core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { SUBJECTS } from "../subjects.ts";
import type { CaseContext, ConformanceCase, ConformanceSubject } from "./conformance-case.ts";
import type { StorageHarness } from "./storage-harness.ts";
import { trackStorages } from "./storages-in-use.ts";

const CASE_TIMEOUT_MS = 30_000;
const SETUP_TIMEOUT_MS = 60_000;

/** How many cases the suite has. */
export const STORAGE_CASE_COUNT = SUBJECTS.reduce((sum, { cases }) => sum + cases.length, 0);

/** Declares the whole suite for one kind of storage. Call it once in a test file. */
export function describeStorage(harness: StorageHarness): void {
  describe(`the ${harness.name} storage keeps the contract (${STORAGE_CASE_COUNT} cases)`, () => {
    SUBJECTS.forEach((subject, index) => {
      declareSubject(harness, subject, index);
    });
  });
}

function declareSubject(harness: StorageHarness, subject: ConformanceSubject, index: number): void {
  describe(subject.name, () => {
    const shared = trackStorages(harness);
    let storage: Storage;
    beforeAll(async () => {
      storage = await shared.create();
    }, SETUP_TIMEOUT_MS);
    afterAll(() => shared.destroyAll(), SETUP_TIMEOUT_MS);

    subject.cases.forEach((conformanceCase, at) => {
      const missing = lackOf(harness, conformanceCase);
      const title = missing === undefined ? conformanceCase.title : skipTitle(missing);
      it.skipIf(missing !== undefined)(
        title,
        () => runCase(harness, storage, `s${index}c${at}.`, conformanceCase),
        conformanceCase.timeoutMs ?? CASE_TIMEOUT_MS,
      );
      function skipTitle(reason: string) {
        return `${conformanceCase.title} (skipped: ${reason})`;
      }
    });
  });
}

function lackOf(harness: StorageHarness, { needs }: ConformanceCase): string | undefined {
  return needs === undefined ? undefined : harness.lacks?.[needs];
}

async function runCase(
  harness: StorageHarness,
  storage: Storage,
  prefix: string,
  conformanceCase: ConformanceCase,
): Promise<void> {
  const own = trackStorages(harness);
  const context: CaseContext = {
    storage,
    prefix,
    runId: (name = "run") => parseRunId(prefix + name),
    fresh: own.create,
    reopen: own.reopen,
  };
  try {
    await conformanceCase.run(context);
  } finally {
    await own.destroyAll();
  }
}
