import { crossSiteRefused } from "../errors/auth-errors.ts";

/** A header that no foreign form can send, and no foreign script without asking first. */
export const DASHBOARD_HEADER = "x-runbox-request";

/** What tells where a request comes from. */
export interface OriginFacts {
  readonly dashboardHeader: string | undefined;
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
}

/**
 * Checks a request that can change something and that carries no token: it must come from the
 * dashboard's own pages. A browser that says so is believed; else the origin must be ours.
 *
 * @throws `AUTH.FORBIDDEN`
 */
export function checkSameOrigin(facts: OriginFacts, publicUrl: string): void {
  if (facts.dashboardHeader === undefined) throw crossSiteRefused();
  if (facts.secFetchSite === "same-origin") return;
  if (facts.secFetchSite !== undefined) throw crossSiteRefused();
  if (facts.origin !== new URL(publicUrl).origin) throw crossSiteRefused();
}
