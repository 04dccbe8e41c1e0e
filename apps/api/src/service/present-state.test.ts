import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StateNode } from "../wire/state-node.ts";
import { presentState, type StateView } from "./present-state.ts";

const WHOLE: StateView = {
  path: [],
  depth: 32,
  offset: 0,
  partCountMax: 1_000,
  nodeCountMax: 5_000,
};
const present = (state: unknown, view: Partial<StateView> = {}) =>
  presentState(state, { ...WHOLE, ...view });

describe("what JSON cannot carry", () => {
  test.each([
    [undefined, { kind: "undefined" }],
    [null, { kind: "null" }],
    [Number.NaN, { kind: "special-number", text: "NaN" }],
    [Number.NEGATIVE_INFINITY, { kind: "special-number", text: "-Infinity" }],
    [-0, { kind: "special-number", text: "-0" }],
    [0, { kind: "number", value: 0 }],
    [12n, { kind: "bigint", text: "12", isCut: false }],
    [new Date(0), { kind: "date", epochMs: 0, iso: "1970-01-01T00:00:00.000Z" }],
    [new Date(Number.NaN), { kind: "date", epochMs: null, iso: null }],
    [
      Uint16Array.of(1, 2),
      { kind: "bytes", type: "Uint16Array", byteCount: 4, base64: "AQACAA==", isCut: false },
    ],
  ] as const)("%o has a kind of its own", (state, node) => {
    expect(present(state)).toEqual(node);
  });

  test("a map keeps keys of every kind, and a set its order", () => {
    const node = present(new Map<unknown, unknown>([[1n, new Set(["b", "a"])]]));
    expect(node).toMatchObject({
      kind: "map",
      parts: [
        {
          step: 0,
          key: { kind: "bigint", text: "1" },
          value: { kind: "set", parts: [{ value: { value: "b" } }, { value: { value: "a" } }] },
        },
      ],
    });
  });

  test("a cycle and a shared object are references to where they were first", () => {
    const shared = { name: "shared" };
    const root: Record<string, unknown> = { first: shared, second: shared };
    root["self"] = root;
    expect(present(root)).toMatchObject({
      parts: [
        { step: "first", value: { kind: "object" } },
        { step: "second", value: { kind: "reference", path: ["first"] } },
        { step: "self", value: { kind: "reference", path: [] } },
      ],
    });
  });
});

describe("a view", () => {
  const list = Array.from({ length: 250 }, (_, index) => ({ index }));

  test("goes as deep as it says and marks what is below", () => {
    expect(present({ a: { b: { c: 1 } } }, { depth: 2 })).toEqual({
      kind: "object",
      size: 1,
      offset: 0,
      isCut: false,
      parts: [
        {
          step: "a",
          value: {
            kind: "object",
            size: 1,
            offset: 0,
            isCut: false,
            parts: [
              { step: "b", value: { kind: "object", size: 1, offset: 0, isCut: true, parts: [] } },
            ],
          },
        },
      ],
    });
  });

  test("takes a page of a long list by offset, under the steps of the list itself", () => {
    const node = present({ list }, { path: ["list"], offset: 240, partCountMax: 100 });
    expect(node).toMatchObject({ kind: "array", size: 250, offset: 240, isCut: false });
    expect("parts" in node && node.parts.map(({ step }) => step)).toEqual([
      240, 241, 242, 243, 244, 245, 246, 247, 248, 249,
    ]);
  });

  test("reaches into maps by position", () => {
    const state = new Map([[{ key: 1 }, { inside: "found" }]]);
    expect(present(state, { path: [0, "inside"] })).toMatchObject({ value: "found" });
  });

  test("shows the way back up as a reference when a path leads through a cycle", () => {
    const root: Record<string, unknown> = { child: { name: "child" } };
    Reflect.set(root["child"] as object, "parent", root);
    expect(present(root, { path: ["child"] })).toMatchObject({
      kind: "object",
      parts: [{ step: "name" }, { step: "parent", value: { kind: "reference", path: [] } }],
    });
  });

  test.each([[["nothing"]], [[0]], [["list", 250]], [["list", 0, "index", "x"]], [["toString"]]])(
    "of a path that leads nowhere is refused: %j",
    (path) => {
      expect(() => present({ list }, { path })).toThrow(
        expect.objectContaining({ code: "INPUT.INVALID_OPTION" }),
      );
    },
  );

  test("cuts long texts and bytes and says how long they are", () => {
    expect(present("x".repeat(3_000))).toMatchObject({ characterCount: 3_000, isCut: true });
    const cut = present(`${"x".repeat(1_999)}😀`);
    expect(cut.kind === "string" && cut.value.isWellFormed()).toBe(true);
    expect(present(new Uint8Array(1_000))).toMatchObject({ byteCount: 1_000, isCut: true });
  });
});

function countNodes(node: StateNode): number {
  if (!("parts" in node)) return 1;
  return 1 + node.parts.reduce((sum, { value }) => sum + countNodes(value), 0);
}

test("any state is shown within the bounds, as JSON that comes back as it went", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    maxDepth: 5,
  });
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 40 }), (state, nodeCountMax) => {
      const node = present(state, { nodeCountMax });
      expect(countNodes(node)).toBeLessThanOrEqual(nodeCountMax + 1);
      expect(JSON.parse(JSON.stringify(node))).toEqual(node);
    }),
    { numRuns: 500 },
  );
});
