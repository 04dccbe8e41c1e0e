"use client";

import { RouteError } from "../../components/states/route-error.tsx";

export interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <RouteError error={error} onRetry={reset} />;
}
