import { Packr, Unpackr } from "msgpackr";
import { digestBytes } from "../digest/digest-bytes.ts";
import { corruptState, stateTooLarge, unknownCodec } from "../errors/state-errors.ts";
import type { EncodedState } from "../storage/run-writer.ts";
import { checkMessagePack } from "./check-message-pack.ts";
import { classifyState } from "./classify-state.ts";
import { fromGraph, toGraph } from "./state-graph.ts";
import { STATE_BYTES_MAX_DEFAULT } from "./state-limits.ts";

/** The name of the codec that writes states now. It stands in every envelope. */
export const STATE_CODEC = "runbox-1";

/** The first byte of a state says which of the codec's two forms follows. */
const FORM_TREE = 1;
const FORM_GRAPH = 2;

// Sizes of maps are written as they are, since fixed ones end at 65,535 properties. A property
// named `toJSON` is data.
const packr = new Packr({
  useRecords: false,
  moreTypes: false,
  variableMapSize: true,
  useToJSON: false,
});
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: true, copyBuffers: true });

/**
 * Turns a state into bytes. What comes back from `decodeState` is the same value, or this throws.
 *
 * @param limitBytes the largest result; 64 MiB by default.
 * @throws `STATE.UNSUPPORTED`, `STATE.TOO_DEEP`, `STATE.TOO_LARGE`
 */
export function encodeState(state: unknown, limitBytes = STATE_BYTES_MAX_DEFAULT): EncodedState {
  const form = classifyState(state);
  const packed = packr.pack(form === "tree" ? state : toGraph(state));
  const sizeBytes = packed.byteLength + 1;
  if (sizeBytes > limitBytes) throw stateTooLarge(sizeBytes, limitBytes);
  // A copy: the packer's own buffer is reused, and one byte of form goes in front.
  const bytes = Buffer.allocUnsafe(sizeBytes);
  bytes[0] = form === "tree" ? FORM_TREE : FORM_GRAPH;
  bytes.set(packed, 1);
  return { bytes, digest: digestBytes(bytes) };
}

/**
 * Turns bytes back into the state. Builds plain data only: no class, no code, whatever they hold.
 *
 * @throws `STATE.UNKNOWN_CODEC`, `STATE.CORRUPT`
 */
export function decodeState(bytes: Uint8Array): unknown {
  const form = bytes[0];
  if (form !== FORM_TREE && form !== FORM_GRAPH) throw unknownCodec(`form ${form ?? "empty"}`);
  // A plain view: the unpacker gives byte arrays the class of what it reads from.
  const body = new Uint8Array(bytes.buffer, bytes.byteOffset + 1, bytes.byteLength - 1);
  checkMessagePack(body, form === FORM_GRAPH);
  const plain = unpack(body);
  return form === FORM_TREE ? plain : fromGraph(plain);
}

function unpack(body: Uint8Array): unknown {
  try {
    const plain: unknown = unpackr.unpack(body);
    return plain;
  } catch (cause) {
    throw corruptState("not what the codec writes", cause);
  }
}
