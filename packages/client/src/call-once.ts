import { isRunboxError } from "@runbox/core";
import { toRunboxError } from "./api-error.ts";
import type { ReliableCall } from "./reliable-call.ts";
import { idempotencyContext } from "./runbox-client.ts";

/**
 * Makes a mutation reliably and with one effect, as far as the server remembers.
 *
 * A server that was killed in the middle holds the key for a minute. Only for mutations that may
 * take effect twice all the same, then, since the next try takes a new key instead of waiting.
 */
export function callOnce<Result>(
  call: ReliableCall,
  newId: () => string,
  attempt: (signal: AbortSignal, context: ReturnType<typeof idempotencyContext>) => Promise<Result>,
): Promise<Result> {
  let key = newId();
  return call(async (signal) => {
    try {
      return await attempt(signal, idempotencyContext(key));
    } catch (thrown) {
      const error = toRunboxError(thrown);
      if (isRunboxError(error) && error.code === "REQUEST.IN_FLIGHT") key = newId();
      throw error;
    }
  });
}
