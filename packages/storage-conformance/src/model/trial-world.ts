import {
  type AckMode,
  type Entity,
  isRunboxError,
  type RunboxErrorCode,
  type RunId,
  type RunSession,
  type SavepointReader,
  type SavepointRecord,
  type StateStore,
  type Storage,
} from "@runbox/core";
import type { StorageHarness } from "../suite/storage-harness.ts";
import type { EventCounts } from "./event-counts.ts";
import type { InjectedFaults } from "./injected-faults.ts";
import type { ReferenceEntity } from "./reference-entity.ts";
import type { ReferenceRun, ReferenceSavepoint } from "./reference-run.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { TrialConnection } from "./trial-connection.ts";

/** An entity and what it has to be. */
export interface Actor {
  readonly id: string;
  readonly entity: Entity;
  readonly reference: ReferenceEntity;
  /** Whether it is driven by messages; the others save through the store by themselves. */
  readonly isDriven: boolean;
}

/** A session that was overtaken and does not know it. */
export interface Zombie {
  readonly session: RunSession;
  /** Whether it was a resumed process that took over, in the same epoch. */
  readonly isResumedOver: boolean;
}

/** The run that a trial is at, in the product and in the model. */
export interface TrialRun {
  readonly runId: RunId;
  readonly ack: AckMode;
  readonly faults: InjectedFaults;
  readonly model: ReferenceRun;
  /** What the product said it persisted, and the trial has not looked at yet. */
  readonly persisted: SavepointRecord[];
  readonly readers: { readonly savepoint: ReferenceSavepoint; readonly reader: SavepointReader }[];
  connection: TrialConnection;
  store: StateStore;
  actors: readonly Actor[];
  zombie: Zombie | null;
  isEnded: boolean;
}

/** What a trial has before its first run. */
export interface TrialStage {
  readonly harness: StorageHarness;
  readonly random: SeededRandom;
  readonly counts: EventCounts;
  /** The newest operations, for people who look for the cause of a mismatch. */
  readonly trace: string[];
  storage: Storage;
  runNumber: number;
  valueNumber: number;
}

/** Everything that a trial is made of. */
export interface TrialWorld extends TrialStage {
  run: TrialRun;
}

/** A value that no entity has had. */
export function freshValue(world: TrialStage, id: string): string {
  world.valueNumber += 1;
  return `${id}#${world.valueNumber}`;
}

/** The code that a call was refused with, or `"ok"`. What is no error of ours is thrown on. */
export async function codeOf(work: Promise<unknown>): Promise<RunboxErrorCode | "ok"> {
  try {
    await work;
    return "ok";
  } catch (error) {
    if (isRunboxError(error)) return error.code;
    throw error;
  }
}

/** Notes what happens now. */
export function note(world: TrialStage, text: string): void {
  world.trace.push(text);
  if (world.trace.length > 60) world.trace.shift();
}
