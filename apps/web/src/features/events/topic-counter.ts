/** Counts who wants which topic, for all share one connection. */
export interface TopicCounter {
  /** Wants a topic; the function it returns takes that back. */
  readonly add: (topic: string) => () => void;
}

/** Settles within this task: a page that leaves and one that comes do not reconnect in between. */
type Settle = (run: () => void) => void;

/**
 * @param onChange the topics that are wanted now, sorted.
 */
export function createTopicCounter(
  onChange: (topics: readonly string[]) => void,
  settle: Settle = queueMicrotask,
): TopicCounter {
  const counts = new Map<string, number>();
  let isSettling = false;
  const changed = () => {
    if (isSettling) return;
    isSettling = true;
    settle(() => {
      isSettling = false;
      onChange([...counts.keys()].toSorted());
    });
  };
  const change = (topic: string, by: 1 | -1) => {
    const count = (counts.get(topic) ?? 0) + by;
    if (count === 0) counts.delete(topic);
    else counts.set(topic, count);
    changed();
  };
  return {
    add: (topic) => {
      change(topic, 1);
      return () => change(topic, -1);
    },
  };
}
