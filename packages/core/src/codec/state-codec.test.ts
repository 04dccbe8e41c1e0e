import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameValue } from "../../test/support/is-same-value.ts";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { digestBytes } from "../digest/digest-bytes.ts";
import { isRunboxError } from "../errors/runbox-error.ts";
import { decodeState, encodeState } from "./state-codec.ts";
import { STATE_DEPTH_MAX } from "./state-limits.ts";

const names = fc.oneof(
  fc.string(),
  fc.constantFrom("__proto__", "constructor", "toJSON", "hasOwnProperty", "length", "then", "0"),
);
const anything = fc.anything({
  key: names,
  maxDepth: 4,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger());

const plainClasses: ReadonlySet<unknown> = new Set(
  [Object, Array, Map, Set, Date, ArrayBuffer, DataView, Int8Array, Uint8Array, Uint8ClampedArray]
    .concat([Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array] as never)
    .concat([BigInt64Array, BigUint64Array] as never)
    .map((type) => type.prototype),
);

function isPlain(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "function";
  if (seen.has(value)) return true;
  seen.add(value);
  if (!plainClasses.has(Object.getPrototypeOf(value))) return false;
  if (value instanceof Map) return [...value].flat().every((part) => isPlain(part, seen));
  if (value instanceof Set) return [...value].every((part) => isPlain(part, seen));
  return ArrayBuffer.isView(value) || Object.values(value).every((part) => isPlain(part, seen));
}

/** Decodes bytes that nobody can be trusted to have written. */
function decodesSafely(bytes: Uint8Array): boolean {
  let isSafe: boolean;
  try {
    isSafe = isPlain(decodeState(bytes));
  } catch (error) {
    isSafe = isRunboxError(error) && /^STATE\.(CORRUPT|UNKNOWN_CODEC)$/.test(error.code);
  }
  return isSafe && Reflect.ownKeys(Object.prototype).length === prototypeNameCount;
}
const prototypeNameCount = Reflect.ownKeys(Object.prototype).length;

function roundTrip(state: unknown): unknown {
  return decodeState(encodeState(state).bytes);
}

describe("a state", () => {
  it("comes back as it was, or is refused with a path", () => {
    let keptCount = 0;
    fc.assert(
      fc.property(anything, (state) => {
        try {
          const { bytes } = encodeState(state);
          keptCount += 1;
          return isSameValue(decodeState(bytes), state);
        } catch (error) {
          if (!isRunboxError(error) || error.code !== "STATE.UNSUPPORTED") throw error;
          return String(error.facts["path"]).startsWith("$");
        }
      }),
      { numRuns: 3_000 },
    );
    expect(keptCount).toBeGreaterThan(1_000);
  });

  it("keeps every number", () => {
    fc.assert(fc.property(anyNumber, (value) => Object.is(roundTrip(value), value)));
    fc.assert(fc.property(anyNumber, (value) => isSameValue(roundTrip({ value }), { value })));
  });

  it("keeps every big integer", () => {
    fc.assert(fc.property(fc.bigInt(), (value) => roundTrip(value) === value));
    const huge = -(2n ** 100_000n) + 1n;
    expect(roundTrip(huge)).toBe(huge);
  });

  it("keeps every well-formed text", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => roundTrip(text) === text));
    const long = "långt 🚂 ".repeat(20_000);
    expect(roundTrip({ long })).toEqual({ long });
  });

  it.each([
    ["nothing at all", undefined],
    ["null", null],
    ["minus zero", -0],
    ["no number", Number.NaN],
    ["undefined in its place", { a: undefined, b: [undefined] }],
    ["a date that is none", { at: new Date(Number.NaN) }],
    ["the last date", new Date(8.64e15)],
    ["an empty name", { "": 1 }],
    ["names that objects have", { constructor: 1, toJSON: "x", hasOwnProperty: null, valueOf: 2 }],
    ["a toJSON in a graph", { constructor: 1, toJSON: "x", when: new Date(0) }],
    ["names that are numbers", { 2: "b", 1: "a", "-1": "c" }],
    [
      "maps in maps",
      new Map<unknown, unknown>([[new Map([[Number.NaN, -0]]), new Set([new Set()])]]),
    ],
    ["a view on the middle of memory", { part: new Uint8Array([1, 2, 3, 4]).subarray(1, 3) }],
    ["numbers of 16 bits", Uint16Array.of(1, 65_535)],
    ["big integers of 64 bits", [BigInt64Array.of(-1n), BigUint64Array.of(2n ** 64n - 1n)]],
    ["a data view", new DataView(Uint8Array.of(1, 2, 3).buffer, 1)],
    ["bare memory", Uint8Array.of(5, 6).buffer],
  ])("keeps %s", (_, state) => {
    expect(isSameValue(roundTrip(state), state)).toBe(true);
  });

  it("keeps the order of names and of map and set entries", () => {
    const back = roundTrip({
      z: 1,
      a: new Map([
        ["y", 1],
        ["b", 2],
      ]),
      m: new Set(["x", "c"]),
    });
    expect(Object.keys(back as object)).toEqual(["z", "a", "m"]);
    expect([...(back as { a: Map<string, number> }).a.keys()]).toEqual(["y", "b"]);
  });

  it("keeps parts shared where they were shared, and cycles", () => {
    const shared = { n: 1 };
    const cyclic: Record<string, unknown> = { shared, again: [shared], map: new Map() };
    cyclic["self"] = cyclic;
    (cyclic["map"] as Map<unknown, unknown>).set(cyclic, shared);
    expect(isSameValue(roundTrip(cyclic), cyclic)).toBe(true);
  });

  it("keeps an object with more properties than 16 bits count", () => {
    const wide = Object.fromEntries(
      Array.from({ length: 70_000 }, (_, index) => [`n${index}`, index]),
    );
    expect(isSameValue(roundTrip(wide), wide)).toBe(true);
  });

  it("keeps the deepest nesting that is allowed, as a tree and as a graph", () => {
    for (const end of ["end", -0]) {
      let state: unknown = end;
      for (let level = 0; level <= STATE_DEPTH_MAX; level++) state = [state];
      expect(isSameValue(roundTrip(state), state)).toBe(true);
      expect(thrownCode(() => encodeState([state]))).toBe("STATE.TOO_DEEP");
    }
  });

  it("is refused when its bytes are more than the limit, and kept when they reach it", () => {
    const { bytes } = encodeState({ text: "x".repeat(100) });
    expect(encodeState({ text: "x".repeat(100) }, bytes.byteLength).bytes).toEqual(bytes);
    expect(thrownCode(() => encodeState({ text: "x".repeat(101) }, bytes.byteLength))).toBe(
      "STATE.TOO_LARGE",
    );
  });

  it("has the same bytes each time, with the digest of those bytes", () => {
    const state = { a: [1, 2], m: new Map([["k", 1n]]) };
    const first = encodeState(state);
    expect(encodeState(structuredClone(state))).toEqual(first);
    expect(first.digest).toBe(digestBytes(first.bytes));
  });

  it("is not touched by what happens to the object or to a later encoding", () => {
    const state = { list: [1], bytes: Uint8Array.of(1, 2) };
    const { bytes } = encodeState(state);
    const before = Uint8Array.from(bytes);
    state.list.push(2);
    state.bytes[0] = 9;
    encodeState({ other: "y".repeat(1_000) });
    expect(Uint8Array.from(bytes)).toEqual(before);
  });

  it("shares no memory with the bytes that it was decoded from", () => {
    const bytes = Uint8Array.from(encodeState({ raw: Uint8Array.of(1, 2, 3) }).bytes);
    const state = decodeState(bytes);
    bytes.fill(0);
    expect(isSameValue(state, { raw: Uint8Array.of(1, 2, 3) })).toBe(true);
  });
});

