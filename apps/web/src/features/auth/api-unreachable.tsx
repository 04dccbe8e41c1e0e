"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorState } from "../../components/ui/error-state.tsx";

export interface ApiUnreachableProps {
  readonly message: string;
  readonly requestId: string | undefined;
}

/** Instead of any page: without an answer it is not even known who is signed in. */
export function ApiUnreachable({ message, requestId }: ApiUnreachableProps) {
  const router = useRouter();
  const [isRetrying, startRetry] = useTransition();
  return (
    <ErrorState
      title="The dashboard has no connection to the API"
      description={message}
      requestId={requestId}
      retrying={isRetrying}
      onRetry={() => startRetry(() => router.refresh())}
    />
  );
}
