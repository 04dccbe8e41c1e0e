import type { Clock, ServiceStorage } from "@runbox/core";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { createDenialAudit } from "./authorization/denial-audit.ts";
import type { Settings } from "./env.ts";
import { createRunHosting } from "./hosting/create-run-hosting.ts";
import { createServer } from "./http/create-server.ts";
import type { HttpServices } from "./http/http-services.ts";
import { createSignIn, type SignInOptions } from "./identity/better-auth.ts";
import { createTokenIssuer } from "./identity/create-token-issuer.ts";
import { createUsers } from "./identity/create-users.ts";
import { rotateDemoToken } from "./identity/demo-token.ts";
import { createPasswordHasher, type ScryptCost } from "./identity/password-hash.ts";
import { createSessions } from "./identity/sessions.ts";
import { createSetUp, SET_UP_CODE_HOLDS_MS } from "./identity/set-up.ts";
import { createSetUpNotice } from "./identity/set-up-notice.ts";
import { createSignInGuard } from "./identity/sign-in-guard.ts";
import { createSavepointReads } from "./service/create-savepoint-reads.ts";
import { createEventHub } from "./service/event-hub.ts";
import { createLifecycle } from "./service/lifecycle.ts";
import { createMetrics } from "./service/metrics.ts";
import { createSealer } from "./service/sealer.ts";
import { createStreamLimits } from "./service/stream-limits.ts";

/** What the API is made of. */
export interface ApiParts {
  readonly settings: Settings;
  readonly storage: ServiceStorage;
  /** Where the sign-in library keeps people and sessions. */
  readonly authDatabase: SignInOptions["database"];
  readonly authSecret: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What a password hash costs; the safe default when absent. */
  readonly passwordCost?: ScryptCost;
  /** How often rights are checked again while a stream lasts; 15 seconds when absent. */
  readonly accessCheckIntervalMs?: number;
  /** Where people look at what the process prints. */
  readonly print: (line: string) => void;
}

/** The whole API: not listening yet, or not any more. */
export interface Api {
  readonly server: FastifyInstance;
  readonly services: HttpServices;
  /** Offers the set-up link and the demonstration token, then listens. */
  listen(): Promise<string>;
  /** Refuses new work, ends streams, finishes what is under way. Leaves the storage open. */
  close(): Promise<void>;
}

/** Puts the API together. */
export async function composeApi(parts: ApiParts): Promise<Api> {
  const services = createServices(parts);
  const { settings, logger } = parts;
  const server = await createServer(services);
  const offerAgain = setInterval(() => {
    services.setUp.offer().catch((error: unknown) => {
      logger.error({ err: error }, "the set-up link could not be renewed");
    });
  }, SET_UP_CODE_HOLDS_MS - 1_000).unref();

  return {
    server,
    services,
    async listen() {
      await services.setUp.offer();
      if (settings.demoTokenFile !== undefined) {
        await rotateDemoToken(services.tokens, settings.demoTokenFile);
      }
      return server.listen({ port: settings.port, host: settings.host });
    },
    async close() {
      clearInterval(offerAgain);
      services.lifecycle.drain();
      await server.close();
      services.events.close();
      await services.reads.close();
      await services.hosting.close();
    },
  };
}

function createServices(parts: ApiParts): HttpServices {
  const { settings, storage, clock, logger, authSecret } = parts;
  const hasher = createPasswordHasher(parts.passwordCost);
  const signIn = createSignIn({
    database: parts.authDatabase,
    secret: authSecret,
    publicUrl: settings.publicUrl,
    hasher,
  });
  const users = createUsers({ signIn, hasher, audit: storage.audit });
  const { publicUrl, setUpLinkFile: file } = settings;
  const notice = createSetUpNotice({ publicUrl, file, logger, print: parts.print });
  const metrics = createMetrics(clock);
  const streams = createStreamLimits(parts.accessCheckIntervalMs);
  const hosting = createRunHosting({ storage, clock, logger, observer: metrics.observer });
  metrics.watch({
    hostedRunCount: () => hosting.hostedCount,
    streamCount: () => streams.openCount,
    entitiesMissingCount: () => hosting.entitiesMissingCount(),
  });
  return {
    settings,
    storage,
    clock,
    logger,
    metrics,
    streams,
    hosting,
    users,
    sealer: createSealer(authSecret),
    sessions: createSessions(signIn, clock),
    signInGuard: createSignInGuard(clock),
    setUp: createSetUp(users, notice, clock),
    tokens: createTokenIssuer(storage.tokens, clock, logger),
    denials: createDenialAudit(storage.audit, clock),
    reads: createSavepointReads(storage, clock),
    events: createEventHub(storage.events, logger),
    lifecycle: createLifecycle(clock.nowMs()),
  };
}
