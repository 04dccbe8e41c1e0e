import { corruptState } from "../errors/state-errors.ts";
import { STATE_DEPTH_MAX } from "./state-limits.ts";

/** What follows a first byte: so many bytes of content, or of a length. */
interface Token {
  readonly kind: "scalar" | "text" | "bytes" | "list" | "map";
  readonly follows: number;
}

/**
 * Every first byte of MessagePack that may stand in a state. What is left out on purpose: extension
 * types, of which some make class instances, and integers of 64 bits, which come back as BigInt.
 */
const TOKENS: ReadonlyMap<number, Token> = new Map<number, Token>([
  [0xc0, { kind: "scalar", follows: 0 }],
  [0xc2, { kind: "scalar", follows: 0 }],
  [0xc3, { kind: "scalar", follows: 0 }],
  [0xc4, { kind: "bytes", follows: 1 }],
  [0xc5, { kind: "bytes", follows: 2 }],
  [0xc6, { kind: "bytes", follows: 4 }],
  [0xca, { kind: "scalar", follows: 4 }],
  [0xcb, { kind: "scalar", follows: 8 }],
  [0xcc, { kind: "scalar", follows: 1 }],
  [0xcd, { kind: "scalar", follows: 2 }],
  [0xce, { kind: "scalar", follows: 4 }],
  [0xd0, { kind: "scalar", follows: 1 }],
  [0xd1, { kind: "scalar", follows: 2 }],
  [0xd2, { kind: "scalar", follows: 4 }],
  [0xd9, { kind: "text", follows: 1 }],
  [0xda, { kind: "text", follows: 2 }],
  [0xdb, { kind: "text", follows: 4 }],
  [0xdc, { kind: "list", follows: 2 }],
  [0xdd, { kind: "list", follows: 4 }],
  [0xde, { kind: "map", follows: 2 }],
  [0xdf, { kind: "map", follows: 4 }],
]);

const POSITIVE_INTEGER_MAX = 0x7f;
const SHORT_MAP = 0x80;
const SHORT_LIST = 0x90;
const SHORT_TEXT = 0xa0;
const NIL = 0xc0;
const UNDEFINED = 0xd4;
const NEGATIVE_INTEGER_MIN = 0xe0;

/** A list or map that is being read. A map counts its keys as well. */
interface Container {
  readonly isMap: boolean;
  left: number;
}

/**
 * Checks, before anything is built, that bytes are one value of plain MessagePack: scalars, texts,
 * lists and maps with texts as keys. So the unpacker never meets a type that runs code, a length
 * that claims more than there is, or a nesting that ends its stack. Work is linear in the bytes.
 *
 * @param allowBytes whether byte strings may occur.
 * @throws `STATE.CORRUPT`
 */
export function checkMessagePack(bytes: Uint8Array, allowBytes: boolean): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const open: Container[] = [{ isMap: false, left: 1 }];
  let offset = 0;

  const skip = (count: number) => {
    if (count > view.byteLength - offset) throw corruptState("it ends early");
    offset += count;
  };
  const readLength = (sizeBytes: number): number => {
    const start = offset;
    skip(sizeBytes);
    if (sizeBytes === 1) return view.getUint8(start);
    return sizeBytes === 2 ? view.getUint16(start) : view.getUint32(start);
  };
  const enter = (isMap: boolean, count: number) => {
    const left = isMap ? 2 * count : count;
    // Every element takes a byte at least.
    if (left > view.byteLength - offset) throw corruptState("a length beyond the end");
    if (open.length > STATE_DEPTH_MAX + 1) throw corruptState("it is nested too deep");
    if (left > 0) open.push({ isMap, left });
  };
  const readOther = (first: number) => {
    if (first === UNDEFINED) {
      if (readLength(2) !== 0) throw corruptState("an extension type");
      return;
    }
    const token = TOKENS.get(first);
    if (token === undefined || (token.kind === "bytes" && !allowBytes)) {
      throw corruptState("a type that no state has");
    }
    if (token.kind === "scalar") skip(token.follows);
    else if (token.kind === "list" || token.kind === "map") {
      enter(token.kind === "map", readLength(token.follows));
    } else skip(readLength(token.follows));
  };

  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    if (last.left === 0) {
      open.pop();
      continue;
    }
    const isKey = last.isMap && last.left % 2 === 0;
    last.left -= 1;
    const first = readLength(1);
    if (isKey && !isText(first)) throw corruptState("a name that is no text");
    if (first <= POSITIVE_INTEGER_MAX || first >= NEGATIVE_INTEGER_MIN) continue;
    if (first < SHORT_LIST) enter(true, first - SHORT_MAP);
    else if (first < SHORT_TEXT) enter(false, first - SHORT_LIST);
    else if (first < NIL) skip(first - SHORT_TEXT);
    else readOther(first);
  }
  if (offset !== view.byteLength) throw corruptState("bytes after its end");
}

function isText(first: number): boolean {
  return (first >= SHORT_TEXT && first < NIL) || TOKENS.get(first)?.kind === "text";
}
