import { STATE_BYTES_MAX_DEFAULT } from "../codec/state-limits.ts";
import { invalidOption } from "../errors/input-errors.ts";
import { parseRunId } from "../model/ids.ts";
import type { RunClock } from "../model/run.ts";
import { parseSchedule } from "../model/schedule.ts";
import { type Clock, createSystemClock } from "../ports/clock.ts";
import type { RunObserver } from "../ports/observer.ts";
import type { AckMode } from "../session/run-session.ts";
import type { Storage } from "../storage/storage.ts";
import { assembleStateStore } from "./assemble-state-store.ts";
import { createLocalConnection } from "./local-connection.ts";
import type { StateStore } from "./state-store.ts";

/** How many of the newest savepoints keep their states by default. */
export const KEEP_SAVEPOINTS_DEFAULT = 10;

/** The version that is written beside every state. */
export const RUNBOX_VERSION = "0.1.0";

const LEASE_MS = 30_000;

/** Options of an embedded state store. */
export interface StateStoreOptions {
  /** The run's name: 1 to 128 characters, letters, digits and `. _ : -`. */
  readonly runId: string;
  /** The interval between savepoints in milliseconds (or ticks of a logical clock), or `"none"`. */
  readonly schedule: number | "none";
  readonly storage: Storage;
  /** When a push is answered. @default "savepoint" */
  readonly ack?: AckMode;
  /** How many of the newest savepoints keep their states; at least 1. @default 10 */
  readonly keepSavepoints?: number;
  /** What the run's external time counts. @default "epoch-ms" */
  readonly runClock?: RunClock;
  /** The scenario whose upgrades the states follow. @default null */
  readonly scenario?: string | null;
  /** The version of the states' form; a whole number from 1. @default 1 */
  readonly stateVersion?: number;
  /** Words that people find the run by. @default {} */
  readonly tags?: Readonly<Record<string, string>>;
  /** The largest encoded state in bytes. @default 64 MiB */
  readonly stateMaxBytes?: number;
  /** Who writes, for people to read. @default "embedded" */
  readonly writerName?: string;
  /** Wall time, for records. @default the machine's clock */
  readonly clock?: Clock;
  readonly observer?: RunObserver;
}

/**
 * Creates the state store of one run over a storage in this process. No I/O happens yet.
 *
 * @throws `INPUT.INVALID_ID`, `INPUT.INVALID_SCHEDULE`, `INPUT.INVALID_OPTION`
 */
export function createStateStore(options: StateStoreOptions): StateStore {
  const runId = parseRunId(options.runId);
  const schedule = parseSchedule(options.schedule);
  const keepSavepoints = options.keepSavepoints ?? KEEP_SAVEPOINTS_DEFAULT;
  const stateVersion = options.stateVersion ?? 1;
  requireCount("keepSavepoints", keepSavepoints);
  requireCount("stateVersion", stateVersion);
  const connection = createLocalConnection({
    runId,
    schedule,
    storage: options.storage,
    ack: options.ack ?? "savepoint",
    keepSavepoints,
    runClock: options.runClock ?? "epoch-ms",
    scenario: options.scenario ?? null,
    stateVersion,
    tags: options.tags ?? {},
    holder: {
      name: options.writerName ?? "embedded",
      writtenBy: `runbox ${RUNBOX_VERSION}`,
      leaseMs: LEASE_MS,
    },
    clock: options.clock ?? createSystemClock(),
    observer: options.observer ?? {},
  });
  const stateMaxBytes = options.stateMaxBytes ?? STATE_BYTES_MAX_DEFAULT;
  return assembleStateStore({ runId, schedule, connection, stateMaxBytes });
}

function requireCount(option: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw invalidOption(option, value, "a whole number from 1");
  }
}
