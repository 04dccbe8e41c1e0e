import { createHash } from "node:crypto";
import type { Digest, ExternalMs, PushEntry } from "@runbox/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestToHex } from "../values/digest-hex.ts";
import { type BuiltSegment, createSegmentBuilder } from "./segment-builder.ts";
import { decodeBody, decodeIndex, encodeBody, encodeIndex } from "./segment-format.ts";
import type { SegmentIdentity } from "./segment-identity.ts";
import type { SegmentIndex } from "./segment-index.ts";

const IDENTITY: SegmentIdentity = {
  runId: "run-1",
  seq: 7,
  epoch: 3,
  branch: 2,
  registryNo: 4,
  stateVersion: 5,
  writtenBy: "test 1",
};

function entryOf(ordinal: number, instant: number, from: number, text: string | null): PushEntry {
  const bytes = Buffer.from(text ?? "");
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 32) as Digest;
  return {
    ordinal,
    instant: instant as ExternalMs,
    from: from as ExternalMs,
    state: text === null ? null : { bytes, digest },
  };
}

function build(entries: readonly PushEntry[]): BuiltSegment {
  const builder = createSegmentBuilder(() => 1_000, { entries: 0, body: Buffer.alloc(0) });
  for (const entry of entries) builder.add(entry);
  return builder.build();
}

/** What a segment says, entry by entry; unchanged ones sorted, since their order means nothing. */
function entriesOf(index: SegmentIndex, body: Uint8Array): readonly string[] {
  const said: string[] = [];
  let offset = 0;
  for (let entry = 0; entry < index.entryCount; entry++) {
    const end = offset + (index.stateBytes[entry] ?? 0);
    const text = Buffer.from(body.subarray(offset, end)).toString();
    said.push(`${placeOf(index, index.ordinals[entry], index.pairs[entry])} ${text}`);
    offset = end;
  }
  const { pairs, firsts, counts } = index.unchanged;
  const unchanged = new Set<string>();
  for (let range = 0; range < firsts.length; range++) {
    const first = firsts[range] ?? 0;
    for (let ordinal = first; ordinal < first + (counts[range] ?? 0); ordinal++) {
      unchanged.add(`${placeOf(index, ordinal, pairs[range])} unchanged`);
    }
  }
  return [...said, ...[...unchanged].sort()];
}

function placeOf(index: SegmentIndex, ordinal = -1, pair = -1): string {
  return `${ordinal} ${index.instants[pair]} ${index.froms[pair]}`;
}

function expectedOf(entries: readonly PushEntry[]): readonly string[] {
  const said = entries.filter(({ state }) => state !== null);
  const unchanged = entries.filter(({ state }) => state === null);
  const place = ({ ordinal, instant, from }: PushEntry) => `${ordinal} ${instant} ${from}`;
  return [
    ...said.map((entry) => `${place(entry)} ${Buffer.from(entry.state?.bytes ?? []).toString()}`),
    ...[...new Set(unchanged.map((entry) => `${place(entry)} unchanged`))].sort(),
  ];
}

const anyEntry = fc
  .tuple(
    fc.integer({ min: 0, max: 300 }),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 3 }),
    fc.option(fc.string({ maxLength: 30 })),
  )
  .map(([ordinal, instant, from, text]) => entryOf(ordinal, instant * 60_000, from * 60_000, text));

describe("a segment", () => {
  it("gives back the entries it was built from", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEntry, { maxLength: 80 }), async (entries) => {
        const { index, body } = build(entries);
        const decoded = await decodeIndex(IDENTITY, await encodeIndex(IDENTITY, index));
        const bodyBlob = await encodeBody(IDENTITY, body);
        const decodedBody = await decodeBody(IDENTITY, bodyBlob, decoded.index.bodyBytes);
        expect(decoded.identity).toEqual(IDENTITY);
        expect(entriesOf(decoded.index, decodedBody)).toEqual(expectedOf(entries));
      }),
      { numRuns: 100 },
    );
  });

  it("keeps the digest of each state", async () => {
    const entries = [entryOf(0, 1, 0, "a"), entryOf(9, 1, 0, ""), entryOf(4, 1, 0, "ccc")];
    const { index } = await decodeIndex(
      IDENTITY,
      await encodeIndex(IDENTITY, build(entries).index),
    );
    expect(entries.map((_, row) => digestToHex(index.digests, row))).toEqual(
      entries.map(({ state }) => state?.digest),
    );
  });

  it("takes many unchanged entities as one range, in whatever order they pushed", () => {
    const ordinals = Array.from({ length: 1_000 }, (_, ordinal) => (ordinal * 7) % 1_000);
    const { index } = build(ordinals.map((ordinal) => entryOf(ordinal, 2, 1, null)));
    expect([...index.unchanged.firsts]).toEqual([0]);
    expect([...index.unchanged.counts]).toEqual([1_000]);
  });

  it("is refused under the name of another run or number", async () => {
    const { index, body } = build([entryOf(0, 1, 0, "a")]);
    const blob = await encodeIndex(IDENTITY, index);
    const bodyBlob = await encodeBody(IDENTITY, body);
    await expect(decodeIndex({ runId: "run-2", seq: 7 }, blob)).rejects.toThrow("of the run run-1");
    await expect(decodeIndex({ runId: "run-1", seq: 8 }, blob)).rejects.toThrow("the segment 7");
    await expect(decodeBody({ runId: "run-1", seq: 8 }, bodyBlob, 1)).rejects.toThrow("segment 7");
  });

  it("is refused with the body of another length", async () => {
    const { body } = build([entryOf(0, 1, 0, "abc")]);
    const blob = await encodeBody(IDENTITY, body);
    await expect(decodeBody(IDENTITY, blob, 4)).rejects.toThrow("not that of the index");
  });

  it("is refused when an index that is signed makes no sense", async () => {
    const { index } = build([entryOf(0, 1, 0, "abc"), entryOf(1, 1, 0, null)]);
    const lies: readonly SegmentIndex[] = [
      { ...index, pairs: Uint32Array.of(9) },
      { ...index, stateBytes: Uint32Array.of(99) },
      { ...index, bodyBytes: 4 },
      { ...index, entryCount: 2 },
      { ...index, entryCount: 4_000_000_000 },
      { ...index, unchanged: { ...index.unchanged, pairs: Uint32Array.of(3) } },
    ];
    for (const lie of lies) {
      const blob = await encodeIndex(IDENTITY, lie);
      await expect(decodeIndex(IDENTITY, blob)).rejects.toMatchObject({ name: "DamagedBytes" });
    }
  });

  it("is refused after any single bit of its index or body was flipped", async () => {
    const { index, body } = build([entryOf(0, 1, 0, "abc"), entryOf(1, 1, 0, null)]);
    const indexBlob = await encodeIndex(IDENTITY, index);
    const bodyBlob = await encodeBody(IDENTITY, body);
    for (const damaged of flips(indexBlob)) {
      await expect(decodeIndex(IDENTITY, damaged)).rejects.toMatchObject({ name: "DamagedBytes" });
    }
    for (const damaged of flips(bodyBlob)) {
      await expect(decodeBody(IDENTITY, damaged, 3)).rejects.toMatchObject({
        name: "DamagedBytes",
      });
    }
  });
});

function* flips(blob: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < blob.length * 8; bit++) {
    const damaged = Buffer.from(blob);
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield damaged;
  }
}
