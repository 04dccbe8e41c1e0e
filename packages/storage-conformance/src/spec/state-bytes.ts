import { digestBytes, encodeState, parseEntityId, type SavepointRecord } from "@runbox/core";
import fc from "fast-check";
import { expect } from "vitest";
import { readStates, readTexts } from "../fixture/read-savepoint.ts";
import { createRun, type RunDriver } from "../fixture/run-driver.ts";
import { noiseBytes, stateOf } from "../fixture/sample-state.ts";
import type { CaseContext, ConformanceSubject } from "../suite/conformance-case.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
const SIZES_BYTES = [1, 2, 255, 256, KIB, 64 * KIB - 1, 64 * KIB, MIB - 1, MIB, MIB + 1];

export const stateBytes: ConformanceSubject = {
  name: "the bytes of states",
  cases: [
    {
      title: "a state of no bytes is a state",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        const saved = await driver.save(60_000, { A: new Uint8Array(0), B: "b1" });
        expect((await readStates(storage, saved)).get("A")?.bytes.byteLength).toBe(0);
        expect(driver.writer.hasState(0)).toBe(true);
        const next = await driver.save(120_000, { A: null, B: new Uint8Array(0) });
        expect(await readTexts(storage, next)).toEqual({ A: "", B: "" });
      },
    },
    {
      title: "the encoded null is a state, and differs from unchanged and from none",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const nothing = encodeState(null);
        const saved = await driver.save(60_000, { A: nothing.bytes });
        expect(driver.writer.hasState(0)).toBe(true);
        expect(driver.writer.matchesTip(0, nothing.digest)).toBe(true);
        expect((await readStates(storage, saved)).get("A")?.digest).toBe(nothing.digest);
      },
    },
    {
      title: "every byte value comes back, in any order, and bytes that look like something",
      run: async ({ storage, runId }) => {
        const all = Uint8Array.from({ length: 256 }, (_, value) => value);
        const contents = {
          ascending: all,
          descending: all.toReversed(),
          zeros: new Uint8Array(1_000),
          quotes: new TextEncoder().encode('\'; DROP TABLE "Run"; --\u0000\\x00'),
          brokenText: Uint8Array.of(0xed, 0xa0, 0x80, 0xff, 0xfe, 0xc0, 0x80),
          zstdMagic: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0),
        };
        const driver = await createRun(storage, runId(), Object.keys(contents));
        const saved = await driver.save(60_000, contents);
        await expectBytes({ storage, saved, contents });
      },
    },
    {
      title: "bytes changed by their owner after the push do not reach the savepoint",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B", "C"]);
        const plain = Uint8Array.of(1, 2, 3);
        const pooled = Buffer.from("pooled");
        const view = new Uint8Array(new Uint8Array([9, 8, 7, 6, 5]).buffer, 1, 3);
        await driver.push("A", 60_000, plain);
        await driver.push("B", 60_000, pooled);
        await driver.push("C", 60_000, view);
        const contents = { A: plain.slice(), B: new Uint8Array(pooled), C: view.slice() };
        plain.fill(0);
        pooled.fill(0);
        view.fill(0);
        const [saved] = await driver.complete(60_000);
        expect.assert(saved !== undefined);
        await expectBytes({ storage, saved, contents });
      },
    },
    {
      title: "bytes changed by one reader are whole for the next",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const saved = await driver.save(60_000, { A: "original" });
        for (const { bytes } of (await readStates(storage, saved)).values()) bytes.fill(0);
        const reader = await storage.openSavepoint(runId(), saved.savepointId);
        (await reader.readState(parseEntityId("A"))).state.bytes.fill(1);
        await reader.close();
        expect(await readTexts(storage, saved)).toEqual({ A: "original" });
        const next = await driver.save(120_000, { A: null });
        expect(await readTexts(storage, next)).toEqual({ A: "original" });
      },
    },
    {
      title: "listing entities tells size and digest of each state",
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A", "B"]);
        const saved = await driver.save(60_000, { A: "12345", B: "1" });
        const reader = await storage.openSavepoint(runId(), saved.savepointId);
        expect(await reader.listEntities()).toEqual([
          { ordinal: 0, entityId: "A", stateBytes: 5, digest: stateOf("12345").digest },
          { ordinal: 1, entityId: "B", stateBytes: 1, digest: stateOf("1").digest },
        ]);
        await reader.close();
      },
    },
    ...SIZES_BYTES.map((sizeBytes) => ({
      title: `a state of ${sizeBytes.toLocaleString("en")} bytes comes back byte for byte`,
      run: (context: CaseContext) => checkSize(context, sizeBytes),
    })),
    {
      title: "a state of 8 MiB comes back byte for byte, beside small ones",
      needs: "large-states",
      timeoutMs: 60_000,
      run: (context) => checkSize(context, 8 * MIB),
    },
    {
      title: "a compressible state of 8 MiB comes back byte for byte",
      needs: "large-states",
      timeoutMs: 60_000,
      run: async ({ storage, runId }) => {
        const driver = await createRun(storage, runId(), ["A"]);
        const contents = { A: new Uint8Array(8 * MIB).fill(7) };
        const saved = await driver.save(60_000, contents);
        expect(saved.stateBytes).toBe(8 * MIB);
        await expectBytes({ storage, saved, contents });
      },
    },
    {
      title: "random states of random sizes come back, whole and one by one",
      timeoutMs: 120_000,
      run: (context) => checkRandomStates(context),
    },
  ],
};

