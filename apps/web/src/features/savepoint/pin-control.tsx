"use client";

import type { WireSavepoint } from "@runbox/api";
import { useQueryClient } from "@tanstack/react-query";
import { Pin, PinOff } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { notifyDone, notifyFailed } from "../../components/ui/notify.ts";
import { errorText, toApiError } from "../../trpc/api-error.ts";
import { useTRPC } from "../../trpc/react.tsx";
import { useIdempotentMutation } from "../../trpc/use-idempotent-mutation.ts";
import { useMay } from "../auth/index.ts";

/** Keeps a savepoint from retention, or lets it go again. Both can be undone by the other. */
export function PinControl({ savepoint }: { readonly savepoint: WireSavepoint }) {
  const [isAsking, setIsAsking] = useState(false);
  const isOperator = useMay("operator");
  const disabledReason = isOperator ? undefined : "Operators may pin savepoints.";
  if (savepoint.pin !== null) return <UnpinButton savepoint={savepoint} reason={disabledReason} />;
  return (
    <>
      <Button
        icon={<Pin aria-hidden />}
        disabledReason={disabledReason}
        onClick={() => setIsAsking(true)}
      >
        Pin…
      </Button>
      {isAsking ? <PinDialog savepoint={savepoint} onClose={() => setIsAsking(false)} /> : null}
    </>
  );
}

function useRefreshSavepoints(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: trpc.savepoint.pathKey() });
}

interface UnpinButtonProps {
  readonly savepoint: WireSavepoint;
  readonly reason: string | undefined;
}

function UnpinButton({ savepoint, reason }: UnpinButtonProps) {
  const refresh = useRefreshSavepoints();
  const { runId, savepointId } = savepoint;
  const mutation = useIdempotentMutation({
    call: (client, input: { runId: string; savepointId: string }, options) =>
      client.savepoint.unpin.mutate(input, options),
    onSuccess: async () => {
      await refresh();
      notifyDone("The pin is gone", { description: "Retention may remove the states." });
    },
    onError: (thrown) =>
      notifyFailed("The pin could not be removed", { description: errorText(toApiError(thrown)) }),
  });
  return (
    <Button
      icon={<PinOff aria-hidden />}
      loading={mutation.isPending}
      disabledReason={reason}
      onClick={() => mutation.mutate({ runId, savepointId })}
    >
      Unpin
    </Button>
  );
}

interface PinDialogProps {
  readonly savepoint: WireSavepoint;
  readonly onClose: () => void;
}

function PinDialog({ savepoint, onClose }: PinDialogProps) {
  const refresh = useRefreshSavepoints();
  const [note, setNote] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const { runId, savepointId } = savepoint;
  const mutation = useIdempotentMutation({
    call: (client, input: { runId: string; savepointId: string; note: string }, options) =>
      client.savepoint.pin.mutate(input, options),
    onSuccess: async () => {
      await refresh();
      notifyDone("The savepoint is pinned");
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = note.trim();
    setIsMissing(trimmed === "");
    if (trimmed !== "") mutation.mutate({ runId, savepointId, note: trimmed });
  };
  const problem = isMissing
    ? "Say why it is kept."
    : mutation.isError
      ? errorText(toApiError(mutation.error))
      : null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Pin this savepoint"
      description="Its states are kept until the pin is removed, whatever retention says."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="pin-form" variant="primary" loading={mutation.isPending}>
            Pin savepoint
          </Button>
        </>
      }
    >
      <form id="pin-form" noValidate onSubmit={submit}>
        <Field
          label="Why it is kept"
          hint="People read this when they look for space."
          required
          error={problem}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
