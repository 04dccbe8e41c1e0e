"use client";

import { Inbox } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Specimen } from "./specimen.tsx";

const nothing = () => undefined;

export function StateSpecimens() {
  return (
    <>
      <Specimen title="Callout and skeleton">
        <div className="flex w-full flex-col gap-3">
          <Callout tone="critical" title="Nothing to restore from">
            No savepoint was ever persisted. 3 of 50 entities have not saved yet.
          </Callout>
          <Callout
            tone="caution"
            title="The plan is out of date"
            actions={<Button size="sm">Plan again</Button>}
          >
            One entity was registered after the review.
          </Callout>
          <Callout tone="info">Later savepoints stay on their own branch.</Callout>
          <Callout tone="positive">All 50 entities match.</Callout>
          <div aria-busy="true" className="flex flex-col gap-2">
            <Skeleton className="w-1/3" />
            <Skeleton className="w-2/3" />
          </div>
        </div>
      </Specimen>
      <Specimen title="Empty state" flush>
        <EmptyState
          icon={<Inbox aria-hidden />}
          title="No runs yet"
          description="A run appears here as soon as a service opens one."
          snippet={'const store = createStateStore({ runId: "billing-eu", schedule: 60_000 });'}
          actions={<Button>Read the guide</Button>}
        />
      </Specimen>
      <Specimen title="Error state" flush>
        <ErrorState
          title="Runs could not be loaded"
          description="The server did not answer in time."
          requestId="01JDF4YQ7V6M1W3K9T2B8C5N0P"
          onRetry={nothing}
        />
      </Specimen>
    </>
  );
}
