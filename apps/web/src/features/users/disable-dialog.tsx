"use client";

import type { WireUser } from "@runbox/api";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { notifyDone } from "../../components/ui/notify.ts";
import { visibleText } from "../../format/visible-text.ts";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { useUpdateUser } from "./use-update-user.ts";

export interface DisableDialogProps {
  readonly user: WireUser;
  readonly onClose: () => void;
}

/** Asks before a user can no longer sign in, or can again. */
export function DisableDialog({ user, onClose }: DisableDialogProps) {
  const name = visibleText(user.name);
  const verb = user.isDisabled ? "Enable" : "Disable";
  const update = useUpdateUser((changed) => {
    onClose();
    notifyDone(`${changed.isDisabled ? "Disabled" : "Enabled"} ${visibleText(changed.name)}`);
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`${verb} ${name}?`}
      consequence={
        user.isDisabled
          ? "They can sign in again with the password they had."
          : "They are signed out everywhere at once and cannot sign in. You can enable them again."
      }
      confirmLabel={`${verb} ${name}`}
      tone={user.isDisabled ? "default" : "danger"}
      reason="optional"
      pending={update.isPending}
      error={update.isError ? errorText(toApiError(update.error)) : null}
      onConfirm={({ reason }) =>
        update.mutate({ userId: user.userId, isDisabled: !user.isDisabled, reason })
      }
    />
  );
}
