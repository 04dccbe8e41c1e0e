import type { AuditContext, TokenRecord, TokenScope } from "@runbox/core";

/** Makes tokens, ends them, and tells whose token a secret is. */
export interface TokenIssuer {
  create(token: NewToken, audit: AuditContext): Promise<IssuedToken>;
  list(): Promise<readonly TokenRecord[]>;
  /** @throws `TOKEN.NOT_FOUND` */
  revoke(tokenId: string, audit: AuditContext): Promise<TokenRecord>;
  /** The token of this secret, if it is valid now. */
  verify(secret: string): Promise<TokenRecord | undefined>;
}

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly runPrefix: string | null;
  readonly createdBy: string;
  /** `null`: never. */
  readonly expiresAtMs: number | null;
}

export interface IssuedToken {
  readonly token: TokenRecord;
  /** The only copy. */
  readonly secret: string;
}
