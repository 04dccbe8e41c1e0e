/**
 * Whether two values are the same down to every part: by `Object.is` for scalars, by class and
 * content for objects, and with the same parts shared in the same places.
 */
export function isSameValue(a: unknown, b: unknown): boolean {
  return compare(a, b, new Map(), new Map());
}

type Pairs = Map<object, object>;

function compare(a: unknown, b: unknown, there: Pairs, back: Pairs): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) {
    return Object.is(a, b);
  }
  if (there.has(a) || back.has(b)) return there.get(a) === b && back.get(b) === a;
  there.set(a, b);
  back.set(b, a);
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const same = (left: readonly unknown[], right: readonly unknown[]) =>
    left.length === right.length &&
    left.every((item, index) => compare(item, right[index], there, back));
  if (a instanceof Map && b instanceof Map) {
    return same([...a.keys()], [...b.keys()]) && same([...a.values()], [...b.values()]);
  }
  if (a instanceof Set && b instanceof Set) return same([...a], [...b]);
  if (a instanceof Date && b instanceof Date) return Object.is(a.getTime(), b.getTime());
  if (isBinary(a) && isBinary(b)) return same([...bytesOf(a)], [...bytesOf(b)]);
  const keys = Reflect.ownKeys(a);
  return (
    same(keys, Reflect.ownKeys(b)) &&
    same(
      keys.map((key) => Reflect.get(a, key)),
      keys.map((key) => Reflect.get(b, key)),
    )
  );
}

function isBinary(value: object): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function bytesOf(value: ArrayBuffer | ArrayBufferView): Uint8Array {
  return value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
