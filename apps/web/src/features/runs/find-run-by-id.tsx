"use client";

import { useMemo } from "react";
import type { IdResolver } from "../../components/commands/command.ts";
import { useIdResolver } from "../../components/commands/command-provider.tsx";
import { useTRPCClient } from "../../trpc/react.tsx";

/** Lets the palette jump to a run whose id was pasted. Shows nothing itself. */
export function FindRunById() {
  const client = useTRPCClient();
  const resolver = useMemo<IdResolver>(
    () => ({
      kind: "Run",
      resolve: async (id, signal) => {
        try {
          const run = await client.run.get.query({ runId: id }, { signal });
          const href = `/runs/${encodeURIComponent(run.runId)}`;
          return { kind: "Run", label: run.runId, href };
        } catch {
          // No run of that name, or none that may be seen: the palette says that nothing was found.
          return null;
        }
      },
    }),
    [client],
  );
  useIdResolver(resolver);
  return null;
}
