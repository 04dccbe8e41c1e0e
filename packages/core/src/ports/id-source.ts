/** Makes ids that sort by time of making. */
export interface IdSource {
  /** A new id that begins with `prefix_`. */
  next(prefix: "sp" | "evt" | "aud"): string;
}

const TIME_CHARACTERS = 9;
const RANDOM_CHARACTERS = 12;

/** Ids from wall time and the platform's randomness: `sp_` + 9 of time + 12 of chance, base 36. */
export function createIdSource(nowMs: () => number): IdSource {
  return {
    next: (prefix) => `${prefix}_${timePart(nowMs())}${randomPart()}`,
  };
}

function timePart(nowMs: number): string {
  return nowMs.toString(36).padStart(TIME_CHARACTERS, "0");
}

function randomPart(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(RANDOM_CHARACTERS));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join("");
}
