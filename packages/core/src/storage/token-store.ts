import type { AuditContext } from "./audit-trail.ts";

/** What a token may do. */
export const TOKEN_SCOPES = [
  "runs:read",
  "runs:write",
  "runs:admin",
  "states:read",
  "savepoints:write",
  "events:read",
  "audit:read",
] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** A token without its secret. */
export interface TokenRecord {
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** Runs whose id begins so; `null`: all runs. */
  readonly runPrefix: string | null;
  readonly createdBy: string;
  readonly createdAtMs: number;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
  readonly lastUsedAtMs: number | null;
}

/** API tokens. Only a hash of each secret is kept. */
export interface TokenStore {
  create(token: TokenRecord, secretHash: string, audit: AuditContext): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly TokenRecord[]>;
  /** The token with this secret, also when it is revoked or expired. */
  findBySecretHash(secretHash: string): Promise<TokenRecord | undefined>;
  /** @throws `TOKEN.NOT_FOUND`. Revoking twice does nothing. */
  revoke(tokenId: string, audit: AuditContext): Promise<TokenRecord>;
  /** Remembers the use, at most once a minute for each token. */
  touch(tokenId: string): Promise<void>;
}
