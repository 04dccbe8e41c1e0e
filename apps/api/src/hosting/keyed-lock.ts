import { createSerialLock, type SerialLock } from "../service/serial-lock.ts";

/** Runs work of one key one after the other; other keys do not wait. */
export interface KeyedLock<Key> {
  run<Result>(key: Key, work: () => Promise<Result>): Promise<Result>;
}

/** Makes locks as they are needed, and forgets them when nobody waits. */
export function createKeyedLock<Key>(): KeyedLock<Key> {
  const locks = new Map<Key, { readonly lock: SerialLock; userCount: number }>();
  return {
    async run(key, work) {
      const entry = locks.get(key) ?? { lock: createSerialLock(), userCount: 0 };
      locks.set(key, entry);
      entry.userCount += 1;
      try {
        return await entry.lock(work);
      } finally {
        entry.userCount -= 1;
        if (entry.userCount === 0) locks.delete(key);
      }
    },
  };
}
