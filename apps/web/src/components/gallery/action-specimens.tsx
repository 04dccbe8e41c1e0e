"use client";

import { GitFork, MoreHorizontal, Pause, RotateCcw, Trash2 } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "../ui/dropdown-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd, Keys } from "../ui/kbd.tsx";
import { notifyDone, notifyFailed } from "../ui/notify.ts";
import { Specimen } from "./specimen.tsx";

const nothing = () => undefined;

export function ActionSpecimens() {
  return (
    <>
      <Specimen title="Button">
        <Button variant="primary">Take savepoint</Button>
        <Button icon={<GitFork aria-hidden />}>Fork</Button>
        <Button variant="ghost">Cancel</Button>
        <Button variant="danger">Delete run</Button>
        <Button loading>Saving</Button>
        <Button variant="primary" disabledReason="This savepoint is not complete.">
          Restore
        </Button>
        <Button size="sm">Small</Button>
        <Button size="sm" variant="primary">
          Small
        </Button>
      </Specimen>
      <Specimen title="Icon button, copy, keys, menu, toast">
        <IconButton label="Pause" icon={<Pause aria-hidden />} keys="p" />
        <IconButton label="Restore" icon={<RotateCcw aria-hidden />} variant="secondary" />
        <IconButton
          label="Delete"
          icon={<Trash2 aria-hidden />}
          disabledReason="Only admins delete runs."
        />
        <CopyButton value="billing-eu" label="Copy run id" />
        <Kbd>Esc</Kbd>
        <Keys keys="g r" />
        <Keys keys="mod+k" />
        <DropdownMenu
          align="start"
          trigger={
            <IconButton
              label="More actions"
              icon={<MoreHorizontal aria-hidden />}
              variant="secondary"
            />
          }
        >
          <MenuLabel>Savepoint</MenuLabel>
          <MenuItem icon={<RotateCcw aria-hidden />} onSelect={nothing}>
            Restore
          </MenuItem>
          <MenuItem icon={<GitFork aria-hidden />} keys="f" onSelect={nothing}>
            Fork
          </MenuItem>
          <MenuItem icon={<Pause aria-hidden />} disabledReason="Already held." onSelect={nothing}>
            Hold
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={nothing}>
            Delete
          </MenuItem>
        </DropdownMenu>
        <Button
          onClick={() => notifyDone("Savepoint held", { action: { label: "Undo", run: nothing } })}
        >
          Toast
        </Button>
        <Button
          onClick={() =>
            notifyFailed("Could not hold the savepoint", { description: "Request a1b2" })
          }
        >
          Error toast
        </Button>
      </Specimen>
    </>
  );
}
