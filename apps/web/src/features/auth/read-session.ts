import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { isSignInNeeded, toApiError } from "../../trpc/api-error.ts";
import { getServerClient } from "../../trpc/server.tsx";
import { loginHref } from "./return-path.ts";
import type { SessionUser } from "./session.ts";

/** What the API says of the person whose request this is. */
export type SessionReading =
  | { readonly kind: "signed-in"; readonly user: SessionUser }
  | { readonly kind: "signed-out" }
  | { readonly kind: "failed"; readonly message: string; readonly requestId: string | undefined };

/** Asks the API, once a request, who is signed in. */
export const readSession = cache(async (): Promise<SessionReading> => {
  try {
    const me = await getServerClient().user.me.query({});
    if (me.kind !== "user") return { kind: "signed-out" };
    const { userId, email, name, role } = me;
    return { kind: "signed-in", user: { userId, email, name, role } };
  } catch (thrown) {
    const error = toApiError(thrown);
    if (isSignInNeeded(error)) return { kind: "signed-out" };
    return { kind: "failed", message: error.message, requestId: error.requestId };
  }
});

/** The session of a page that needs one; without it the answer is the way to sign in and back. */
export async function requireSession(): Promise<Exclude<SessionReading, { kind: "signed-out" }>> {
  const session = await readSession();
  if (session.kind !== "signed-out") return session;
  redirect(loginHref((await headers()).get("x-runbox-path")));
}
