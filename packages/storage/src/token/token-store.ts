import {
  type AuditAction,
  type AuditContext,
  RunboxError,
  type TokenRecord,
  type TokenScope,
  type TokenStore,
} from "@runbox/core";
import type { TransactionClient } from "../database/prisma-client.ts";
import type { ApiToken } from "../generated/sqlite/client.ts";
import type { StorageContext } from "../run/storage-context.ts";

/** A use is written at most this often: knowing the minute is enough. */
const TOUCH_EVERY_MS = 60_000;

/** API tokens in the database. See `TokenStore`. */
export function createTokenStore(context: StorageContext): TokenStore {
  const { database, clock } = context;
  return {
    async create(token, secretHash, audit) {
      await database.write(async ({ client }) => {
        await client.apiToken.create({ data: { ...toColumns(token), secretHash } });
        await writeAudit(context, client, "token.create", token, audit);
      });
    },
    async list() {
      const rows = await database.read((client) =>
        client.apiToken.findMany({ orderBy: [{ createdAtMs: "desc" }, { tokenId: "desc" }] }),
      );
      return rows.map(toTokenRecord);
    },
    async findBySecretHash(secretHash) {
      const row = await database.read((client) =>
        client.apiToken.findUnique({ where: { secretHash } }),
      );
      return row === null ? undefined : toTokenRecord(row);
    },
    revoke: (tokenId, audit) =>
      database.write(async ({ client }) => {
        const row = await client.apiToken.findUnique({ where: { tokenId } });
        if (row === null) throw tokenNotFound(tokenId);
        if (row.revokedAtMs !== null) return toTokenRecord(row);
        const data = { revokedAtMs: BigInt(clock.nowMs()) };
        const revoked = toTokenRecord(await client.apiToken.update({ where: { tokenId }, data }));
        await writeAudit(context, client, "token.revoke", revoked, audit);
        return revoked;
      }),
    async touch(tokenId) {
      const nowMs = clock.nowMs();
      const isStale = {
        OR: [{ lastUsedAtMs: null }, { lastUsedAtMs: { lte: BigInt(nowMs - TOUCH_EVERY_MS) } }],
      };
      const where = { tokenId, ...isStale };
      // Mostly there is nothing to write, and a write transaction is dear.
      const stale = await database.read((client) => client.apiToken.count({ where }));
      if (stale === 0) return;
      await database.write(({ client }) =>
        client.apiToken.updateMany({ where, data: { lastUsedAtMs: BigInt(nowMs) } }),
      );
    },
  };
}

async function writeAudit(
  { audit }: StorageContext,
  client: TransactionClient,
  action: AuditAction,
  token: TokenRecord,
  context: AuditContext,
): Promise<void> {
  await audit.write(client, {
    context,
    action,
    resource: `token:${token.tokenId}`,
    outcome: "ok",
    before: null,
    after: { name: token.name, scopes: token.scopes, runPrefix: token.runPrefix },
  });
}

function tokenNotFound(tokenId: string): RunboxError {
  return new RunboxError(
    "TOKEN.NOT_FOUND",
    { message: `There is no token ${tokenId}.`, advice: "List the tokens and choose one of them." },
    { tokenId },
  );
}

function toColumns(token: TokenRecord) {
  return {
    tokenId: token.tokenId,
    name: token.name,
    scopesJson: JSON.stringify(token.scopes),
    runPrefix: token.runPrefix,
    createdBy: token.createdBy,
    createdAtMs: BigInt(token.createdAtMs),
    expiresAtMs: toColumn(token.expiresAtMs),
    revokedAtMs: toColumn(token.revokedAtMs),
    lastUsedAtMs: toColumn(token.lastUsedAtMs),
  };
}

function toTokenRecord(row: ApiToken): TokenRecord {
  const scopes: readonly TokenScope[] = JSON.parse(row.scopesJson);
  return {
    tokenId: row.tokenId,
    name: row.name,
    scopes,
    runPrefix: row.runPrefix,
    createdBy: row.createdBy,
    createdAtMs: Number(row.createdAtMs),
    expiresAtMs: fromColumn(row.expiresAtMs),
    revokedAtMs: fromColumn(row.revokedAtMs),
    lastUsedAtMs: fromColumn(row.lastUsedAtMs),
  };
}

function toColumn(atMs: number | null): bigint | null {
  return atMs === null ? null : BigInt(atMs);
}

function fromColumn(atMs: bigint | null): number | null {
  return atMs === null ? null : Number(atMs);
}
