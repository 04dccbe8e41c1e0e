import type { AppRouter } from "@runbox/api";
import type { Operation, OperationResultEnvelope, TRPCClientError, TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { isSignInNeeded, toApiError } from "./api-error.ts";
import type { SessionGate } from "./session-gate.ts";

type Link = ReturnType<TRPCLink<AppRouter>>;
type Next = Parameters<Link>[0]["next"];

/** Sends a call again after the person has signed in anew; nothing on the page is lost. */
export function createSessionLink(gate: SessionGate): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      op.type === "subscription" ? next(op) : gated(gate, op, next);
}

function gated(gate: SessionGate, op: Operation, next: Next): ReturnType<Next> {
  return observable<
    OperationResultEnvelope<unknown, TRPCClientError<AppRouter>>,
    TRPCClientError<AppRouter>
  >((observer) => {
    let isDone = false;
    let stop = () => {};
    const send = () => {
      const subscription = next(op).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error: (thrown) => {
          if (!isSignInNeeded(toApiError(thrown))) return observer.error(thrown);
          gate.waitForSession().then((isRestored) => {
            if (isDone) return;
            if (isRestored) send();
            else observer.error(thrown);
          });
        },
      });
      stop = () => subscription.unsubscribe();
    };
    send();
    return () => {
      isDone = true;
      stop();
    };
  });
}
