import { pushConflict, unknownEntity } from "../errors/entity-errors.ts";
import { runClosed } from "../errors/run-errors.ts";
import { isRunboxError } from "../errors/runbox-error.ts";
import type { ExternalMs } from "../model/external-time.ts";
import type { EntityId } from "../model/ids.ts";
import type { PushCounters } from "../model/progress.ts";
import type { Schedule } from "../model/schedule.ts";
import type { Clock } from "../ports/clock.ts";
import { guardObserver } from "../ports/guard-observer.ts";
import type { RunObserver } from "../ports/observer.ts";
import { describeProgress } from "../run-state/describe-progress.ts";
import { restoreRunState } from "../run-state/restore-run-state.ts";
import { createRunState } from "../run-state/run-state.ts";
import type { RunWriter, SavepointCompletion } from "../storage/run-writer.ts";
import type { ResumedRun, Storage } from "../storage/storage.ts";
import { createBackgroundPrune } from "./background-prune.ts";
import { type PushPlan, planPushes } from "./plan-pushes.ts";
import type { AckMode, RunSession, SessionPush } from "./run-session.ts";
import { createSerialQueue } from "./serial-queue.ts";

/** What a session is made of. */
export interface RunSessionOptions {
  readonly storage: Storage;
  readonly writer: RunWriter;
  /** In ordinal order. */
  readonly entityIds: readonly EntityId[];
  readonly schedule: Schedule;
  /** The instant of the savepoint the run goes on from, or where a new run begins. */
  readonly baseInstant: ExternalMs;
  readonly ack: AckMode;
  readonly clock: Clock;
  readonly observer?: RunObserver;
  /** What a restarted process found of the session; absent for a new one. */
  readonly resumed?: ResumedRun;
}

/** Opens a session over a writer. Savepoints that a resumed session finds complete are saved first. */
export function createRunSession(options: RunSessionOptions): RunSession {
  const { storage, writer, entityIds, schedule, clock } = options;
  const observer = guardObserver(options.observer ?? {});
  const restored =
    options.resumed === undefined
      ? {
          state: createRunState({ entityCount: entityIds.length, base: options.baseInstant }),
          completed: [],
        }
      : restoreRunState(options.resumed);
  const { state } = restored;
  const ordinals = new Map(entityIds.map((entityId, ordinal) => [entityId, ordinal]));
  const queue = createSerialQueue();
  const prune = createBackgroundPrune(storage, writer.runId, observer);
  const counters = { acceptedCount: 0, unchangedCount: 0, lateCount: 0, repeatedCount: 0 };
  const facts = {
    entityIds,
    schedule,
    lastInstant: state.lastInstant,
    judge: state.judge,
    hasState: (ordinal: number) => writer.hasState(ordinal),
    matchesTip: writer.matchesTip.bind(writer),
  };
  let failure: unknown;
  let closing: Promise<void> | undefined;

  const idOf = (ordinal: number): EntityId => {
    const entityId = entityIds[ordinal];
    if (entityId === undefined) throw unknownEntity(ordinal);
    return entityId;
  };

  /** Runs storage work; an error of it ends the session, for what is durable is no longer known. */
  const orFail = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      if (failure === undefined) {
        failure = error;
        if (isRunboxError(error) && error.code === "RUN.FENCED") observer.fenced(writer.runId);
      }
      throw error;
    }
  };

  const completeAll = async (completions: readonly SavepointCompletion[]): Promise<void> => {
    if (completions.length === 0) return;
    const records = await orFail(writer.complete(completions));
    for (const record of records) observer.savepointPersisted(record);
    prune.request();
  };

  const compareWithPast = async (plan: PushPlan): Promise<void> => {
    for (const { push, digest } of plan.toCompare) {
      const past = await orFail(writer.findPush(push.ordinal, push.instant));
      if (past !== undefined && past !== null && past !== digest) {
        throw pushConflict(idOf(push.ordinal), push.instant);
      }
    }
  };

  const accept = (plan: PushPlan): readonly SavepointCompletion[] => {
    const nowMs = clock.nowMs();
    const completions: SavepointCompletion[] = [];
    for (const { ordinal, instant } of plan.entries) {
      for (const { instant: reached, openedAtMs } of state.accept(ordinal, instant, nowMs)) {
        const completedBy = idOf(ordinal);
        completions.push({ instant: reached, openedAtMs, completedAtMs: nowMs, completedBy });
      }
    }
    count(counters, plan);
    return completions;
  };

  const take = async (pushes: readonly SessionPush[]): Promise<void> => {
    if (failure !== undefined) throw failure;
    const plan = planPushes(pushes, facts);
    await compareWithPast(plan);
    const completions = accept(plan);
    if (plan.entries.length > 0) await orFail(writer.append(plan.entries));
    await completeAll(completions);
  };

  const openedWith = restored.completed.map(({ ordinal, instant, openedAtMs }) => ({
    instant,
    openedAtMs,
    completedAtMs: clock.nowMs(),
    completedBy: idOf(ordinal),
  }));
  if (openedWith.length > 0) {
    queue
      .run(() => completeAll(openedWith))
      .catch((error: unknown) => observer.backgroundFailed(writer.runId, "resume", error));
  }

  return {
    runId: writer.runId,
    epoch: writer.epoch,
    schedule,
    entityIds,
    async push(pushes) {
      if (closing !== undefined) throw runClosed(writer.runId);
      await queue.run(() => take(pushes));
      // Outside the queue, so that pushes that arrive together share one commit.
      if (options.ack === "push") await orFail(writer.flush());
    },
    ordinalOf(entityId) {
      const ordinal = ordinals.get(entityId);
      if (ordinal === undefined) throw unknownEntity(entityId);
      return ordinal;
    },
    progress: () => describeProgress(state, entityIds, options.baseInstant, { ...counters }),
    close() {
      closing ??= queue.idle().then(async () => {
        await prune.idle();
        await writer.close();
      });
      return closing;
    },
  };
}

function count(counters: { -readonly [Name in keyof PushCounters]: number }, plan: PushPlan): void {
  counters.acceptedCount += plan.entries.length;
  counters.unchangedCount += plan.unchangedCount;
  counters.lateCount += plan.lateCount;
  counters.repeatedCount += plan.repeatedCount;
}
