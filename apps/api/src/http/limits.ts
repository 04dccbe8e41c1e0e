/** The largest JSON body, but for lists of entities. */
export const JSON_BODY_BYTES_MAX = 1_048_576;
/** How many calls one HTTP request can carry. */
export const BATCH_CALLS_MAX = 10;
/** How deep an input can be nested. */
export const INPUT_DEPTH_MAX = 64;
