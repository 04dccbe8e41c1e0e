/**
 * What has to happen in a trial for it to mean something: how often at least, in 100,000
 * operations. A trial in which any of it happens too rarely has not tested the rule.
 */
const MINIMUM_PER_100_000 = {
  messages: 20_000,
  messagesOnAnInstant: 2_000,
  pushesTaken: 10_000,
  pushesOfUnchangedStates: 500,
  pushesThatJumped: 500,
  latePushes: 500,
  repeatedPushes: 200,
  conflictingPushes: 200,
  unknownEntities: 100,
  pushesOffSchedule: 100,
  failedPreparations: 50,
  updatesBackInTime: 50,
  bursts: 300,
  savepointsCompleted: 2_000,
  pushesThatCompletedSeveral: 100,
  savepointsRead: 2_000,
  savepointsListed: 100,
  progressChecks: 300,
  loads: 300,
  loadsOfOlderSavepoints: 50,
  loadsOfPrunedSavepoints: 5,
  loadsWithoutSavepoint: 2,
  registryChanges: 50,
  scheduleChanges: 20,
  resumes: 50,
  fencedWriters: 100,
  resumedOverWriters: 20,
  prunes: 200,
  savepointsPruned: 300,
  pinsThatHeld: 20,
  readersThatHeld: 10,
  faultsBeforeACommit: 20,
  faultsAfterACommit: 20,
  runsEnded: 10,
  runsDeleted: 20,
  writesToDeletedRuns: 10,
} as const satisfies Readonly<Record<string, number>>;

/** Something that a trial counts. */
export type TrialEvent = keyof typeof MINIMUM_PER_100_000;

/** How often everything happened. */
export type EventCounts = Record<TrialEvent, number>;

const EVENTS = Object.keys(MINIMUM_PER_100_000) as readonly TrialEvent[];

/** Nothing has happened yet. */
export function createEventCounts(): EventCounts {
  return Object.fromEntries(EVENTS.map((event) => [event, 0])) as EventCounts;
}

/** Adds the counts of another trial. */
export function addCounts(sum: EventCounts, other: Readonly<EventCounts>): void {
  for (const event of EVENTS) sum[event] += other[event];
}

/** What happened too rarely for so many operations; empty when the trial was no vacuous one. */
export function findVacuity(
  counts: Readonly<EventCounts>,
  operationCount: number,
): readonly string[] {
  return EVENTS.flatMap((event) => {
    const minimum = Math.floor((MINIMUM_PER_100_000[event] * operationCount) / 100_000);
    const found = counts[event];
    return found < minimum ? [`${event}: ${found} of at least ${minimum}`] : [];
  });
}
