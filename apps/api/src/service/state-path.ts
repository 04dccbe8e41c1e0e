import { inputErrors } from "@runbox/core";
import type { StatePath } from "../wire/state-node.ts";

/** A value that has parts. */
export type Container =
  | readonly unknown[]
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | Readonly<Record<string, unknown>>;

/** A part of a container, in the container's own order. */
export interface ContainerPart {
  readonly step: string | number;
  readonly mapKey?: unknown;
  readonly value: unknown;
}

/** Whether a decoded value has parts: an object, array, Map or Set. */
export function isContainer(value: unknown): value is Container {
  if (typeof value !== "object" || value === null) return false;
  return !(value instanceof Date || value instanceof ArrayBuffer || ArrayBuffer.isView(value));
}

/** How many parts a container has. */
export function sizeOf(container: Container): number {
  if (Array.isArray(container)) return container.length;
  if (container instanceof Map || container instanceof Set) return container.size;
  return Object.keys(container).length;
}

/** Parts of a container from a position on. */
export function partsOf(
  container: Container,
  offset: number,
  count: number,
): readonly ContainerPart[] {
  if (Array.isArray(container)) {
    const items: readonly unknown[] = container;
    return items.slice(offset, offset + count).map((value, i) => ({ step: offset + i, value }));
  }
  if (container instanceof Map) {
    const entries = sliceOf(container.entries(), offset, count);
    return entries.map(([mapKey, value], i) => ({ step: offset + i, mapKey, value }));
  }
  if (container instanceof Set) {
    const values = sliceOf(container.values(), offset, count);
    return values.map((value, i) => ({ step: offset + i, value }));
  }
  const record = container as Readonly<Record<string, unknown>>;
  const names = Object.keys(record).slice(offset, offset + count);
  return names.map((name) => ({ step: name, value: record[name] }));
}

function sliceOf<Item>(items: Iterable<Item>, offset: number, count: number): readonly Item[] {
  const slice: Item[] = [];
  let position = 0;
  for (const item of items) {
    if (slice.length >= count) break;
    if (position >= offset) slice.push(item);
    position += 1;
  }
  return slice;
}

/**
 * Walks from a value down a path.
 *
 * @returns the values on the way, the last one at the path itself.
 * @throws `INPUT.INVALID_OPTION` when there is nothing at the path.
 */
export function walkPath(root: unknown, path: StatePath): readonly unknown[] {
  const values: unknown[] = [root];
  for (const step of path) {
    const found = findPart(values.at(-1), step);
    if (found === undefined) throw inputErrors.invalidOption("path", step, "a way into the state");
    values.push(found.value);
  }
  return values;
}

function findPart(parent: unknown, step: string | number): ContainerPart | undefined {
  if (!isContainer(parent)) return undefined;
  if (typeof step === "number") {
    const part = partsOf(parent, step, 1)[0];
    return part?.step === step ? part : undefined;
  }
  if (Array.isArray(parent) || parent instanceof Map || parent instanceof Set) return undefined;
  if (!Object.hasOwn(parent, step)) return undefined;
  return { step, value: (parent as Readonly<Record<string, unknown>>)[step] };
}