describe("bytes that nobody vouches for", () => {
  it("are refused when they name no form of the codec", () => {
    for (const bytes of [[], [0], [3], [0xff, 1]]) {
      expect(thrownCode(() => decodeState(Uint8Array.from(bytes)))).toBe("STATE.UNKNOWN_CODEC");
    }
  });

  it("decode to plain data or to a typed error when they are random", () => {
    const random = fc
      .tuple(fc.constantFrom(1, 2), fc.uint8Array({ maxLength: 64 }))
      .map(([form, rest]) => Uint8Array.of(form, ...rest));
    fc.assert(fc.property(random, decodesSafely), { numRuns: 5_000 });
  });

  it("decode to plain data or to a typed error when bits of a state are flipped", () => {
    const kept = anything.filter(
      (state) => thrownCode(() => encodeState(state)) === "nothing thrown",
    );
    fc.assert(
      fc.property(
        kept,
        fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 3 }),
        (state, flips) => {
          const bytes = Uint8Array.from(encodeState(state).bytes);
          for (const flip of flips) {
            const at = flip % bytes.byteLength;
            bytes[at] = (bytes[at] ?? 0) ^ (1 << (flip % 8));
          }
          return decodesSafely(bytes);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("decode to plain data or to a typed error when a node table is made up", () => {
    const slot = fc.oneof(
      fc.nat(4),
      fc.tuple(fc.oneof(fc.constant(null), fc.string(), fc.nat())),
      fc.jsonValue(),
    );
    const slots = fc.oneof(fc.array(slot, { maxLength: 4 }), fc.jsonValue());
    const node = fc.oneof(
      fc.tuple(fc.constantFrom("o", "m"), fc.oneof(fc.array(names), slots), slots),
      fc.tuple(fc.constantFrom("a", "s", "d", "n", "z", "v", "b", "q"), slots),
      fc.tuple(fc.constant("d"), fc.double()),
      fc.tuple(fc.constant("b"), fc.constantFrom("Uint8Array", "DataView", "constructor"), slots),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), (table) => {
        // A table is plain data itself, so the tree form writes it.
        const bytes = Uint8Array.from(encodeState(table).bytes);
        bytes[0] = 2;
        return decodesSafely(bytes);
      }),
      { numRuns: 3_000 },
    );
  });

  it("set no prototype", () => {
    const table = [
      ["o", ["__proto__"], [1]],
      ["o", ["admin"], [[true]]],
    ];
    const bytes = Uint8Array.from(encodeState(table).bytes);
    bytes[0] = 2;
    expect(thrownCode(() => decodeState(bytes))).toBe("STATE.CORRUPT");
    const packed = [1, 0x81, 0xa9, ...new TextEncoder().encode("__proto__"), 0x81, 0xa1, 0x61, 1];
    const decoded = decodeState(Uint8Array.from(packed)) as object;
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    expect("a" in decoded).toBe(false);
  });
});
