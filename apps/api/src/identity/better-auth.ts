import type { BetterAuthOptions } from "better-auth";
// Without the query builder that the whole package brings: our database comes from outside.
import { betterAuth } from "better-auth/minimal";
import { ROLES } from "../authorization/role.ts";
import type { PasswordHasher } from "./password-hash.ts";

/** Idle for this long, a session ends. */
const SESSION_IDLE_SECONDS = 8 * 3_600;
/** How often the use of a session is written down. */
const SESSION_TOUCH_SECONDS = 15 * 60;

/** What the sign-in library needs of us. */
export interface SignInOptions {
  readonly database: NonNullable<BetterAuthOptions["database"]>;
  readonly secret: string;
  readonly publicUrl: string;
  readonly hasher: PasswordHasher;
}

/** Sets the sign-in library up: passwords and sessions, nothing else, and no routes of its own. */
export function createSignIn(options: SignInOptions) {
  const isSecure = options.publicUrl.startsWith("https://");
  return betterAuth({
    appName: "Runbox",
    baseURL: options.publicUrl,
    basePath: "/auth",
    secret: options.secret,
    database: options.database,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 256,
      password: options.hasher,
    },
    user: {
      additionalFields: {
        role: { type: [...ROLES], required: true, defaultValue: "viewer", input: false },
        disabled: { type: "boolean", required: true, defaultValue: false, input: false },
      },
    },
    session: {
      expiresIn: SESSION_IDLE_SECONDS,
      updateAge: SESSION_TOUCH_SECONDS,
      // Every request asks the database: what was revoked is gone at once.
      cookieCache: { enabled: false },
    },
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: {
          // The prefix makes browsers insist on Secure, Path=/ and no Domain.
          name: isSecure ? "__Host-runbox-session" : "runbox-session",
          attributes: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
        },
      },
      ipAddress: { disableIpTracking: true },
    },
  });
}

export type SignIn = ReturnType<typeof createSignIn>;
