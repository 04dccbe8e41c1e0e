import { parseRunId, type RunEvent, type RunId } from "@runbox/core";
import { decideAccess } from "../authorization/decide-access.ts";
import { policyOf } from "../authorization/policy-table.ts";
import { maySeeRun, type Principal } from "../authorization/principal.ts";
import type { SignedInContext } from "../context.ts";
import { signInRequired } from "../errors/auth-errors.ts";
import { draining, rateLimited } from "../errors/request-errors.ts";

/** What a stream asks for. */
export interface EventStreamRequest {
  /** `runs`, or `run:<id>`. */
  readonly topics: readonly string[];
  readonly lastEventId?: string | null | undefined;
}

const RETRY_AFTER_MS = 5_000;
const RUN_TOPIC = "run:";

/**
 * The events that a caller asked for and may see, after the one they saw last. Ends when the
 * caller goes.
 *
 * @throws `REQUEST.RATE_LIMITED` when this caller or all callers together hold too many streams,
 * `SERVICE.DRAINING` when the server stops (clients come back by themselves), `AUTH.REQUIRED` when
 * the caller's right to see events ends or changes.
 */
export async function* followEvents(
  context: SignedInContext,
  request: EventStreamRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<RunEvent, void, undefined> {
  const { services, principal } = context;
  const lease = services.streams.take(principal);
  if (lease === undefined) throw rateLimited(RETRY_AFTER_MS);
  const rights = watchRights(context);
  const until = AbortSignal.any(
    [signal, services.lifecycle.stopping, rights.lost].filter((each) => each !== undefined),
  );
  try {
    const wanted = toFilter(request.topics, principal);
    const latest = await services.events.latestSequence();
    // An id from beyond the end, of a database that was restored, must not silence the stream.
    const start = Math.min(Number(request.lastEventId ?? latest), latest);
    for await (const event of services.events.after(start, until)) {
      if (wanted(event.runId)) yield event;
    }
    if (services.lifecycle.isDraining) throw draining();
    if (rights.lost.aborted) throw signInRequired();
  } finally {
    rights.stop();
    lease.release();
  }
}

function toFilter(topics: readonly string[], principal: Principal): (runId: RunId) => boolean {
  const isEveryRun = topics.includes("runs");
  const runIds = new Set(
    topics
      .filter((topic) => topic.startsWith(RUN_TOPIC))
      .map((topic) => parseRunId(topic.slice(RUN_TOPIC.length))),
  );
  return (runId) => (isEveryRun || runIds.has(runId)) && maySeeRun(principal, runId);
}

/** Looks again, while a stream lasts, whether its caller may still have it. */
function watchRights(context: SignedInContext) {
  const lost = new AbortController();
  const timer = setInterval(() => {
    context
      .recheckPrincipal()
      .then((principal) => {
        const isSame =
          principal !== null &&
          decideAccess(policyOf("event.on"), principal) === "allowed" &&
          JSON.stringify(principal) === JSON.stringify(context.principal);
        if (!isSame) lost.abort();
      })
      .catch(() => lost.abort());
  }, context.services.streams.accessCheckIntervalMs);
  timer.unref();
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}
