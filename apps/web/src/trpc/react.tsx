"use client";

import type { AppRouter } from "@runbox/api";
import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { createContext, type ReactNode, use, useState } from "react";
import { createBrowserClient } from "./browser-client.ts";
import { createQueryClient } from "./query-client.ts";
import { createSessionGate, type SessionGate } from "./session-gate.ts";

const context = createTRPCContext<AppRouter>();
const GateContext = createContext<SessionGate>(createSessionGate());

/** Options of queries for every procedure: `useQuery(useTRPC().run.get.queryOptions(…))`. */
export const useTRPC = context.useTRPC;
/** The client itself, for calls outside of queries. */
export const useTRPCClient = context.useTRPCClient;

/** Holds calls while the session has ended; the sign-in dialog opens and restores it. */
export function useSessionGate(): SessionGate {
  return use(GateContext);
}

/** Gives the page the API and a cache of its answers. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [gate] = useState(createSessionGate);
  const [trpcClient] = useState(() => createBrowserClient(gate));
  return (
    <GateContext value={gate}>
      <QueryClientProvider client={queryClient}>
        <context.TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
          {children}
        </context.TRPCProvider>
      </QueryClientProvider>
    </GateContext>
  );
}
