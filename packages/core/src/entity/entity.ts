import { timeWentBack } from "../errors/entity-errors.ts";
import { isRunboxError } from "../errors/runbox-error.ts";
import { type ExternalMs, parseExternalMs } from "../model/external-time.ts";
import type { EntityId } from "../model/ids.ts";
import type { Schedule } from "../model/schedule.ts";
import { nextSavepoint, previousSavepoint } from "../schedule/schedule-arithmetic.ts";
import type { EncodedState } from "../storage/run-writer.ts";
import type { EntityPort } from "./entity-port.ts";

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
   * rejects when the push failed; `nextSavepoint` stays and the next call tries again. If the
   * state was updated since, the next call first pushes the state of then for the instant of
   * then, so that the cut holds; unless the push was refused for good.
   *
   * Calls need not be awaited. A later push waits for an earlier one, and fails with it.
   *
   * @throws `INPUT.INVALID_TIME` at once, when a push would be due at what is no time.
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

/** Where an entity begins. */
export interface EntityOptions<State> {
  readonly id: EntityId;
  readonly state: State;
  readonly timestamp: ExternalMs;
  readonly schedule: Schedule;
  /** Whether the savepoint the entity was loaded from holds exactly this state. */
  readonly isSaved: boolean;
  readonly port: EntityPort;
}

/** Versions count updates; this one stands for "nothing saved is known to equal the state". */
const NEVER_SAVED = -1;

/** A push that an acknowledgement made due: the state as it was then. */
interface DuePush<State> {
  readonly instant: ExternalMs;
  /** Where the entity pushes next once this is done. */
  readonly until: ExternalMs;
  readonly state: State;
  readonly version: number;
}

/** Creates an entity that begins at a time. */
export function createEntity<State>(options: EntityOptions<State>): Entity<State> {
  const { id, schedule, port } = options;
  let { state, timestamp } = options;
  let lastSavepoint = timestamp;
  // With schedule "none" no time reaches this.
  let nextAt: number =
    schedule === "none" ? Number.POSITIVE_INFINITY : nextSavepoint(schedule, timestamp);
  let version = 0;
  let savedVersion = options.isSaved ? version : NEVER_SAVED;
  let inFlight: { readonly until: number; readonly done: Promise<void> } | undefined;
  /** Failed pushes, ascending. */
  let missed: readonly DuePush<State>[] = [];

  const pushDue = async (
    due: DuePush<State>,
    beforeSave: AckOptions<State>["beforeSave"],
    after: Promise<void> | undefined,
    isRetry: boolean,
  ): Promise<void> => {
    let content: EncodedState | null = null;
    try {
      // Encoded before anything is awaited: the state as it is at the acknowledgement.
      if (beforeSave !== undefined) content = port.encode(await beforeSave(due.state));
      // With a push in flight it is not known yet what "unchanged" would refer to.
      else if (after !== undefined || due.version !== savedVersion)
        content = port.encode(due.state);
    } finally {
      // Also when this one fails: pushes end in the order in which they began.
      if (after !== undefined) await after;
    }
    // Until it is known what became of the bytes, nothing saved is known to equal the state.
    if (content !== null) savedVersion = NEVER_SAVED;
    await port.push(id, due.instant, content);
    // Where a push failed, the store may have kept that one, and its bytes may be others.
    const isKnown = beforeSave === undefined && !isRetry;
    savedVersion = isKnown ? due.version : NEVER_SAVED;
    lastSavepoint = due.instant;
    nextAt = due.until;
  };

  const startPush = (
    due: DuePush<State>,
    options: AckOptions<State> | undefined,
    isRetry: boolean,
  ) => {
    const done = pushDue(due, options?.beforeSave, inFlight?.done, isRetry);
    const current = { until: due.until, done };
    inFlight = current;
    const settle = () => {
      if (inFlight === current) inFlight = undefined;
    };
    done.then(settle, (error: unknown) => {
      settle();
      if (canSucceedLater(error)) missed = [...missed, due];
    });
  };

  const beginPush = (t: number, options: AckOptions<State> | undefined) => {
    const time = parseExternalMs(t);
    if (schedule === "none") return undefined;
    if (inFlight !== undefined && t < inFlight.until) return inFlight.done;
    const until = nextSavepoint(schedule, time);
    const due = { instant: previousSavepoint(schedule, time), until, state, version };
    const retried = inFlight === undefined ? missed : [];
    if (inFlight === undefined) missed = [];
    for (const push of pushesToMake(retried, due)) startPush(push, options, retried.length > 0);
    return inFlight?.done;
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

/** Whether the same push may succeed when it is made again; what `beforeSave` throws may. */
function canSucceedLater(error: unknown): boolean {
  return !isRunboxError(error) || error.retryable;
}

/**
 * Which pushes an acknowledgement makes: those that failed and whose state is another one than
 * what follows them, then its own, unless one for its instant is among them.
 */
function pushesToMake<State>(
  missed: readonly DuePush<State>[],
  due: DuePush<State>,
): readonly DuePush<State>[] {
  const pushes: DuePush<State>[] = [];
  for (const push of [...missed, due]) {
    const before = pushes.at(-1);
    if (before !== undefined && push.instant <= before.instant) continue;
    // The same state counts for both instants in one push.
    if (before?.version === push.version) pushes.pop();
    pushes.push(push);
  }
  return pushes;
}
