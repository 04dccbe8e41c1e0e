import {
  type EntityId,
  type Epoch,
  type ExternalMs,
  isRunboxError,
  type RunId,
  toEpoch,
} from "@runbox/core";
import { isOutcomeOpen, toRunboxError } from "./api-error.ts";
import type { RemoteRun } from "./remote-run.ts";
import { idempotencyContext, type RunboxClient } from "./runbox-client.ts";

const FIRST_EPOCH = toEpoch(1);

/**
 * Creates the run. When an answer was lost and the run exists afterwards, it may be this very call
 * that created it: then that is a success.
 *
 * @throws `RUN.ALREADY_INITIALIZED`, `RUN.DELETED`
 */
export async function createOwnRun(
  options: RemoteRun,
  startFrom: ExternalMs,
  entityIds: readonly EntityId[],
): Promise<Epoch> {
  const { client, call, newId, runId, schedule, runClock, keepSavepoints } = options;
  const { scenario, stateVersion, tags } = options;
  const key = newId();
  // Names this call beside the process, so that its own work can be told from another's.
  const writer = `${options.writer} ${key.slice(0, 8)}`;
  const run = { runId, schedule, clock: runClock, startFrom, entityIds: [...entityIds] };
  const input = { ...run, keepSavepoints, scenario, stateVersion, tags: { ...tags }, writer };
  let isOpen = false;
  return call(async (signal) => {
    try {
      const context = idempotencyContext(key);
      const { epoch } = await client.run.create.mutate(input, { signal, context });
      return epoch;
    } catch (thrown) {
      const error = toRunboxError(thrown);
      if (isOpen && mayBeOurs(error) && (await isWrittenBy(client, runId, writer, signal))) {
        return FIRST_EPOCH;
      }
      isOpen ||= isOutcomeOpen(error);
      throw error;
    }
  });
}

function mayBeOurs(error: unknown): boolean {
  if (!isRunboxError(error)) return false;
  return error.code === "RUN.ALREADY_INITIALIZED" || error.code === "REQUEST.IN_FLIGHT";
}

async function isWrittenBy(
  client: RunboxClient,
  runId: RunId,
  writer: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const run = await client.run.get.query({ runId }, { signal });
    return run.epoch === FIRST_EPOCH && run.leaseHolder?.includes(writer) === true;
  } catch {
    return false;
  }
}
