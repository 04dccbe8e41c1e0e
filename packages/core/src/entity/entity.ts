import { timeWentBack } from "../errors/entity-errors.ts";
import { type ExternalMs, parseExternalMs } from "../model/external-time.ts";
import type { EntityId } from "../model/ids.ts";
import type { Schedule } from "../model/schedule.ts";
import { nextSavepoint, previousSavepoint } from "../schedule/schedule-arithmetic.ts";

/** A stateful component of a run, as the component itself holds it. */
export interface Entity<State = unknown> {
  readonly id: EntityId;
  readonly state: State;
  /** External time of the newest update, or where the entity began. */
  readonly timestamp: ExternalMs;
  readonly schedule: Schedule;
  /** The instant at which the entity pushes next. */
  readonly nextSavepoint: ExternalMs | "none";
  /** The instant it pushed last, or where it began. */
  readonly lastSavepoint: ExternalMs;

  /**
   * Replaces the state. Local and cheap. From here on the state is treated as immutable; what is
   * saved is what it holds when it is pushed.
   *
   * @throws `ENTITY.TIME_WENT_BACK` when the time is lower than the entity's.
   */
  updateState(timestamp: number, state: State): void;

  /**
   * Says that every message before `t` is processed, while messages at `t` may be pending. So
   * call it with a message's time first, then process the message, then `updateState`.
   *
   * Gives `undefined` when nothing is due: then nothing was done and there is nothing to await.
   * Otherwise the entity pushes once, for the newest instant `<= t`, and gives a promise that
   * rejects when the push failed; the next call tries again.
   */
  ackProcessedTime(t: number, options?: AckOptions<State>): Promise<void> | undefined;
}

/** Options of an acknowledgement. */
export interface AckOptions<State> {
  /**
   * Makes what is pushed out of the state; the entity keeps its own. Runs only when a push is
   * due. When it fails nothing is pushed.
   */
  readonly beforeSave?: (state: State) => State | Promise<State>;
}

/** Takes an entity's push. `"unchanged"`: what it pushed last, or what it was loaded with. */
export type EntityPush = (
  entityId: EntityId,
  instant: ExternalMs,
  state: { readonly value: unknown } | "unchanged",
) => Promise<void>;

/** Where an entity begins. */
export interface EntityOptions<State> {
  readonly id: EntityId;
  readonly state: State;
  readonly timestamp: ExternalMs;
  readonly schedule: Schedule;
  /** Whether the savepoint the entity was loaded from holds exactly this state. */
  readonly isSaved: boolean;
  readonly push: EntityPush;
}

/** Versions count updates; this one stands for "nothing saved is known to equal the state". */
const NEVER_SAVED = -1;

/** Creates an entity that begins at a time. */
export function createEntity<State>(options: EntityOptions<State>): Entity<State> {
  const { id, schedule, push } = options;
  let { state, timestamp } = options;
  let lastSavepoint = timestamp;
  // With schedule "none" no time reaches this.
  let nextAt: number =
    schedule === "none" ? Number.POSITIVE_INFINITY : nextSavepoint(schedule, timestamp);
  let version = 0;
  let savedVersion = options.isSaved ? version : NEVER_SAVED;
  let inFlight: { readonly until: number; readonly done: Promise<void> } | undefined;

  const pushDue = async (
    instant: ExternalMs,
    until: ExternalMs,
    beforeSave: AckOptions<State>["beforeSave"],
    after: Promise<void> | undefined,
  ): Promise<void> => {
    const pushedVersion = version;
    if (beforeSave !== undefined) {
      // Captured now: an update while it works must not reach this savepoint.
      const prepared = await beforeSave(state);
      await after;
      await push(id, instant, { value: prepared });
      savedVersion = NEVER_SAVED;
    } else if (pushedVersion === savedVersion && after === undefined) {
      await push(id, instant, "unchanged");
    } else {
      await push(id, instant, { value: state });
      savedVersion = pushedVersion;
    }
    lastSavepoint = instant;
    nextAt = until;
  };

  const beginPush = (t: number, options: AckOptions<State> | undefined): Promise<void> => {
    if (schedule === "none") return Promise.resolve();
    const time = parseExternalMs(t);
    if (inFlight !== undefined && t < inFlight.until) return inFlight.done;
    const until = nextSavepoint(schedule, time);
    const done = pushDue(
      previousSavepoint(schedule, time),
      until,
      options?.beforeSave,
      inFlight?.done,
    );
    const current = { until, done };
    inFlight = current;
    const settle = () => {
      if (inFlight === current) inFlight = undefined;
    };
    done.then(settle, settle);
    return done;
  };

  return {
    id,
    schedule,
    get state() {
      return state;
    },
    get timestamp() {
      return timestamp;
    },
    get lastSavepoint() {
      return lastSavepoint;
    },
    get nextSavepoint() {
      return schedule === "none" ? "none" : (nextAt as ExternalMs);
    },
    updateState(at, next) {
      const time = parseExternalMs(at);
      if (time < timestamp) throw timeWentBack(id, timestamp, at);
      timestamp = time;
      state = next;
      version += 1;
    },
    ackProcessedTime(t, ackOptions) {
      // The hot path: one comparison. NaN is compared so that it falls through to the check.
      if (t < nextAt) return undefined;
      return beginPush(t, ackOptions);
    },
  };
}
