import type { StateBranchNode, StateNode, StatePart, StatePath } from "../wire/state-node.ts";
import {
  type Container,
  type ContainerPart,
  isContainer,
  partsOf,
  sizeOf,
  walkPath,
} from "./state-path.ts";

/** How much of a state is shown, and from where. */
export interface StateView {
  readonly path: StatePath;
  /** Levels below the value at `path`. */
  readonly depth: number;
  /** The first part of the value at `path`. */
  readonly offset: number;
  /** Parts of each value. */
  readonly partCountMax: number;
  /** Values in all. */
  readonly nodeCountMax: number;
}

const TEXT_CHARACTERS_MAX = 2_000;
const BIGINT_CHARACTERS_MAX = 1_000;
const BYTES_SHOWN_MAX = 256;

interface Drawing {
  readonly partCountMax: number;
  /** Where each object was first met: on the way down, or in what is drawn. */
  readonly pathOf: Map<object, StatePath>;
  nodesLeft: number;
}

/**
 * Lays a decoded state out for looking at, as far as the view goes.
 *
 * @throws `INPUT.INVALID_OPTION` when there is nothing at the path.
 */
export function presentState(state: unknown, view: StateView): StateNode {
  const values = walkPath(state, view.path);
  const drawing: Drawing = {
    partCountMax: view.partCountMax,
    pathOf: new Map(),
    nodesLeft: view.nodeCountMax,
  };
  // Ancestors first, so that a way back up shows as the cycle it is.
  values.slice(0, -1).forEach((value, depth) => {
    if (isContainer(value)) drawing.pathOf.set(value, view.path.slice(0, depth));
  });
  const target = values.at(-1);
  if (!isContainer(target)) return drawScalar(target);
  // Asked for by its path: drawn even when the way to it came through itself.
  drawing.pathOf.set(target, view.path);
  return drawBranch(target, view.path, { depthLeft: view.depth, offset: view.offset }, drawing);
}

interface Reach {
  readonly depthLeft: number;
  readonly offset: number;
}

function drawNode(value: unknown, path: StatePath, depthLeft: number, drawing: Drawing): StateNode {
  drawing.nodesLeft -= 1;
  if (!isContainer(value)) return drawScalar(value);
  const seenAt = drawing.pathOf.get(value);
  if (seenAt !== undefined) return { kind: "reference", path: seenAt };
  drawing.pathOf.set(value, path);
  return drawBranch(value, path, { depthLeft, offset: 0 }, drawing);
}

function drawBranch(
  container: Container,
  path: StatePath,
  reach: Reach,
  drawing: Drawing,
): StateBranchNode {
  const size = sizeOf(container);
  const count = reach.depthLeft > 0 ? Math.min(drawing.partCountMax, drawing.nodesLeft) : 0;
  const parts: StatePart[] = [];
  for (const part of partsOf(container, reach.offset, Math.max(0, count))) {
    if (drawing.nodesLeft <= 0) break;
    parts.push(drawPart(part, [...path, part.step], reach.depthLeft - 1, drawing));
  }
  return {
    kind: kindOf(container),
    size,
    offset: reach.offset,
    parts,
    isCut: reach.offset + parts.length < size,
  };
}

function drawPart(
  part: ContainerPart,
  path: StatePath,
  depthLeft: number,
  drawing: Drawing,
): StatePart {
  const value = drawNode(part.value, path, depthLeft, drawing);
  if (!("mapKey" in part)) return { step: part.step, value };
  return { step: part.step, key: drawMapKey(part.mapKey, drawing), value };
}

/** A key has no path of its own: one that has parts is shown by its kind and size. */
function drawMapKey(key: unknown, drawing: Drawing): StateNode {
  if (!isContainer(key)) return drawScalar(key);
  return drawBranch(key, [], { depthLeft: 0, offset: 0 }, drawing);
}

function kindOf(container: Container): StateBranchNode["kind"] {
  if (Array.isArray(container)) return "array";
  if (container instanceof Map) return "map";
  return container instanceof Set ? "set" : "object";
}

function drawScalar(value: unknown): StateNode {
  switch (typeof value) {
    case "string":
      return drawText(value);
    case "number":
      return drawNumber(value);
    case "boolean":
      return { kind: "boolean", value };
    case "bigint":
      return drawBigInt(value);
    case "undefined":
      return { kind: "undefined" };
    default:
      return drawObject(value);
  }
}

function drawText(value: string): StateNode {
  const isCut = value.length > TEXT_CHARACTERS_MAX;
  // Never cut inside a pair: what is sent stays well-formed.
  const shown = isCut ? value.slice(0, TEXT_CHARACTERS_MAX).toWellFormed() : value;
  return { kind: "string", value: shown, characterCount: value.length, isCut };
}

function drawNumber(value: number): StateNode {
  if (Object.is(value, -0)) return { kind: "special-number", text: "-0" };
  if (Number.isFinite(value)) return { kind: "number", value };
  if (Number.isNaN(value)) return { kind: "special-number", text: "NaN" };
  return { kind: "special-number", text: value > 0 ? "Infinity" : "-Infinity" };
}

function drawBigInt(value: bigint): StateNode {
  const text = value.toString();
  return {
    kind: "bigint",
    text: text.slice(0, BIGINT_CHARACTERS_MAX),
    isCut: text.length > BIGINT_CHARACTERS_MAX,
  };
}

function drawObject(value: unknown): StateNode {
  if (value instanceof Date) {
    const epochMs = value.getTime();
    if (Number.isNaN(epochMs)) return { kind: "date", epochMs: null, iso: null };
    return { kind: "date", epochMs, iso: value.toISOString() };
  }
  if (value instanceof ArrayBuffer) return drawBytes("ArrayBuffer", new Uint8Array(value));
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return drawBytes(Object.prototype.toString.call(value).slice("[object ".length, -1), bytes);
  }
  return { kind: "null" };
}

function drawBytes(type: string, bytes: Uint8Array): StateNode {
  return {
    kind: "bytes",
    type,
    byteCount: bytes.byteLength,
    base64: Buffer.from(bytes.subarray(0, BYTES_SHOWN_MAX)).toString("base64"),
    isCut: bytes.byteLength > BYTES_SHOWN_MAX,
  };
}
