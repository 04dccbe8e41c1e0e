/**
 * When one call completes more savepoints than this, as when an entity that held the others back
 * jumps over a year, those that retention would drop at once are written as records alone.
 */
export const DIRECT_RECORDS_ABOVE = 256;

/** Segments are deleted in transactions of about this many bytes, so that writers get their turn. */
export const DELETE_BATCH_BYTES = 16 << 20;

/** … and of at most this many rows. */
export const DELETE_BATCH_ROWS = 500;
