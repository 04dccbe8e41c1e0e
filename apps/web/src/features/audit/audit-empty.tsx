"use client";

import { History, SearchX } from "lucide-react";
import { isLimited } from "../../components/filters/time-range.ts";
import { timeRangeText } from "../../components/filters/time-range-filter.tsx";
import { useTimeZone } from "../../components/time/time-zone-provider.tsx";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterChip } from "../../components/ui/filter-chip.tsx";
import { auditActionNames } from "./audit-actions.ts";
import { isAuditFiltered, noAuditFilters } from "./audit-search.ts";
import type { AuditToolbarProps } from "./audit-toolbar.tsx";

/** No entry matches, with the filters that are on; or nothing was ever done. */
export function AuditEmpty({ search, onChange }: AuditToolbarProps) {
  const { formatter } = useTimeZone();
  if (!isAuditFiltered(search)) {
    return (
      <EmptyState
        icon={<History aria-hidden />}
        title="Nothing yet"
        description="Every change appears here, with who made it and why."
      />
    );
  }
  const chips = [
    { name: "Actor", value: search.actor, off: { actor: null } },
    {
      name: "Action",
      value: search.action === null ? null : auditActionNames[search.action],
      off: { action: null },
    },
    { name: "Resource", value: search.resource, off: { resource: null } },
    {
      name: "When",
      value: isLimited(search) ? timeRangeText(search, formatter) : null,
      off: { range: null, from: null, to: null },
    },
  ];
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="No entries match"
      actions={
        <>
          {chips.map(({ name, value, off }) =>
            value === null ? null : (
              <FilterChip key={name} name={name} value={value} onRemove={() => onChange(off)} />
            ),
          )}
          <Button variant="ghost" onClick={() => onChange(noAuditFilters)}>
            Clear all
          </Button>
        </>
      }
    />
  );
}
