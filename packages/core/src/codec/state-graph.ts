import { corruptState, unsupportedState } from "../errors/state-errors.ts";
import { BINARY_TYPES, type BinaryTypeName, binaryTypeOf } from "./classify-state.ts";

/**
 * A state as a table: node 0 is the state itself, and a part that is no plain scalar is the index
 * of its node. So shared and cyclic references keep their identity, and every node is plain data.
 *
 * A slot is `[scalar]` for a scalar that MessagePack keeps, or the number of a node.
 */
export type GraphSlot = readonly [unknown] | number;
export type GraphNode =
  | readonly ["o", readonly string[], readonly GraphSlot[]]
  | readonly ["a", readonly GraphSlot[]]
  | readonly ["m", readonly GraphSlot[], readonly GraphSlot[]]
  | readonly ["s", readonly GraphSlot[]]
  | readonly ["d", number]
  | readonly ["n", string]
  | readonly ["z"]
  | readonly ["v", unknown]
  | readonly ["b", BinaryTypeName, Uint8Array];

/** A power of two, so that writing and reading a long one is linear work. */
const BIG_INTEGER_BASE = 16;
const BIG_INTEGER = /^-?[0-9a-f]+$/;

/** Lays a classified state out as a table of nodes. */
export function toGraph(state: unknown): readonly GraphNode[] {
  const nodes: GraphNode[] = [];
  const indexes = new Map<object, number>();
  const pending: { readonly value: object; readonly index: number }[] = [];

  const slotOf = (value: unknown): GraphSlot => {
    if (typeof value === "object" && value !== null) return indexOf(value);
    if (typeof value === "bigint") return nodes.push(["n", value.toString(BIG_INTEGER_BASE)]) - 1;
    if (Object.is(value, -0)) return nodes.push(["z"]) - 1;
    return [value];
  };
  const indexOf = (value: object): number => {
    const known = indexes.get(value);
    if (known !== undefined) return known;
    const index = nodes.push(["z"]) - 1;
    indexes.set(value, index);
    pending.push({ value, index });
    return index;
  };

  const root = slotOf(state);
  if (typeof root !== "number") nodes.push(["v", root[0]]);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    nodes[next.index] = toNode(next.value, slotOf);
  }
  return nodes;
}

function toNode(value: object, slotOf: (value: unknown) => GraphSlot): GraphNode {
  if (Array.isArray(value)) return ["a", value.map(slotOf)];
  if (value instanceof Map) {
    return ["m", Array.from(value.keys(), slotOf), Array.from(value.values(), slotOf)];
  }
  if (value instanceof Set) return ["s", Array.from(value, slotOf)];
  if (value instanceof Date) return ["d", value.getTime()];
  const binary = binaryTypeOf(value);
  if (binary !== undefined) return ["b", binary, bytesOf(value)];
  return ["o", Object.keys(value), Object.values(value).map(slotOf)];
}

function bytesOf(value: object): Uint8Array {
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw unsupportedState("$", "memory of an unknown kind");
}

/**
 * Builds the state back.
 *
 * @throws `STATE.CORRUPT` when the table is not one that `toGraph` makes.
 */
export function fromGraph(table: unknown): unknown {
  if (!Array.isArray(table) || table.length === 0) throw corruptState("no node table");
  const shells = table.map(toShell);
  const resolve = (slot: unknown): unknown => {
    if (Array.isArray(slot) && slot.length === 1) return toScalar(slot[0]);
    if (typeof slot === "number" && slot in shells) return shells[slot]?.value;
    throw corruptState("a reference outside the node table");
  };
  for (const shell of shells) shell.fill?.(resolve);
  return shells[0]?.value;
}

interface Shell {
  readonly value: unknown;
  readonly fill?: (resolve: (slot: unknown) => unknown) => void;
}

function toShell(node: unknown): Shell {
  if (!Array.isArray(node)) throw corruptState("a node that is no list");
  const [kind, first, second] = node as readonly unknown[];
  switch (kind) {
    case "o":
      return recordShell(listOf(first), listOf(second));
    case "a":
      return arrayShell(listOf(first));
    case "m":
      return mapShell(listOf(first), listOf(second));
    case "s":
      return setShell(listOf(first));
    case "d":
      return { value: toDate(first) };
    case "n":
      return { value: toBigInt(first) };
    case "z":
      return { value: -0 };
    case "v":
      return { value: toScalar(first) };
    case "b":
      return { value: toBinary(first, second) };
    default:
      throw corruptState("a node of an unknown kind");
  }
}

function recordShell(keys: readonly unknown[], slots: readonly unknown[]): Shell {
  const value: Record<string, unknown> = {};
  return {
    value,
    fill: (resolve) => {
      if (keys.length !== slots.length) throw corruptState("names without values");
      for (const [position, key] of keys.entries()) {
        if (typeof key !== "string" || key === "__proto__") throw corruptState("an unsafe name");
        value[key] = resolve(slots[position]);
      }
    },
  };
}

function arrayShell(slots: readonly unknown[]): Shell {
  const value: unknown[] = [];
  return {
    value,
    fill: (resolve) => {
      for (const slot of slots) value.push(resolve(slot));
    },
  };
}

function mapShell(keys: readonly unknown[], slots: readonly unknown[]): Shell {
  const value = new Map<unknown, unknown>();
  return {
    value,
    fill: (resolve) => {
      if (keys.length !== slots.length) throw corruptState("keys without values");
      for (const [position, key] of keys.entries()) {
        value.set(resolve(key), resolve(slots[position]));
      }
    },
  };
}

function setShell(slots: readonly unknown[]): Shell {
  const value = new Set<unknown>();
  return {
    value,
    fill: (resolve) => {
      for (const slot of slots) value.add(resolve(slot));
    },
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw corruptState("a node without its list");
  return value;
}

function toScalar(value: unknown): unknown {
  if (typeof value === "object" && value !== null) throw corruptState("a scalar with parts");
  return value;
}

function toDate(time: unknown): Date {
  if (typeof time !== "number") throw corruptState("a date that is no number");
  const date = new Date(time);
  if (!Object.is(date.getTime(), time)) throw corruptState("a date out of range");
  return date;
}

function toBigInt(text: unknown): bigint {
  if (typeof text !== "string" || !BIG_INTEGER.test(text)) throw corruptState("a big integer");
  const magnitude = BigInt(`0x${text.replace("-", "")}`);
  return text.startsWith("-") ? -magnitude : magnitude;
}

function toBinary(name: unknown, bytes: unknown): unknown {
  if (typeof name !== "string" || !isBinaryName(name) || !(bytes instanceof Uint8Array)) {
    throw corruptState("a binary value of an unknown kind");
  }
  const copy = new Uint8Array(bytes).buffer;
  try {
    return BINARY_TYPES[name].over(copy);
  } catch (cause) {
    throw corruptState("a binary value of a broken length", cause);
  }
}

function isBinaryName(name: string): name is BinaryTypeName {
  return Object.hasOwn(BINARY_TYPES, name);
}
