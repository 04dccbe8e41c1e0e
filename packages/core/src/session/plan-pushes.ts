import {
  noEntityState,
  offSchedule,
  pushConflict,
  unknownEntity,
} from "../errors/entity-errors.ts";
import type { Digest } from "../model/digest.ts";
import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId } from "../model/ids.ts";
import type { Schedule } from "../model/schedule.ts";
import type { PushVerdict } from "../run-state/run-state.ts";
import type { PushEntry } from "../storage/run-writer.ts";
import type { SessionPush } from "./run-session.ts";

/** What the planner asks about the run. All answers are immediate. */
export interface PushFacts {
  readonly entityIds: readonly EntityId[];
  readonly schedule: Schedule;
  lastInstant(ordinal: number): ExternalMs;
  judge(ordinal: number, instant: ExternalMs): PushVerdict;
  hasState(ordinal: number): boolean;
  matchesTip(ordinal: number, digest: Digest): boolean;
}

/** What a batch of pushes comes to. */
export interface PushPlan {
  readonly entries: readonly PushEntry[];
  readonly unchangedCount: number;
  readonly lateCount: number;
  readonly repeatedCount: number;
  /** Pushes behind a later one of the same entity: the storage knows whether they conflict. */
  readonly toCompare: readonly { readonly push: SessionPush; readonly digest: Digest }[];
}

/**
 * Decides what each push of a batch means, in order, changing nothing: so a batch in which one
 * push is refused is refused whole.
 *
 * @throws `ENTITY.UNKNOWN`, `ENTITY.NO_STATE`, `PUSH.OFF_SCHEDULE`, `PUSH.CONFLICT`
 */
export function planPushes(pushes: readonly SessionPush[], facts: PushFacts): PushPlan {
  const planned: Planned = {
    entries: [],
    newest: new Map(),
    toCompare: [],
    unchangedCount: 0,
    lateCount: 0,
    repeatedCount: 0,
  };
  for (const push of pushes) {
    const entityId = facts.entityIds[push.ordinal];
    if (entityId === undefined) throw unknownEntity(push.ordinal);
    if (!isOnSchedule(push.instant, facts.schedule)) {
      throw offSchedule(entityId, push.instant, facts.schedule);
    }
    planOne(push, entityId, facts, planned);
  }
  return planned;
}

interface Planned {
  readonly entries: PushEntry[];
  /** The newest entry of this batch by ordinal. */
  readonly newest: Map<number, PlannedEntry>;
  readonly toCompare: { push: SessionPush; digest: Digest }[];
  unchangedCount: number;
  lateCount: number;
  repeatedCount: number;
}

/** An entry that the batch makes. */
interface PlannedEntry {
  readonly instant: ExternalMs;
  /** The newest digest that the batch has for the entity. */
  readonly digest: Digest | null;
  /** The digest that was pushed at each instant, from the second entry of the entity on. */
  readonly pushedAt: Map<ExternalMs, Digest | null> | undefined;
}

function planOne(push: SessionPush, entityId: EntityId, facts: PushFacts, planned: Planned): void {
  switch (judge(push, facts, planned)) {
    case "settled":
      planned.lateCount += 1;
      return;
    case "repeated":
      if (!isRepetition(push, facts, planned)) throw pushConflict(entityId, push.instant);
      planned.repeatedCount += 1;
      return;
    case "below":
      planned.lateCount += 1;
      comparePast(push, entityId, planned);
      return;
    case "new":
      takeNew(push, entityId, facts, planned);
  }
}

function judge(push: SessionPush, facts: PushFacts, planned: Planned): PushVerdict {
  const verdict = facts.judge(push.ordinal, push.instant);
  const earlier = planned.newest.get(push.ordinal);
  if (verdict !== "new" || earlier === undefined || push.instant > earlier.instant) return verdict;
  return push.instant === earlier.instant ? "repeated" : "below";
}

/** Whether a push where the entity already stands, in the run or in the batch, has its bytes. */
function isRepetition(push: SessionPush, facts: PushFacts, planned: Planned): boolean {
  const { ordinal, instant, state } = push;
  if (state === null) return true;
  const earlier = planned.newest.get(ordinal);
  // Behind a later push of the batch: what the entity stands on in the run is what is repeated.
  return earlier !== undefined && instant < earlier.instant
    ? facts.matchesTip(ordinal, state.digest)
    : isTip(ordinal, state.digest, facts, planned);
}

function comparePast(push: SessionPush, entityId: EntityId, planned: Planned): void {
  const { state, ordinal, instant } = push;
  if (state === null) return;
  const inBatch = planned.newest.get(ordinal)?.pushedAt?.get(instant);
  if (inBatch === undefined) planned.toCompare.push({ push, digest: state.digest });
  else if (inBatch !== null && inBatch !== state.digest) throw pushConflict(entityId, instant);
}

function takeNew(push: SessionPush, entityId: EntityId, facts: PushFacts, planned: Planned): void {
  const { ordinal, instant } = push;
  const earlier = planned.newest.get(ordinal);
  const isSame = push.state === null || isTip(ordinal, push.state.digest, facts, planned);
  if (push.state === null && (earlier?.digest ?? null) === null && !facts.hasState(ordinal)) {
    throw noEntityState(entityId);
  }
  const from = earlier?.instant ?? facts.lastInstant(ordinal);
  planned.entries.push({ ordinal, instant, from, state: isSame ? null : push.state });
  if (isSame) planned.unchangedCount += 1;
  const digest = push.state?.digest ?? earlier?.digest ?? null;
  // Most batches have an entity once: those need no table.
  const pushedAt = earlier && (earlier.pushedAt ?? new Map([[earlier.instant, earlier.digest]]));
  pushedAt?.set(instant, digest);
  planned.newest.set(ordinal, { instant, digest, pushedAt });
}

function isTip(ordinal: number, digest: Digest, facts: PushFacts, planned: Planned): boolean {
  const inBatch = planned.newest.get(ordinal)?.digest ?? null;
  return inBatch === null ? facts.matchesTip(ordinal, digest) : inBatch === digest;
}

function isOnSchedule(instant: ExternalMs, schedule: Schedule): boolean {
  return schedule !== "none" && Number.isSafeInteger(instant) && instant % schedule === 0;
}
