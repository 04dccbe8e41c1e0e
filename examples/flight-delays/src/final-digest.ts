import { createHash } from "node:crypto";
import { type Entity, encodeState } from "@runbox/core";

/** One digest over all entities' states in the order of their ids. Equal states, equal digest. */
export function digestEntities(entities: readonly Pick<Entity, "id" | "state">[]): string {
  const hash = createHash("sha256");
  for (const { id, state } of entities.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    hash.update(`${id}=${encodeState(state).digest}\n`);
  }
  return hash.digest("hex").slice(0, 32);
}
