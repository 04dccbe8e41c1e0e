/** A segment is closed when its states reach this; a larger state gets a segment of its own. */
export const SEGMENT_BODY_BYTES = 1 << 20;
/** … or when it has this many entries with bytes … */
export const SEGMENT_ENTRIES_MAX = 16_384;
/** … or this many ranges of unchanged entities. */
export const SEGMENT_RANGES_MAX = 65_536;
/** The largest state that is kept unless configured otherwise. */
export const STATE_BYTES_MAX = 64 << 20;
/** No stored index may claim more than this. */
export const INDEX_BYTES_MAX = 64 << 20;
/** No stored body may claim more than this: well below what one column holds. */
export const BODY_BYTES_MAX = 512 << 20;
