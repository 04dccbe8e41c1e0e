import { decodeState, encodeState } from "../codec/state-codec.ts";
import { createEntity, type Entity } from "../entity/entity.ts";
import type { EntityPort } from "../entity/entity-port.ts";
import { unknownEntity } from "../errors/entity-errors.ts";
import { runClosed, runNotOpen } from "../errors/run-errors.ts";
import type { Digest } from "../model/digest.ts";
import { type ExternalMs, parseExternalMs } from "../model/external-time.ts";
import { type EntityId, parseEntityId, parseSavepointId, type RunId } from "../model/ids.ts";
import type { SavepointRef } from "../model/savepoint.ts";
import type { Schedule } from "../model/schedule.ts";
import { createSerialQueue } from "../session/serial-queue.ts";
import { type CheckedDefinition, parseDefinitions } from "./parse-definitions.ts";
import type { LoadedRun, PushChannel, RunConnection } from "./run-connection.ts";
import type { LoadedRunState, LoadOptions, RunStateUpdate, StateStore } from "./state-store.ts";

/** What a state store is assembled from. */
export interface StateStoreParts {
  readonly runId: RunId;
  readonly schedule: Schedule;
  readonly connection: RunConnection;
  /** The largest encoded state in bytes. */
  readonly stateMaxBytes: number;
}

/** The open side of a store: where the pushes of its entities go. */
interface OpenRun {
  readonly channel: PushChannel;
  readonly port: EntityPort;
  readonly entities: readonly Entity[];
}

/** An entity as a run is opened with it. */
interface OpeningEntity extends CheckedDefinition {
  /** Whether the savepoint that the run goes on from holds exactly this state. */
  readonly isSaved: boolean;
}

/** Assembles the store of one run over a connection: the same for an embedded and a remote one. */
export function assembleStateStore(parts: StateStoreParts): StateStore {
  const { runId, connection } = parts;
  const lifecycle = createSerialQueue();
  let open: OpenRun | undefined;
  let closing: Promise<void> | undefined;

  const requireOpen = (): OpenRun => {
    if (closing !== undefined) throw runClosed(runId);
    if (open === undefined) throw runNotOpen(runId);
    return open;
  };

  /** Openings and the end of the store never overlap. */
  const whileNotClosed = async <Result>(task: () => Promise<Result>): Promise<Result> => {
    if (closing !== undefined) throw runClosed(runId);
    return lifecycle.run(task);
  };

  const closeOpenRun = async (): Promise<void> => {
    const { channel } = open ?? {};
    open = undefined;
    await channel?.close();
  };

  const load = async (
    update: RunStateUpdate | undefined,
    savepoint: SavepointRef | undefined,
  ): Promise<LoadedRunState> => {
    // What this store had open is given up. If that fails, the load settles what became of it.
    await closeOpenRun().catch(() => {});
    const loaded = await connection.load(savepoint);
    try {
      const opening = await readEntities(loaded, update, parts.stateMaxBytes);
      const channel = await loaded.begin(opening.map(({ id }) => id));
      const timestamp = loaded.base.instant;
      open = openRun(parts, channel, opening, timestamp);
      const { entities } = open;
      const entitiesById = new Map(entities.map((entity) => [entity.id, entity]));
      return { timestamp, savepoint: loaded.base, entities, entitiesById };
    } finally {
      await loaded.release();
    }
  };

  return {
    isInitialized: () => connection.isInitialized(),

    async initRunState(startFrom, definitions) {
      const checked = parseDefinitions(definitions);
      const timestamp = parseExternalMs(startFrom);
      const ids = checked.map(({ id }) => id);
      const opening = checked.map((definition) => ({ ...definition, isSaved: false }));
      return whileNotClosed(async () => {
        open = openRun(parts, await connection.init(timestamp, ids), opening, timestamp);
        return open.entities;
      });
    },

    async loadRunState(update, options) {
      const savepoint = parseSavepointChoice(options);
      return whileNotClosed(() => load(update, savepoint));
    },

    async save(entityId, timestamp, state) {
      const id = parseEntityId(entityId);
      const instant = parseExternalMs(timestamp);
      const { port } = requireOpen();
      await port.push(id, instant, port.encode(state));
    },

    progress: async () => requireOpen().channel.progress(),

    close() {
      closing ??= lifecycle.run(async () => {
        try {
          await closeOpenRun();
        } finally {
          await connection.close();
        }
      });
      return closing;
    },
  };
}

/** Makes the entities of an opened run. They push into this session and into no later one. */
function openRun(
  { schedule, stateMaxBytes }: StateStoreParts,
  channel: PushChannel,
  opening: readonly OpeningEntity[],
  timestamp: ExternalMs,
): OpenRun {
  const ordinals = new Map(opening.map(({ id }, ordinal) => [id, ordinal]));
  const port: EntityPort = {
    encode: (state) => encodeState(state, stateMaxBytes),
    async push(entityId, instant, state) {
      const ordinal = ordinals.get(entityId);
      if (ordinal === undefined) throw unknownEntity(entityId);
      await channel.push([{ ordinal, instant, state }]);
    },
  };
  const entities = opening.map((entity) => createEntity({ ...entity, timestamp, schedule, port }));
  return { channel, port, entities };
}

function parseSavepointChoice(options: LoadOptions | undefined): SavepointRef | undefined {
  const choice = options?.savepoint;
  if (choice === undefined) return undefined;
  if ("instant" in choice) return { instant: parseExternalMs(choice.instant) };
  return { savepointId: parseSavepointId(choice.savepointId) };
}

/**
 * What the run is opened with. All of it is known before the run is begun, so that an update that
 * fails, or gives a state that cannot be kept, changes nothing.
 */
async function readEntities(
  loaded: LoadedRun,
  update: RunStateUpdate | undefined,
  stateMaxBytes: number,
): Promise<readonly OpeningEntity[]> {
  const { definitions, digests } = await readStates(loaded);
  if (update === undefined) {
    return definitions.map((definition) => ({ ...definition, isSaved: true }));
  }
  return parseDefinitions(await update(definitions)).map((definition) => {
    // Compared by bytes: an update may change a state in place and give the same object back.
    const { digest } = encodeState(definition.state, stateMaxBytes);
    return { ...definition, isSaved: digests.get(definition.id) === digest };
  });
}

interface SavedDefinitions {
  readonly definitions: readonly CheckedDefinition[];
  readonly digests: ReadonlyMap<EntityId, Digest>;
}

async function readStates(loaded: LoadedRun): Promise<SavedDefinitions> {
  const states = new Map<EntityId, unknown>();
  const digests = new Map<EntityId, Digest>();
  for await (const batch of loaded.states()) {
    for (const { entityId, state } of batch) {
      states.set(entityId, decodeState(state.bytes));
      digests.set(entityId, state.digest);
    }
  }
  return { definitions: loaded.entityIds.map((id) => ({ id, state: states.get(id) })), digests };
}
