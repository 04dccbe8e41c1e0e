import type { EventLog, RunEvent } from "@runbox/core";
import type { Logger } from "pino";

/** Gives the events of all runs to many listeners with one reader of the log. */
export interface EventHub {
  latestSequence(): Promise<number>;
  /** Events after a sequence, ascending; waits for new ones until the signal aborts. */
  after(sequence: number, signal: AbortSignal): AsyncGenerator<RunEvent, void, undefined>;
  close(): void;
}

const READ_LIMIT = 500;
/** Recent events that listeners share; who is further back reads the log. */
const TAIL_MAX = 2_000;
/** Events of other processes are found by looking. */
const LOOK_INTERVAL_MS = 1_000;

/** Creates a hub. It reads nothing while nobody listens. */
export function createEventHub(log: EventLog, logger: Logger): EventHub {
  const tail: RunEvent[] = [];
  /** Every event after this sequence is in the tail. */
  let tailStart = Number.POSITIVE_INFINITY;
  let listenerCount = 0;
  let isReading = false;
  let isStale = false;
  let wakeUps: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  const wakeAll = () => {
    const woken = wakeUps;
    wakeUps = [];
    for (const wake of woken) wake();
  };

  const readNew = async () => {
    do {
      isStale = false;
      const fresh = await log.listAfter(tail.at(-1)?.sequence ?? tailStart, READ_LIMIT);
      tail.push(...fresh);
      const dropped = tail.splice(0, Math.max(0, tail.length - TAIL_MAX));
      tailStart = dropped.at(-1)?.sequence ?? tailStart;
      if (fresh.length > 0) wakeAll();
      if (fresh.length === READ_LIMIT) isStale = true;
    } while (isStale);
  };

  const look = () => {
    if (listenerCount === 0 || tailStart === Number.POSITIVE_INFINITY) return;
    isStale = true;
    if (isReading) return;
    isReading = true;
    readNew()
      .catch((error: unknown) => logger.warn({ err: error }, "the event log could not be read"))
      .finally(() => {
        isReading = false;
      });
  };

  const stopAppended = log.onAppended(look);

  const join = async () => {
    listenerCount += 1;
    timer ??= setInterval(look, LOOK_INTERVAL_MS).unref();
    if (tailStart === Number.POSITIVE_INFINITY) {
      const latest = await log.latestSequence();
      if (tailStart === Number.POSITIVE_INFINITY) tailStart = latest;
    }
  };

  const leave = () => {
    listenerCount -= 1;
    if (listenerCount > 0) return;
    clearInterval(timer);
    timer = undefined;
    tail.length = 0;
    tailStart = Number.POSITIVE_INFINITY;
  };

  const readAfter = async (sequence: number): Promise<readonly RunEvent[]> =>
    sequence >= tailStart
      ? tail.slice(firstAfter(tail, sequence))
      : log.listAfter(sequence, READ_LIMIT);

  const waitForNews = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const done = () => {
        signal.removeEventListener("abort", done);
        resolve();
      };
      wakeUps.push(done);
      signal.addEventListener("abort", done, { once: true });
      if (signal.aborted) done();
    });

  return {
    latestSequence: () => log.latestSequence(),
    async *after(sequence, signal) {
      let position = sequence;
      await join();
      try {
        while (!signal.aborted) {
          const news = waitForNews(signal);
          const events = await readAfter(position);
          for (const event of events) {
            if (signal.aborted) return;
            position = event.sequence;
            yield event;
          }
          if (events.length === 0) await news;
        }
      } finally {
        leave();
      }
    },
    close() {
      stopAppended();
      clearInterval(timer);
    },
  };
}

function firstAfter(events: readonly RunEvent[], sequence: number): number {
  const index = events.findIndex((event) => event.sequence > sequence);
  return index === -1 ? events.length : index;
}
