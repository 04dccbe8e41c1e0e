"use client";

import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import type { ApiClient } from "./browser-client.ts";
import { newIdempotencyKey } from "./idempotency-key.ts";
import { isOutcomeOpen, keyForCall, type OpenCall } from "./idempotent-call.ts";
import { useTRPCClient } from "./react.tsx";

/** Options that the call must hand on to the client. */
export interface IdempotentCallOptions {
  readonly context: { readonly idempotencyKey: string };
}

export interface IdempotentMutationOptions<TInput, TOutput> {
  /** Calls the procedure: `(client, input, call) => client.token.revoke.mutate(input, call)`. */
  readonly call: (
    client: ApiClient,
    input: TInput,
    options: IdempotentCallOptions,
  ) => Promise<TOutput>;
  readonly onSuccess?: (output: TOutput, input: TInput) => void | Promise<void>;
  readonly onError?: (thrown: unknown, input: TInput) => void;
}

/**
 * A mutation that takes effect once: while its outcome is unknown, sending the same input again
 * uses the same idempotency key.
 */
export function useIdempotentMutation<TInput, TOutput>({
  call,
  onSuccess,
  onError,
}: IdempotentMutationOptions<TInput, TOutput>): UseMutationResult<TOutput, unknown, TInput> {
  const client = useTRPCClient();
  const open = useRef<OpenCall | null>(null);
  return useMutation<TOutput, unknown, TInput>({
    mutationFn: (input) => {
      const next = keyForCall(open.current, JSON.stringify(input), newIdempotencyKey);
      open.current = next;
      return call(client, input, { context: { idempotencyKey: next.key } });
    },
    onSuccess: async (output, input) => {
      open.current = null;
      await onSuccess?.(output, input);
    },
    onError: (thrown, input) => {
      if (!isOutcomeOpen(thrown)) open.current = null;
      onError?.(thrown, input);
    },
  });
}
