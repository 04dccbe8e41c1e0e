/** The engine of Runbox. */

export { decodeState, encodeState, STATE_CODEC } from "./codec/state-codec.ts";
export { STATE_BYTES_MAX_DEFAULT, STATE_DEPTH_MAX } from "./codec/state-limits.ts";
export { digestBytes } from "./digest/digest-bytes.ts";
export type { AckOptions, Entity } from "./entity/entity.ts";
export * as entityErrors from "./errors/entity-errors.ts";
export { ERROR_CODES, isErrorCode, type RunboxErrorCode } from "./errors/error-codes.ts";
export * as inputErrors from "./errors/input-errors.ts";
export * as runErrors from "./errors/run-errors.ts";
export type { ErrorFact, ErrorFacts } from "./errors/runbox-error.ts";
export { InvariantViolation, isRunboxError, RunboxError } from "./errors/runbox-error.ts";
export * as savepointErrors from "./errors/savepoint-errors.ts";
export * as stateErrors from "./errors/state-errors.ts";
export * as storageErrors from "./errors/storage-errors.ts";
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
export { type Clock, createSystemClock } from "./ports/clock.ts";
export { createIdSource, type IdSource } from "./ports/id-source.ts";
export type { RunObserver } from "./ports/observer.ts";
export { createRunState, type RunState, type RunStateOptions } from "./run-state/run-state.ts";
export {
  nextSavepoint,
  previousSavepoint,
  unreachedSavepoints,
  unreachedSavepointsCount,
} from "./schedule/schedule-arithmetic.ts";
export { createRunSession, type RunSessionOptions } from "./session/create-run-session.ts";
export type { AckMode, RunSession, SessionPush } from "./session/run-session.ts";
export { createSerialQueue, type SerialQueue } from "./session/serial-queue.ts";
export { assembleStateStore, type StateStoreParts } from "./state-store/assemble-state-store.ts";
export {
  createStateStore,
  KEEP_SAVEPOINTS_DEFAULT,
  RUNBOX_VERSION,
  type StateStoreOptions,
} from "./state-store/create-state-store.ts";
export type { LoadedRun, PushChannel, RunConnection } from "./state-store/run-connection.ts";
export type {
  EntityDefinition,
  LoadedRunState,
  LoadOptions,
  RunStateUpdate,
  StateStore,
} from "./state-store/state-store.ts";
export type {
  AuditAction,
  AuditActor,
  AuditContext,
  AuditEntry,
  AuditQuery,
  AuditRecord,
  AuditTrail,
} from "./storage/audit-trail.ts";
export {
  type Catalog,
  RUN_SORTS,
  type RunQuery,
  type RunSort,
  type SavepointQuery,
} from "./storage/catalog.ts";
export type { EventLog, RunEvent, RunEventBody } from "./storage/event-log.ts";
export type {
  IdempotencyClaim,
  IdempotencyOutcome,
  IdempotencyStore,
} from "./storage/idempotency-store.ts";
export { createMemoryStorage, type MemoryStorageOptions } from "./storage/memory/memory-storage.ts";
export type {
  EncodedState,
  PushEntry,
  RunWriter,
  SavepointCompletion,
} from "./storage/run-writer.ts";
export type { SavedEntity, SavedState, SavepointReader } from "./storage/savepoint-reader.ts";
export type {
  LeaseHolder,
  NewRun,
  PruneReport,
  ResumedRun,
  RunAcquisition,
  RunBeginning,
  ServiceStorage,
  Storage,
  StorageCapabilities,
  StorageHealth,
} from "./storage/storage.ts";
export {
  TOKEN_SCOPES,
  type TokenRecord,
  type TokenScope,
  type TokenStore,
} from "./storage/token-store.ts";
export { decodePushBatch, encodePushBatch, type PushBatch } from "./wire/push-batch.ts";
