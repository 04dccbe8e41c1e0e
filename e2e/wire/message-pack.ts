/** What MessagePack carries by itself. */
export type PlainValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue };

/** Writes a value as MessagePack. Lengths take the shortest form. */
export function packValue(value: PlainValue): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(chunksOf(value)));
}

type Chunks = readonly Uint8Array[];

function chunksOf(value: PlainValue): Chunks {
  if (value === null) return [Uint8Array.of(0xc0)];
  if (typeof value === "boolean") return [Uint8Array.of(value ? 0xc3 : 0xc2)];
  if (typeof value === "number") return [numberChunk(value)];
  if (typeof value === "string") return textChunks(value);
  if (value instanceof Uint8Array) return bytesChunks(value);
  if (isList(value)) {
    return [lengthChunk(value.length, LIST_FORMS), ...value.flatMap(chunksOf)];
  }
  const entries = Object.entries(value);
  return [
    lengthChunk(entries.length, RECORD_FORMS),
    ...entries.flatMap(([name, part]) => [...textChunks(name), ...chunksOf(part)]),
  ];
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function numberChunk(value: number): Uint8Array {
  if (Number.isInteger(value) && value >= 0 && value < 0x80) return Uint8Array.of(value);
  const view = new DataView(new ArrayBuffer(9));
  view.setUint8(0, 0xcb);
  view.setFloat64(1, value);
  return new Uint8Array(view.buffer);
}

function textChunks(text: string): Chunks {
  const bytes = new TextEncoder().encode(text);
  return [lengthChunk(bytes.length, TEXT_FORMS), bytes];
}

function bytesChunks(bytes: Uint8Array): Chunks {
  return [lengthChunk(bytes.length, BYTES_FORMS), bytes];
}

/** First bytes of the forms of a length: inside the byte itself, and in 1, 2 or 4 bytes. */
interface LengthForms {
  readonly inside: { readonly first: number; readonly max: number } | null;
  readonly inOne: number | null;
  readonly inTwo: number;
  readonly inFour: number;
}

const LIST_FORMS: LengthForms = {
  inside: { first: 0x90, max: 15 },
  inOne: null,
  inTwo: 0xdc,
  inFour: 0xdd,
};
const RECORD_FORMS: LengthForms = {
  inside: { first: 0x80, max: 15 },
  inOne: null,
  inTwo: 0xde,
  inFour: 0xdf,
};
const TEXT_FORMS: LengthForms = {
  inside: { first: 0xa0, max: 31 },
  inOne: 0xd9,
  inTwo: 0xda,
  inFour: 0xdb,
};
const BYTES_FORMS: LengthForms = { inside: null, inOne: 0xc4, inTwo: 0xc5, inFour: 0xc6 };

function lengthChunk(length: number, { inside, inOne, inTwo, inFour }: LengthForms): Uint8Array {
  if (inside !== null && length <= inside.max) return Uint8Array.of(inside.first | length);
  if (inOne !== null && length <= 0xff) return Uint8Array.of(inOne, length);
  if (length <= 0xffff) return Uint8Array.of(inTwo, length >> 8, length & 0xff);
  const view = new DataView(new ArrayBuffer(5));
  view.setUint8(0, inFour);
  view.setUint32(1, length);
  return new Uint8Array(view.buffer);
}
