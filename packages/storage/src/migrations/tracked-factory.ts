import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { MigrationAwareFactory } from "../database/adapter-factory.ts";

/** A factory that remembers its connections, and its way to close them. */
export interface TrackedFactory {
  readonly factory: MigrationAwareFactory;
  disposeAll(): Promise<void>;
}

/**
 * The schema engine opens connections and leaves them open; on SQLite it even leaves the file
 * locked. This closes them.
 *
 * @param prepare is given each connection before it is used.
 */
export function trackConnections(
  inner: MigrationAwareFactory,
  prepare: (adapter: SqlDriverAdapter) => Promise<void>,
): TrackedFactory {
  const open = new Set<SqlDriverAdapter>();
  const track = async (adapter: SqlDriverAdapter) => {
    open.add(adapter);
    await prepare(adapter);
    return adapter;
  };
  return {
    factory: {
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: async () => track(await inner.connect()),
      connectToShadowDb: () => inner.connectToShadowDb(),
    },
    async disposeAll() {
      for (const adapter of open) await adapter.dispose();
      open.clear();
    },
  };
}
