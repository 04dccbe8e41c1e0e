"use client";

import type { Role, WireUser } from "@runbox/api";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "../../components/forms/error-summary.tsx";
import { useErrorFocus } from "../../components/forms/use-error-focus.ts";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { notifyDone } from "../../components/ui/notify.ts";
import { Select } from "../../components/ui/select.tsx";
import { visibleText } from "../../format/visible-text.ts";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { roleNames, roleOptions } from "./roles.ts";
import { useUpdateUser } from "./use-update-user.ts";

export interface RoleDialogProps {
  readonly user: WireUser;
  readonly onClose: () => void;
}

/** Gives a user another role, in effect at once. */
export function RoleDialog({ user, onClose }: RoleDialogProps) {
  const [role, setRole] = useState<Role>(user.role);
  const [reason, setReason] = useState("");
  const update = useUpdateUser((changed) => {
    onClose();
    notifyDone(`${visibleText(changed.name)} is now ${roleNames[changed.role].toLowerCase()}`);
  });
  const summaryRef = useErrorFocus(update.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (update.isPending || role === user.role) return;
    update.mutate({ userId: user.userId, role, reason: reason.trim() });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="sm"
      title={`Role of ${visibleText(user.name)}`}
      description="In effect at once, also for sessions that are open."
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {update.isError ? (
          <ErrorSummary ref={summaryRef} title="The role was not changed">
            {errorText(toApiError(update.error))}
          </ErrorSummary>
        ) : null}
        <Field label="Role" required>
          {({ required: _required, ...control }) => (
            <Select {...control} value={role} onValueChange={setRole} options={roleOptions} />
          )}
        </Field>
        <Field label="Reason" hint="Kept in the audit trail.">
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          className="self-end"
          loading={update.isPending}
          disabledReason={role === user.role ? "This is the role already." : undefined}
        >
          Change role
        </Button>
      </form>
    </Dialog>
  );
}
