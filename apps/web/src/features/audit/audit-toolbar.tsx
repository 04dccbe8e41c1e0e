"use client";

import { TextFilter } from "../../components/filters/text-filter.tsx";
import { TimeRangeFilter } from "../../components/filters/time-range-filter.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Select } from "../../components/ui/select.tsx";
import { type AuditAction, auditActionNames, auditActions } from "./audit-actions.ts";
import { type AuditSearch, isAuditFiltered, noAuditFilters } from "./audit-search.ts";

/** A change of the search; null takes a filter off. */
export type AuditSearchChange = Partial<AuditSearch>;

export interface AuditToolbarProps {
  readonly search: AuditSearch;
  readonly onChange: (change: AuditSearchChange) => void;
}

const anyAction = "any";

const actionOptions: readonly { readonly value: AuditAction | "any"; readonly label: string }[] = [
  { value: anyAction, label: "Any action" },
  ...auditActions.map((value) => ({ value, label: auditActionNames[value] })),
];

/** The filters of the audit trail. */
export function AuditToolbar({ search, onChange }: AuditToolbarProps) {
  return (
    <search className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="Action"
        className="w-48"
        value={search.action ?? anyAction}
        options={actionOptions}
        onValueChange={(action) => onChange({ action: action === anyAction ? null : action })}
      />
      <TextFilter
        name="Actor"
        label="Actor id"
        hint="Open an entry and choose “Everything by this actor”."
        value={search.actor}
        onValueChange={(actor) => onChange({ actor })}
        maxLength={64}
      />
      <TextFilter
        name="Resource"
        label="Resource begins with"
        hint="As run:flights or user:jana."
        value={search.resource}
        onValueChange={(resource) => onChange({ resource })}
        maxLength={256}
      />
      <TimeRangeFilter name="When" value={search} onValueChange={onChange} />
      {isAuditFiltered(search) ? (
        <Button variant="ghost" onClick={() => onChange(noAuditFilters)}>
          Clear all
        </Button>
      ) : null}
    </search>
  );
}
