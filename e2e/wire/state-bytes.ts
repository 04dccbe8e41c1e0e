import { type PlainValue, packValue } from "./message-pack.ts";

const TREE = 1;
const GRAPH = 2;

/** The codec that the bytes of this file are written for. */
export const CODEC = "runbox-1";

/** A state that holds only what MessagePack carries, in the codec's form. */
export function treeState(value: PlainValue): Uint8Array<ArrayBuffer> {
  return withForm(TREE, packValue(value));
}

/**
 * A state as a table of nodes, in the codec's form: for Map, Set, Date, BigInt, bytes and cycles.
 * Node 0 is the state; a slot is `[scalar]` or the number of a node.
 */
export function graphState(nodes: readonly PlainValue[]): Uint8Array<ArrayBuffer> {
  return withForm(GRAPH, packValue(nodes));
}

function withForm(form: number, packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(packed.length + 1);
  bytes[0] = form;
  bytes.set(packed, 1);
  return bytes;
}
