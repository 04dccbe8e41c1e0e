import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeState, encodeState } from "../src/codec/state-codec.ts";
import { digestBytes } from "../src/digest/digest-bytes.ts";
import { decodePushBatch } from "../src/wire/push-batch.ts";
import { FROZEN_STATES } from "./support/frozen-states.ts";
import { isSameValue } from "./support/is-same-value.ts";

interface FrozenState {
  readonly name: string;
  readonly digest: string;
  readonly hex: string;
}

interface FrozenBatch {
  readonly name: string;
  readonly hex: string;
  readonly runId: string;
  readonly epoch: number;
  readonly codec: string;
  /** Ordinal, instant and the state; `null` for unchanged. */
  readonly pushes: readonly (readonly [number, number, { readonly value: unknown } | null])[];
}

function readFixture<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(`fixtures/${file}`, import.meta.url), "utf8"));
}

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));

describe("format 1", () => {
  const states = readFixture<readonly FrozenState[]>("format-1/states.json");
  const batches = readFixture<readonly FrozenBatch[]>("format-1/push-batches.json");

  it.each(states)("reads the frozen state: $name", ({ name, hex, digest }) => {
    expect(Object.hasOwn(FROZEN_STATES, name)).toBe(true);
    expect(isSameValue(decodeState(bytesOf(hex)), FROZEN_STATES[name])).toBe(true);
    expect(digestBytes(bytesOf(hex))).toBe(digest);
  });

  it("has every kind of state", () => {
    expect(states.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(FROZEN_STATES).toSorted(),
    );
  });

  // While format 1 is the one that is written: other bytes for the same state would make every
  // state look changed after an update of the software.
  it.each(states)("still writes the same bytes: $name", ({ name, hex }) => {
    expect(Buffer.from(encodeState(FROZEN_STATES[name]).bytes).toString("hex")).toBe(hex);
  });

  it.each(batches)("reads the frozen push batch: $name", (frozen) => {
    const batch = decodePushBatch(bytesOf(frozen.hex));
    expect(batch).toMatchObject({
      runId: frozen.runId,
      epoch: frozen.epoch,
      codec: frozen.codec,
    });
    expect(
      batch.pushes.map(({ ordinal, instant, state }) => [
        ordinal,
        instant,
        state === null ? null : { value: decodeState(state.bytes) },
      ]),
    ).toEqual(frozen.pushes);
  });
});
