"use client";

import type { WireUser } from "@runbox/api";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "../../components/forms/error-summary.tsx";
import { useErrorFocus } from "../../components/forms/use-error-focus.ts";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { notifyDone } from "../../components/ui/notify.ts";
import { visibleText } from "../../format/visible-text.ts";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { useIdempotentMutation } from "../../trpc/use-idempotent-mutation.ts";
import { judgePassword, NewPasswordField } from "../auth/index.ts";

export interface ResetPasswordDialogProps {
  readonly user: WireUser;
  readonly onClose: () => void;
}

interface Reset {
  readonly userId: string;
  readonly password: string;
  readonly reason: string;
}

/** Gives a user a new password and signs them out everywhere. */
export function ResetPasswordDialog({ user, onClose }: ResetPasswordDialogProps) {
  const [password, setPassword] = useState("");
  const [reason, setReason] = useState("");
  const [isTooShort, setIsTooShort] = useState(false);
  const known = [user.name, user.email];
  const reset = useIdempotentMutation({
    call: (client, input: Reset, options) => client.user.resetPassword.mutate(input, options),
    onSuccess: () => {
      onClose();
      notifyDone(`${visibleText(user.name)} has a new password`);
    },
  });
  const summaryRef = useErrorFocus(reset.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reset.isPending) return;
    const isShort = judgePassword(password, known).level === "too-short";
    setIsTooShort(isShort);
    if (!isShort) reset.mutate({ userId: user.userId, password, reason: reason.trim() });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="sm"
      title={`New password for ${visibleText(user.name)}`}
      description="They are signed out everywhere. Hand the password over yourself: nothing is sent."
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {reset.isError ? (
          <ErrorSummary ref={summaryRef} title="The password was not changed">
            {errorText(toApiError(reset.error))}
          </ErrorSummary>
        ) : null}
        <NewPasswordField
          label="New password"
          value={password}
          onValueChange={setPassword}
          known={known}
          error={isTooShort ? "Choose a longer password." : undefined}
        />
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
        <Button type="submit" variant="primary" className="self-end" loading={reset.isPending}>
          Set password
        </Button>
      </form>
    </Dialog>
  );
}
