"use client";

import type { WireEvent } from "@runbox/api";
import { createContext, type ReactNode, use, useEffect, useEffectEvent, useState } from "react";
import { useStreamReporter } from "../../components/stream/stream-provider.tsx";
import { useTRPCClient } from "../../trpc/react.tsx";
import { connectEvents } from "./connect-events.ts";
import { createEventStream, type EventStream, type StreamNews } from "./event-stream.ts";
import { createTopicCounter, type TopicCounter } from "./topic-counter.ts";

interface StreamContextValue {
  readonly stream: EventStream<WireEvent>;
  readonly topics: TopicCounter;
}

const StreamContext = createContext<StreamContextValue | null>(null);

/** Holds the one live connection of this tab and reports its state to the top bar. */
export function EventStreamProvider({ children }: { readonly children: ReactNode }) {
  const client = useTRPCClient();
  const report = useStreamReporter();
  const [value] = useState<StreamContextValue>(() => {
    const stream = createEventStream<WireEvent>({
      connect: (request, handlers) => connectEvents(client, request, handlers),
      checkSession: async () => {
        await client.user.me.query({});
      },
      nowMs: Date.now,
      later: (delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    });
    return { stream, topics: createTopicCounter(stream.setTopics) };
  });
  const { stream } = value;
  // Synchronises the top bar with the connection, which lives outside React.
  useEffect(() => {
    const tell = () =>
      report({ signal: stream.signal(), retry: stream.retry, setPaused: stream.setPaused });
    tell();
    return stream.onSignal(tell);
  }, [stream, report]);
  return <StreamContext value={value}>{children}</StreamContext>;
}

/** `runs`: events of all runs. `run:<id>`: of one. */
export type EventTopic = "runs" | `run:${string}`;

export interface EventListener {
  /** Events of the topic, in order; several when they came together. */
  readonly onEvents: (events: readonly WireEvent[]) => void;
  /** Events may have been missed: read the data again. */
  readonly onGap: () => void;
}

/** Follows a topic while the component is shown. All followers of a tab share one connection. */
export function useEventTopic(topic: EventTopic, { onEvents, onGap }: EventListener): void {
  const context = use(StreamContext);
  const onNews = useEffectEvent((news: StreamNews<WireEvent>) => {
    if (news.kind === "gap") return onGap();
    const ours = news.events.filter((event) => topic === "runs" || topic === `run:${event.runId}`);
    if (ours.length > 0) onEvents(ours);
  });
  // Synchronises with the live connection.
  useEffect(() => {
    if (context === null) return;
    const unlisten = context.stream.onNews((news) => onNews(news));
    const drop = context.topics.add(topic);
    return () => {
      unlisten();
      drop();
    };
  }, [context, topic]);
}
