import {
  assembleStateStore,
  inputErrors,
  KEEP_SAVEPOINTS_DEFAULT,
  parseRunId,
  parseSchedule,
  STATE_BYTES_MAX_DEFAULT,
  type StateStore,
  type StateStoreOptions,
} from "@runbox/core";
import {
  createReliableCall,
  GIVE_UP_AFTER_MS_DEFAULT,
  REQUEST_TIMEOUT_MS_DEFAULT,
  type StatusListener,
} from "./reliable-call.ts";
import { createRemoteConnection } from "./remote-connection.ts";
import { createRunboxClient } from "./runbox-client.ts";

/** Options of a state store behind the API. Those of an embedded one, and where the API is. */
export interface RemoteStateStoreOptions
  extends Omit<StateStoreOptions, "storage" | "ack" | "observer"> {
  /** The address of the API, as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** An API token with the scopes `runs:read`, `runs:write` and `states:read`. */
  readonly token: string;
  /** For how long a call is repeated while the API does not answer. @default 300_000 */
  readonly giveUpAfterMs?: number;
  /** How long one request may take before it is repeated. @default 60_000 */
  readonly requestTimeoutMs?: number;
  /** The most bytes of states in one request. @default 4 MiB */
  readonly batchMaxBytes?: number;
  /** The most pushes in one request. @default 65_536 */
  readonly batchMaxCount?: number;
  /** The most push requests under way at once; 1 to 4. @default 3 */
  readonly requestMaxCount?: number;
  /** Told when the API stops answering and when it answers again. */
  readonly onStatus?: StatusListener;
}

const BATCH_MAX_BYTES = 4 * 1024 * 1024;
const BATCH_MAX_COUNT = 65_536;
const REQUEST_MAX_COUNT = 3;
const REQUEST_MAX_COUNT_LIMIT = 4;

/**
 * Creates the state store of one run behind the API: the same interface as an embedded one, with
 * the same errors. No request is made yet.
 *
 * A push resolves when it is durable at the server. That is the back-pressure: whoever awaits its
 * pushes holds no more in memory than its own callers' states and the few requests under way. An
 * API that is restarted, killed even, delays pushes and nothing else.
 *
 * @throws `INPUT.INVALID_ID`, `INPUT.INVALID_SCHEDULE`, `INPUT.INVALID_OPTION`; calls of the store
 * also throw `SERVICE.UNREACHABLE` after `giveUpAfterMs`, and `AUTH.REQUIRED`, `AUTH.FORBIDDEN`.
 */
export function createRemoteStateStore(options: RemoteStateStoreOptions): StateStore {
  const runId = parseRunId(options.runId);
  const schedule = parseSchedule(options.schedule);
  const count = (name: CountName, fallback: number, max?: number) =>
    parseCount(name, options[name] ?? fallback, max);
  const call = createReliableCall({
    giveUpAfterMs: count("giveUpAfterMs", GIVE_UP_AFTER_MS_DEFAULT),
    requestTimeoutMs: count("requestTimeoutMs", REQUEST_TIMEOUT_MS_DEFAULT),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.onStatus === undefined ? {} : { onStatus: options.onStatus }),
  });
  const connection = createRemoteConnection({
    client: createRunboxClient(options),
    call,
    newId: () => globalThis.crypto.randomUUID(),
    runId,
    schedule,
    keepSavepoints: count("keepSavepoints", KEEP_SAVEPOINTS_DEFAULT),
    stateVersion: count("stateVersion", 1),
    runClock: options.runClock ?? "epoch-ms",
    scenario: options.scenario ?? null,
    tags: options.tags ?? {},
    writer: options.writerName ?? "client",
    batchMaxBytes: count("batchMaxBytes", BATCH_MAX_BYTES),
    batchMaxCount: count("batchMaxCount", BATCH_MAX_COUNT),
    requestMaxCount: count("requestMaxCount", REQUEST_MAX_COUNT, REQUEST_MAX_COUNT_LIMIT),
  });
  const stateMaxBytes = count("stateMaxBytes", STATE_BYTES_MAX_DEFAULT);
  return assembleStateStore({ runId, schedule, connection, stateMaxBytes });
}

type CountName =
  | "giveUpAfterMs"
  | "requestTimeoutMs"
  | "keepSavepoints"
  | "stateVersion"
  | "batchMaxBytes"
  | "batchMaxCount"
  | "requestMaxCount"
  | "stateMaxBytes";

function parseCount(name: CountName, value: number, max = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(value) && value >= 1 && value <= max) return value;
  const bounds = max === Number.MAX_SAFE_INTEGER ? "a whole number from 1" : `1 to ${max}`;
  throw inputErrors.invalidOption(name, value, bounds);
}
