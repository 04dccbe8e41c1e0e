"use client";

import { Search } from "lucide-react";
import { useState } from "react";
import { filterInputProps } from "../shell/shell-hotkeys.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Field } from "../ui/field.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import { Input } from "../ui/input.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { Specimen } from "./specimen.tsx";

const roles = [
  { value: "viewer", label: "Viewer", hint: "Sees runs and savepoints" },
  { value: "operator", label: "Operator", hint: "Restores, forks and upgrades" },
  { value: "admin", label: "Admin", hint: "Users, tokens and deletion" },
] as const;

const views = [
  { value: "timeline", label: "Timeline" },
  { value: "table", label: "Table" },
] as const;

export function FormSpecimens() {
  const [role, setRole] = useState<"viewer" | "operator" | "admin">("viewer");
  const [held, setHeld] = useState<boolean | "indeterminate">("indeterminate");
  const [live, setLive] = useState(true);
  const [view, setView] = useState<"timeline" | "table">("timeline");
  const [chips, setChips] = useState<readonly string[]>(["lagging", "3.\u202E*"]);
  return (
    <>
      <Specimen title="Field, input, select, textarea">
        <div className="grid w-full gap-4 sm:grid-cols-2">
          <Field label="Name" required hint="Letters, digits, dots and dashes.">
            {(control) => <Input {...control} defaultValue="billing-eu" />}
          </Field>
          <Field label="Interval" required error="Must be a whole number of milliseconds.">
            {(control) => <Input {...control} mono defaultValue="1.5" />}
          </Field>
          <Field label="Role" required>
            {(control) => (
              <Select {...control} value={role} onValueChange={setRole} options={roles} />
            )}
          </Field>
          <Field label="Filter">
            {(control) => (
              <Input
                {...control}
                {...filterInputProps}
                leading={<Search aria-hidden />}
                trailing={<Kbd>/</Kbd>}
                placeholder="health:lagging tag:team=billing"
              />
            )}
          </Field>
          <Field label="Reason" required className="sm:col-span-2">
            {(control) => <Textarea {...control} rows={2} />}
          </Field>
        </div>
      </Specimen>
      <Specimen title="Checkbox, switch, segmented control, filter chip">
        <div className="flex w-full flex-col gap-4">
          <Checkbox checked={held} onCheckedChange={setHeld} label="Only held savepoints" />
          <Checkbox
            checked
            onCheckedChange={() => undefined}
            label="Keep the source"
            hint="Until the upgrade is closed."
          />
          <Switch
            checked={live}
            onCheckedChange={setLive}
            label="Live updates"
            hint="New rows wait until you ask for them."
          />
          <SegmentedControl label="View" value={view} onValueChange={setView} options={views} />
          <div className="flex min-h-6 flex-wrap gap-2">
            {chips.map((chip) => (
              <FilterChip
                key={chip}
                name="Version"
                value={chip}
                onRemove={() => setChips(chips.filter((other) => other !== chip))}
              />
            ))}
          </div>
        </div>
      </Specimen>
    </>
  );
}
