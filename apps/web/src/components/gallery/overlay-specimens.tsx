"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DefinitionList } from "../ui/definition-list.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Popover } from "../ui/popover.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { Specimen } from "./specimen.tsx";

type Overlay = "dialog" | "tier-1" | "tier-2" | "peek" | null;

export function OverlaySpecimens() {
  const [open, setOpen] = useState<Overlay>(null);
  const opened = (overlay: Overlay) => ({
    open: open === overlay,
    onOpenChange: (next: boolean) => setOpen(next ? overlay : null),
  });
  const close = () => setOpen(null);
  return (
    <Specimen title="Dialog, confirmation, peek, popover">
      <Button onClick={() => setOpen("dialog")}>Dialog</Button>
      <Button onClick={() => setOpen("tier-1")}>Confirm, tier 1</Button>
      <Button onClick={() => setOpen("tier-2")}>Confirm, tier 2</Button>
      <Button onClick={() => setOpen("peek")}>Peek</Button>
      <Popover trigger={<Button>Popover</Button>} label="Definition">
        <p className="font-medium">Commit lag</p>
        <p className="text-ink-muted">
          Wall time from the moment the run’s clock passed this event time until the savepoint was
          durable.
        </p>
      </Popover>
      <Dialog
        {...opened("dialog")}
        title="Share this view"
        description="The link shows the same window later on."
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button variant="primary" onClick={close}>
              Copy link
            </Button>
          </>
        }
      >
        <p>The window is written into the link as absolute times.</p>
      </Dialog>
      <ConfirmDialog
        {...opened("tier-1")}
        title="Fork billing-eu at 06:00?"
        consequence="A new run starts from this savepoint. billing-eu is not touched."
        confirmLabel="Fork billing-eu"
        onConfirm={close}
      />
      <ConfirmDialog
        {...opened("tier-2")}
        title="Restore billing-eu to 06:00?"
        consequence="The run goes back 1 h 56 min of event time. Later savepoints stay on branch 2."
        impact={[
          { label: "Entities", value: "50" },
          { label: "Event time given up", value: "1h 56m" },
          { label: "Savepoints left behind", value: "2" },
        ]}
        confirmLabel="Restore billing-eu"
        tone="danger"
        reason="required"
        phrase="billing-eu 06:00"
        onConfirm={close}
      />
      <Sheet
        {...opened("peek")}
        title="Savepoint 06:00"
        description="billing-eu, branch 1"
        footer={<Button variant="primary">Open</Button>}
      >
        <DefinitionList
          items={[
            { term: "Status", value: <StatusBadge kind="savepoint" value="persisted" /> },
            { term: "Entities", value: "50 of 50" },
            { term: "Origin", value: "scheduled" },
          ]}
        />
      </Sheet>
    </Specimen>
  );
}
