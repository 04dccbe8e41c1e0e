import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** What one hash costs: memory is 128 · `blockSize` · `cost` bytes. */
export interface ScryptCost {
  /** A power of two. */
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** 128 MiB and some tenths of a second a hash. */
const SCRYPT_COST: ScryptCost = { cost: 131_072, blockSize: 8, parallelization: 1 };

/** Turns passwords into what may be stored, and checks them against it. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(stored: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** More at once would only take the memory of everything else. */
const CONCURRENT_MAX = 2;
const FORMAT =
  /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

/** Makes a hasher. The cost stands in each hash, so it can be raised without a reset. */
export function createPasswordHasher(cost: ScryptCost = SCRYPT_COST): PasswordHasher {
  const inTurn = createTurnstile(CONCURRENT_MAX);
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await inTurn(() => deriveKey(password, salt, cost));
      const { cost: n, blockSize: r, parallelization: p } = cost;
      return `scrypt$${n}$${r}$${p}$${salt.toString("base64url")}$${key.toString("base64url")}`;
    },
    async verify({ hash, password }) {
      const [, n, r, p, salt, key] = FORMAT.exec(hash) ?? [];
      if (salt === undefined || key === undefined) return false;
      const used = { cost: Number(n), blockSize: Number(r), parallelization: Number(p) };
      const given = await inTurn(() => deriveKey(password, Buffer.from(salt, "base64url"), used));
      return timingSafeEqual(given, Buffer.from(key, "base64url"));
    },
  };
}

function deriveKey(password: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> {
  const { cost: N, blockSize: r, parallelization: p } = cost;
  // One MiB above what the parameters need.
  const options = { N, r, p, maxmem: 128 * N * r + 1_048_576 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

function createTurnstile(concurrentMax: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= concurrentMax) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
