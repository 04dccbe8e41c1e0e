import { parseRunId, type RunEvent, type RunId } from "@runbox/core";
import { decideAccess } from "../authorization/decide-access.ts";
import { policyOf } from "../authorization/policy-table.ts";
import { maySeeRun, type Principal } from "../authorization/principal.ts";
import type { SignedInContext } from "../context.ts";
import { rateLimited } from "../errors/request-errors.ts";

/** What a stream asks for. */
export interface EventStreamRequest {
  /** `runs`, or `run:<id>`. */
  readonly topics: readonly string[];
  readonly lastEventId?: string | null | undefined;
}

const ACCESS_CHECK_INTERVAL_MS = 15_000;
const RETRY_AFTER_MS = 5_000;
const RUN_TOPIC = "run:";

/**
 * The events that a caller asked for and may see, after the one they saw last. Ends when the
 * caller goes, the server stops, or the caller's right to see events does.
 *
 * @throws `REQUEST.RATE_LIMITED` when this caller or all callers together hold too many streams.
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
    const start =
      typeof request.lastEventId === "string"
        ? Number(request.lastEventId)
        : await services.events.latestSequence();
    for await (const event of services.events.after(start, until)) {
      if (wanted(event.runId)) yield event;
    }
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
  }, ACCESS_CHECK_INTERVAL_MS);
  timer.unref();
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}
