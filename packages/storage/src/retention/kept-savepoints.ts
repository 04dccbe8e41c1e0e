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
  /** What open sessions began on, and where branches began. */
  readonly needed: ReadonlySet<string>;
}

/** The savepoints whose states can go. */
export function chooseExpendable(
  savepoints: readonly RetainedSavepoint[],
  { keepCount, headNewestFirst, needed }: RetentionRule,
): readonly string[] {
  const newest = new Set(headNewestFirst.slice(0, Math.max(1, keepCount)));
  return savepoints
    .filter(({ savepointId, isPinned, isHeld }) => {
      return !isPinned && !isHeld && !newest.has(savepointId) && !needed.has(savepointId);
    })
    .map(({ savepointId }) => savepointId);
}
