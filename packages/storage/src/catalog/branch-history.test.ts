import { expect, it } from "vitest";
import { historyOf } from "./branch-history.ts";

const branch = (number: number, parentBranch: number | null, forkInstant: bigint | null) => ({
  runId: "run-1",
  branch: number,
  parentBranch,
  forkSavepointId: null,
  forkInstant,
  createdAtMs: 0n,
});

it("a branch inherits from each ancestor up to the lowest fork on the way", () => {
  const branches = [
    branch(0, null, null),
    branch(1, 0, 300n),
    branch(2, 1, 100n),
    branch(3, 1, 500n),
  ];
  expect(historyOf(branches, 0)).toEqual([{ branch: 0, upTo: undefined }]);
  expect(historyOf(branches, 3)).toEqual([
    { branch: 3, upTo: undefined },
    { branch: 1, upTo: 500n },
    { branch: 0, upTo: 300n },
  ]);
  expect(historyOf(branches, 2)).toEqual([
    { branch: 2, upTo: undefined },
    { branch: 1, upTo: 100n },
    { branch: 0, upTo: 100n },
  ]);
  expect(historyOf(branches, 9)).toEqual([]);
});
