import { beforeEach, describe, expect, it } from "vitest";
import {
  type ConnectionHandlers,
  createEventStream,
  type EventStream,
  type StreamNews,
} from "./event-stream.ts";

interface TestEvent {
  readonly sequence: number;
}

interface TestConnection {
  readonly topics: readonly string[];
  readonly lastEventId: string | null;
  readonly handlers: ConnectionHandlers<TestEvent>;
  isClosed: boolean;
}

/** A world in which time moves when told to and connections do as told. */
function createWorld() {
  let nowMs = 1_000;
  let timers: { readonly dueMs: number; readonly run: () => void }[] = [];
  const connections: TestConnection[] = [];
  const news: StreamNews<TestEvent>[] = [];
  const session = { isReachable: true };
  const stream: EventStream<TestEvent> = createEventStream<TestEvent>({
    connect: ({ topics, lastEventId }, handlers) => {
      const connection = { topics, lastEventId, handlers, isClosed: false };
      connections.push(connection);
      return {
        close: () => {
          connection.isClosed = true;
        },
      };
    },
    checkSession: () => (session.isReachable ? Promise.resolve() : Promise.reject(new Error("no"))),
    nowMs: () => nowMs,
    later: (delayMs, run) => {
      const timer = { dueMs: nowMs + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  stream.onNews((item) => news.push(item));
  const pass = async (durationMs: number) => {
    const untilMs = nowMs + durationMs;
    for (;;) {
      const next = timers.toSorted((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined || next.dueMs > untilMs) break;
      nowMs = next.dueMs;
      timers = timers.filter((other) => other !== next);
      next.run();
      await new Promise((resolve) => setImmediate(resolve));
    }
    nowMs = untilMs;
  };
  const last = (): TestConnection => {
    const connection = connections.at(-1);
    if (connection === undefined) throw new Error("never connected");
    return connection;
  };
  return { stream, connections, news, session, pass, last };
}

let world = createWorld();
beforeEach(() => {
  world = createWorld();
});

describe("createEventStream", () => {
  it("connects when somebody wants a topic, and closes when nobody does", () => {
    const { stream, last } = world;
    expect(stream.signal().kind).toBe("off");
    stream.setTopics(["runs"]);
    expect(stream.signal()).toEqual({ kind: "connecting", sinceMs: 1_000, lastLiveMs: null });
    last().handlers.onOpen();
    expect(stream.signal().kind).toBe("live");
    stream.setTopics([]);
    expect(stream.signal().kind).toBe("off");
    expect(last().isClosed).toBe(true);
  });

  it("keeps its connection while the topics stay the same", () => {
    const { stream, connections } = world;
    stream.setTopics(["runs"]);
    stream.setTopics(["runs"]);
    expect(connections).toHaveLength(1);
    stream.setTopics(["runs", "run:a"]);
    expect(connections.map((each) => each.isClosed)).toEqual([true, false]);
  });

  it("tells events that come together in one piece", async () => {
    const { stream, news, pass, last } = world;
    stream.setTopics(["runs"]);
    last().handlers.onOpen();
    news.length = 0;
    last().handlers.onEvent({ sequence: 7 });
    last().handlers.onEvent({ sequence: 8 });
    expect(news).toEqual([]);
    await pass(200);
    expect(news).toEqual([{ kind: "events", events: [{ sequence: 7 }, { sequence: 8 }] }]);
  });

  it("resumes after the last event and then reports no gap", async () => {
    const { stream, news, pass, last } = world;
    stream.setTopics(["runs"]);
    last().handlers.onOpen();
    expect(news).toEqual([{ kind: "gap" }]);
    last().handlers.onEvent({ sequence: 7 });
    await pass(200);
    last().handlers.onEnd();
    await pass(600);
    expect(last().lastEventId).toBe("7");
    news.length = 0;
    last().handlers.onOpen();
    expect(news).toEqual([]);
  });

  it("says since when it is lost, and polls after ten seconds until it is back", async () => {
    const { stream, news, session, pass, last } = world;
    stream.setTopics(["runs"]);
    last().handlers.onOpen();
    await pass(5_000);
    news.length = 0;
    session.isReachable = false;
    last().handlers.onEnd();
    expect(stream.signal()).toEqual({ kind: "connecting", sinceMs: 6_000, lastLiveMs: 6_000 });
    await pass(9_900);
    expect(news).toEqual([]);
    await pass(200);
    expect(news).toEqual([{ kind: "gap" }]);
    session.isReachable = true;
    await pass(8_100);
    last().handlers.onOpen();
    expect(stream.signal().kind).toBe("live");
    news.length = 0;
    await pass(30_000);
    expect(news).toEqual([]);
  });

  it("stands still while paused and goes on from the same place", async () => {
    const { stream, connections, pass, last } = world;
    stream.setTopics(["runs"]);
    last().handlers.onOpen();
    last().handlers.onEvent({ sequence: 3 });
    stream.setPaused(true);
    expect(stream.signal()).toEqual({ kind: "paused", sinceMs: 1_000 });
    expect(last().isClosed).toBe(true);
    stream.setTopics(["run:a"]);
    await pass(60_000);
    expect(connections).toHaveLength(1);
    stream.setPaused(false);
    expect(last()).toMatchObject({ topics: ["run:a"], lastEventId: "3" });
    expect(stream.signal()).toEqual({ kind: "connecting", sinceMs: 61_000, lastLiveMs: 1_000 });
  });

  it("connects at once when told to", async () => {
    const { stream, connections, session, pass, last } = world;
    session.isReachable = false;
    stream.setTopics(["runs"]);
    last().handlers.onEnd();
    await pass(20_000);
    const countBefore = connections.length;
    stream.retry();
    expect(connections).toHaveLength(countBefore + 1);
  });
});
