/** A state of about 500 bytes when encoded, as a stream processor keeps one for each key. */
export interface SampleState {
  readonly key: string;
  readonly count: number;
  readonly mean: number;
  readonly spread: number;
  readonly least: number;
  readonly greatest: number;
  readonly hours: readonly number[];
  readonly worst: readonly { readonly date: string; readonly delay: number }[];
  readonly note: string;
}

const HOURS = 24;
const NOTE_CHARACTERS = 250;
const WORDS = "late gate crew fog snow wind fuel slot bags taxi ramp hold route plan deice tower";

/** Makes states that differ by entity and by version, the same ones in every run. */
export function sampleState(entity: number, version: number): SampleState {
  const random = mulberry32(entity * 7_919 + version * 104_729 + 1);
  const pick = (limit: number) => Math.floor(random() * limit);
  return {
    key: `route:${entity.toString(36).toUpperCase()}`,
    count: pick(100_000),
    mean: random() * 60,
    spread: random() * 900,
    least: -pick(60),
    greatest: pick(1_400),
    hours: Array.from({ length: HOURS }, () => pick(500)),
    worst: Array.from({ length: 3 }, () => ({
      date: `2001-0${1 + pick(6)}-1${pick(10)}`,
      delay: pick(1_400),
    })),
    note: makeNote(random),
  };
}

function makeNote(random: () => number): string {
  const words = WORDS.split(" ");
  let note = "";
  while (note.length < NOTE_CHARACTERS) note += `${words[Math.floor(random() * words.length)]} `;
  return note;
}

/** The generator mulberry32 (Tommy Ettinger, public domain): small, fast and good enough here. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
