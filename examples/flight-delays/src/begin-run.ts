import { type Entity, isRunboxError, type StateStore } from "@runbox/core";
import { NO_DELAYS } from "./delay-statistics.ts";

/** A run that is open for pushes. */
export interface BegunRun {
  readonly runId: string;
  readonly store: StateStore;
  /** In the order of the ids that were asked for. */
  readonly entities: readonly Entity[];
  /** Everything before this moment is in the states. */
  readonly fromMs: number;
  readonly isResumed: boolean;
}

/** What to begin, or to go on with. */
export interface BeginRunOptions {
  readonly runId: string;
  readonly createStore: (runId: string) => StateStore;
  readonly entityIds: readonly string[];
  /** Where a new run begins. */
  readonly startMs: number;
  /** Told what was found, in a sentence. */
  readonly say: (text: string) => void;
}

const TRIED_IDS_MAX = 100;

/**
 * Goes on from the newest savepoint of the run, or begins it when there is none of its name.
 *
 * A run that ended before its first savepoint cannot be restored, and its id is spent: beginning
 * under the same id again could mix two histories. Such a run stays as it is, for people to look
 * at and delete; the work is done under the next free id: `flights-2001`, `flights-2001-2`, ….
 */
export async function beginRun(options: BeginRunOptions): Promise<BegunRun> {
  for (let attempt = 1; attempt <= TRIED_IDS_MAX; attempt++) {
    const runId = attempt === 1 ? options.runId : `${options.runId}-${attempt}`;
    const begun = await tryBegin(runId, options);
    if (begun !== undefined) return begun;
  }
  throw new RangeError(`No usable run id from ${options.runId} on; choose another --run-id.`);
}

/** Gives `undefined` when the id is spent. */
async function tryBegin(runId: string, options: BeginRunOptions): Promise<BegunRun | undefined> {
  const store = options.createStore(runId);
  try {
    if (await store.isInitialized()) return await resume(runId, store, options);
    const { startMs, entityIds } = options;
    const definitions = entityIds.map((id) => ({ id, state: NO_DELAYS }));
    const entities = await store.initRunState(startMs, definitions);
    options.say(`${runId}: begins at ${new Date(startMs).toISOString()}`);
    return { runId, store, entities, fromMs: startMs, isResumed: false };
  } catch (error) {
    await store.close();
    if (!isRunboxError(error)) throw error;
    if (error.code === "RUN.NO_SAVEPOINT") {
      options.say(`${runId}: it ended before its first savepoint, so nothing can be restored`);
      return undefined;
    }
    if (error.code === "RUN.DELETED") return undefined;
    throw error;
  }
}

async function resume(
  runId: string,
  store: StateStore,
  { entityIds, say }: BeginRunOptions,
): Promise<BegunRun> {
  const { timestamp, entities } = await store.loadRunState();
  const known = new Set<string>(entities.map(({ id }) => id));
  if (known.size !== entityIds.length || !entityIds.every((id) => known.has(id))) {
    throw new RangeError(`${runId} was begun over other flights; choose another --run-id.`);
  }
  say(`${runId}: resumes at ${new Date(timestamp).toISOString()}`);
  return { runId, store, entities, fromMs: timestamp, isResumed: true };
}
