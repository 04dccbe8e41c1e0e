const fallbackPath = "/runs";
const base = "http://here.invalid";

/**
 * Where to go after signing in: the asked path if it lies on this dashboard, else the runs. Never
 * another host, whatever the text is, and never back to signing in.
 */
export function safeReturnPath(asked: string | null | undefined): string {
  if (asked === null || asked === undefined || !asked.startsWith("/")) return fallbackPath;
  if (!URL.canParse(asked, base)) return fallbackPath;
  const url = new URL(asked, base);
  if (url.origin !== base) return fallbackPath;
  if (url.pathname === "/login" || url.pathname === "/setup") return fallbackPath;
  // A path of two slashes would be read as a host.
  const path = `${url.pathname.replace(/^\/+/, "/")}${url.search}${url.hash}`;
  return path === "/" ? fallbackPath : path;
}

/** The sign-in page that leads back to a path. */
export function loginHref(returnTo: string | null): string {
  const path = safeReturnPath(returnTo);
  return path === fallbackPath ? "/login" : `/login?returnTo=${encodeURIComponent(path)}`;
}
