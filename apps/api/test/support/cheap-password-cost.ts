import type { ScryptCost } from "../../src/identity/password-hash.ts";

/** Hashing that costs next to nothing: only for tests that are not about passwords. */
export const CHEAP_PASSWORD_COST: ScryptCost = { cost: 1_024, blockSize: 8, parallelization: 1 };
