/**
 * Maps items in order with a few on their way ahead of the one that is handed out, so that memory
 * stays bounded while nobody waits for the disk.
 */
export async function* prefetch<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Promise<Result>,
  aheadCount: number,
): AsyncGenerator<Result> {
  const pending: Promise<Result>[] = [];
  let next = 0;
  const startOne = () => {
    const item = items[next];
    if (next >= items.length || item === undefined) return;
    next++;
    const result = map(item);
    // Heard of when its turn comes; a consumer that stops early never asks.
    result.catch(() => undefined);
    pending.push(result);
  };
  for (let started = 0; started < aheadCount; started++) startOne();
  for (let current = pending.shift(); current !== undefined; current = pending.shift()) {
    const result = await current;
    startOne();
    yield result;
  }
}
