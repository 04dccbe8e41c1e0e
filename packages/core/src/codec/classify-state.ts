import { isDate, isMap, isSet, isTypedArray } from "node:util/types";
import { stateTooDeep, unsupportedState } from "../errors/state-errors.ts";
import { formatPath, type PathStep } from "./property-path.ts";
import { STATE_DEPTH_MAX } from "./state-limits.ts";

/**
 * How a state can be written: `"tree"` as plain MessagePack, `"graph"` only as a table of nodes,
 * since it has parts (shared or cyclic references, Map, Set, Date, BigInt, minus zero, typed
 * arrays other than bytes) that plain MessagePack would change.
 */
export type StateForm = "tree" | "graph";

/** Binary values that are kept, by the name that is written: what they are, how they are built. */
export const BINARY_TYPES = {
  ArrayBuffer: { type: ArrayBuffer, over: (buffer: ArrayBuffer) => buffer },
  DataView: { type: DataView, over: (buffer: ArrayBuffer) => new DataView(buffer) },
  Int8Array: { type: Int8Array, over: (buffer: ArrayBuffer) => new Int8Array(buffer) },
  Uint8Array: { type: Uint8Array, over: (buffer: ArrayBuffer) => new Uint8Array(buffer) },
  Uint8ClampedArray: {
    type: Uint8ClampedArray,
    over: (buffer: ArrayBuffer) => new Uint8ClampedArray(buffer),
  },
  Int16Array: { type: Int16Array, over: (buffer: ArrayBuffer) => new Int16Array(buffer) },
  Uint16Array: { type: Uint16Array, over: (buffer: ArrayBuffer) => new Uint16Array(buffer) },
  Int32Array: { type: Int32Array, over: (buffer: ArrayBuffer) => new Int32Array(buffer) },
  Uint32Array: { type: Uint32Array, over: (buffer: ArrayBuffer) => new Uint32Array(buffer) },
  Float32Array: { type: Float32Array, over: (buffer: ArrayBuffer) => new Float32Array(buffer) },
  Float64Array: { type: Float64Array, over: (buffer: ArrayBuffer) => new Float64Array(buffer) },
  BigInt64Array: { type: BigInt64Array, over: (buffer: ArrayBuffer) => new BigInt64Array(buffer) },
  BigUint64Array: {
    type: BigUint64Array,
    over: (buffer: ArrayBuffer) => new BigUint64Array(buffer),
  },
} as const;
/** Up to so many elements, a typed array is searched for properties beside them. */
const NAMES_LISTED_MAX = 4_096;

export type BinaryTypeName = keyof typeof BINARY_TYPES;

const BINARY_NAME_BY_PROTOTYPE: ReadonlyMap<unknown, BinaryTypeName> = new Map(
  Object.entries(BINARY_TYPES).map(([name, { type }]) => [type.prototype, name as BinaryTypeName]),
);

/** The name of a binary value's type, when it is one that is kept. */
export function binaryTypeOf(value: object): BinaryTypeName | undefined {
  return BINARY_NAME_BY_PROTOTYPE.get(Object.getPrototypeOf(value));
}

/**
 * Decides how a state can be written, and refuses what would not come back as it was.
 *
 * @throws `STATE.UNSUPPORTED` naming the path, `STATE.TOO_DEEP`
 */
export function classifyState(state: unknown): StateForm {
  // Most states are one number, text or small object: those need no table of visited objects.
  if (typeof state !== "object" || state === null) return classifyScalar(state, []);
  const walk: Walk = { seen: new Set(), path: [], isGraph: false };
  visitObject(state, walk);
  return walk.isGraph ? "graph" : "tree";
}

interface Walk {
  readonly seen: Set<object>;
  readonly path: PathStep[];
  isGraph: boolean;
}

function visit(value: unknown, step: PathStep, walk: Walk): void {
  if (typeof value === "object" && value !== null) {
    walk.path.push(step);
    visitObject(value, walk);
    walk.path.pop();
    return;
  }
  if (typeof value === "number") {
    if (value === 0 && Object.is(value, -0)) walk.isGraph = true;
    return;
  }
  if (typeof value === "string" && value.isWellFormed()) return;
  if (typeof value === "boolean" || value === null) return;
  if (classifyScalar(value, [...walk.path, step]) === "graph") walk.isGraph = true;
}

