import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Keeps texts that must not be readable in a database, with keys made from one secret. */
export interface Sealer {
  /** A fingerprint that tells nothing of the text without the secret. */
  fingerprint(text: string): string;
  seal(text: string): string;
  /** `undefined` when it was sealed with another secret, or changed. */
  open(sealed: string): string | undefined;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Makes a sealer; the same secret makes the same one. */
export function createSealer(secret: string): Sealer {
  const sealingKey = deriveKey(secret, "runbox answers");
  const printKey = deriveKey(secret, "runbox fingerprints");
  return {
    fingerprint: (text) => createHmac("sha256", printKey).update(text).digest("base64url"),
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", sealingKey, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return JSON.stringify(Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64"));
    },
    open(sealed) {
      try {
        return openSealed(sealed, sealingKey);
      } catch {
        return undefined;
      }
    },
  };
}

function openSealed(sealed: string, key: Uint8Array): string {
  const bytes = Buffer.from(String(JSON.parse(sealed)), "base64");
  const tagEnd = NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, tagEnd));
  return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString(
    "utf8",
  );
}

function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", purpose, KEY_BYTES));
}
