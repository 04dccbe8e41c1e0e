import type { Storage } from "@runbox/core";

/** What some cases need beyond an ordinary storage. */
export type HarnessCapability = "restart" | "large-states" | "many-entities";

/** One kind of storage, as the suite drives it. */
export interface StorageHarness {
  /** Stands in the titles: `memory`, `sqlite`, `postgresql`. */
  readonly name: string;
  /** Makes an empty storage. */
  create(): Promise<Storage>;
  /**
   * Gives a storage over the data of another one, as a process would find it that starts after
   * the other's process ended. The other is not used any more, and is not closed by the suite.
   * Its writers were abandoned, not closed.
   */
  reopen?(previous: Storage): Promise<Storage>;
  /** Closes a storage and removes its data. Also called for one that is closed already. */
  destroy(storage: Storage): Promise<void>;
  /** What this storage cannot do, and why: cases that need it are skipped with the reason. */
  readonly lacks?: Partial<Readonly<Record<HarnessCapability, string>>>;
}
