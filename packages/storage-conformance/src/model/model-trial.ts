import type { StorageHarness } from "../suite/storage-harness.ts";
import { createEventCounts, type EventCounts } from "./event-counts.ts";
import { armFault } from "./fault-recovery.ts";
import { checkProgress, listHistory } from "./inspection-operations.ts";
import { beginRun, crashAndLoad } from "./load-operations.ts";
import { ModelMismatch } from "./model-mismatch.ts";
import { deleteRun, endRun, wakeZombie } from "./ownership-operations.ts";
import { advance, burst, misuse, updateBackInTime } from "./push-operations.ts";
import { resume } from "./resume-operations.ts";
import { changePin, holdReader, prune, readAny } from "./retention-operations.ts";
import { createSeededRandom } from "./seeded-random.ts";
import type { TrialStage, TrialWorld } from "./trial-world.ts";

/** What a trial is run with. */
export interface ModelTrialOptions {
  readonly harness: StorageHarness;
  /** A whole number; the same seed does the same operations. */
  readonly seed: number;
  readonly operationCount: number;
}

type Operation = (world: TrialWorld) => Promise<void>;

/** What can happen, and how often beside the others. */
const OPERATIONS = {
  advance: { weight: 700, run: advance },
  burst: { weight: 25, run: burst },
  misuse: { weight: 90, run: misuse },
  updateBackInTime: { weight: 4, run: updateBackInTime },
  checkProgress: { weight: 12, run: checkProgress },
  listHistory: { weight: 4, run: listHistory },
  readAny: { weight: 40, run: readAny },
  prune: { weight: 14, run: prune },
  changePin: { weight: 10, run: changePin },
  holdReader: { weight: 14, run: holdReader },
  crashAndLoad: { weight: 14, run: crashAndLoad },
  resume: { weight: 10, run: resume },
  wakeZombie: { weight: 16, run: wakeZombie },
  armFault: { weight: 5, run: armFault },
  endRun: { weight: 1, run: endRun },
  deleteRun: { weight: 2, run: deleteRun },
} as const satisfies Readonly<Record<string, { weight: number; run: Operation }>>;

/** Each operation as often as its weight says. */
const DECK: readonly Operation[] = Object.values(OPERATIONS).flatMap(({ weight, run }) =>
  Array.from({ length: weight }, () => run),
);

/**
 * Does random operations to a storage through the engine, and to the reference model, and
 * compares the two after each.
 *
 * @returns how often everything happened; a caller asks `findVacuity` whether that was enough.
 * @throws `ModelMismatch` with seed, operation and the newest operations, on the first difference.
 */
export async function runModelTrial(options: ModelTrialOptions): Promise<EventCounts> {
  const { harness, seed, operationCount } = options;
  const stage: TrialStage = {
    harness,
    random: createSeededRandom(seed),
    counts: createEventCounts(),
    trace: [],
    storage: await harness.create(),
    runNumber: 0,
    valueNumber: 0,
  };
  let world: TrialStage = stage;
  let at = 0;
  try {
    const run = await beginRun(stage);
    const running: TrialWorld = { ...stage, run };
    world = running;
    for (at = 1; at <= operationCount; at += 1) {
      const operation = running.random.pick(DECK) ?? advance;
      await operation(running);
    }
    return world.counts;
  } catch (error) {
    throw describeFailure(world, { seed, at, error });
  } finally {
    await harness.destroy(world.storage);
  }
}

function describeFailure(
  world: TrialStage,
  { seed, at, error }: { readonly seed: number; readonly at: number; readonly error: unknown },
): ModelMismatch {
  const what = error instanceof Error ? error.message : String(error);
  const steps = world.trace.map((step) => `  ${step}`).join("\n");
  return new ModelMismatch(
    `${what}\nstorage ${world.harness.name}, seed ${seed}, operation ${at}; before it:\n${steps}`,
    { cause: error },
  );
}
