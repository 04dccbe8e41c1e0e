import { InvariantViolation, type Storage } from "@runbox/core";
import type { StorageHarness } from "./storage-harness.ts";

/** The storages that a case made, so that each is destroyed once. */
export interface StoragesInUse {
  create(): Promise<Storage>;
  reopen(previous: Storage): Promise<Storage>;
  destroyAll(): Promise<void>;
}

/** Keeps count of what a harness made. */
export function trackStorages(harness: StorageHarness): StoragesInUse {
  const inUse = new Set<Storage>();
  const keep = (storage: Storage) => {
    inUse.add(storage);
    return storage;
  };
  return {
    create: async () => keep(await harness.create()),
    reopen: async (previous) => {
      if (harness.reopen === undefined) {
        throw new InvariantViolation(
          `The harness ${harness.name} says it can restart, and has no reopen.`,
        );
      }
      inUse.delete(previous);
      return keep(await harness.reopen(previous));
    },
    destroyAll: async () => {
      for (const storage of inUse) await harness.destroy(storage);
      inUse.clear();
    },
  };
}
