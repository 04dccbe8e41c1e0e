import {
  createLoader,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { timeBounds, timeRangeParsers } from "../../components/filters/time-range.ts";
import { type AuditInput, auditActions } from "./audit-actions.ts";

/** Filters of the audit page as they stand in the address. */
export const auditSearchParsers = {
  actor: parseAsString,
  action: parseAsStringLiteral(auditActions),
  resource: parseAsString,
  ...timeRangeParsers,
};

export type AuditSearch = inferParserType<typeof auditSearchParsers>;

/** Reads the search out of a page's query string. */
export const loadAuditSearch = createLoader(auditSearchParsers);

export type AuditQuery = Omit<AuditInput, "limit" | "cursor">;

const actorMax = 64;
const resourceMax = 256;

/** What to ask the API for. */
export function toAuditQuery(search: AuditSearch, nowMs: number): AuditQuery {
  const { actor, action, resource } = search;
  return {
    ...(actor === null || actor === "" ? {} : { actorId: actor.slice(0, actorMax) }),
    ...(action === null ? {} : { action }),
    ...(resource === null || resource === ""
      ? {}
      : { resourcePrefix: resource.slice(0, resourceMax) }),
    ...timeBounds(search, nowMs),
  };
}

/** Takes every filter off. */
export const noAuditFilters = {
  actor: null,
  action: null,
  resource: null,
  range: null,
  from: null,
  to: null,
} as const;

/** Whether any filter is on. */
export function isAuditFiltered(search: AuditSearch): boolean {
  return Object.values(search).some((value) => value !== null);
}
