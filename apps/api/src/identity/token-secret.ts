import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** A token as it is shown once: `rbx_<key id>_<secret><checksum>`. */
export interface TokenSecret {
  /** Names the token; no secret. */
  readonly tokenId: string;
  readonly text: string;
}

const KEY_ID_BYTES = 8;
const SECRET_BYTES = 32;
const FORM = /^rbx_([0-9a-f]{16})_([0-9a-f]{64})([0-9a-f]{8})$/;

/** Makes a token of 256 random bits. */
export function makeTokenSecret(): TokenSecret {
  const keyId = randomBytes(KEY_ID_BYTES).toString("hex");
  const secret = randomBytes(SECRET_BYTES).toString("hex");
  return { tokenId: `tok_${keyId}`, text: `rbx_${keyId}_${secret}${checksumOf(keyId, secret)}` };
}

/** Whether a text can be a token at all: what was mistyped need not be looked for. */
export function isTokenForm(text: string): boolean {
  const [, keyId, secret, checksum] = FORM.exec(text) ?? [];
  if (keyId === undefined || secret === undefined) return false;
  return checksumOf(keyId, secret) === checksum;
}

/** What is kept of a token. A fast hash is enough for 256 random bits. */
export function hashToken(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function checksumOf(keyId: string, secret: string): string {
  return crc32(`${keyId}_${secret}`).toString(16).padStart(8, "0");
}
