"use client";

import { useState } from "react";
import { Dialog } from "../../components/ui/dialog.tsx";
import { NewTokenForm } from "./new-token-form.tsx";
import { TokenSecret } from "./token-secret.tsx";

export interface CreateTokenDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Makes a token, then shows its secret once. */
export function CreateTokenDialog({ open, onOpenChange }: CreateTokenDialogProps) {
  const [secret, setSecret] = useState<string | null>(null);
  const close = (next: boolean) => {
    onOpenChange(next);
    // The secret goes with the dialog: nothing keeps it.
    if (!next) setSecret(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={secret === null ? "New token" : "Copy the token now"}
      description={
        secret === null
          ? "A service sends it to prove who it is."
          : "It is shown here once and never again."
      }
    >
      {secret === null ? (
        <NewTokenForm onCreated={setSecret} />
      ) : (
        <TokenSecret secret={secret} onDone={() => close(false)} />
      )}
    </Dialog>
  );
}
