/** One suite that every storage passes. */

export type {
  CaseContext,
  ConformanceCase,
  ConformanceSubject,
} from "./suite/conformance-case.ts";
export { describeStorage, STORAGE_CASE_COUNT } from "./suite/describe-storage.ts";
export type { HarnessCapability, StorageHarness } from "./suite/storage-harness.ts";
