"use client";

import { type FormEvent, useState } from "react";
import { ErrorSummary } from "../../components/forms/error-summary.tsx";
import { PasswordInput } from "../../components/forms/password-input.tsx";
import { useErrorFocus } from "../../components/forms/use-error-focus.ts";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { notifyDone } from "../../components/ui/notify.ts";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { useIdempotentMutation } from "../../trpc/use-idempotent-mutation.ts";
import { judgePassword, NewPasswordField, useSessionUser } from "../auth/index.ts";

interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

const empty: PasswordChange = { currentPassword: "", newPassword: "" };

type Problem = "current-missing" | "new-short";

const problemTexts = {
  "current-missing": "Type the password you have now.",
  "new-short": "Choose a longer password.",
} as const satisfies Record<Problem, string>;

/** Changes the person's own password. */
export function PasswordForm() {
  const user = useSessionUser();
  const [values, setValues] = useState(empty);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = useIdempotentMutation({
    call: (client, input: PasswordChange, options) =>
      client.user.changePassword.mutate(input, options),
    onSuccess: () => {
      setValues(empty);
      notifyDone("Your password is changed");
    },
  });
  const known = user === null ? [] : [user.name, user.email];
  const summaryRef = useErrorFocus(problem ?? change.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    const isShort = judgePassword(values.newPassword, known).level === "too-short";
    const found = values.currentPassword === "" ? "current-missing" : isShort ? "new-short" : null;
    setProblem(found);
    if (found === null) change.mutate(values);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem !== null ? (
        <ErrorSummary ref={summaryRef} title={problemTexts[problem]} />
      ) : change.isError ? (
        <ErrorSummary ref={summaryRef} title="The password was not changed">
          {errorText(toApiError(change.error))}
        </ErrorSummary>
      ) : null}
      <Field label="Current password" required>
        {(control) => (
          <PasswordInput
            {...control}
            aria-invalid={problem === "current-missing" || undefined}
            autoComplete="current-password"
            value={values.currentPassword}
            onChange={(event) => setValues({ ...values, currentPassword: event.target.value })}
          />
        )}
      </Field>
      <NewPasswordField
        label="New password"
        value={values.newPassword}
        onValueChange={(newPassword) => setValues({ ...values, newPassword })}
        known={known}
        error={problem === "new-short" ? problemTexts[problem] : undefined}
      />
      <Button type="submit" className="self-start" loading={change.isPending}>
        Change password
      </Button>
    </form>
  );
}
