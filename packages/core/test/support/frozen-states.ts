/** What the frozen states of every format hold, by the name that they have in the fixtures. */
export const FROZEN_STATES: Readonly<Record<string, unknown>> = {
  null: null,
  undefined: undefined,
  true: true,
  "small integer": 7,
  "negative integer": -70_000,
  "large integer": Number.MAX_SAFE_INTEGER,
  fraction: 0.1,
  "minus zero": -0,
  "no number": Number.NaN,
  infinity: Number.NEGATIVE_INFINITY,
  text: "Grüße, 日本 🚂",
  "long text": "abc ".repeat(100),
  "empty object": {},
  "empty list": [],
  record: { sku: "a-1", count: 3, price: 9.99, tags: ["x", "y"], gone: undefined, none: null },
  "wide record": Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}`, index])),
  "long list": Array.from({ length: 300 }, (_, index) => index * index),
  "names of objects": { constructor: 1, toJSON: "x", hasOwnProperty: false, 2: "b", "": "e" },
  "big integer": 123_456_789_012_345_678_901_234_567_890n,
  "negative big integer": -(2n ** 64n),
  date: new Date(1_700_000_000_123),
  "date that is none": new Date(Number.NaN),
  map: new Map<unknown, unknown>([
    ["a", 1],
    [2n, new Map([[Number.NaN, "nan"]])],
  ]),
  set: new Set<unknown>(["a", new Set([1])]),
  "bare memory": Uint8Array.of(1, 2, 3).buffer,
  "data view": new DataView(Uint8Array.of(4, 5).buffer),
  bytes: Uint8Array.of(0, 127, 255),
  "typed arrays": [
    Int8Array.of(-1, 1),
    Uint8ClampedArray.of(0, 255),
    Int16Array.of(-2, 2),
    Uint16Array.of(65_535),
    Int32Array.of(-3),
    Uint32Array.of(4_294_967_295),
    Float32Array.of(0.5),
    Float64Array.of(-0, 0.1),
    BigInt64Array.of(-1n),
    BigUint64Array.of(2n ** 64n - 1n),
  ],
  shared: sharedParts(),
  cyclic: cyclicParts(),
};

function sharedParts(): unknown {
  const part = { n: 1 };
  return { first: part, second: [part] };
}

function cyclicParts(): unknown {
  const root: Record<string, unknown> = { name: "root", children: new Map() };
  root["self"] = root;
  (root["children"] as Map<unknown, unknown>).set("back", [root]);
  return root;
}
