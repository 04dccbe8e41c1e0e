import {
  digestBytes,
  type EntityId,
  type Epoch,
  inputErrors,
  isRunboxError,
  type RunId,
  type SavedState,
  type SavepointId,
  STATE_CODEC,
  stateErrors,
} from "@runbox/core";
import type { ReliableCall } from "./reliable-call.ts";
import type { RunboxClient } from "./runbox-client.ts";

/** Which states to read. */
export interface SavedStatesRequest {
  readonly runId: RunId;
  readonly savepointId: SavepointId;
  readonly epoch: Epoch;
  /** In ordinal order. */
  readonly entityIds: readonly EntityId[];
}

type StatesPage = Awaited<ReturnType<RunboxClient["entity"]["states"]["query"]>>;

/** A server that keeps losing its place is not read from for ever. */
const RESTARTS_MAX = 20;

/**
 * Reads the states of a savepoint page by page, each entity once. A server that was restarted no
 * longer knows how far it was; then the pages come again from the first, and what was given already
 * is left out.
 */
export async function* readSavedStates(
  client: RunboxClient,
  call: ReliableCall,
  request: SavedStatesRequest,
): AsyncGenerator<readonly SavedState[]> {
  const { runId, savepointId, epoch, entityIds } = request;
  const ordinals = new Map(entityIds.map((entityId, ordinal) => [entityId, ordinal]));
  let cursor: string | null = null;
  let restartCount = 0;
  let isComplete = false;
  while (!isComplete) {
    const page = await readPage(client, call, { runId, savepointId, epoch, cursor });
    if (page === "cursor-lost") {
      restartCount += 1;
      if (restartCount > RESTARTS_MAX) throw inputErrors.invalidCursor();
      cursor = null;
    } else {
      yield takeStates(page, ordinals);
      cursor = page.nextCursor;
      isComplete = cursor === null;
    }
  }
}

async function readPage(
  client: RunboxClient,
  call: ReliableCall,
  input: Omit<SavedStatesRequest, "entityIds"> & { readonly cursor: string | null },
): Promise<StatesPage | "cursor-lost"> {
  try {
    return await call((signal) => client.entity.states.query(input, { signal }));
  } catch (error) {
    const isLost = isRunboxError(error) && error.code === "INPUT.INVALID_CURSOR";
    if (isLost && input.cursor !== null) return "cursor-lost";
    throw error;
  }
}

/** Takes each entity's state the first time it is seen, and its ordinal out of the map. */
function takeStates(page: StatesPage, ordinals: Map<EntityId, number>): readonly SavedState[] {
  if (page.codec !== STATE_CODEC) throw stateErrors.unknownCodec(page.codec);
  return page.items.flatMap(({ entityId, base64 }) => {
    const ordinal = ordinals.get(entityId);
    if (ordinal === undefined) return [];
    ordinals.delete(entityId);
    const bytes = fromBase64(base64);
    return [{ ordinal, entityId, state: { bytes, digest: digestBytes(bytes) } }];
  });
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