async function checkSize({ storage, runId }: CaseContext, sizeBytes: number): Promise<void> {
  const driver = await createRun(storage, runId(), ["small", "large", "last"]);
  const contents = {
    small: Uint8Array.of(1),
    large: noiseBytes(sizeBytes, sizeBytes),
    last: Uint8Array.of(2),
  };
  const saved = await driver.save(60_000, contents);
  expect(saved.stateBytes).toBe(sizeBytes + 2);
  await expectBytes({ storage, saved, contents });
}

async function checkRandomStates({ storage, runId }: CaseContext): Promise<void> {
  const content = fc.uint8Array({ minLength: 0, maxLength: 3_000, size: "max" });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 40 }), async (list) => {
      round += 1;
      const contents = Object.fromEntries(list.map((bytes, index) => [`e${index}`, bytes]));
      const driver = await createRun(storage, runId(`r${round}`), Object.keys(contents));
      const saved = await saveAtOnce(driver, contents);
      await expectBytes({ storage, saved, contents });
      const reader = await storage.openSavepoint(saved.runId, saved.savepointId);
      for (const [entity, bytes] of Object.entries(contents)) {
        const { state } = await reader.readState(parseEntityId(entity));
        expect(digestBytes(state.bytes)).toBe(digestBytes(bytes));
      }
      await reader.close();
    }),
    { numRuns: 25 },
  );
}

async function saveAtOnce(driver: RunDriver, contents: Readonly<Record<string, Uint8Array>>) {
  const entries = Object.entries(contents).map(([id, bytes]) => driver.entry(id, 60_000, bytes));
  await driver.writer.append(entries);
  const [saved] = await driver.complete(60_000);
  expect.assert(saved !== undefined);
  return saved;
}

interface SavedBytes {
  readonly storage: CaseContext["storage"];
  readonly saved: SavepointRecord;
  readonly contents: Readonly<Record<string, Uint8Array>>;
}

async function expectBytes({ storage, saved, contents }: SavedBytes): Promise<void> {
  const states = await readStates(storage, saved);
  expect([...states.keys()].sort()).toEqual(Object.keys(contents).sort());
  for (const [entity, bytes] of Object.entries(contents)) {
    const found = states.get(entity)?.bytes;
    expect(found !== undefined && Buffer.compare(found, bytes) === 0, entity).toBe(true);
  }
}
