import { DDSketch } from "@datadog/sketches-js";

/**
 * A quantile sketch as plain data. Bins are counts by logarithmic key, so the same delays give the
 * same texts whatever their order, and however often they were saved and loaded between.
 */
export interface SketchState {
  /** Delays of exactly zero. */
  readonly zeroCount: number;
  /** Bins of delays, and of earliness; see `packBins`. */
  readonly late: string;
  readonly early: string;
}

/** The sketch's answers are within 1 % of the true ones. */
const RELATIVE_ACCURACY = 0.01;
const LOW_BITS = 0x80;
/** A key and a count take at most so many bytes: 32 bits each, 7 a byte. */
const BIN_BYTES_MAX = 10;

type Bins = DDSketch["store"];

/** The sketch that has seen nothing. */
export const EMPTY_SKETCH: SketchState = { zeroCount: 0, late: "", early: "" };

/** Builds the sketch that a state describes. */
export function openSketch(state: SketchState): DDSketch {
  const sketch = new DDSketch({ relativeAccuracy: RELATIVE_ACCURACY });
  sketch.zeroCount = state.zeroCount;
  unpackBins(state.late, sketch.store);
  unpackBins(state.early, sketch.negativeStore);
  sketch.count = sketch.zeroCount + sketch.store.count + sketch.negativeStore.count;
  return sketch;
}

/** Describes a sketch as plain data that later additions do not change. */
export function saveSketch(sketch: DDSketch): SketchState {
  return {
    zeroCount: sketch.zeroCount,
    late: packBins(sketch.store),
    early: packBins(sketch.negativeStore),
  };
}

/**
 * Pairs of (keys skipped since the last bin, count) for the bins that are not empty, as variable
 * length integers in Base64: a text is the cheapest thing to keep of that size. How the library
 * lays its bins out in memory depends on their history, so that layout cannot be what is saved.
 */
function packBins(bins: Bins): string {
  if (bins.count === 0) return "";
  const bytes = Buffer.allocUnsafe((bins.maxKey - bins.minKey + 1) * BIN_BYTES_MAX);
  let length = 0;
  let previousKey = 0;
  for (let key = bins.minKey; key <= bins.maxKey; key++) {
    const count = bins.bins[key - bins.offset] ?? 0;
    if (count === 0) continue;
    length = writeVarint(bytes, length, key - previousKey);
    length = writeVarint(bytes, length, count);
    previousKey = key;
  }
  return bytes.toString("base64", 0, length);
}

function unpackBins(text: string, bins: Bins): void {
  const bytes = Buffer.from(text, "base64");
  let offset = 0;
  const next = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[offset++] ?? 0;
      value += (byte % LOW_BITS) * scale;
      if (byte < LOW_BITS) return value;
      scale *= LOW_BITS;
    }
  };
  let key = 0;
  while (offset < bytes.length) {
    key += next();
    bins.add(key, next());
  }
}

/** Gives the offset behind what it wrote. */
function writeVarint(bytes: Buffer, start: number, value: number): number {
  let offset = start;
  let rest = value;
  while (rest >= LOW_BITS) {
    bytes[offset++] = (rest % LOW_BITS) | LOW_BITS;
    rest = Math.floor(rest / LOW_BITS);
  }
  bytes[offset++] = rest;
  return offset;
}
