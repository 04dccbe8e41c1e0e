import {
  type ConnectionStatus,
  createReliableCall,
  createRemoteStateStore,
  createRunboxClient,
} from "@runbox/client";
import {
  createMemoryStorage,
  createStateStore,
  parseRunId,
  type StateStore,
  type Storage,
} from "@runbox/core";
import { SAVEPOINT_INTERVAL_MS } from "./flight-run.ts";

/** Where runs are kept: the one thing that differs between running embedded and over the API. */
export interface RunTarget {
  createStore(runId: string): StateStore;
  /** Says that the run has ended; loading it opens it again. */
  finish(runId: string): Promise<void>;
  close(): Promise<void>;
}

const RUN = {
  schedule: SAVEPOINT_INTERVAL_MS,
  tags: { data: "flights-3m", source: "vega-datasets" },
} as const;

/**
 * Keeps runs in this process.
 *
 * @param url `file:…` for SQLite, `postgresql://…`, or `memory`, which forgets everything.
 */
export async function openEmbeddedTarget(url: string): Promise<RunTarget> {
  const storage: Storage = url === "memory" ? createMemoryStorage() : await openDatabase(url);
  return {
    createStore: (runId) => createStateStore({ ...RUN, runId, storage, writerName: writerName() }),
    async finish(runId) {
      await storage.catalog.endRun(parseRunId(runId), "finished");
    },
    close: () => storage.close(),
  };
}

/** Loaded only when it is needed: a run over the API brings no database along. */
async function openDatabase(url: string): Promise<Storage> {
  const { openStorage } = await import("@runbox/storage");
  return openStorage({ url });
}

/** Keeps runs behind the API. */
export function openApiTarget(
  url: string,
  token: string,
  onStatus: (status: ConnectionStatus, error?: unknown) => void,
): RunTarget {
  return {
    createStore: (runId) =>
      createRemoteStateStore({ ...RUN, runId, url, token, onStatus, writerName: writerName() }),
    async finish(runId) {
      const input = { runId, status: "finished", reason: "The last flight is processed." } as const;
      const client = createRunboxClient({ url, token });
      const call = createReliableCall({ onStatus });
      await call((signal) => client.run.finish.mutate(input, { signal }));
    },
    async close() {},
  };
}

function writerName(): string {
  return `flight-delays#${process.pid}`;
}
