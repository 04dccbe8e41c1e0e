import type { Clock } from "@runbox/core";
import type { UserPrincipal } from "../authorization/principal.ts";
import { ROLES, type Role } from "../authorization/role.ts";
import { invalidCredentials } from "../errors/auth-errors.ts";
import type { SignIn } from "./better-auth.ts";

/** Signs people in and out, and tells whose session a cookie is. */
export interface Sessions {
  /** @throws `AUTH.INVALID_CREDENTIALS`: the same answer for whatever is wrong. */
  signIn(credentials: Credentials): Promise<SignedIn>;
  /** Ends the session of the cookie, if there is one. Gives the cookies to set. */
  signOut(cookie: string): Promise<readonly string[]>;
  /** Whose session it is; `null` when it has ended, or the user is disabled. */
  find(cookie: string): Promise<FoundSession | null>;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Somebody who has just signed in. */
export interface SignedIn {
  readonly user: Omit<UserPrincipal, "sessionId">;
  /** `Set-Cookie` values. */
  readonly cookies: readonly string[];
}

/** A session that holds, and cookies that prolong it. */
export interface FoundSession {
  readonly principal: UserPrincipal;
  readonly cookies: readonly string[];
}

const SESSION_AGE_MAX_MS = 7 * 86_400_000;

/** Sessions kept by the sign-in library. */
export function createSessions(signIn: SignIn, clock: Clock): Sessions {
  return {
    async signIn({ email, password }) {
      const { headers, response } = await signIn.api
        .signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true })
        .catch((error: unknown) => {
          throw isUnauthorized(error) ? invalidCredentials() : error;
        });
      const context = await signIn.$context;
      const user = await context.internalAdapter.findUserById(response.user.id);
      const role = readRole(user);
      if (user === null || role === undefined || isDisabled(user)) {
        await context.internalAdapter.deleteSession(response.token);
        throw invalidCredentials();
      }
      return {
        user: { kind: "user", userId: user.id, email: user.email, name: user.name, role },
        cookies: headers.getSetCookie(),
      };
    },

    async signOut(cookie) {
      const headers = new Headers({ cookie });
      const result = await signIn.api.signOut({ headers, returnHeaders: true });
      return result.headers.getSetCookie();
    },

    async find(cookie) {
      const result = await signIn.api.getSession({
        headers: new Headers({ cookie }),
        returnHeaders: true,
      });
      if (result.response === null) return null;
      const { session, user } = result.response;
      const role = readRole(user);
      if (role === undefined || isDisabled(user)) return null;
      if (clock.nowMs() - session.createdAt.getTime() > SESSION_AGE_MAX_MS) return null;
      return {
        principal: {
          kind: "user",
          userId: user.id,
          sessionId: session.id,
          email: user.email,
          name: user.name,
          role,
        },
        cookies: result.headers.getSetCookie(),
      };
    },
  };
}

/** A role as it is stored; anything else gives no rights. */
export function readRole(user: unknown): Role | undefined {
  if (typeof user !== "object" || user === null || !("role" in user)) return undefined;
  return ROLES.find((role) => role === user.role);
}

/** Whether a stored user may not sign in. What cannot be read counts as disabled. */
export function isDisabled(user: unknown): boolean {
  if (typeof user !== "object" || user === null || !("disabled" in user)) return true;
  return user.disabled !== false && user.disabled !== 0;
}

function isUnauthorized(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return false;
  return typeof error.statusCode === "number" && error.statusCode >= 400 && error.statusCode < 500;
}
