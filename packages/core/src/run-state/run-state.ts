import type { ExternalMs } from "../model/external-time.ts";
import { createInstantLedger, type InstantLedger, type Reached } from "./instant-ledger.ts";

/**
 * Where the entities of a run stand, by ordinal. Pure arithmetic over numbers: it knows no
 * states, no ids and no storage.
 *
 * The rule: a push at instant `p` counts for every savepoint `S <= p` that the entity has not
 * saved yet, and the first push wins. That is the same as: the newest complete savepoint is the
 * least last pushed instant over all entities. So one number per entity is all that is kept.
 */
export interface RunState {
  readonly entityCount: number;
  readonly ledger: Omit<InstantLedger, "move">;
  /** The entity's last pushed instant, or the base. */
  lastInstant(ordinal: number): ExternalMs;
  /** What a push would do. Changes nothing. */
  judge(ordinal: number, instant: ExternalMs): PushVerdict;
  /** Takes a push that was judged `"new"`. Gives the savepoints it completed, ascending. */
  accept(ordinal: number, instant: ExternalMs, nowMs: number): readonly Reached[];
}

/**
 * `"new"`: it moves the entity. `"repeated"`: the entity stands exactly there.
 * `"below"`: the entity has pushed a later instant, which counts for this one as well.
 * `"settled"`: every savepoint it could count for is complete.
 */
export type PushVerdict = "new" | "repeated" | "below" | "settled";

/** Where a run state begins. */
export interface RunStateOptions {
  readonly entityCount: number;
  /** The instant at which the session began. */
  readonly base: ExternalMs;
}

/** Creates the state of a run whose entities all stand at the base. */
export function createRunState({ entityCount, base }: RunStateOptions): RunState {
  const lastInstants = new Float64Array(entityCount).fill(base);
  const ledger = createInstantLedger(base, entityCount);

  const lastInstant = (ordinal: number) => (lastInstants[ordinal] ?? base) as ExternalMs;

  return {
    entityCount,
    ledger,
    lastInstant,
    judge(ordinal, instant) {
      if (instant <= ledger.frontier) return "settled";
      const last = lastInstant(ordinal);
      if (instant > last) return "new";
      return instant === last ? "repeated" : "below";
    },
    accept(ordinal, instant, nowMs) {
      const last = lastInstant(ordinal);
      lastInstants[ordinal] = instant;
      return ledger.move(last, instant, nowMs);
    },
  };
}
