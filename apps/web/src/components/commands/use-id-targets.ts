"use client";

import { useEffect, useState } from "react";
import type { IdTarget } from "./command.ts";
import { useIdResolvers } from "./command-provider.tsx";
import { idFromText } from "./id-text.ts";

/** Typing pauses for this long before ids are looked up. */
const lookupDelayMs = 150;

export interface IdLookup {
  readonly searching: boolean;
  readonly targets: readonly IdTarget[];
}

const nothing: IdLookup = { searching: false, targets: [] };

interface Found {
  readonly text: string;
  readonly targets: readonly IdTarget[];
}

/** The pages that the typed text leads to if it is an id. A resolver that fails finds nothing. */
export function useIdTargets(text: string): IdLookup {
  const resolvers = useIdResolvers();
  const id = idFromText(text);
  const [found, setFound] = useState<Found>({ text: "", targets: [] });
  // Synchronises with the resolvers, which ask the server.
  useEffect(() => {
    if (id === null || resolvers.length === 0) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const results = await Promise.allSettled(
        resolvers.map((resolver) => resolver.resolve(id, abort.signal)),
      );
      if (abort.signal.aborted) return;
      const targets = results.flatMap((result) =>
        result.status === "fulfilled" && result.value !== null ? [result.value] : [],
      );
      setFound({ text: id, targets });
    }, lookupDelayMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [id, resolvers]);
  if (id === null || resolvers.length === 0) return nothing;
  return found.text === id
    ? { searching: false, targets: found.targets }
    : { searching: true, targets: [] };
}
