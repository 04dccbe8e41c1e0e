import { createMemoryStorage, createStateStore } from "@runbox/core";
import { formatRate } from "../format-figure.ts";
import { measure } from "../measure.ts";
import type { Benchmark } from "../result.ts";

const ACKS = 100_000_000;

/** The hot path of every message: an acknowledgement that is not due. */
export const entityAckBenchmark: Benchmark = {
  name: "entity-ack",
  async run() {
    const store = createStateStore({
      runId: "bench",
      schedule: 1_000_000_000,
      storage: createMemoryStorage(),
    });
    const [entity] = await store.initRunState(0, [{ id: "one", state: 0 }]);
    if (entity === undefined) return [];
    const heapBefore = process.memoryUsage().heapUsed;
    const timing = await measure(
      3,
      () => undefined,
      () => {
        for (let t = 0; t < ACKS; t++) entity.ackProcessedTime(t);
      },
    );
    const grownBytes = process.memoryUsage().heapUsed - heapBefore;
    await store.close();
    const perSecond = (ACKS * 1_000) / timing.medianMs;
    return [
      {
        what: "`ackProcessedTime` that is not due",
        reach: "≥ 100 M/s, no allocation",
        found: `${formatRate(perSecond)}, heap grew ${(grownBytes / (ACKS * 4)).toFixed(4)} B a call`,
        isReached: perSecond >= 100e6 && grownBytes / (ACKS * 4) < 0.01,
        detail: `${ACKS / 1e6} M calls, median of ${timing.rounds}`,
      },
    ];
  },
};
