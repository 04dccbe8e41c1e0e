import type { Epoch } from "../../model/epoch.ts";
import type { ExternalMs } from "../../model/external-time.ts";
import type { EntityId } from "../../model/ids.ts";
import type { PushEntry } from "../run-writer.ts";
import type { MemoryBranch } from "./memory-branch.ts";
import type { ShelvedState, StateShelf } from "./state-shelf.ts";

/** A push as it is kept. */
export interface MemoryPush {
  readonly instant: ExternalMs;
  readonly from: ExternalMs;
  readonly state: ShelvedState | null;
}

/** What one epoch has pushed on top of its base savepoint. */
export interface MemorySession {
  readonly epoch: Epoch;
  readonly branch: MemoryBranch;
  readonly entityIds: readonly EntityId[];
  readonly baseInstant: ExternalMs;
  readonly writtenBy: string;
  /** By ordinal: the state before the first of `pushes`. */
  readonly baseStates: (ShelvedState | undefined)[];
  /** By ordinal, in the order they came. */
  readonly pushes: MemoryPush[][];
  /** By ordinal: the newest state of the savepoint that was persisted last. */
  savedStates: readonly (ShelvedState | undefined)[];
  /** Instants above the frontier that somebody pushed at, and when the first did. */
  readonly openedAtMs: Map<ExternalMs, number>;
  frontier: ExternalMs;
  /** Pushes up to here have become part of `baseStates`. */
  foldedUpTo: ExternalMs;
  /** Names the one writer object that may write; a resumed process gets another. */
  writer: symbol;
}

/** Keeps pushes, and says that their instants are open. */
export function keepPushes(
  session: MemorySession,
  shelf: StateShelf,
  entries: readonly PushEntry[],
  nowMs: number,
): void {
  for (const { ordinal, instant, from, state } of entries) {
    session.pushes[ordinal]?.push({
      instant,
      from,
      state: state === null ? null : shelf.put(state),
    });
    if (instant > session.frontier && !session.openedAtMs.has(instant)) {
      session.openedAtMs.set(instant, nowMs);
    }
  }
}

/** The state of an entity in the savepoint at an instant: its last entry with `from < instant`. */
export function stateAt(
  session: MemorySession,
  ordinal: number,
  instant: number,
): ShelvedState | undefined {
  const found = session.pushes[ordinal]?.findLast(
    (push) => push.from < instant && push.state !== null,
  );
  return found?.state ?? session.baseStates[ordinal];
}

/** The newest state that is known of an entity. */
export function newestState(session: MemorySession, ordinal: number): ShelvedState | undefined {
  return stateAt(session, ordinal, Number.POSITIVE_INFINITY);
}

/** The last instant that an entity pushed at, or where the session began. */
export function lastInstant(session: MemorySession, ordinal: number): ExternalMs {
  // Folding ends at a savepoint, which every entity has reached: a folded entity stands there.
  return session.pushes[ordinal]?.at(-1)?.instant ?? session.foldedUpTo;
}

/** Forgets pushes that only savepoints up to an instant need. Later ones read the same states. */
export function foldPushes(session: MemorySession, shelf: StateShelf, upTo: ExternalMs): void {
  if (upTo <= session.foldedUpTo) return;
  session.pushes.forEach((pushes, ordinal) => {
    const kept = pushes.findIndex((push) => push.instant > upTo);
    const folded = pushes.splice(0, kept === -1 ? pushes.length : kept);
    for (const { state } of folded) {
      if (state === null) continue;
      const before = session.baseStates[ordinal];
      if (before !== undefined) shelf.release(before);
      session.baseStates[ordinal] = state;
    }
  });
  session.foldedUpTo = upTo;
}

/** Gives back everything that a session holds. */
export function releaseSession(session: MemorySession, shelf: StateShelf): void {
  for (const state of session.baseStates) if (state !== undefined) shelf.release(state);
  for (const push of session.pushes.flat()) if (push.state !== null) shelf.release(push.state);
}
