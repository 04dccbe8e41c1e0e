"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { ApiFailure } from "../../components/states/api-failure.tsx";
import { Bytes } from "../../components/ui/bytes.tsx";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { Tabs } from "../../components/ui/tabs.tsx";
import { formatBytes } from "../../format/bytes.ts";
import { toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { RawBytes } from "./raw-bytes.tsx";
import { type StateAddress, stateHref } from "./state-address.ts";
import { StateTreeCard } from "./state-tree-card.tsx";
import { unchangingState } from "./unchanging-state.ts";

/** How much of a state comes with the page; the rest is loaded where it is opened. */
const FIRST_LOOK = { depth: 4, partCountMax: 100 } as const;

const VIEWS = ["tree", "raw"] as const;
const viewInUrl = parseAsStringLiteral(VIEWS).withDefault("tree");

/** One state: as a tree, or as the bytes it is kept in. */
export function StateViewer({ address }: { readonly address: StateAddress }) {
  const trpc = useTRPC();
  const [view, setView] = useQueryState("view", viewInUrl);
  const query = useQuery({
    ...trpc.entity.state.queryOptions({ ...address, ...FIRST_LOOK }),
    ...unchangingState,
  });
  if (query.isPending) return <Skeleton className="h-72 w-full" />;
  if (query.isError) {
    const error = toApiError(query.error);
    if (error.reason === "ENTITY.UNKNOWN" || error.reason === "ENTITY.NO_STATE") {
      return (
        <EmptyState
          title="This entity is not in this savepoint"
          description="It was added later, or had been dropped before."
        />
      );
    }
    return (
      <ApiFailure
        title="The state could not be loaded"
        error={error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  const { node, stateBytes, digest } = query.data;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-muted">
        <span>
          <Bytes value={stateBytes} /> encoded
        </span>
        <span className="flex min-w-0 items-center gap-1">
          digest <code className="truncate font-mono text-ink">{digest}</code>
          <CopyButton value={digest} label="Copy digest" />
        </span>
      </p>
      <Tabs
        label="How the state is shown"
        value={view}
        onValueChange={(next) => void setView(next)}
        items={[
          {
            value: "tree",
            label: "Tree",
            content:
              node === null ? (
                <TooLarge stateBytes={stateBytes} />
              ) : (
                <StateTreeCard key={stateHref(address)} address={address} firstNode={node} />
              ),
          },
          { value: "raw", label: "Raw bytes", content: <RawBytes address={address} /> },
        ]}
      />
    </div>
  );
}

function TooLarge({ stateBytes }: { readonly stateBytes: number }) {
  return (
    <div className="rounded-lg border bg-surface">
      <EmptyState
        title={`${formatBytes(stateBytes)} are too much for a tree`}
        description="The server does not decode states of this size to look at them. Loading the run with the client gives the whole state."
      />
    </div>
  );
}
