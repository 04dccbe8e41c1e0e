"use client";

import { ErrorState } from "../ui/error-state.tsx";

export interface RouteErrorProps {
  /** The framework gives errors of the server a digest instead of their text. */
  readonly error: Error & { readonly digest?: string };
  readonly onRetry: () => void;
}

/** The page failed as a whole. The digest finds the error in the log of the web server. */
export function RouteError({ error, onRetry }: RouteErrorProps) {
  return (
    <ErrorState
      title="This page could not be shown"
      description="The error was logged. Trying again often helps; your data is not affected."
      requestId={error.digest}
      onRetry={onRetry}
    />
  );
}
