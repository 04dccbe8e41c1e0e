import type { IdempotencyClaim, IdempotencyOutcome, IdempotencyStore } from "@runbox/core";
import { isUniqueViolation } from "../database/database-errors.ts";
import type { TransactionClient } from "../database/prisma-client.ts";
import type { IdempotencyKey } from "../generated/sqlite/client.ts";
import type { StorageContext } from "../run/storage-context.ts";

const GIVEN_UP_AFTER_MS = 60_000;
const KEPT_FOR_MS = 24 * 3_600_000;

/** Keys of mutations in the database. See `IdempotencyStore`. */
export function createIdempotencyStore({ database, clock }: StorageContext): IdempotencyStore {
  async function claimOnce(claim: IdempotencyClaim): Promise<IdempotencyOutcome> {
    return database.write(async ({ client }) => {
      const nowMs = clock.nowMs();
      await forgetOld(client, nowMs);
      const { scope, key, requestHash } = claim;
      const known = await client.idempotencyKey.findUnique({
        where: { scope_key: { scope, key } },
      });
      if (known === null) {
        await client.idempotencyKey.create({
          data: { scope, key, requestHash, claimedAtMs: BigInt(nowMs) },
        });
        return { kind: "claimed" };
      }
      if (!isGivenUp(known, nowMs)) return outcomeOf(known, claim);
      return takeOver(client, known, claim, nowMs);
    });
  }

  return {
    async claim(claim) {
      try {
        return await claimOnce(claim);
      } catch (error) {
        // Two came at once, and the other was first: now its claim can be read.
        if (isUniqueViolation(error)) return claimOnce(claim);
        throw error;
      }
    },
    async finish(scope, key, answerJson) {
      await database.write(({ client }) =>
        client.idempotencyKey.updateMany({
          where: { scope, key },
          data: { answerJson, finishedAtMs: BigInt(clock.nowMs()) },
        }),
      );
    },
    async release(scope, key) {
      await database.write(({ client }) =>
        client.idempotencyKey.deleteMany({ where: { scope, key, finishedAtMs: null } }),
      );
    },
  };
}

function isGivenUp({ claimedAtMs, finishedAtMs }: IdempotencyKey, nowMs: number): boolean {
  return finishedAtMs === null && Number(claimedAtMs) <= nowMs - GIVEN_UP_AFTER_MS;
}

function outcomeOf(known: IdempotencyKey, { requestHash }: IdempotencyClaim): IdempotencyOutcome {
  if (known.requestHash !== requestHash) return { kind: "other-request" };
  if (known.answerJson === null) return { kind: "in-flight" };
  return { kind: "answered", answerJson: known.answerJson };
}

/** Only the first of those who find a claim given up gets it. */
async function takeOver(
  client: TransactionClient,
  known: IdempotencyKey,
  { scope, key, requestHash }: IdempotencyClaim,
  nowMs: number,
): Promise<IdempotencyOutcome> {
  const { count } = await client.idempotencyKey.updateMany({
    where: { scope, key, claimedAtMs: known.claimedAtMs, finishedAtMs: null },
    data: { requestHash, claimedAtMs: BigInt(nowMs) },
  });
  return { kind: count === 1 ? "claimed" : "in-flight" };
}

async function forgetOld(client: TransactionClient, nowMs: number): Promise<void> {
  await client.idempotencyKey.deleteMany({
    where: { claimedAtMs: { lte: BigInt(nowMs - KEPT_FOR_MS) } },
  });
}
