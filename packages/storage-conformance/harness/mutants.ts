/** One text in one file of the product, and what is put in its place. */
export interface Mutation {
  /** Below `packages/core/src`. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** A rule of the product that is broken on purpose. */
export interface Mutant {
  readonly name: string;
  /** What is wrong with it. */
  readonly breaks: string;
  readonly mutations: readonly Mutation[];
}

const MEMORY = "storage/memory";

/** Rules that the model trial has to miss at once when they are gone. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: "ack-beyond",
    breaks: "an acknowledgement exactly at an instant does not push",
    mutations: [
      {
        file: "entity/entity.ts",
        find: "if (t < nextAt) return undefined;",
        replace: "if (t <= nextAt) return undefined;",
      },
    ],
  },
  {
    name: "last-write-wins",
    breaks: "the engine lets a later push count for instants that an earlier one counts for",
    mutations: [
      {
        file: "session/plan-pushes.ts",
        find: "const from = earlier?.instant ?? facts.lastInstant(ordinal);",
        replace: "const from = Math.min(0, facts.lastInstant(ordinal)) as typeof instant;",
      },
    ],
  },
  {
    name: "last-state-read",
    breaks: "the storage reads an entity's newest state into every savepoint",
    mutations: [
      {
        file: `${MEMORY}/memory-session.ts`,
        find: "(push) => push.from < instant && push.state !== null,",
        replace: "(push) => push.from < Number.POSITIVE_INFINITY && push.state !== null,",
      },
    ],
  },
  {
    name: "no-fence",
    breaks: "a writer that was taken over may go on",
    mutations: [
      {
        file: `${MEMORY}/memory-run.ts`,
        find: "if (run.epoch !== epoch) throw",
        replace: "if (run.epoch < 0) throw",
      },
      {
        file: `${MEMORY}/memory-run-writer.ts`,
        find: "if (run.session?.writer !== writer) throw",
        replace: "if (run.epoch < 0) throw",
      },
    ],
  },
  {
    name: "no-fence-after-resume",
    breaks: "a process whose session was resumed by another may go on",
    mutations: [
      {
        file: `${MEMORY}/memory-run-writer.ts`,
        find: "if (run.session?.writer !== writer) throw",
        replace: "if (run.session?.epoch !== session.epoch) throw",
      },
    ],
  },
  {
    name: "no-tombstone",
    breaks: "a deleted run leaves no trace",
    mutations: [
      {
        file: `${MEMORY}/memory-storage.ts`,
        find: 'store.slots.set(runId, "deleted");',
        replace: "store.slots.delete(runId);",
      },
    ],
  },
  {
    name: "keep-one-more",
    breaks: "retention keeps one savepoint more than it is told to",
    mutations: [
      {
        file: `${MEMORY}/prune-states.ts`,
        find: "if (newest.size >= run.keepSavepoints) break;",
        replace: "if (newest.size > run.keepSavepoints) break;",
      },
    ],
  },
  {
    name: "no-pins",
    breaks: "retention does not look at pins",
    mutations: [
      {
        file: `${MEMORY}/prune-states.ts`,
        find: "isPinnedAt(savepoint, nowMs)",
        replace: "isPinnedAt(savepoint, Number.POSITIVE_INFINITY) && nowMs < 0",
      },
    ],
  },
  {
    name: "no-readers",
    breaks: "retention does not look at open readers",
    mutations: [
      {
        file: `${MEMORY}/prune-states.ts`,
        find: "savepoint.readerCount > 0",
        replace: "savepoint.readerCount < 0",
      },
    ],
  },
  {
    name: "settled-below",
    breaks: "a push exactly at the frontier is not settled",
    mutations: [
      {
        file: "run-state/run-state.ts",
        find: 'if (instant <= ledger.frontier) return "settled";',
        replace: 'if (instant < ledger.frontier) return "settled";',
      },
    ],
  },
  {
    name: "states-by-place",
    breaks: "a loaded entity gets the state of whoever had its place before",
    mutations: [
      {
        file: `${MEMORY}/begin-session.ts`,
        find: "run.entityIds.map((entityId) => known.get(entityId))",
        replace: "run.entityIds.map((_, place) => [...known.values()][place])",
      },
    ],
  },
  {
    name: "no-branch",
    breaks: "going on from an older savepoint overwrites the later ones' branch",
    mutations: [
      {
        file: `${MEMORY}/begin-session.ts`,
        find: "if (newestOfHead === base) return run.head;",
        replace: "if (newestOfHead !== undefined) return run.head;",
      },
    ],
  },
];
