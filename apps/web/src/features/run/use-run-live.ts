"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/react.tsx";
import { useEventTopic } from "../events/index.ts";

/** Reads the run, its progress and its timeline again whenever something happened to it. */
export function useRunLive(runId: string): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: trpc.run.get.queryKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.savepoint.pathKey() });
  };
  useEventTopic(`run:${runId}`, { onEvents: refresh, onGap: refresh });
}
