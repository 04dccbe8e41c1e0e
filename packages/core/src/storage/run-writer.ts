import type { Digest } from "../model/digest.ts";
import type { Epoch } from "../model/epoch.ts";
import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId, RunId } from "../model/ids.ts";
import type { SavepointRecord } from "../model/savepoint.ts";

/**
 * The write side of one run, for one owner. The engine calls it from one serial queue, except for
 * `append` and `flush`, which may overlap each other.
 *
 * Every write is refused with `RUN.FENCED` once another writer has opened the run, with
 * `RUN.DELETED` once it is deleted, and with `RUN.CLOSED` after `close`.
 */
export interface RunWriter {
  readonly runId: RunId;
  readonly epoch: Epoch;

  /**
   * Takes pushes, in the engine's order, entries of one entity ascending. Resolves when there is
   * room for more: memory stays bounded, what waits is written out. Nothing is durable yet.
   */
  append(entries: readonly PushEntry[]): Promise<void>;

  /** Resolves when everything appended before the call is durable. Concurrent calls share commits. */
  flush(): Promise<void>;

  /**
   * Makes everything appended so far durable, and then these savepoints, ascending. A savepoint
   * is visible only whole. Saving the same instant again: same content is a success, other
   * content of an older epoch is replaced.
   *
   * @throws `SAVEPOINT.CONFLICT` when this epoch saved the instant with other content.
   */
  complete(completions: readonly SavepointCompletion[]): Promise<readonly SavepointRecord[]>;

  /**
   * The digest of what an entity pushed at an instant above the frontier: `null` when it pushed
   * "unchanged", `undefined` when it did not push there. Rarely asked, may read the database.
   */
  findPush(ordinal: number, instant: ExternalMs): Promise<Digest | null | undefined>;

  /** Whether any state of the entity is known: pushed before, or in the base savepoint. */
  hasState(ordinal: number): boolean;

  /** Whether this is the digest of the entity's newest state. Cheap: asked for every push. */
  matchesTip(ordinal: number, digest: Digest): boolean;

  /** Flushes and gives the lease back. Repeated calls do nothing. */
  close(): Promise<void>;
}

/**
 * One push. Its state counts for every savepoint in `(from, instant]`, and from then on until the
 * entity's next entry with bytes. So the state of an entity in savepoint `S` is its entry with
 * the greatest `from < S`.
 */
export interface PushEntry {
  readonly ordinal: number;
  readonly instant: ExternalMs;
  /** The entity's pushed instant before this one, or where the session began. */
  readonly from: ExternalMs;
  /** `null`: not changed since the entity's previous entry, or since the base savepoint. */
  readonly state: EncodedState | null;
}

/** A state as bytes. Immutable from here on. */
export interface EncodedState {
  readonly bytes: Uint8Array;
  readonly digest: Digest;
}

/** A savepoint that every registered entity has reached. */
export interface SavepointCompletion {
  readonly instant: ExternalMs;
  readonly openedAtMs: number;
  readonly completedAtMs: number;
  readonly completedBy: EntityId;
}
