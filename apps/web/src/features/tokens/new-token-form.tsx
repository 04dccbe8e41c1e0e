"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ErrorSummary } from "../../components/forms/error-summary.tsx";
import { useErrorFocus } from "../../components/forms/use-error-focus.ts";
import { Button } from "../../components/ui/button.tsx";
import { Checkbox } from "../../components/ui/checkbox.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { Select } from "../../components/ui/select.tsx";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { useIdempotentMutation } from "../../trpc/use-idempotent-mutation.ts";
import { checkTokenForm, type TokenFormProblems } from "./token-form-check.ts";
import { type TokenScope, tokenScopeNames, tokenScopes, writerScopes } from "./token-scopes.ts";

export interface NewTokenFormProps {
  readonly onCreated: (secret: string) => void;
}

const dayMs = 86_400_000;

const expiries = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "never", label: "Never" },
] as const;

type Expiry = (typeof expiries)[number]["value"];

interface NewToken {
  readonly name: string;
  readonly scopes: TokenScope[];
  readonly runPrefix: string | null;
  readonly expiresAtMs: number | null;
  readonly reason: string;
}

/** Name, what the token may do, for which runs, until when, and why. */
export function NewTokenForm({ onCreated }: NewTokenFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly TokenScope[]>(writerScopes);
  const [runPrefix, setRunPrefix] = useState("");
  const [expiry, setExpiry] = useState<Expiry>("90");
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<TokenFormProblems | null>(null);
  const create = useIdempotentMutation({
    call: (client, input: NewToken, options) => client.token.create.mutate(input, options),
    onSuccess: async ({ secret }) => {
      onCreated(secret);
      await queryClient.invalidateQueries({ queryKey: trpc.token.list.queryKey() });
    },
  });
  const failure = create.isError ? create.error : problems;
  const summaryRef = useErrorFocus(failure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const found = checkTokenForm({ name, scopes, runPrefix });
    const isSound = Object.keys(found).length === 0;
    setProblems(isSound ? null : found);
    if (!isSound) return;
    create.mutate({
      name: name.trim(),
      scopes: [...scopes],
      runPrefix: runPrefix.trim() === "" ? null : runPrefix.trim(),
      expiresAtMs: expiry === "never" ? null : Date.now() + Number(expiry) * dayMs,
      reason: reason.trim(),
    });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problems !== null ? (
        <ErrorSummary
          ref={summaryRef}
          title="Something is missing"
          problems={Object.values(problems).map((text) => ({ text }))}
        />
      ) : create.isError ? (
        <ErrorSummary ref={summaryRef} title="The token was not made">
          {errorText(toApiError(create.error))}
        </ErrorSummary>
      ) : null}
      <Field label="Name" required hint="What uses it, as billing-writer." error={problems?.name}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ScopeChoice scopes={scopes} onScopesChange={setScopes} error={problems?.scopes} />
      <Field
        label="Only runs that begin with"
        hint="Empty: all runs. Other runs look as if they did not exist."
        error={problems?.runPrefix}
      >
        {(control) => (
          <Input
            {...control}
            mono
            autoComplete="off"
            spellCheck={false}
            maxLength={127}
            placeholder="flights-"
            value={runPrefix}
            onChange={(event) => setRunPrefix(event.target.value)}
          />
        )}
      </Field>
      <Field label="Expires" required>
        {({ required: _required, ...control }) => (
          <Select {...control} value={expiry} onValueChange={setExpiry} options={expiries} />
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
      <Button type="submit" variant="primary" className="self-end" loading={create.isPending}>
        Create token
      </Button>
    </form>
  );
}

interface ScopeChoiceProps {
  readonly scopes: readonly TokenScope[];
  readonly onScopesChange: (scopes: readonly TokenScope[]) => void;
  readonly error: string | undefined;
}

function ScopeChoice({ scopes, onScopesChange, error }: ScopeChoiceProps) {
  const set = (scope: TokenScope, isOn: boolean) =>
    onScopesChange(tokenScopes.filter((each) => (each === scope ? isOn : scopes.includes(each))));
  return (
    <fieldset className="grid gap-x-4 gap-y-2 rounded-md border px-3 pt-2 pb-3 sm:grid-cols-2">
      <legend className="px-1 text-xs font-medium">It may</legend>
      {tokenScopes.map((scope) => (
        <Checkbox
          key={scope}
          checked={scopes.includes(scope)}
          onCheckedChange={(isOn) => set(scope, isOn)}
          label={tokenScopeNames[scope]}
          hint={<code className="font-mono">{scope}</code>}
        />
      ))}
      {error === undefined ? null : <p className="text-xs text-critical">{error}</p>}
    </fieldset>
  );
}
