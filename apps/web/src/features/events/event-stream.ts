import type { StreamSignal } from "../../components/stream/stream-status.ts";
import { latestEventId } from "./event-position.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** The part of an event that the stream itself looks at. */
export interface SequencedEvent {
  readonly sequence: number;
}

/** What one connection tells. */
export interface ConnectionHandlers<TEvent> {
  readonly onOpen: () => void;
  /** The connection was lost and is being made again by itself. */
  readonly onReconnecting: () => void;
  readonly onEvent: (event: TEvent) => void;
  /** The connection is gone for good; another one must be made. */
  readonly onEnd: () => void;
}

export interface EventStreamPorts<TEvent> {
  readonly connect: (
    request: { readonly topics: readonly string[]; readonly lastEventId: string | null },
    handlers: ConnectionHandlers<TEvent>,
  ) => { readonly close: () => void };
  /** Resolves when the API answers somebody who is signed in; rejects when it cannot be reached. */
  readonly checkSession: () => Promise<void>;
  readonly nowMs: () => number;
  /** Runs something later, once; the function it returns cancels that. */
  readonly later: (delayMs: number, run: () => void) => () => void;
}

/** What listeners are told: events, or that some may have been missed and data must be read again. */
export type StreamNews<TEvent> =
  | { readonly kind: "events"; readonly events: readonly TEvent[] }
  | { readonly kind: "gap" };

/** The one live connection of a tab. */
export interface EventStream<TEvent> {
  /** What to follow; none closes the connection. */
  readonly setTopics: (topics: readonly string[]) => void;
  readonly setPaused: (paused: boolean) => void;
  /** Tries to connect now. */
  readonly retry: () => void;
  readonly signal: () => StreamSignal;
  readonly onSignal: (listener: () => void) => () => void;
  readonly onNews: (listener: (news: StreamNews<TEvent>) => void) => () => void;
  readonly close: () => void;
}

/** Events that come together are told together: one update of the page for a burst. */
const batchMs = 150;
/** Without a connection data is read again this often, first after this time. */
const pollMs = 10_000;

/** Of when the shown data is, once the signal turns away from this one. */
function lastLiveMs(signal: StreamSignal, nowMs: number): number | null {
  if (signal.kind === "live") return nowMs;
  return signal.kind === "paused" ? signal.sinceMs : null;
}

/** A live connection over some transport. Resumes after the last event that came, polls while lost. */
export function createEventStream<TEvent extends SequencedEvent>(
  ports: EventStreamPorts<TEvent>,
): EventStream<TEvent> {
  const signalListeners = new Set<() => void>();
  const newsListeners = new Set<(news: StreamNews<TEvent>) => void>();
  let signal: StreamSignal = { kind: "off" };
  let topics: readonly string[] = [];
  let lastEventId: string | null = null;
  let failureCount = 0;
  let batch: readonly TEvent[] = [];
  /** Ends whatever belongs to the current try: connection, timers. */
  let endTry = () => {};
  let stopPolling: (() => void) | null = null;

  const setSignal = (next: StreamSignal) => {
    signal = next;
    for (const listener of signalListeners) listener();
  };
  const tell = (news: StreamNews<TEvent>) => {
    for (const listener of newsListeners) listener(news);
  };
  const flush = () => {
    const events = batch;
    batch = [];
    if (events.length > 0) tell({ kind: "events", events });
  };
  const receive = (event: TEvent) => {
    lastEventId = latestEventId(lastEventId, event.sequence);
    if (batch.length === 0) ports.later(batchMs, flush);
    batch = [...batch, event];
  };
  const poll = () => {
    stopPolling = ports.later(pollMs, () => {
      tell({ kind: "gap" });
      poll();
    });
  };
  const setConnecting = () => {
    if (signal.kind === "connecting") return;
    const nowMs = ports.nowMs();
    setSignal({ kind: "connecting", sinceMs: nowMs, lastLiveMs: lastLiveMs(signal, nowMs) });
    if (stopPolling === null) poll();
  };
  const endPolling = () => {
    stopPolling?.();
    stopPolling = null;
  };
  const setLive = () => {
    failureCount = 0;
    endPolling();
    const isResumed = lastEventId !== null;
    if (signal.kind !== "live") setSignal({ kind: "live" });
    // Without a place to resume from, what happened since the page was made is unknown.
    if (!isResumed) tell({ kind: "gap" });
  };
  const connect = () => {
    endTry();
    setConnecting();
    const connection = ports.connect(
      { topics, lastEventId },
      { onOpen: setLive, onReconnecting: setConnecting, onEvent: receive, onEnd: tryAgain },
    );
    endTry = connection.close;
  };
  function tryAgain() {
    endTry();
    setConnecting();
    failureCount += 1;
    let isCurrent = true;
    const cancel = ports.later(retryDelayMs(failureCount), () => {
      ports.checkSession().then(
        () => isCurrent && connect(),
        () => isCurrent && tryAgain(),
      );
    });
    endTry = () => {
      isCurrent = false;
      cancel();
    };
  }
  const disconnect = () => {
    endTry();
    endTry = () => {};
    endPolling();
  };
  return {
    setTopics: (next) => {
      const isSame = next.join(" ") === topics.join(" ");
      topics = next;
      if (isSame || signal.kind === "paused") return;
      if (topics.length > 0) return connect();
      disconnect();
      setSignal({ kind: "off" });
    },
    setPaused: (paused) => {
      if (paused === (signal.kind === "paused") || signal.kind === "off") return;
      if (!paused) return topics.length > 0 ? connect() : setSignal({ kind: "off" });
      disconnect();
      setSignal({ kind: "paused", sinceMs: ports.nowMs() });
    },
    retry: () => {
      if (signal.kind !== "connecting") return;
      failureCount = 0;
      connect();
      tell({ kind: "gap" });
    },
    signal: () => signal,
    onSignal: (listener) => {
      signalListeners.add(listener);
      return () => signalListeners.delete(listener);
    },
    onNews: (listener) => {
      newsListeners.add(listener);
      return () => newsListeners.delete(listener);
    },
    close: () => {
      disconnect();
      topics = [];
      signal = { kind: "off" };
    },
  };
}
