import type { Clock, TokenRecord, TokenStore } from "@runbox/core";
import type { Logger } from "pino";
import type { TokenIssuer } from "./token-issuer.ts";
import { hashToken, isTokenForm, makeTokenSecret } from "./token-secret.ts";

/** A token that another process revokes is refused here after this long at the latest. */
const REMEMBERED_MS = 2_000;
const REMEMBERED_MAX = 1_000;

/** Tokens kept by a store; recent answers of the store are remembered for a moment. */
export function createTokenIssuer(store: TokenStore, clock: Clock, logger: Logger): TokenIssuer {
  const remembered = new Map<string, { readonly token: TokenRecord; readonly untilMs: number }>();

  const look = async (secretHash: string): Promise<TokenRecord | undefined> => {
    const known = remembered.get(secretHash);
    if (known !== undefined && clock.nowMs() < known.untilMs) return known.token;
    const token = await store.findBySecretHash(secretHash);
    remembered.delete(secretHash);
    if (token === undefined) return undefined;
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.set(secretHash, { token, untilMs: clock.nowMs() + REMEMBERED_MS });
    store.touch(token.tokenId).catch((error: unknown) => {
      logger.warn({ err: error }, "the use of a token could not be noted");
    });
    return token;
  };

  const isValid = ({ revokedAtMs, expiresAtMs }: TokenRecord) =>
    revokedAtMs === null && (expiresAtMs === null || clock.nowMs() < expiresAtMs);

  return {
    async create(token, audit) {
      const secret = makeTokenSecret();
      const record: TokenRecord = {
        ...token,
        scopes: [...new Set(token.scopes)],
        tokenId: secret.tokenId,
        createdAtMs: clock.nowMs(),
        revokedAtMs: null,
        lastUsedAtMs: null,
      };
      await store.create(record, hashToken(secret.text), audit);
      return { token: record, secret: secret.text };
    },
    list: () => store.list(),
    async revoke(tokenId, audit) {
      const revoked = await store.revoke(tokenId, audit);
      remembered.clear();
      return revoked;
    },
    async verify(secret) {
      if (!isTokenForm(secret)) return undefined;
      const token = await look(hashToken(secret));
      return token !== undefined && isValid(token) ? token : undefined;
    },
  };
}
