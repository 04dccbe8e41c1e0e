import type { AuditContext, TokenScope } from "@runbox/core";
import type { Role } from "../../src/authorization/role.ts";
import type { Api } from "../../src/compose.ts";

export const PASSWORD = "correct horse battery";
export const TEST_AUDIT: AuditContext = {
  actor: { kind: "system", id: "test", label: "test" },
  reason: "",
  requestId: "test-request",
  address: null,
};

/** Headers that prove who asks. */
export type Proof = Readonly<Record<string, string>>;

/** What a browser on the dashboard sends along. */
export const DASHBOARD: Proof = {
  "x-runbox-request": "dashboard",
  "sec-fetch-site": "same-origin",
};

/** Makes a user of a role and signs them in. */
export async function signInAs(api: Api, role: Role, name: string = role): Promise<Proof> {
  const email = `${name}@example.com`;
  await api.services.users.create({ email, name, role, password: PASSWORD }, TEST_AUDIT);
  return { cookie: await signIn(api, email, PASSWORD) };
}

/** Signs in through HTTP. Gives the cookie to send back. */
export async function signIn(api: Api, email: string, password: string): Promise<string> {
  const answer = await api.server.inject({
    method: "POST",
    url: "/auth/sign-in",
    headers: { ...DASHBOARD, "content-type": "application/json" },
    payload: JSON.stringify({ email, password }),
  });
  if (answer.statusCode !== 200) throw new TypeError(`sign-in failed: ${answer.body}`);
  return cookieOf(answer.headers["set-cookie"]);
}

/** The `Cookie` header that answers `Set-Cookie`. */
export function cookieOf(setCookie: string | readonly string[] | undefined): string {
  const cookies = typeof setCookie === "string" ? [setCookie] : (setCookie ?? []);
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

/** Makes a token. */
export async function tokenFor(
  api: Api,
  scopes: readonly TokenScope[],
  runPrefix: string | null = null,
): Promise<Proof> {
  const { secret } = await api.services.tokens.create(
    { name: "test", scopes, runPrefix, createdBy: "test", expiresAtMs: null },
    TEST_AUDIT,
  );
  return { authorization: `Bearer ${secret}` };
}
