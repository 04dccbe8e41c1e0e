import { describe, expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { isRunboxError } from "../errors/runbox-error.ts";
import { classifyState } from "./classify-state.ts";
import { STATE_DEPTH_MAX } from "./state-limits.ts";

class Order {
  readonly sku = "a";
}

/** Where a state is refused. */
function refusedAt(state: unknown): unknown {
  try {
    classifyState(state);
  } catch (error) {
    if (isRunboxError(error) && error.code === "STATE.UNSUPPORTED") return error.facts["path"];
    throw error;
  }
  return "nowhere";
}

function withGetter(run: () => unknown): object {
  return Object.defineProperty({}, "price", { get: run, enumerable: true });
}

describe("the form of a state", () => {
  it.each([
    null,
    undefined,
    true,
    0,
    1.5,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    "text",
    [],
    {},
    { a: [1, { b: "c" }], d: undefined },
  ])("is a tree for %j", (state) => {
    expect(classifyState(state)).toBe("tree");
  });

  it.each([
    ["minus zero", -0],
    ["minus zero inside", { deep: [-0] }],
    ["a big integer", 1n],
    ["a date", [new Date(0)]],
    ["a map", new Map()],
    ["a set", { set: new Set() }],
    ["bytes", [new Uint8Array(1)]],
  ])("is a graph for %s", (_, state) => {
    expect(classifyState(state)).toBe("graph");
  });

  it("is a graph where a part is shared, and where a part contains itself", () => {
    const shared = { a: 1 };
    expect(classifyState([shared, shared])).toBe("graph");
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    expect(classifyState(cyclic)).toBe("graph");
  });

  it("is found in linear work where sharing doubles the paths with every level", () => {
    let state: unknown = {};
    for (let level = 0; level < 500; level++) state = [state, state];
    expect(classifyState(state)).toBe("graph");
  });
});

describe("what cannot be kept is refused with its path", () => {
  const holes = [1, 2, 3];
  delete holes[1];
  const holesAndExtra = Object.assign([1, 2], { extra: 1 });
  delete holesAndExtra[0];

  it.each([
    ["a function", { items: [{ on: () => 1 }] }, "$.items[0].on"],
    ["a symbol", { a: [Symbol("s")] }, "$.a[0]"],
    ["a symbol alone", Symbol("s"), "$"],
    ["a class instance", { orders: [new Order()] }, "$.orders[0]"],
    ["an object without prototype", { a: Object.create(null) }, "$.a"],
    ["a boxed number", [Object(1)], "$[0]"],
    ["an error", { e: new Error("x") }, "$.e"],
    ["a regular expression", [/x/], "$[0]"],
    ["a promise", [Promise.resolve()], "$[0]"],
    ["a weak map", [new WeakMap()], "$[0]"],
    ["a buffer of Node", { raw: Buffer.from("x") }, "$.raw"],
    ["an array with a hole", { list: holes }, "$.list"],
    ["an array with as many extras as holes", { list: holesAndExtra }, "$.list"],
    ["an array with a name", { list: Object.assign([1], { total: 1 }) }, "$.list"],
    ["an array of a subclass", [new (class extends Array {})()], "$[0]"],
    ["a lone surrogate", { text: ["ok", "\ud800"] }, "$.text[1]"],
    ["a lone surrogate in a name", { a: { "\udc00": 1 } }, '$.a["\\udc00"]'],
    ["a symbol as a name", { a: { [Symbol("s")]: 1 } }, "$.a"],
    ["the name __proto__", { a: JSON.parse('{"__proto__": {"admin": true}}') }, "$.a.__proto__"],
    ["a hidden property", Object.defineProperty({}, "a", { value: 1 }), "$.a"],
    ["a getter", { a: withGetter(() => 1) }, "$.a.price"],
    ["a map with a name", { m: Object.assign(new Map(), { a: 1 }) }, "$.m"],
    ["a date with a name", { d: Object.assign(new Date(0), { a: 1 }) }, "$.d"],
    ["bytes with a name", { b: Object.assign(new Uint8Array(2), { a: 1 }) }, "$.b"],
    ["a buffer with a name", { b: Object.assign(new ArrayBuffer(2), { a: 1 }) }, "$.b"],
    ["shared memory", { b: new SharedArrayBuffer(2) }, "$.b"],
    ["bytes over shared memory", { b: new Uint8Array(new SharedArrayBuffer(2)) }, "$.b"],
    ["memory that grows", { b: new ArrayBuffer(2, { maxByteLength: 4 }) }, "$.b"],
    ["what only claims to be a map", { m: Object.create(Map.prototype) }, "$.m"],
    ["what only claims to be a date", { d: Object.create(Date.prototype) }, "$.d"],
    ["what only claims to be bytes", { b: Object.create(Uint8Array.prototype) }, "$.b"],
    ["a function in a map", new Map([["on", () => 1]]), "$.on"],
    ["a function as a map's key", new Map([[() => 1, 1]]), '$["(map key)"]'],
    ["a function in a set", new Set([() => 1]), '$["(set item)"]'],
  ])("%s", (_, state, path) => {
    expect(refusedAt(state)).toBe(path);
  });

  it("a getter is refused without being run", () => {
    let runCount = 0;
    const count = () => {
      runCount += 1;
      return 1;
    };
    const list = Object.defineProperty([1], 0, { get: count, enumerable: true });
    expect(refusedAt(withGetter(count))).toBe("$.price");
    expect(refusedAt({ list })).toBe("$.list[0]");
    expect(runCount).toBe(0);
  });

  it("memory that was moved away is refused", () => {
    const bytes = new Uint8Array(4);
    structuredClone(bytes, { transfer: [bytes.buffer] });
    expect(refusedAt({ bytes })).toBe("$.bytes");
  });
});

describe("the depth of a state", () => {
  const nest = (levels: number) => {
    let state: unknown = "end";
    for (let level = 0; level < levels; level++) state = { next: state };
    return state;
  };

  it("may reach the limit", () => {
    expect(classifyState(nest(STATE_DEPTH_MAX + 1))).toBe("tree");
  });

  it("is refused beyond it, also where the stack would end", () => {
    expect(thrownCode(() => classifyState(nest(STATE_DEPTH_MAX + 2)))).toBe("STATE.TOO_DEEP");
    expect(thrownCode(() => classifyState(nest(200_000)))).toBe("STATE.TOO_DEEP");
  });
});
