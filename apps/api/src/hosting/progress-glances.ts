import type { Clock, RunProgress, RunSession } from "@runbox/core";

const FRESH_MS_MIN = 1_000;
/** Looking takes time with the number of entities; so does how long a look holds. */
const FRESH_MS_PER_ENTITY = 0.02;

/** Progress of sessions for lists and figures, where some seconds of age do no harm. */
export interface ProgressGlances {
  of(session: RunSession): RunProgress;
}

/** Remembers the last look at each session. */
export function createProgressGlances(clock: Clock): ProgressGlances {
  const looks = new WeakMap<
    RunSession,
    { readonly progress: RunProgress; readonly untilMs: number }
  >();
  return {
    of(session) {
      const nowMs = clock.nowMs();
      const last = looks.get(session);
      if (last !== undefined && nowMs < last.untilMs) return last.progress;
      const progress = session.progress();
      const freshMs = Math.max(FRESH_MS_MIN, session.entityIds.length * FRESH_MS_PER_ENTITY);
      looks.set(session, { progress, untilMs: nowMs + freshMs });
      return progress;
    },
  };
}
