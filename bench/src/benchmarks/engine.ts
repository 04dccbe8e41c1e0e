import { createRunState, type ExternalMs } from "@runbox/core";
import { formatRate } from "../format-figure.ts";
import { measure } from "../measure.ts";
import type { Benchmark } from "../result.ts";

const ENTITIES = 100_000;
const INSTANTS = 30;
const INTERVAL_MS = 60_000;
const MEMORY_ENTITIES = 1_000_000;

/** Pushes into ordinals and frontier alone, and what a registered entity costs in memory. */
export const engineBenchmark: Benchmark = {
  name: "engine",
  async run() {
    const timing = await measure(
      5,
      () => createRunState({ entityCount: ENTITIES, base: 0 as ExternalMs }),
      (state) => {
        for (let step = 1; step <= INSTANTS; step++) {
          const instant = (step * INTERVAL_MS) as ExternalMs;
          for (let ordinal = 0; ordinal < ENTITIES; ordinal++) {
            if (state.judge(ordinal, instant) === "new") state.accept(ordinal, instant, 0);
          }
        }
      },
    );
    const perSecond = (ENTITIES * INSTANTS * 1_000) / timing.medianMs;
    const bytesEach = memoryPerEntity();
    return [
      {
        what: "push into the engine, no storage",
        reach: "≥ 5 M/s",
        found: formatRate(perSecond),
        isReached: perSecond >= 5e6,
        detail: `${INSTANTS} instants × ${ENTITIES} entities, median of ${timing.rounds}`,
      },
      {
        what: "memory per registered entity beside its id",
        reach: "≤ 64 B",
        found: `${bytesEach.toFixed(1)} B`,
        isReached: bytesEach <= 64,
        detail: `${MEMORY_ENTITIES} entities: run state and the map from id to ordinal`,
      },
    ];
  },
};

function memoryPerEntity(): number {
  const ids = Array.from({ length: MEMORY_ENTITIES }, (_, index) => `route:${index}`);
  const before = usedBytes();
  const state = createRunState({ entityCount: MEMORY_ENTITIES, base: 0 as ExternalMs });
  const ordinals = new Map(ids.map((id, ordinal) => [id, ordinal]));
  const after = usedBytes();
  // Both are used afterwards, so that neither is collected before it is measured.
  if (state.entityCount !== ordinals.size) throw new Error("the measured parts disagree");
  return (after - before) / MEMORY_ENTITIES;
}

function usedBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
