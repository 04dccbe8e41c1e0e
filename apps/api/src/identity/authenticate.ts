import type { Principal } from "../authorization/principal.ts";
import type { Sessions } from "./sessions.ts";
import type { TokenIssuer } from "./token-issuer.ts";

/** Proofs of who asks, as they came with a request. */
export interface Proofs {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
}

/** Who asks, how they proved it, and cookies that prolong their session. */
export interface Authentication {
  readonly principal: Principal | null;
  readonly means: "none" | "cookie" | "token";
  readonly setCookies: readonly string[];
}

const NOBODY: Authentication = { principal: null, means: "none", setCookies: [] };
const BEARER = /^Bearer ([\x21-\x7e]{1,256})$/i;

/** Tells who asks. A token stands alone: when it is not valid, no cookie is looked at. */
export async function authenticate(
  proofs: Proofs,
  { sessions, tokens }: { readonly sessions: Sessions; readonly tokens: TokenIssuer },
): Promise<Authentication> {
  if (proofs.authorization !== undefined) {
    const secret = BEARER.exec(proofs.authorization)?.[1];
    const token = secret === undefined ? undefined : await tokens.verify(secret);
    if (token === undefined) return { ...NOBODY, means: "token" };
    const { tokenId, name, scopes, runPrefix } = token;
    const principal = { kind: "token", tokenId, name, scopes, runPrefix } as const;
    return { principal, means: "token", setCookies: [] };
  }
  if (proofs.cookie === undefined) return NOBODY;
  const found = await sessions.find(proofs.cookie);
  if (found === null) return { ...NOBODY, means: "cookie" };
  return { principal: found.principal, means: "cookie", setCookies: found.cookies };
}
