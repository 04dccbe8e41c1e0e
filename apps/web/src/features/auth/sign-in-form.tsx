"use client";

import { type FormEvent, type ReactNode, useId, useState } from "react";
import { ErrorSummary } from "../../components/forms/error-summary.tsx";
import { PasswordInput } from "../../components/forms/password-input.tsx";
import { useErrorFocus } from "../../components/forms/use-error-focus.ts";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { signIn } from "./session-requests.ts";
import { type SignInFailure, signInFailureText } from "./sign-in-failure-text.ts";

export interface SignInFormProps {
  /** Given when it is known who signs in again; cannot be changed then. */
  readonly email?: string;
  readonly onSignedIn: () => void;
  /** More buttons beside the main one. */
  readonly actions?: ReactNode;
}

type Failure = SignInFailure | { readonly kind: "incomplete" };

/** Address and password. Enter submits; what went wrong takes focus and keeps the address. */
export function SignInForm({ email: knownEmail, onSignedIn, actions }: SignInFormProps) {
  const [email, setEmail] = useState(knownEmail ?? "");
  const [password, setPassword] = useState("");
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const summaryRef = useErrorFocus(failure);
  const summaryId = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    if (email.trim() === "" || password === "") return setFailure({ kind: "incomplete" });
    setIsPending(true);
    const outcome = await signIn({ email: email.trim(), password });
    if (outcome.kind === "signed-in") return onSignedIn();
    setIsPending(false);
    setPassword("");
    setFailure(outcome);
  };
  const isRefused = failure?.kind === "refused";
  const invalid = { "aria-invalid": isRefused || undefined };
  const described = isRefused ? summaryId : undefined;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {failure === null ? null : (
        <div id={summaryId}>
          <FailureSummary ref={summaryRef} failure={failure} />
        </div>
      )}
      <Field label="E-mail address" required>
        {(control) => (
          <Input
            {...control}
            {...invalid}
            aria-describedby={described}
            type="email"
            name="email"
            autoComplete="username"
            autoFocus={knownEmail === undefined}
            readOnly={knownEmail !== undefined}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Password" required>
        {(control) => (
          <PasswordInput
            {...control}
            {...invalid}
            aria-describedby={described}
            name="password"
            autoComplete="current-password"
            autoFocus={knownEmail !== undefined}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-col gap-2">
        <Button type="submit" variant="primary" loading={isPending}>
          Sign in
        </Button>
        {actions}
      </div>
    </form>
  );
}

function FailureSummary({
  ref,
  failure,
}: {
  readonly ref: ReturnType<typeof useErrorFocus>;
  readonly failure: Failure;
}) {
  const text =
    failure.kind === "incomplete"
      ? { title: "Address and password are needed", detail: "Fill in both, then sign in." }
      : signInFailureText(failure);
  return (
    <ErrorSummary ref={ref} title={text.title}>
      {text.detail}
    </ErrorSummary>
  );
}
