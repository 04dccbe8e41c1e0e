"use client";

import { useQuery } from "@tanstack/react-query";
import { Rows3, SearchX } from "lucide-react";
import Link from "next/link";
import { useSyncExternalStore } from "react";
import { isLimited } from "../../components/filters/time-range.ts";
import { timeRangeText } from "../../components/filters/time-range-filter.tsx";
import { useTimeZone } from "../../components/time/time-zone-provider.tsx";
import { Button } from "../../components/ui/button.tsx";
import { buttonStyle } from "../../components/ui/button-style.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterChip } from "../../components/ui/filter-chip.tsx";
import { countOf } from "../../format/count.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { firstRunSnippet } from "./first-run-snippet.ts";
import { noFilters, type RunsSearch } from "./runs-search.ts";
import type { RunsSearchChange } from "./use-runs-search.ts";

const noSubscription = () => () => undefined;

function useOrigin(): string {
  return useSyncExternalStore(
    noSubscription,
    () => window.location.origin,
    () => "http://localhost:3000",
  );
}

/** There is no run at all: how to make the first one. It appears here by itself. */
export function NoRunsYet() {
  return (
    <EmptyState
      icon={<Rows3 aria-hidden />}
      title="No runs yet"
      description="A run appears here as soon as a service creates one. This command does, with a token that may write runs."
      snippet={firstRunSnippet(useOrigin())}
      actions={
        <Link href="/settings/tokens" className={buttonStyle()}>
          Create a token
        </Link>
      }
    />
  );
}

export interface NoRunsMatchProps {
  readonly search: RunsSearch;
  /** More pages could be looked through: a health is searched for page by page. */
  readonly canLookFurther: boolean;
  readonly onLookFurther: () => void;
  readonly onChange: (change: RunsSearchChange) => void;
}

/** Filters leave nothing: which ones, and how many runs they hide. */
export function NoRunsMatch({ search, canLookFurther, onLookFurther, onChange }: NoRunsMatchProps) {
  const trpc = useTRPC();
  const { formatter } = useTimeZone();
  const all = useQuery(trpc.run.list.queryOptions({ limit: 1 }));
  const counts = all.data?.counts;
  const total = counts === undefined ? null : counts.running + counts.finished + counts.failed;
  const chips = [
    { name: "Run id", value: search.q.trim(), off: { q: null } },
    { name: "State", value: search.status.join(", "), off: { status: null } },
    { name: "Health", value: search.health.join(", "), off: { health: null } },
    { name: "Tag", value: search.tag ?? "", off: { tag: null } },
    { name: "Scenario", value: search.scenario ?? "", off: { scenario: null } },
    {
      name: "Last activity",
      value: isLimited(search) ? timeRangeText(search, formatter) : "",
      off: { range: null, from: null, to: null },
    },
  ].filter((chip) => chip.value !== "");
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={canLookFurther ? "None of the runs looked at so far match" : "No runs match"}
      description={
        total === null
          ? undefined
          : `Without filters there ${total === 1 ? "is" : "are"} ${countOf(total, "run")}.`
      }
      actions={
        <>
          {chips.map((chip) => (
            <FilterChip
              key={chip.name}
              name={chip.name}
              value={chip.value}
              onRemove={() => onChange(chip.off)}
            />
          ))}
          {canLookFurther ? <Button onClick={onLookFurther}>Look further</Button> : null}
          <Button variant="ghost" onClick={() => onChange(noFilters)}>
            Clear all
          </Button>
        </>
      }
    />
  );
}
