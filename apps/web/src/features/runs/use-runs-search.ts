"use client";

import { debounce, useQueryStates } from "nuqs";
import { type RunsSearch, runsSearchParsers } from "./runs-search.ts";

const typingPauseMs = 250;

/** A change of the search; null takes a filter off. */
export type RunsSearchChange = Partial<{
  readonly [Key in keyof RunsSearch]: RunsSearch[Key] | null;
}>;

/** The search as it stands in the address. Every change is a step that Back undoes. */
export function useRunsSearch(): readonly [RunsSearch, (change: RunsSearchChange) => void] {
  const [search, setSearch] = useQueryStates(runsSearchParsers, { history: "push" });
  const change = (next: RunsSearchChange) => {
    const isTyping = Object.keys(next).length === 1 && typeof next.q === "string" && next.q !== "";
    void setSearch(next, isTyping ? { limitUrlUpdates: debounce(typingPauseMs) } : {});
  };
  return [search, change];
}
