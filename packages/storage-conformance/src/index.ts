/** One suite that every storage passes, and a reference model that the engine over it follows. */

export {
  addCounts,
  createEventCounts,
  type EventCounts,
  findVacuity,
  type TrialEvent,
} from "./model/event-counts.ts";
export { ModelMismatch } from "./model/model-mismatch.ts";
export { type ModelTrialOptions, runModelTrial } from "./model/model-trial.ts";
export type {
  CaseContext,
  ConformanceCase,
  ConformanceSubject,
} from "./suite/conformance-case.ts";
export { describeStorage, STORAGE_CASE_COUNT } from "./suite/describe-storage.ts";
export type { HarnessCapability, StorageHarness } from "./suite/storage-harness.ts";
