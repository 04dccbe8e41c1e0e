import { RunboxError } from "./runbox-error.ts";

/** Thrown when a state holds something that would not come back as it was. */
export function unsupportedState(path: string, what: string) {
  return new RunboxError(
    "STATE.UNSUPPORTED",
    {
      message: `The state cannot be kept: ${what} at ${path}.`,
      advice: "Keep plain data: objects, arrays, Map, Set, Date, BigInt, bytes, numbers, texts.",
    },
    { path, what },
  );
}

/** Thrown when an encoded state is larger than the limit. */
export function stateTooLarge(sizeBytes: number, limitBytes: number) {
  return new RunboxError(
    "STATE.TOO_LARGE",
    {
      message: `The state takes ${sizeBytes} bytes; the limit is ${limitBytes}.`,
      advice: "Split the entity, or raise the limit.",
    },
    { sizeBytes, limitBytes },
  );
}

/** Thrown when a state is nested deeper than the limit. */
export function stateTooDeep(path: string, limit: number) {
  return new RunboxError(
    "STATE.TOO_DEEP",
    {
      message: `The state is nested deeper than ${limit} levels.`,
      advice: "Keep long chains in arrays.",
    },
    { path, limit },
  );
}

/** Thrown when bytes were written by a codec that this version does not know. */
export function unknownCodec(codec: string) {
  return new RunboxError(
    "STATE.UNKNOWN_CODEC",
    {
      message: `The state was written by the codec ${JSON.stringify(codec.slice(0, 40))}.`,
      advice: "Read it with the version of Runbox that wrote it, or a newer one.",
    },
    { codec: codec.slice(0, 40) },
  );
}

/** Thrown when a state's bytes do not decode. */
export function corruptState(detail: string, cause?: unknown) {
  return new RunboxError(
    "STATE.CORRUPT",
    {
      message: `The state's bytes cannot be decoded: ${detail}.`,
      advice: "Restore an older savepoint; keep the bytes for inspection.",
    },
    { detail },
    { cause },
  );
}
