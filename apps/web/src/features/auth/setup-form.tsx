"use client";

import { type FormEvent, useState } from "react";
import { ErrorSummary, type FormProblem } from "../../components/forms/error-summary.tsx";
import { useErrorFocus } from "../../components/forms/use-error-focus.ts";
import { Button } from "../../components/ui/button.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { type ApiError, errorText, toApiError } from "../../trpc/api-error.ts";
import { useTRPCClient } from "../../trpc/react.tsx";
import {
  type AccountFormProblems,
  type AccountFormValues,
  checkAccountForm,
} from "./account-form-check.ts";
import { NewPasswordField } from "./new-password-field.tsx";
import { signIn } from "./session-requests.ts";

type Failure =
  | { readonly kind: "form"; readonly problems: AccountFormProblems }
  | { readonly kind: "api"; readonly error: ApiError };

const empty: AccountFormValues = { name: "", email: "", password: "" };

/** Name, address and password of the first administrator, who is then signed in. */
export function SetupForm({ code }: { readonly code: string }) {
  const client = useTRPCClient();
  const [values, setValues] = useState(empty);
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const summaryRef = useErrorFocus(failure);
  const problems = failure?.kind === "form" ? failure.problems : {};
  const set = (change: Partial<AccountFormValues>) => setValues({ ...values, ...change });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    const found = checkAccountForm(values);
    if (Object.keys(found).length > 0) return setFailure({ kind: "form", problems: found });
    setIsPending(true);
    const user = { ...values, email: values.email.trim(), name: values.name.trim() };
    try {
      await client.user.setUp.mutate({ code, ...user });
      const outcome = await signIn({ email: user.email, password: user.password });
      window.location.assign(outcome.kind === "signed-in" ? "/runs" : "/login");
    } catch (thrown) {
      setIsPending(false);
      setFailure({ kind: "api", error: toApiError(thrown) });
    }
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {failure === null ? null : <SetupFailure ref={summaryRef} failure={failure} />}
      <Field label="Name" required error={problems.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            autoComplete="name"
            autoFocus
            maxLength={100}
            value={values.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="E-mail address"
        required
        error={problems.email}
        hint="You sign in with it. Nothing is sent there."
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            name="email"
            autoComplete="username"
            maxLength={254}
            value={values.email}
            onChange={(event) => set({ email: event.target.value })}
          />
        )}
      </Field>
      <NewPasswordField
        value={values.password}
        onValueChange={(password) => set({ password })}
        known={[values.name, values.email]}
        error={problems.password}
      />
      <Button type="submit" variant="primary" loading={isPending}>
        Make the first administrator
      </Button>
    </form>
  );
}

interface SetupFailureProps {
  readonly ref: ReturnType<typeof useErrorFocus>;
  readonly failure: Failure;
}

function SetupFailure({ ref, failure }: SetupFailureProps) {
  if (failure.kind === "form") {
    const problems: readonly FormProblem[] = Object.values(failure.problems).map((text) => ({
      text,
    }));
    return <ErrorSummary ref={ref} title="Something is missing" problems={problems} />;
  }
  if (failure.error.reason === "AUTH.SETUP_UNAVAILABLE") {
    return (
      <ErrorSummary ref={ref} title="This link does not work, or no longer">
        A link holds for 15 minutes and makes one administrator. The log of the API shows the newest
        one. If somebody has set Runbox up already,{" "}
        <a href="/login" className="underline underline-offset-2">
          sign in
        </a>
        .
      </ErrorSummary>
    );
  }
  return (
    <ErrorSummary ref={ref} title="Set-up failed">
      {errorText(failure.error)}
    </ErrorSummary>
  );
}
