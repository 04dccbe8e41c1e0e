/** The states that the crash trials write, so that any reader can say what must be there. */
export interface TrialState {
  readonly entity: number;
  /** The instant at which the entity changed last. */
  readonly changedAt: number;
  readonly payload: string;
}

/** One entity in so many changes at an instant; the others push "unchanged". */
const CHANGE_ONE_IN = 4;
const PAYLOAD_CHARACTERS_MAX = 6_000;

/** Whether an entity changes at an instant: decided by the two numbers alone. */
export function changesAt(entity: number, instant: number, intervalMs: number): boolean {
  return instant === intervalMs || mix(entity, instant) % CHANGE_ONE_IN === 0;
}

/** The state that an entity has in the savepoint at an instant. */
export function expectedState(entity: number, instant: number, intervalMs: number): TrialState {
  let changedAt = instant;
  while (!changesAt(entity, changedAt, intervalMs)) changedAt -= intervalMs;
  const length = mix(changedAt, entity) % PAYLOAD_CHARACTERS_MAX;
  const seed = mix(entity + 1, changedAt + 1).toString(36);
  return {
    entity,
    changedAt,
    payload: seed.repeat(Math.ceil(length / seed.length)).slice(0, length),
  };
}

/** Mixes two numbers into 32 bits: two rounds of a multiplicative hash. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b % 0xffffffff, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
