"use client";

import { type ApiError, isForbidden } from "../../trpc/api-error.ts";
import { ErrorState } from "../ui/error-state.tsx";

export interface ApiFailureProps {
  /** What failed: "Runs could not be loaded". */
  readonly title: string;
  readonly error: ApiError;
  readonly onRetry: () => void;
  readonly retrying?: boolean;
}

/** A call failed: what and why, the request id, and Retry; or which right is missing. */
export function ApiFailure({ title, error, onRetry, retrying = false }: ApiFailureProps) {
  if (isForbidden(error)) {
    return (
      <ErrorState
        title="You may not see this"
        description={error.advice}
        requestId={error.requestId}
      />
    );
  }
  return (
    <ErrorState
      title={title}
      description={
        <>
          {error.message} {error.advice}
        </>
      }
      requestId={error.requestId}
      onRetry={onRetry}
      retrying={retrying}
    />
  );
}
