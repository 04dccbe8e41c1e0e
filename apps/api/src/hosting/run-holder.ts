import { hostname } from "node:os";
import type { LeaseHolder } from "@runbox/core";
import { VERSION } from "../version.ts";

/** How the names of holders begin that are servers. */
const SERVER_PREFIX = "runbox-api@";
const LEASE_MS = 60_000;

/** The name under which this process holds runs. */
export function toLeaseHolder(writer: string): LeaseHolder {
  return {
    name: `${SERVER_PREFIX}${hostname()}#${process.pid} for ${writer}`,
    writtenBy: `runbox-api/${VERSION}`,
    leaseMs: LEASE_MS,
  };
}
