/** The vocabulary of Runbox: types and checks without any I/O, safe in a browser. */
export { ERROR_CODES, isErrorCode, type RunboxErrorCode } from "./errors/error-codes.ts";
export { DIGEST_BYTES, type Digest } from "./model/digest.ts";
export { type Epoch, toEpoch } from "./model/epoch.ts";
export { type ExternalMs, parseExternalMs } from "./model/external-time.ts";
export {
  type EntityId,
  ID_GRAMMAR_TEXT,
  parseEntityId,
  parseRunId,
  parseSavepointId,
  type RunId,
  type SavepointId,
} from "./model/ids.ts";
export { PAGE_LIMIT_MAX, type Page, type PageRequest } from "./model/page.ts";
export type {
  MissingEntity,
  OpenSavepoint,
  PushCounters,
  RunProgress,
} from "./model/progress.ts";
export {
  RUN_CLOCKS,
  RUN_STATUSES,
  type RunClock,
  type RunRecord,
  type RunStatus,
} from "./model/run.ts";
export {
  SAVEPOINT_ORIGINS,
  SAVEPOINT_STATUSES,
  type SavepointOrigin,
  type SavepointPin,
  type SavepointRecord,
  type SavepointRef,
  type SavepointStatus,
} from "./model/savepoint.ts";
export { type IntervalMs, parseInterval, parseSchedule, type Schedule } from "./model/schedule.ts";