function classifyScalar(value: unknown, path: readonly PathStep[]): StateForm {
  switch (typeof value) {
    case "string":
      if (value.isWellFormed()) return "tree";
      throw unsupportedState(formatPath(path), "a text with a lone surrogate");
    case "bigint":
      return "graph";
    case "number":
      return Object.is(value, -0) ? "graph" : "tree";
    case "boolean":
    case "undefined":
      return "tree";
    case "object":
      return "tree";
    default:
      throw unsupportedState(formatPath(path), `a ${typeof value}`);
  }
}

function visitObject(value: object, walk: Walk): void {
  if (walk.seen.has(value)) {
    walk.isGraph = true;
    return;
  }
  walk.seen.add(value);
  if (walk.path.length > STATE_DEPTH_MAX) {
    throw stateTooDeep(formatPath(walk.path.slice(0, 8)), STATE_DEPTH_MAX);
  }
  if (Array.isArray(value)) visitArray(value, walk);
  else if (Object.getPrototypeOf(value) === Object.prototype) visitRecord(value, walk);
  else visitSpecial(value, walk);
}

function visitArray(array: readonly unknown[], walk: Walk): void {
  if (Object.getPrototypeOf(array) !== Array.prototype) refuse(walk, "an array of another class");
  // One name for each element and one for the length: fewer with holes, more with extras.
  if (Reflect.ownKeys(array).length !== array.length + 1) {
    refuse(walk, "an array with holes or extra properties");
  }
  for (let index = 0; index < array.length; index++) visitProperty(array, index, walk);
}

function visitRecord(record: object, walk: Walk): void {
  for (const key of Reflect.ownKeys(record)) {
    if (typeof key === "symbol") refuse(walk, "a property that is a symbol");
    if (key === "__proto__" || !key.isWellFormed()) {
      refuse(walk, "a property name that is unsafe", key);
    }
    visitProperty(record, key, walk);
  }
}

/** Reads through the descriptor, so that no getter runs. */
function visitProperty(owner: object, key: PathStep, walk: Walk): void {
  const property = Object.getOwnPropertyDescriptor(owner, key);
  if (property === undefined) refuse(walk, "an array with holes or extra properties");
  if (property.get !== undefined || property.set !== undefined) {
    refuse(walk, "a property with a getter or setter", key);
  }
  if (property.enumerable !== true) refuse(walk, "a property that is not enumerable", key);
  visit(property.value, key, walk);
}

function visitSpecial(value: object, walk: Walk): void {
  walk.isGraph = true;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Map.prototype && isMap(value)) {
    refuseOwnProperties(value, walk);
    for (const [key, item] of value) {
      visit(key, "(map key)", walk);
      visit(item, typeof key === "string" ? key : "(map value)", walk);
    }
  } else if (prototype === Set.prototype && isSet(value)) {
    refuseOwnProperties(value, walk);
    for (const item of value) visit(item, "(set item)", walk);
  } else if (prototype === Date.prototype && isDate(value)) {
    refuseOwnProperties(value, walk);
  } else if (binaryTypeOf(value) !== undefined) {
    visitBinary(value, walk);
  } else {
    refuse(walk, `an object of the class ${className(prototype)}`);
  }
}

function visitBinary(value: object, walk: Walk): void {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  if (!(buffer instanceof ArrayBuffer)) refuse(walk, "memory shared between threads");
  if (buffer.resizable || buffer.detached) refuse(walk, "memory that changes its size");
  if (hasExtraProperties(value)) refuse(walk, "a built-in object with extra properties");
}

/**
 * Typed arrays name every element, so extra names are looked for only where that is cheap: the
 * names of 8 million elements take seconds to list.
 */
function hasExtraProperties(value: object): boolean {
  const elementCount = isTypedArray(value) ? value.length : 0;
  const names =
    elementCount > NAMES_LISTED_MAX
      ? Object.getOwnPropertySymbols(value).length
      : Reflect.ownKeys(value).length - elementCount;
  return names > 0;
}

function refuseOwnProperties(value: object, walk: Walk): void {
  if (Reflect.ownKeys(value).length > 0) refuse(walk, "a built-in object with extra properties");
}

function className(prototype: unknown): string {
  if (prototype === null) return "(none)";
  const maker = Object.getOwnPropertyDescriptor(prototype, "constructor")?.value;
  return typeof maker === "function" ? maker.name : "(unknown)";
}

function refuse(walk: Walk, what: string, step?: PathStep): never {
  throw unsupportedState(formatPath(step === undefined ? walk.path : [...walk.path, step]), what);
}
