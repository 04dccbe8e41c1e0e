"use client";

import { Callout } from "../../components/ui/callout.tsx";
import { ApiProvider } from "../../trpc/react.tsx";
import { SetupForm } from "./setup-form.tsx";

export interface SetupPageProps {
  /** The one-time code of the link; null when the address holds none. */
  readonly code: string | null;
}

/** First start: makes the first administrator, for whoever holds the one-time link. */
export function SetupPage({ code }: SetupPageProps) {
  return (
    <ApiProvider>
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-1">
          <h1 className="text-lg font-semibold">Set up Runbox</h1>
          <p className="text-sm text-ink-muted">
            You become the first administrator. You can add others afterwards.
          </p>
        </div>
        {code === null ? (
          <Callout tone="caution" title="The set-up link is incomplete">
            Open the whole link from the log of the API; the code in it is what lets you in.
          </Callout>
        ) : (
          <SetupForm code={code} />
        )}
      </div>
    </ApiProvider>
  );
}
