import type { ExternalMs } from "../../model/external-time.ts";
import type { MemorySavepoint } from "./memory-savepoint.ts";

/** A line of savepoints. It goes on from an instant of its parent, or from the run's beginning. */
export interface MemoryBranch {
  readonly fork: { readonly parent: MemoryBranch; readonly instant: ExternalMs } | null;
  readonly number: number;
  /** What was saved on this branch itself. */
  readonly ascending: MemorySavepoint[];
  readonly byInstant: Map<ExternalMs, MemorySavepoint>;
}

/** A branch without savepoints of its own. */
export function createMemoryBranch(number: number, fork: MemoryBranch["fork"]): MemoryBranch {
  return { number, fork, ascending: [], byInstant: new Map() };
}

/** The history of a branch: its own savepoints and what its ancestors saved up to the fork. */
export function* historyNewestFirst(branch: MemoryBranch): Generator<MemorySavepoint> {
  let limit = Number.POSITIVE_INFINITY;
  for (let at: MemoryBranch | undefined = branch; at !== undefined; at = at.fork?.parent) {
    for (let index = at.ascending.length - 1; index >= 0; index -= 1) {
      const savepoint = at.ascending[index];
      if (savepoint !== undefined && savepoint.record.instant <= limit) yield savepoint;
    }
    limit = Math.min(limit, at.fork?.instant ?? limit);
  }
}

/** The savepoint of an instant in the history of a branch. */
export function findInHistory(
  branch: MemoryBranch,
  instant: ExternalMs,
): MemorySavepoint | undefined {
  let at = branch;
  while (at.fork !== null && instant <= at.fork.instant) at = at.fork.parent;
  return at.byInstant.get(instant);
}
