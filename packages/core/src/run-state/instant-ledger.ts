import { InvariantViolation } from "../errors/runbox-error.ts";
import type { ExternalMs } from "../model/external-time.ts";

/** An instant at which entities stand. */
interface Standing {
  readonly instant: ExternalMs;
  /** Wall time of the first push at it. */
  readonly openedAtMs: number;
  /** Entities whose last pushed instant this is. */
  count: number;
}

/** Counts at which instants the entities stand. The least one with entities is the frontier. */
export interface InstantLedger {
  readonly frontier: ExternalMs;
  readonly newest: ExternalMs;
  /** How many instants above the frontier were pushed at. */
  readonly openCount: number;
  /** Moves one entity. Gives the instants that this completed, ascending; usually none. */
  move(from: ExternalMs, to: ExternalMs, nowMs: number): readonly Reached[];
  /** The first open instants, ascending, with how many entities stand at or above each. */
  listOpen(limit: number): readonly { readonly standing: Reached; readonly savedCount: number }[];
}

/** An instant that was pushed at, and since when. */
export interface Reached {
  readonly instant: ExternalMs;
  readonly openedAtMs: number;
}

const NONE: readonly Reached[] = [];

/**
 * Creates a ledger of `entityCount` entities that all stand at `base`.
 *
 * Instants are kept in ascending order in one array with a moving head. Pushes hit the newest few
 * instants, so looking from the end finds theirs at once however far the slowest entity is behind.
 */
export function createInstantLedger(base: ExternalMs, entityCount: number): InstantLedger {
  let standings: Standing[] = [{ instant: base, openedAtMs: 0, count: entityCount }];
  let head = 0;

  const at = (index: number): Standing => {
    const standing = standings[index];
    if (standing === undefined) throw new InvariantViolation("the instant ledger is empty");
    return standing;
  };

  /** The index of the first standing whose instant is `>= instant`. */
  const search = (instant: ExternalMs): number => {
    const last = standings.length - 1;
    if (at(last).instant < instant) return last + 1;
    if (at(last).instant === instant) return last;
    let low = head;
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(middle).instant < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const standingAt = (instant: ExternalMs, nowMs: number): Standing => {
    const index = search(instant);
    const found = standings[index];
    if (found?.instant === instant) return found;
    const opened = { instant, openedAtMs: nowMs, count: 0 };
    if (index === standings.length) standings.push(opened);
    else standings.splice(index, 0, opened);
    return opened;
  };

  const advanceHead = (): readonly Reached[] => {
    const completed: Reached[] = [];
    while (at(head).count === 0) {
      head += 1;
      completed.push(at(head));
    }
    if (head > 1_024 && head * 2 > standings.length) {
      standings = standings.slice(head);
      head = 0;
    }
    return completed;
  };

  return {
    get frontier() {
      return at(head).instant;
    },
    get newest() {
      return at(standings.length - 1).instant;
    },
    get openCount() {
      return standings.length - 1 - head;
    },
    move(from, to, nowMs) {
      standingAt(to, nowMs).count += 1;
      const left = standings[search(from)];
      if (left?.instant !== from || left.count === 0) {
        throw new InvariantViolation(`no entity stands at ${from}`);
      }
      left.count -= 1;
      return at(head).count === 0 ? advanceHead() : NONE;
    },
    listOpen(limit) {
      const open: { standing: Reached; savedCount: number }[] = [];
      let savedCount = entityCount - at(head).count;
      for (let index = head + 1; index < standings.length && open.length < limit; index++) {
        open.push({ standing: at(index), savedCount });
        savedCount -= at(index).count;
      }
      return open;
    },
  };
}
