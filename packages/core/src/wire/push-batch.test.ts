import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thrownCode } from "../../test/support/thrown-code.ts";
import { encodeState, STATE_CODEC } from "../codec/state-codec.ts";
import { isRunboxError } from "../errors/runbox-error.ts";
import { toEpoch } from "../model/epoch.ts";
import { type ExternalMs, parseExternalMs } from "../model/external-time.ts";
import { parseRunId } from "../model/ids.ts";
import { decodePushBatch, encodePushBatch, type PushBatch } from "./push-batch.ts";

const push = fc.record({
  ordinal: fc.oneof(fc.nat(5), fc.nat()),
  instant: fc
    .oneof(
      fc.nat(3).map((step) => step * 60_000),
      fc.maxSafeNat(),
    )
    .map(parseExternalMs),
  state: fc.oneof(
    fc.constant(null),
    fc.jsonValue().map((state) => encodeState(state)),
  ),
});
const batches: fc.Arbitrary<PushBatch> = fc.record({
  runId: fc.constantFrom("flights-2001", "a", "x".repeat(128)).map(parseRunId),
  epoch: fc.maxSafeNat().map(toEpoch),
  codec: fc.constant(STATE_CODEC),
  pushes: fc.array(push, { maxLength: 20 }),
});

/** A batch with bytes of one class, so that a Buffer equals what is read. */
function comparable({ pushes, ...rest }: PushBatch) {
  return {
    ...rest,
    pushes: pushes.map(({ state, ...of }) => ({
      ...of,
      state: state === null ? null : { bytes: [...state.bytes], digest: state.digest },
    })),
  };
}

const example = encodePushBatch({
  runId: parseRunId("r"),
  epoch: toEpoch(3),
  codec: STATE_CODEC,
  pushes: [
    { ordinal: 0, instant: parseExternalMs(60_000), state: encodeState({ a: 1 }) },
    { ordinal: 1, instant: parseExternalMs(60_000), state: null },
    { ordinal: 2, instant: parseExternalMs(60_000), state: null },
    { ordinal: 0, instant: parseExternalMs(0), state: encodeState(null) },
  ],
});

describe("a batch of pushes", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(batches, (batch) => {
        expect(comparable(decodePushBatch(encodePushBatch(batch)))).toEqual(comparable(batch));
      }),
    );
  });

  it("takes one record for neighbours that are unchanged", () => {
    const pushes = Array.from({ length: 100_000 }, (_, ordinal) => ({
      ordinal,
      instant: 60_000 as ExternalMs,
      state: null,
    }));
    const batch = { runId: parseRunId("r"), epoch: toEpoch(1), codec: STATE_CODEC, pushes };
    const bytes = encodePushBatch(batch);
    expect(bytes.byteLength).toBeLessThan(50);
    expect(decodePushBatch(bytes).pushes).toEqual(pushes);
  });

  it("keeps nothing of the memory that it was read from", () => {
    const source = Buffer.from(example);
    const batch = decodePushBatch(source);
    const before = comparable(batch);
    source.fill(0xff);
    expect(comparable(batch)).toEqual(before);
  });

  it("has digests of its bytes, whatever a sender says", () => {
    const [first] = decodePushBatch(example).pushes;
    expect(first?.state?.digest).toBe(encodeState({ a: 1 }).digest);
  });
});

describe("a batch is refused", () => {
  it("when it is cut off at any byte", () => {
    for (let length = 0; length < example.byteLength; length++) {
      expect(thrownCode(() => decodePushBatch(example.subarray(0, length)))).toBe(
        "INPUT.MALFORMED_BATCH",
      );
    }
  });

  it("when there is anything behind it", () => {
    expect(thrownCode(() => decodePushBatch(Uint8Array.of(...example, 0)))).toBe(
      "INPUT.MALFORMED_BATCH",
    );
  });

  it("when it has more pushes than are accepted", () => {
    expect(decodePushBatch(example, 4).pushes).toHaveLength(4);
    expect(thrownCode(() => decodePushBatch(example, 3))).toBe("INPUT.MALFORMED_BATCH");
  });

  it("when it is of another version", () => {
    const other = Uint8Array.from(example);
    other[3] = 2;
    expect(thrownCode(() => decodePushBatch(other))).toBe("INPUT.MALFORMED_BATCH");
  });

  it("with a typed error, or read whole, when bytes are random or flipped", () => {
    const flipped = fc.tuple(fc.nat(), fc.nat(7)).map(([at, bit]) => {
      const bytes = Uint8Array.from(example);
      bytes[at % bytes.byteLength] = (bytes[at % bytes.byteLength] ?? 0) ^ (1 << bit);
      return bytes;
    });
    const headed = fc
      .uint8Array({ maxLength: 60 })
      .map((rest) => Uint8Array.of(...example.subarray(0, 16), ...rest));
    const bytes = fc.oneof(flipped, headed, fc.uint8Array({ maxLength: 60 }));
    const codes = new Set<string>();
    fc.assert(
      fc.property(bytes, (given) => {
        try {
          for (const { instant } of decodePushBatch(given).pushes) parseExternalMs(instant);
        } catch (error) {
          if (!isRunboxError(error)) throw error;
          codes.add(error.code);
        }
      }),
      { numRuns: 5_000 },
    );
    for (const code of codes)
      expect(code).toMatch(/^INPUT\.(MALFORMED_BATCH|INVALID_ID|INVALID_TIME)$/);
    expect(codes).toContain("INPUT.MALFORMED_BATCH");
  });
});
