/** What retention knows of a savepoint that has its states. */
export interface RetainedSavepoint {
  readonly savepointId: string;
  readonly isPinned: boolean;
  readonly isHeld: boolean;
}

/** What decides which savepoints keep their states. */
export interface RetentionRule {
  /** At least 1. */
  readonly keepCount: number;
  /** Those of the head's history that have their states, newest first. */
  readonly headNewestFirst: readonly string[];
}

/**
 * The savepoints whose states can go. What the open session began on is the newest of the head's
 * history until the session has a savepoint of its own, and after that its manifests name every
 * segment that they inherited: so neither it nor the fork of a branch needs a rule.
 */
export function chooseExpendable(
  savepoints: readonly RetainedSavepoint[],
  { keepCount, headNewestFirst }: RetentionRule,
): readonly string[] {
  const newest = new Set(headNewestFirst.slice(0, Math.max(1, keepCount)));
  return savepoints
    .filter(({ savepointId, isPinned, isHeld }) => {
      return !isPinned && !isHeld && !newest.has(savepointId);
    })
    .map(({ savepointId }) => savepointId);
}
