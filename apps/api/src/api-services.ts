import type { Clock, ServiceStorage } from "@runbox/core";
import type { DenialAudit } from "./authorization/denial-audit.ts";
import type { Settings } from "./env.ts";
import type { RunHosting } from "./hosting/run-hosting.ts";
import type { SetUp } from "./identity/set-up.ts";
import type { TokenIssuer } from "./identity/token-issuer.ts";
import type { Users } from "./identity/users.ts";
import type { EventHub } from "./service/event-hub.ts";
import type { Lifecycle } from "./service/lifecycle.ts";
import type { Metrics } from "./service/metrics.ts";
import type { SavepointReads } from "./service/savepoint-reads.ts";
import type { Sealer } from "./service/sealer.ts";
import type { StreamLimits } from "./service/stream-limits.ts";

/** What procedures work with. */
export interface ApiServices {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly storage: ServiceStorage;
  readonly hosting: RunHosting;
  readonly reads: SavepointReads;
  readonly events: EventHub;
  readonly streams: StreamLimits;
  readonly users: Users;
  readonly setUp: SetUp;
  readonly tokens: TokenIssuer;
  readonly denials: DenialAudit;
  readonly metrics: Metrics;
  readonly lifecycle: Lifecycle;
  readonly sealer: Sealer;
}
