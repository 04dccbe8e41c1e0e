/** A set of things that parts of the page add while they are shown. */
export interface Registry<TItem> {
  /** Adds an item; the function it returns takes the item out again. */
  readonly add: (item: TItem) => () => void;
  /** All items in the order they came; the same array until something changes. */
  readonly list: () => readonly TItem[];
  readonly subscribe: (onChange: () => void) => () => void;
}

/** An empty registry. */
export function createRegistry<TItem>(): Registry<TItem> {
  let items: readonly TItem[] = [];
  const listeners = new Set<() => void>();
  const replace = (next: readonly TItem[]) => {
    items = next;
    for (const listener of listeners) listener();
  };
  return {
    add: (item) => {
      replace([...items, item]);
      return () => replace(items.filter((other) => other !== item));
    },
    list: () => items,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
