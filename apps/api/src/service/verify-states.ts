import {
  decodeState,
  isRunboxError,
  type RunId,
  type SavepointId,
  type SavepointReader,
  type Storage,
} from "@runbox/core";

/** What reading a whole savepoint found. */
export interface VerificationReport {
  readonly savepointId: SavepointId;
  readonly isSound: boolean;
  /** What is damaged; `null` when nothing is. */
  readonly damage: string | null;
  readonly verifiedCount: number;
  readonly verifiedBytes: number;
}

const DAMAGE_CODES: readonly string[] = [
  "SAVEPOINT.CORRUPT",
  "STATE.CORRUPT",
  "STATE.UNKNOWN_CODEC",
];

/**
 * Reads every state of a savepoint: the storage checks digests, this decodes each state and counts
 * that every registered entity came exactly once.
 *
 * @throws what `Storage.openSavepoint` throws, but for damage, which it reports.
 */
export async function verifyStates(
  storage: Storage,
  runId: RunId,
  savepointId: SavepointId,
): Promise<VerificationReport> {
  const tally = { verifiedCount: 0, verifiedBytes: 0 };
  try {
    const reader = await storage.openSavepoint(runId, savepointId);
    try {
      const damage = await readAll(reader, tally);
      return { savepointId, isSound: damage === null, damage, ...tally };
    } finally {
      await reader.close();
    }
  } catch (thrown) {
    if (!isRunboxError(thrown) || !DAMAGE_CODES.includes(thrown.code)) throw thrown;
    return { savepointId, isSound: false, damage: thrown.message, ...tally };
  }
}

async function readAll(
  reader: SavepointReader,
  tally: { verifiedCount: number; verifiedBytes: number },
): Promise<string | null> {
  const seen = new Uint8Array(reader.entityIds.length);
  for await (const states of reader.states()) {
    for (const { ordinal, entityId, state } of states) {
      if (seen[ordinal] !== 0) return `the entity ${entityId} is there twice`;
      decodeState(state.bytes);
      seen[ordinal] = 1;
      tally.verifiedCount += 1;
      tally.verifiedBytes += state.bytes.byteLength;
    }
  }
  const missing = seen.indexOf(0);
  return missing === -1 ? null : `the entity ${reader.entityIds[missing]} is not there`;
}
