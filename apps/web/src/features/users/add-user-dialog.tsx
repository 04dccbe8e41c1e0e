"use client";

import type { Role } from "@runbox/api";
import { useQueryClient } from "@tanstack/react-query";
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
import { useTRPC } from "../../trpc/react.tsx";
import { useIdempotentMutation } from "../../trpc/use-idempotent-mutation.ts";
import {
  type AccountFormProblems,
  type AccountFormValues,
  checkAccountForm,
  NewPasswordField,
} from "../auth/index.ts";
import { roleOptions } from "./roles.ts";

export interface AddUserDialogProps {
  readonly onClose: () => void;
}

interface NewUser extends AccountFormValues {
  readonly role: Role;
  readonly reason: string;
}

const empty: AccountFormValues = { name: "", email: "", password: "" };

/** Lets somebody sign in from now on. */
export function AddUserDialog({ onClose }: AddUserDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [values, setValues] = useState(empty);
  const [role, setRole] = useState<Role>("viewer");
  const [problems, setProblems] = useState<AccountFormProblems | null>(null);
  const create = useIdempotentMutation({
    call: (client, input: NewUser, options) => client.user.create.mutate(input, options),
    onSuccess: async (user) => {
      onClose();
      notifyDone(`${visibleText(user.name)} can sign in now`);
      await queryClient.invalidateQueries({ queryKey: trpc.user.list.queryKey() });
    },
  });
  const summaryRef = useErrorFocus(problems ?? create.error);
  const set = (change: Partial<AccountFormValues>) => setValues({ ...values, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const found = checkAccountForm(values);
    const isSound = Object.keys(found).length === 0;
    setProblems(isSound ? null : found);
    if (!isSound) return;
    const { name, email, password } = values;
    create.mutate({ name: name.trim(), email: email.trim(), password, role, reason: "" });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add a user"
      description="Hand the password over yourself: nothing is sent. They can change it in their profile."
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {problems !== null ? (
          <ErrorSummary
            ref={summaryRef}
            title="Something is missing"
            problems={Object.values(problems).map((text) => ({ text }))}
          />
        ) : create.isError ? (
          <ErrorSummary ref={summaryRef} title="The user was not added">
            {errorText(toApiError(create.error))}
          </ErrorSummary>
        ) : null}
        <Field label="Name" required error={problems?.name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              maxLength={100}
              value={values.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label="E-mail address" required error={problems?.email}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              maxLength={254}
              value={values.email}
              onChange={(event) => set({ email: event.target.value })}
            />
          )}
        </Field>
        <Field label="Role" required>
          {({ required: _required, ...control }) => (
            <Select {...control} value={role} onValueChange={setRole} options={roleOptions} />
          )}
        </Field>
        <NewPasswordField
          value={values.password}
          onValueChange={(password) => set({ password })}
          known={[values.name, values.email]}
          error={problems?.password}
        />
        <Button type="submit" variant="primary" className="self-end" loading={create.isPending}>
          Add user
        </Button>
      </form>
    </Dialog>
  );
}
