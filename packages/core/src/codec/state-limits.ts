/** The deepest nesting of a state that is kept, in levels. */
export const STATE_DEPTH_MAX = 1_000;

/** The largest encoded state by default: 64 MiB. */
export const STATE_BYTES_MAX_DEFAULT = 64 * 1024 * 1024;
