import { createMemoryStorage } from "@runbox/core";
import { describeStorage, STORAGE_CASE_COUNT } from "@runbox/storage-conformance";
import { expect, it } from "vitest";

describeStorage({
  name: "memory",
  create: async () => createMemoryStorage(),
  // Memory outlives its writers, and nothing else: a restart leaves them behind, unclosed.
  reopen: async (previous) => previous,
  destroy: (storage) => storage.close(),
});

it("the suite has not shrunk", () => {
  expect(STORAGE_CASE_COUNT).toBeGreaterThanOrEqual(150);
});
