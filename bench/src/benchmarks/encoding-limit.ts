import { promisify } from "node:util";
import { constants, zstdCompress } from "node:zlib";
import { encodeState } from "@runbox/core";
import { measure, type Timing } from "../measure.ts";
import { sampleStates } from "../state-set.ts";

const compress = promisify(zstdCompress);
const PACK_BYTES = 1024 * 1024;

/** The limit that no store can beat: encoding all states and compressing them, kept in memory. */
export async function measureEncoding(count: number, rounds: number): Promise<Timing> {
  return measure(rounds, (round) => sampleStates(count, round), encodeAndCompress);
}

async function encodeAndCompress(states: readonly unknown[]): Promise<void> {
  let pack: Uint8Array[] = [];
  let packBytes = 0;
  const compressing: Promise<unknown>[] = [];
  const finishPack = () => {
    const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
    compressing.push(compress(Buffer.concat(pack), level));
    pack = [];
    packBytes = 0;
  };
  for (const state of states) {
    const { bytes } = encodeState(state);
    pack.push(bytes);
    packBytes += bytes.byteLength;
    if (packBytes >= PACK_BYTES) finishPack();
  }
  finishPack();
  await Promise.all(compressing);
}
