import type { Clock, Epoch, RunId, RunSession } from "@runbox/core";

/** A session that this process hosts. */
export interface HostedSession {
  readonly session: RunSession;
  readonly epoch: Epoch;
}

/** What the registry may hold, and for how long. */
export interface RegistryLimits {
  readonly sessionCountMax: number;
  /** Registered entities of all hosted runs together: they are what a session costs. */
  readonly entityCountMax: number;
  /** A session that nobody used for this long is closed. Its run is resumed when needed. */
  readonly idleMs: number;
}

export const REGISTRY_LIMITS: RegistryLimits = {
  sessionCountMax: 5_000,
  entityCountMax: 20_000_000,
  idleMs: 10 * 60_000,
};

/** The sessions that this process hosts: at most one for each run. */
export interface SessionRegistry {
  readonly count: number;
  get(runId: RunId): HostedSession | undefined;
  all(): Iterable<HostedSession>;
  /** Hosts a session; it takes the place of one before. */
  put(session: RunSession): HostedSession;
  /** Keeps a session from being closed as idle while the work runs. */
  use<Result>(hosted: HostedSession, work: () => Promise<Result>): Promise<Result>;
  /** Stops hosting a session, if it is still this one, and closes it. Never throws. */
  evict(hosted: HostedSession): Promise<void>;
  /** Resolves when sessions of the run that were evicted are closed. */
  closed(runId: RunId): Promise<void>;
  /** Closes what is idle, and the least used while there are too many. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

interface Entry extends HostedSession {
  usedAtMs: number;
  userCount: number;
}

/** Makes an empty registry. `onCloseFailed` hears of sessions that could not be closed well. */
export function createSessionRegistry(
  clock: Clock,
  limits: RegistryLimits,
  onCloseFailed: (runId: RunId, error: unknown) => void,
): SessionRegistry {
  const entries = new Map<RunId, Entry>();
  const closing = new Map<RunId, Promise<void>>();

  const closeEntry = (entry: Entry): Promise<void> => {
    const { runId } = entry.session;
    if (entries.get(runId) === entry) entries.delete(runId);
    const before = closing.get(runId) ?? Promise.resolve();
    const done = before
      .then(() => entry.session.close())
      .catch((error: unknown) => onCloseFailed(runId, error))
      .finally(() => {
        if (closing.get(runId) === done) closing.delete(runId);
      });
    closing.set(runId, done);
    return done;
  };

  const idlest = () => {
    const idle = [...entries.values()].filter(({ userCount }) => userCount === 0);
    return idle.sort((a, b) => a.usedAtMs - b.usedAtMs);
  };

  const entityCount = () => {
    let sum = 0;
    for (const { session } of entries.values()) sum += session.entityIds.length;
    return sum;
  };

  const sweep = async () => {
    const nowMs = clock.nowMs();
    const closed: Promise<void>[] = [];
    let spare = entityCount() - limits.entityCountMax;
    for (const entry of idlest()) {
      const isIdle = nowMs - entry.usedAtMs >= limits.idleMs;
      if (!isIdle && spare <= 0 && entries.size <= limits.sessionCountMax) break;
      spare -= entry.session.entityIds.length;
      closed.push(closeEntry(entry));
    }
    await Promise.all(closed);
  };

  const find = (hosted: HostedSession) => {
    const entry = entries.get(hosted.session.runId);
    return entry?.session === hosted.session ? entry : undefined;
  };

  return {
    get count() {
      return entries.size;
    },
    get: (runId) => entries.get(runId),
    all: () => entries.values(),
    put(session) {
      const before = entries.get(session.runId);
      if (before !== undefined) closeEntry(before);
      const entry: Entry = { session, epoch: session.epoch, usedAtMs: clock.nowMs(), userCount: 0 };
      entries.set(session.runId, entry);
      if (entries.size > limits.sessionCountMax) sweep();
      return entry;
    },
    async use(hosted, work) {
      const entry = find(hosted);
      if (entry === undefined) return work();
      entry.userCount += 1;
      try {
        return await work();
      } finally {
        entry.userCount -= 1;
        entry.usedAtMs = clock.nowMs();
      }
    },
    async evict(hosted) {
      const entry = find(hosted);
      if (entry !== undefined) await closeEntry(entry);
    },
    closed: (runId) => closing.get(runId) ?? Promise.resolve(),
    sweep,
    async close() {
      await Promise.all([...entries.values()].map(closeEntry));
      await Promise.all(closing.values());
    },
  };
}
