import type { Connection } from "./connection.ts";

/** Holds a connection that is opened when it is needed and thrown away when it is suspect. */
export interface ConnectionSlot {
  get(): Promise<Connection>;
  /** Replaces the connection, unless somebody has already. Never fails. */
  discard(connection: Connection | undefined): Promise<void>;
  close(): Promise<void>;
}

export function createConnectionSlot(connect: () => Promise<Connection>): ConnectionSlot {
  let current: Promise<Connection> | undefined;

  function get(): Promise<Connection> {
    current ??= connect().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  }

  return {
    get,
    async discard(connection) {
      if (connection === undefined) return;
      if ((await current?.catch(() => undefined)) !== connection) return;
      current = undefined;
      // What was thrown away may not even close; nobody waits for that.
      connection.close().catch(() => undefined);
    },
    async close() {
      const connection = await current?.catch(() => undefined);
      current = undefined;
      await connection?.close();
    },
  };
}
