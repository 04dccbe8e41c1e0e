"use client";

import type { WireRun } from "@runbox/api";
import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { DropdownMenu, MenuItem } from "../../components/ui/dropdown-menu.tsx";
import { IconButton } from "../../components/ui/icon-button.tsx";
import { notifyDone } from "../../components/ui/notify.ts";
import { formatBytes } from "../../format/bytes.ts";
import { formatCount } from "../../format/count.ts";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { useIdempotentMutation } from "../../trpc/use-idempotent-mutation.ts";
import { useMay } from "../auth/index.ts";

type OpenDialog = "finished" | "failed" | "delete" | null;

/** What can be done to a run as a whole. */
export function RunActions({ run }: { readonly run: WireRun }) {
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const isOperator = useMay("operator");
  const isAdmin = useMay("admin");
  const close = () => setDialog(null);
  const endReason = run.status === "running" ? undefined : "It has ended already.";
  return (
    <>
      <DropdownMenu
        trigger={<IconButton label="Actions" icon={<Ellipsis aria-hidden />} variant="secondary" />}
      >
        <MenuItem
          onSelect={() => setDialog("finished")}
          disabledReason={isOperator ? endReason : "Operators may do this."}
        >
          Mark as finished…
        </MenuItem>
        <MenuItem
          onSelect={() => setDialog("failed")}
          disabledReason={isOperator ? endReason : "Operators may do this."}
        >
          Mark as failed…
        </MenuItem>
        <MenuItem
          tone="danger"
          onSelect={() => setDialog("delete")}
          disabledReason={isAdmin ? undefined : "Admins may do this."}
        >
          Delete run…
        </MenuItem>
      </DropdownMenu>
      {dialog === "finished" || dialog === "failed" ? (
        <EndDialog run={run} status={dialog} onClose={close} />
      ) : null}
      {dialog === "delete" ? <DeleteDialog run={run} onClose={close} /> : null}
    </>
  );
}

interface DialogProps {
  readonly run: WireRun;
  readonly onClose: () => void;
}

function EndDialog({
  run,
  status,
  onClose,
}: DialogProps & { readonly status: "finished" | "failed" }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mutation = useIdempotentMutation({
    call: (client, input: { readonly reason: string }, options) =>
      client.run.finish.mutate({ runId: run.runId, status, reason: input.reason }, options),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.run.pathKey() });
      notifyDone(`${run.runId} is marked as ${status}`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Mark ${run.runId} as ${status}?`}
      consequence="Its writer is refused from now on. Savepoints stay; loading the run opens it again."
      confirmLabel={`Mark as ${status}`}
      reason="optional"
      pending={mutation.isPending}
      error={mutation.isError ? errorText(toApiError(mutation.error)) : null}
      onConfirm={(input) => mutation.mutate(input)}
    />
  );
}

function DeleteDialog({ run, onClose }: DialogProps) {
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const mutation = useIdempotentMutation({
    call: (client, input: { readonly reason: string }, options) =>
      client.run.delete.mutate(
        { runId: run.runId, confirm: run.runId, reason: input.reason },
        options,
      ),
    onSuccess: () => {
      notifyDone(`${run.runId} was deleted`);
      queryClient.removeQueries({ queryKey: trpc.run.get.queryKey({ runId: run.runId }) });
      router.push("/runs");
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${run.runId}?`}
      consequence="All its savepoints and states are removed, and its name is never used again. This cannot be undone."
      impact={[
        { label: "Entities", value: formatCount(run.entityCount) },
        { label: "Stored", value: formatBytes(run.storedBytes) },
        { label: "Writer", value: run.leaseHolder === null ? "nobody" : "is refused at once" },
      ]}
      confirmLabel={`Delete ${run.runId}`}
      tone="danger"
      reason="required"
      phrase={run.runId}
      pending={mutation.isPending}
      error={mutation.isError ? errorText(toApiError(mutation.error)) : null}
      onConfirm={(input) => mutation.mutate(input)}
    />
  );
}
