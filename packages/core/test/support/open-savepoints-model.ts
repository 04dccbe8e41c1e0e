/**
 * The rule of savepoints, word for word: a map of open savepoints, each a map of who has saved.
 * A push at an instant counts for every savepoint up to it in which the entity is not saved yet.
 * Slow, and kept as plain as possible: the engine is compared with it.
 */
export interface OpenSavepointsModel {
  /** Gives the complete savepoints at which somebody pushed, ascending. */
  push(entity: number, instant: number): readonly number[];
  readonly frontier: number;
  /** Open instants at which somebody pushed, ascending, with how many entities are saved. */
  listOpen(): readonly { readonly instant: number; readonly savedCount: number }[];
  /** The number of the push that an entity's state in a savepoint comes from. */
  stateIn(instant: number, entity: number): number | undefined;
}

/** Creates the model of a run that begins at the base. */
export function createOpenSavepointsModel(
  entityCount: number,
  base: number,
  scheduleMs: number,
): OpenSavepointsModel {
  const saved = new Map<number, Map<number, number>>();
  const pushedAt = new Set<number>();
  let frontier = base;
  let newest = base - (base % scheduleMs);
  let pushCount = 0;

  const open = (instant: number) => {
    for (let next = newest + scheduleMs; next <= instant; next += scheduleMs) {
      // A savepoint that opens now holds what entities pushed for later instants: nobody yet.
      saved.set(next, new Map());
      newest = next;
    }
  };

  return {
    push(entity, instant) {
      open(instant);
      pushCount += 1;
      for (const [savepoint, who] of saved) {
        if (savepoint <= instant && savepoint > frontier && !who.has(entity)) {
          who.set(entity, pushCount);
          pushedAt.add(instant);
        }
      }
      const complete = [...saved.keys()].filter(
        (savepoint) => savepoint > frontier && saved.get(savepoint)?.size === entityCount,
      );
      frontier = complete.at(-1) ?? frontier;
      return complete.filter((savepoint) => pushedAt.has(savepoint));
    },
    get frontier() {
      return frontier;
    },
    listOpen: () =>
      [...pushedAt]
        .filter((instant) => instant > frontier)
        .sort((a, b) => a - b)
        .map((instant) => ({ instant, savedCount: saved.get(instant)?.size ?? 0 })),
    stateIn: (instant, entity) => saved.get(instant)?.get(entity),
  };
}
