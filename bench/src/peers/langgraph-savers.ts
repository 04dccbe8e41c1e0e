import { emptyCheckpoint, uuid6 } from "@langchain/langgraph-checkpoint";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";
import { sampleState } from "../sample-states.ts";

/** A store of another project that saves the same states. */
export interface Peer {
  /** Saves a checkpoint of `count` channels, of which some changed. */
  save(count: number, changed: ReadonlyMap<number, unknown>): Promise<void>;
  close(): Promise<void>;
}

/** LangGraph's SQLite saver with the settings it chooses for itself. */
export function createLangGraphSqlite(file: string): Peer {
  const saver = SqliteSaver.fromConnString(file);
  const channels = createChannels();
  return {
    async save(count, changed) {
      const { checkpoint } = channels.next(count, changed);
      const config = { configurable: { thread_id: "bench", checkpoint_ns: "" } };
      await saver.put(config, checkpoint, { source: "loop", step: 1, parents: {} });
    },
    async close() {
      saver.db.close();
    },
  };
}

/** LangGraph's PostgreSQL saver, set up on an empty database. */
export async function createLangGraphPostgres(url: string): Promise<Peer> {
  const saver = PostgresSaver.fromConnString(url);
  await saver.setup();
  const channels = createChannels();
  return {
    async save(count, changed) {
      const { checkpoint, newVersions } = channels.next(count, changed);
      const config = { configurable: { thread_id: "bench", checkpoint_ns: "" } };
      await saver.put(config, checkpoint, { source: "loop", step: 1, parents: {} }, newVersions);
    },
    close: () => saver.end(),
  };
}

/** Keeps the channels' values and versions between checkpoints, as a graph's loop does. */
function createChannels() {
  const values: Record<string, unknown> = {};
  const versions: Record<string, number> = {};
  return {
    next(count: number, changed: ReadonlyMap<number, unknown>) {
      const newVersions: Record<string, number> = {};
      for (let index = 0; index < count; index++) {
        const name = `route:${index.toString(36)}`;
        if (name in values && !changed.has(index)) continue;
        values[name] = changed.get(index) ?? sampleState(index, 0);
        const version = (versions[name] ?? 0) + 1;
        versions[name] = version;
        newVersions[name] = version;
      }
      const checkpoint = {
        ...emptyCheckpoint(),
        id: uuid6(0),
        channel_values: { ...values },
        channel_versions: { ...versions },
      };
      return { checkpoint, newVersions };
    },
  };
}
