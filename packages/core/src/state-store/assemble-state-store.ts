import { decodeState, encodeState } from "../codec/state-codec.ts";
import { createEntity, type Entity, type EntityPush } from "../entity/entity.ts";
import { unknownEntity } from "../errors/entity-errors.ts";
import { runClosed, runNotOpen } from "../errors/run-errors.ts";
import type { Digest } from "../model/digest.ts";
import { type ExternalMs, parseExternalMs } from "../model/external-time.ts";
import { type EntityId, parseEntityId, parseSavepointId, type RunId } from "../model/ids.ts";
import type { SavepointRef } from "../model/savepoint.ts";
import type { Schedule } from "../model/schedule.ts";
import { type CheckedDefinition, parseDefinitions } from "./parse-definitions.ts";
import type { LoadedRun, PushChannel, RunConnection } from "./run-connection.ts";
import type { LoadOptions, RunStateUpdate, StateStore } from "./state-store.ts";

/** What a state store is assembled from. */
export interface StateStoreParts {
  readonly runId: RunId;
  readonly schedule: Schedule;
  readonly connection: RunConnection;
  /** The largest encoded state in bytes. */
  readonly stateMaxBytes: number;
}

/** The open side of a store: who its entities are, and where their pushes go. */
interface OpenRun {
  readonly channel: PushChannel;
  readonly ordinals: ReadonlyMap<EntityId, number>;
}

/** Assembles the store of one run over a connection: the same for an embedded and a remote one. */
export function assembleStateStore(parts: StateStoreParts): StateStore {
  const { runId, schedule, connection, stateMaxBytes } = parts;
  let open: OpenRun | undefined;
  let isClosed = false;

  const requireOpen = (): OpenRun => {
    if (isClosed) throw runClosed(runId);
    if (open === undefined) throw runNotOpen(runId);
    return open;
  };

  const push: EntityPush = async (entityId, instant, state) => {
    const { channel, ordinals } = requireOpen();
    const ordinal = ordinals.get(entityId);
    if (ordinal === undefined) throw unknownEntity(entityId);
    // Encoded in the caller's turn: what it does to its objects afterwards reaches no savepoint.
    const encoded = state === "unchanged" ? null : encodeState(state.value, stateMaxBytes);
    await channel.push([{ ordinal, instant, state: encoded }]);
  };

  const openRun = (
    channel: PushChannel,
    definitions: readonly CheckedDefinition[],
    timestamp: ExternalMs,
    isSaved: (definition: CheckedDefinition) => boolean,
  ): readonly Entity[] => {
    open = { channel, ordinals: new Map(definitions.map(({ id }, ordinal) => [id, ordinal])) };
    return definitions.map((definition) =>
      createEntity({
        id: definition.id,
        state: definition.state,
        timestamp,
        schedule,
        isSaved: isSaved(definition),
        push,
      }),
    );
  };

  return {
    isInitialized: () => connection.isInitialized(),

    async initRunState(startFrom, definitions) {
      if (isClosed) throw runClosed(runId);
      const checked = parseDefinitions(definitions);
      const timestamp = parseExternalMs(startFrom);
      const channel = await connection.init(
        timestamp,
        checked.map(({ id }) => id),
      );
      return openRun(channel, checked, timestamp, () => false);
    },

    async loadRunState(update, options) {
      if (isClosed) throw runClosed(runId);
      const loaded = await connection.load(parseSavepointChoice(options));
      const saved = await readStates(loaded);
      const checked = await updateDefinitions(saved.definitions, update);
      const channel = await loaded.begin(checked.map(({ id }) => id));
      const timestamp = loaded.base.instant;
      const entities = openRun(channel, checked, timestamp, (definition) =>
        update === undefined ? true : isSameState(definition, saved.digests, stateMaxBytes),
      );
      const entitiesById = new Map(entities.map((entity) => [entity.id, entity]));
      return { timestamp, savepoint: loaded.base, entities, entitiesById };
    },

    async save(entityId, timestamp, state) {
      await push(parseEntityId(entityId), parseExternalMs(timestamp), { value: state });
    },

    progress: async () => requireOpen().channel.progress(),

    async close() {
      if (isClosed) return;
      isClosed = true;
      await open?.channel.close();
      await connection.close();
    },
  };
}

function parseSavepointChoice(options: LoadOptions | undefined): SavepointRef | undefined {
  const choice = options?.savepoint;
  if (choice === undefined) return undefined;
  if ("instant" in choice) return { instant: parseExternalMs(choice.instant) };
  return { savepointId: parseSavepointId(choice.savepointId) };
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

async function updateDefinitions(
  saved: readonly CheckedDefinition[],
  update: RunStateUpdate | undefined,
): Promise<readonly CheckedDefinition[]> {
  return update === undefined ? saved : parseDefinitions(await update(saved));
}

/** Compares by bytes: an update may change a state in place and give the same object back. */
function isSameState(
  definition: CheckedDefinition,
  digests: ReadonlyMap<EntityId, Digest>,
  stateMaxBytes: number,
): boolean {
  const saved = digests.get(definition.id);
  return saved !== undefined && saved === encodeState(definition.state, stateMaxBytes).digest;
}
