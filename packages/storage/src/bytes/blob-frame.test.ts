import { createHash } from "node:crypto";
import { zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeBlob, FORMAT_VERSION, verifyBlob } from "./blob-frame.ts";
import { createByteWriter } from "./byte-writer.ts";
import { DamagedBytes } from "./damaged-bytes.ts";

const LIMIT_BYTES = 1 << 20;

function headerOf(text: string): Uint8Array {
  const writer = createByteWriter();
  writer.text(text);
  return writer.finish();
}

async function read(blob: Uint8Array) {
  const { header, content } = verifyBlob("manifest", blob, LIMIT_BYTES);
  return { header: header.text(100), content: Buffer.from(await content()) };
}

describe("a blob", () => {
  it("gives header and content back", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 20 }), fc.uint8Array(), async (text, bytes) => {
        const blob = await encodeBlob("manifest", headerOf(text), bytes);
        const { header, content } = await read(blob);
        expect(header).toBe(Buffer.from(text, "utf8").toString("utf8"));
        expect(content.equals(bytes)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("compresses what gets smaller and leaves the rest", async () => {
    const text = Buffer.alloc(10_000, "again and again ");
    const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(10_000)));
    const small = await encodeBlob("manifest", headerOf("a"), text);
    const same = await encodeBlob("manifest", headerOf("a"), noise);
    expect(small.length).toBeLessThan(500);
    expect(same.length).toBeGreaterThan(noise.length);
    expect((await read(small)).content.equals(text)).toBe(true);
    expect((await read(same)).content.equals(noise)).toBe(true);
  });

  it("is refused after any single bit was flipped", async () => {
    const blob = await encodeBlob("manifest", headerOf("run-1"), Buffer.alloc(600, "state "));
    for (let bit = 0; bit < blob.length * 8; bit++) {
      const damaged = Buffer.from(blob);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => verifyBlob("manifest", damaged, LIMIT_BYTES), `bit ${bit}`).toThrow(
        DamagedBytes,
      );
    }
  });

  it("is refused at any shorter length, and with something after it", async () => {
    const blob = await encodeBlob("manifest", headerOf("run-1"), Buffer.alloc(50, 7));
    for (let length = 0; length < blob.length; length++) {
      const cut = blob.subarray(0, length);
      expect(() => verifyBlob("manifest", cut, LIMIT_BYTES)).toThrow(DamagedBytes);
    }
    const longer = Buffer.concat([blob, Buffer.of(0)]);
    expect(() => verifyBlob("manifest", longer, LIMIT_BYTES)).toThrow(DamagedBytes);
  });

  it("is not taken for a blob of another kind", async () => {
    const blob = await encodeBlob("registry", headerOf("run-1"), Buffer.of(1));
    expect(() => verifyBlob("manifest", blob, LIMIT_BYTES)).toThrow("it is no manifest");
  });

  it("is refused when it declares more bytes than the limit", async () => {
    const blob = await encodeBlob("manifest", headerOf("run-1"), Buffer.alloc(2_000));
    expect(() => verifyBlob("manifest", blob, 1_999)).toThrow("declares 2000 bytes");
  });

  it("stops decompressing at the declared length", async () => {
    const bomb = zstdCompressSync(Buffer.alloc(50 << 20));
    const blob = signedByHand("zstd", 1_000, bomb);
    const { content } = verifyBlob("manifest", blob, LIMIT_BYTES);
    await expect(content()).rejects.toThrow("cannot be decompressed to the declared length");
  });

  it("is refused when its compression is unknown, or its content shorter than declared", async () => {
    const unknown = verifyBlob("manifest", signedByHand("lzma", 3, Buffer.alloc(3)), LIMIT_BYTES);
    await expect(unknown.content()).rejects.toThrow("unknown compression lzma");
    const short = verifyBlob("manifest", signedByHand("none", 9, Buffer.alloc(3)), LIMIT_BYTES);
    await expect(short.content()).rejects.toThrow("not the declared one");
  });
});

/** A blob whose hash holds, as somebody makes it who knows the format and lies. */
function signedByHand(compression: string, declaredBytes: number, content: Uint8Array): Buffer {
  const writer = createByteWriter();
  writer.text(compression);
  writer.varint(declaredBytes);
  const header = Buffer.from(writer.finish());
  const prefix = Buffer.alloc(9);
  prefix.write("RBXM", 0, "latin1");
  prefix.writeUInt8(FORMAT_VERSION, 4);
  prefix.writeUInt32LE(header.length, 5);
  const hash = createHash("sha256").update(prefix).update(header).update(content).digest();
  return Buffer.concat([prefix, hash, header, content]);
}
