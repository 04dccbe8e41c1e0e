import type { TransactionClient } from "../database/prisma-client.ts";
import type { Branch, Prisma } from "../generated/sqlite/client.ts";

/** A stretch of a branch's history: what one branch saved, up to where the next one left it. */
export interface HistoryStretch {
  readonly branch: number;
  /** Inclusive; `undefined` for the branch itself. */
  readonly upTo: bigint | undefined;
}

/** What a branch saved itself and what it inherits, newest first; empty when there is no branch. */
export async function readHistory(
  client: TransactionClient,
  runId: string,
  branch: number,
): Promise<readonly HistoryStretch[]> {
  const branches = await client.branch.findMany({ where: { runId } });
  return historyOf(branches, branch);
}

export function historyOf(branches: readonly Branch[], branch: number): readonly HistoryStretch[] {
  const byNumber = new Map(branches.map((row) => [row.branch, row]));
  const stretches: HistoryStretch[] = [];
  let upTo: bigint | undefined;
  for (let at = byNumber.get(branch); at !== undefined; at = byNumber.get(at.parentBranch ?? -1)) {
    stretches.push({ branch: at.branch, upTo });
    const fork = at.forkInstant ?? undefined;
    // A branch can begin on a savepoint that its parent inherited.
    if (fork !== undefined) upTo = upTo === undefined || fork < upTo ? fork : upTo;
  }
  return stretches;
}

/** The condition that a savepoint belongs to a history. */
export function inHistory(stretches: readonly HistoryStretch[]): Prisma.SavepointWhereInput {
  return {
    OR: stretches.map(({ branch, upTo }) =>
      upTo === undefined ? { branch } : { branch, instant: { lte: upTo } },
    ),
  };
}
