"use client";

import { Search } from "lucide-react";
import { ChoiceFilter } from "../../components/filters/choice-filter.tsx";
import { TextFilter } from "../../components/filters/text-filter.tsx";
import { TimeRangeFilter } from "../../components/filters/time-range-filter.tsx";
import { filterInputProps } from "../../components/shell/shell-hotkeys.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Select } from "../../components/ui/select.tsx";
import { StatusBadge } from "../../components/ui/status-badge.tsx";
import { statusLook } from "../../components/ui/status-vocabulary.ts";
import { runSortNames } from "./run-sort-names.ts";
import { healthLevels, isFiltered, noFilters, type RunsSearch } from "./runs-search.ts";
import { parseTag } from "./tag-text.ts";
import type { RunsSearchChange } from "./use-runs-search.ts";

export interface RunsToolbarProps {
  readonly search: RunsSearch;
  readonly onChange: (change: RunsSearchChange) => void;
}

const healthOptions = healthLevels.map((value) => ({
  value,
  label: statusLook("run-health", value).label,
  mark: <StatusBadge kind="run-health" value={value} />,
}));

/** The filters of the runs list, and its order where there is no table head. */
export function RunsToolbar({ search, onChange }: RunsToolbarProps) {
  return (
    <search className="flex flex-wrap items-center gap-2">
      <Input
        {...filterInputProps}
        type="search"
        aria-label="Run id contains"
        placeholder="Run id contains…"
        className="sm:w-60 [&_input::-webkit-search-cancel-button]:hidden"
        autoComplete="off"
        spellCheck={false}
        maxLength={128}
        leading={<Search aria-hidden />}
        value={search.q}
        onChange={(event) => onChange({ q: event.target.value })}
      />
      <ChoiceFilter
        name="Health"
        options={healthOptions}
        values={search.health}
        onValuesChange={(health) => onChange({ health: [...health] })}
      />
      <TextFilter
        name="Tag"
        label="Tag"
        hint="Key and value, as team=billing."
        value={search.tag}
        onValueChange={(tag) => onChange({ tag })}
        check={(text) => (parseTag(text) === null ? "Write it as key=value." : null)}
        maxLength={320}
      />
      <TextFilter
        name="Scenario"
        label="Scenario"
        hint="The whole name."
        value={search.scenario}
        onValueChange={(scenario) => onChange({ scenario })}
        maxLength={128}
      />
      <TimeRangeFilter name="Last activity" value={search} onValueChange={onChange} />
      <div className="md:hidden">
        <SortSelect search={search} onChange={onChange} />
      </div>
      {isFiltered(search) ? (
        <Button variant="ghost" onClick={() => onChange(noFilters)}>
          Clear all
        </Button>
      ) : null}
    </search>
  );
}

const sortOptions = (["activeAt", "createdAt", "runId"] as const).flatMap((sort) => [
  { value: `${sort} desc` as const, label: `Sort: ${runSortNames[sort]} ↓` },
  { value: `${sort} asc` as const, label: `Sort: ${runSortNames[sort]} ↑` },
]);

function SortSelect({ search, onChange }: RunsToolbarProps) {
  return (
    <Select
      aria-label="Sorted by"
      value={`${search.sort} ${search.order}` as const}
      options={sortOptions}
      onValueChange={(value) => {
        const chosen = sortOptions.find((option) => option.value === value)?.value.split(" ");
        const [sort, order] = chosen ?? [];
        if (sort === "activeAt" || sort === "createdAt" || sort === "runId") {
          onChange({ sort, order: order === "asc" ? "asc" : "desc" });
        }
      }}
    />
  );
}
