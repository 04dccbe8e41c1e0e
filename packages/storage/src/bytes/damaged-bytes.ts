/**
 * Thrown while reading stored bytes that are not those that were written. Who reads knows the run
 * and the savepoint, and turns it into `SAVEPOINT.CORRUPT`.
 */
export class DamagedBytes extends Error {
  override readonly name = "DamagedBytes";
}

export function damagedBytes(detail: string): DamagedBytes {
  return new DamagedBytes(detail);
}
