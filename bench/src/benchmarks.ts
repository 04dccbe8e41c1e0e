import { apiPushBenchmark } from "./benchmarks/api-push.ts";
import { engineBenchmark } from "./benchmarks/engine.ts";
import { entityAckBenchmark } from "./benchmarks/entity-ack.ts";
import { langGraphBenchmark } from "./benchmarks/langgraph.ts";
import { rowPerEntityBenchmark } from "./benchmarks/row-per-entity.ts";
import { savepointBenchmark } from "./benchmarks/savepoint.ts";
import type { Benchmark } from "./result.ts";

/** All benchmarks, in the order of the results. */
export const BENCHMARKS: readonly Benchmark[] = [
  engineBenchmark,
  entityAckBenchmark,
  savepointBenchmark,
  langGraphBenchmark,
  rowPerEntityBenchmark,
  apiPushBenchmark,
];
