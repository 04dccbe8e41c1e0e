/**
 * Points inside writes at which a test can stop the process, wait, or throw. In the order in which
 * a commit passes them, then those of a prune.
 */
export type StorageStep =
  | "before-begin"
  | "after-fence"
  | "after-segments"
  | "before-commit"
  | "after-commit"
  | "prune-before-marking"
  | "prune-before-deleting";

/** Is told of every step. What it throws or returns holds the write up. */
export type StepHook = (step: StorageStep) => Promise<void> | void;
