import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy } from "./security/content-policy.ts";
import { toastStyleHashes } from "./security/toast-style-hash.ts";

const nonceByteCount = 16;

function createNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(nonceByteCount))).toString("base64");
}

/** Whether the browser reached us over TLS, directly or through a proxy that says so. */
function isSecure(request: NextRequest): boolean {
  const forwarded = request.headers.get("x-forwarded-proto");
  return (forwarded ?? request.nextUrl.protocol).startsWith("https");
}

/** Gives each page its own nonce and the headers that go with it. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = createNonce();
  const policy = contentPolicy({
    nonce,
    isDevelopment: process.env.NODE_ENV === "development",
    styleHashes: toastStyleHashes,
  });
  const requestHeaders = new Headers(request.headers);
  requestHeaders.set("x-nonce", nonce);
  // Layouts are not told their path; signing in leads back to it.
  requestHeaders.set("x-runbox-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  // The framework reads the nonce for its own scripts from the policy of the request.
  requestHeaders.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers: requestHeaders } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "no-store");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
  if (isSecure(request)) {
    response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
  return response;
}

/** Pages only: static files and the API speak for themselves. */
export const config = {
  matcher: ["/((?!_next/static|_next/image|api/|trpc/|auth/|favicon.ico|icon.svg).*)"],
};
