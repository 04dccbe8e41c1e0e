/**
 * Every error code, and whether trying the same call again can succeed.
 * `docs/errors.md` explains each; a test compares the two.
 */
export const ERROR_CODES = {
  "INPUT.INVALID_ID": { retryable: false },
  "INPUT.INVALID_TIME": { retryable: false },
  "INPUT.INVALID_SCHEDULE": { retryable: false },
  "INPUT.INVALID_OPTION": { retryable: false },
  "INPUT.INVALID_CURSOR": { retryable: false },
  "INPUT.MALFORMED_BATCH": { retryable: false },
  "RUN.NOT_FOUND": { retryable: false },
  "RUN.ALREADY_INITIALIZED": { retryable: false },
  "RUN.NOT_INITIALIZED": { retryable: false },
  "RUN.NO_SAVEPOINT": { retryable: false },
  "RUN.DELETED": { retryable: false },
  "RUN.ENDED": { retryable: false },
  "RUN.FENCED": { retryable: false },
  "RUN.NOT_OPEN": { retryable: false },
  "RUN.CLOSED": { retryable: false },
  "ENTITY.NONE_REGISTERED": { retryable: false },
  "ENTITY.DUPLICATE": { retryable: false },
  "ENTITY.UNKNOWN": { retryable: false },
  "ENTITY.TIME_WENT_BACK": { retryable: false },
  "ENTITY.NO_STATE": { retryable: false },
  "PUSH.OFF_SCHEDULE": { retryable: false },
  "PUSH.CONFLICT": { retryable: false },
  "STATE.UNSUPPORTED": { retryable: false },
  "STATE.TOO_LARGE": { retryable: false },
  "STATE.TOO_DEEP": { retryable: false },
  "STATE.UNKNOWN_CODEC": { retryable: false },
  "STATE.CORRUPT": { retryable: false },
  "SAVEPOINT.NOT_FOUND": { retryable: false },
  "SAVEPOINT.PRUNED": { retryable: false },
  "SAVEPOINT.CONFLICT": { retryable: false },
  "SAVEPOINT.CORRUPT": { retryable: false },
  "STORAGE.UNSAFE_SETTINGS": { retryable: false },
  "STORAGE.LOCKED": { retryable: false },
  "STORAGE.FULL": { retryable: true },
  "STORAGE.UNAVAILABLE": { retryable: true },
  "STORAGE.OUTCOME_UNKNOWN": { retryable: true },
  "STORAGE.MIGRATION_FAILED": { retryable: false },
  "STORAGE.CLOSED": { retryable: false },
  "AUTH.REQUIRED": { retryable: false },
  "AUTH.FORBIDDEN": { retryable: false },
  "AUTH.INVALID_CREDENTIALS": { retryable: false },
  "AUTH.SETUP_UNAVAILABLE": { retryable: false },
  "USER.NOT_FOUND": { retryable: false },
  "USER.EXISTS": { retryable: false },
  "USER.LAST_ADMIN": { retryable: false },
  "TOKEN.NOT_FOUND": { retryable: false },
  "REQUEST.INVALID": { retryable: false },
  "REQUEST.TOO_LARGE": { retryable: false },
  "REQUEST.IN_FLIGHT": { retryable: true },
  "REQUEST.KEY_REUSED": { retryable: false },
  "REQUEST.RATE_LIMITED": { retryable: true },
  "SERVICE.UNREACHABLE": { retryable: true },
  "SERVICE.DRAINING": { retryable: true },
  "SERVICE.INTERNAL": { retryable: false },
} as const satisfies Readonly<Record<string, { readonly retryable: boolean }>>;

/** The stable name of an error. */
export type RunboxErrorCode = keyof typeof ERROR_CODES;

/** Whether a text is one of our codes: for errors that came over a wire. */
export function isErrorCode(text: unknown): text is RunboxErrorCode {
  return typeof text === "string" && Object.hasOwn(ERROR_CODES, text);
}
