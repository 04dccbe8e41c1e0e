import { type Clock, createSystemClock, isRunboxError } from "@runbox/core";
import pRetry from "p-retry";
import { toRunboxError } from "./api-error.ts";

/** Whether the API answers, as the last call found it. */
export type ConnectionStatus = "connected" | "retrying";

/** Told when the status changes. `error`: why calls are retried. */
export type StatusListener = (status: ConnectionStatus, error?: unknown) => void;

/**
 * Makes a call until it is answered: failures that another try can overcome are repeated, with
 * growing pauses, and everything else is thrown at once as a `RunboxError`.
 *
 * @param attempt is given a signal that ends it when it takes too long. It must be harmless to
 * repeat.
 * @param abandon ends the repeating, with the signal's reason.
 */
export type ReliableCall = <Result>(
  attempt: (signal: AbortSignal) => Promise<Result>,
  abandon?: AbortSignal,
) => Promise<Result>;

/** How patient calls are. */
export interface ReliableCallOptions {
  /** For how long a call is repeated while the API does not answer. @default 300_000 */
  readonly giveUpAfterMs?: number;
  /** How long one attempt may take. @default 60_000 */
  readonly requestTimeoutMs?: number;
  /** @default the machine's clock */
  readonly clock?: Clock;
  /** A number in `[0, 1)`. @default Math.random */
  readonly random?: () => number;
  readonly onStatus?: StatusListener;
}

export const GIVE_UP_AFTER_MS_DEFAULT = 300_000;
export const REQUEST_TIMEOUT_MS_DEFAULT = 60_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** Creates the maker of reliable calls of one client; they share one status. */
export function createReliableCall(options: ReliableCallOptions = {}): ReliableCall {
  const { clock = createSystemClock(), random = Math.random, onStatus } = options;
  const { giveUpAfterMs = GIVE_UP_AFTER_MS_DEFAULT } = options;
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS_DEFAULT } = options;
  let status: ConnectionStatus | undefined;
  const report = (next: ConnectionStatus, error?: unknown) => {
    if (next === status) return;
    status = next;
    onStatus?.(next, error);
  };

  return (attempt, abandon) =>
    pRetry(
      async () => {
        const timeout = AbortSignal.timeout(requestTimeoutMs);
        const signal = abandon === undefined ? timeout : AbortSignal.any([abandon, timeout]);
        try {
          const result = await attempt(signal);
          report("connected");
          return result;
        } catch (thrown) {
          throw toRunboxError(thrown);
        }
      },
      {
        retries: Number.POSITIVE_INFINITY,
        minTimeout: FIRST_PAUSE_MS,
        maxTimeout: LONGEST_PAUSE_MS,
        maxRetryTime: giveUpAfterMs,
        ...(abandon === undefined ? {} : { signal: abandon }),
        shouldRetry: ({ error }) => canRetry(error),
        onFailedAttempt: async ({ error, retryDelay }) => {
          if (!canRetry(error) || retryDelay === 0) return;
          report("retrying", error);
          // Chance on top of every pause, also of the longest, so that the clients of a server
          // that comes back do not all arrive at once.
          await clock.sleep(askedPauseMs(error) + random() * retryDelay, abandon);
        },
      },
    );
}

/** Closed at the server: its session or its storage, on its way down. The next try opens them. */
const CLOSED_AT_SERVER: ReadonlySet<string> = new Set(["RUN.CLOSED", "STORAGE.CLOSED"]);

function canRetry(error: unknown): boolean {
  return isRunboxError(error) && (error.retryable || CLOSED_AT_SERVER.has(error.code));
}

/** How long the server asked to wait, when it limits the rate. */
function askedPauseMs(error: unknown): number {
  const asked = isRunboxError(error) ? error.facts["retryAfterMs"] : undefined;
  return typeof asked === "number" && asked > 0 ? asked : 0;
}
